//! What the lists of municipalities share: 推奨データセット and its successor 自治体標準オープンデータセット.
//!
//! The two generations tell the same under other names of columns; a file may mix them. Columns are found by name,
//! whatever their order.

use api::facilities::Location;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{location, website};
use super::{Columns, Output, names};
use crate::facilities::areas::{PREFECTURES, prefecture as prefecture_of};
use crate::facilities::normalize;

/// The column of the older generation by which its files are known.
pub const OLD_CODE: &str = "都道府県コード又は市区町村コード";
/// The same of the newer one.
pub const NEW_CODE: &str = "全国地方公共団体コード";

/// Columns that any list of places may have, beside those its kind asks for.
pub fn optional_columns() -> Vec<String> {
    names(&[
        OLD_CODE,
        NEW_CODE,
        "NO",
        "ID",
        "都道府県名",
        "市区町村名",
        "地方公共団体名",
        "住所",
        "方書",
        "所在地_全国地方公共団体コード",
        "町字ID",
        "所在地_連結表記",
        "所在地_都道府県",
        "所在地_市区町村",
        "所在地_町字",
        "所在地_番地以下",
        "建物名等(方書)",
        "郵便番号",
        "緯度",
        "経度",
        "高度の種別",
        "高度の値",
        "電話番号",
        "内線番号",
        "連絡先メールアドレス",
        "FAX番号",
        "法人番号",
        "法人の名称",
        "URL",
        "画像",
        "画像_ライセンス",
        "備考",
    ])
}

/// The municipality that publishes a row, and the number that it gives it.
pub struct AuthorityColumns {
    code: Option<usize>,
    code_name: &'static str,
    prefecture: Option<usize>,
    municipality: Option<usize>,
    authority: Option<usize>,
    number: Option<usize>,
    /// The code of the rows before: some files tell it once.
    before: std::cell::OnceCell<String>,
}

/// Who publishes a row.
#[derive(Debug, PartialEq)]
pub struct Authority {
    /// Five digits; `27000` is a prefecture.
    pub code: String,
    pub prefecture: String,
    /// Empty for a prefecture, or where it is not told.
    pub municipality: String,
}

impl AuthorityColumns {
    pub fn find(columns: &Columns<'_>) -> Self {
        let old = columns.find(OLD_CODE);
        Self {
            code: columns.find(NEW_CODE).or(old),
            code_name: if old.is_some() { OLD_CODE } else { NEW_CODE },
            prefecture: columns.find("都道府県名"),
            municipality: columns.find("市区町村名"),
            authority: columns.find("地方公共団体名"),
            number: columns.find("ID").or_else(|| columns.find("NO")),
            before: std::cell::OnceCell::new(),
        }
    }

    /// The code of a row as five digits.
    pub fn code(&self, row: &Row<'_>) -> Option<String> {
        area_code(row.get(self.code), row.get(self.prefecture))
    }

    /// The number that the municipality gives a row, empty when there is none.
    pub fn number<'r>(&self, row: &'r Row<'_>) -> &'r str {
        row.get(self.number)
    }

    /// Who publishes a row; a row that does not tell belongs to the municipality of the rows before it.
    pub fn read(&self, row: &Row<'_>, out: &mut Output) -> Option<Authority> {
        let own = self.code(row);
        if own.is_none() {
            out.problem(Problem::AuthorityUnreadable, row.line, self.code_name, row.get(self.code));
        }
        let code = own.or_else(|| self.before.get().cloned())?;
        let _ = self.before.set(code.clone());
        let prefecture = prefecture_of(&code)?.to_owned();
        let named = row.get(self.municipality);
        let named = if named.is_empty() { row.get(self.authority) } else { named };
        let municipality = named.strip_prefix(prefecture.as_str()).unwrap_or(named).trim().to_owned();
        if !code.ends_with("000") {
            out.areas.learn(&code, &prefecture, &municipality);
        }
        Some(Authority { code, prefecture, municipality })
    }
}

/// Where a place is and how it is reached.
pub struct PlaceColumns {
    area: Option<usize>,
    whole: Option<usize>,
    parts: Vec<Option<usize>>,
    building: Option<usize>,
    lat: Option<usize>,
    lng: Option<usize>,
    telephone: Option<usize>,
    fax: Option<usize>,
    corporation: Option<usize>,
    website: Option<usize>,
}

/// What they tell.
pub struct Place {
    pub address: String,
    pub area_code: Option<String>,
    pub location: Option<Location>,
    pub telephone: Option<String>,
    pub fax: Option<String>,
    pub corporation: Option<String>,
    pub website: Option<String>,
}

impl PlaceColumns {
    pub fn find(columns: &Columns<'_>) -> Self {
        let parts = ["所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下"];
        Self {
            area: columns.find("所在地_全国地方公共団体コード"),
            whole: columns.find("所在地_連結表記").or_else(|| columns.find("住所")),
            parts: parts.map(|part| columns.find(part)).to_vec(),
            building: columns.find("方書").or_else(|| columns.find("建物名等(方書)")),
            lat: columns.find("緯度"),
            lng: columns.find("経度"),
            telephone: columns.find("電話番号"),
            fax: columns.find("FAX番号"),
            corporation: columns.find("法人の名称"),
            website: columns.find("URL"),
        }
    }

    /// The address as it stands in the row: in one column, or in the parts of the newer generation.
    pub fn published_address(&self, row: &Row<'_>) -> String {
        let whole = row.get(self.whole);
        if whole.is_empty() { self.parts.iter().map(|&part| row.get(part)).collect() } else { whole.to_owned() }
    }

    pub fn read(&self, row: &Row<'_>, authority: &Authority, out: &mut Output) -> Place {
        let whole = self.published_address(row);
        let (address, lies) = address(&whole, authority);
        let named = PREFECTURES.iter().any(|prefecture| whole.starts_with(prefecture));
        if lies != Lies::Inside && !named && !authority.municipality.is_empty() || address.is_empty() {
            out.problem(Problem::AddressIncomplete, row.line, "住所", &whole);
        }
        let told = row.get(self.area);
        let own = area_code(told, &authority.prefecture);
        if !told.is_empty() && own.is_none() {
            out.problem(Problem::AreaCodeUnreadable, row.line, "所在地_全国地方公共団体コード", told);
        }
        let of_authority = (lies == Lies::Inside && !authority.code.ends_with("000")).then(|| authority.code.clone());
        Place {
            address: super::kaigo_office::with_building(&address, row.get(self.building)),
            area_code: own.or(of_authority),
            location: location(row, self.lat, self.lng, out),
            telephone: telephone(row, row.get(self.telephone), "電話番号", out),
            fax: telephone(row, row.get(self.fax), "FAX番号", out),
            corporation: super::fields::free_text(row.get(self.corporation)),
            website: website(row, row.get(self.website), "URL", out),
        }
    }
}

/// 全国地方公共団体コード as five digits, from six with the check digit or from five without. A spreadsheet may have
/// taken away the leading zero. `prefecture` decides where both could be meant.
pub fn area_code(text: &str, prefecture: &str) -> Option<String> {
    let text: String = unicode_normalization::UnicodeNormalization::nfkc(text).filter(|c| !c.is_whitespace()).collect();
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let with_check = |six: &str| (check_digit(&six[..5]) == six.as_bytes()[5]).then(|| six[..5].to_owned());
    let candidates = match text.len() {
        6 => vec![with_check(&text)],
        5 => vec![Some(text.clone()), with_check(&format!("0{text}"))],
        4 => vec![Some(format!("0{text}"))],
        _ => Vec::new(),
    };
    let real = |code: &String| {
        let own = prefecture_of(code);
        // Municipalities begin at 100; 000 is the prefecture itself.
        own.is_some_and(|own| prefecture.is_empty() || own == prefecture)
            && (&code[2..] == "000" || &code[2..] >= "100")
    };
    candidates.into_iter().flatten().find(real)
}

/// The sixth digit: 11 less the weighted sum modulo 11, of which the last digit counts (総務省 全国地方公共団体コード).
fn check_digit(five: &str) -> u8 {
    let sum: u32 = five.bytes().zip((2..=6).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b'0' + ((11 - sum % 11) % 10) as u8
}

/// Where a published address lies, as far as it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lies {
    /// In the municipality that publishes it.
    Inside,
    /// In another one, which it names: lists of care offices name those outside too.
    Elsewhere,
    /// It names no municipality that can be known.
    Unknown,
}

/// The address with its prefecture and municipality.
fn address(published: &str, authority: &Authority) -> (String, Lies) {
    let published = published.trim();
    let Authority { prefecture, municipality, .. } = authority;
    if published.is_empty() {
        return (String::new(), Lies::Unknown);
    }
    let told = PREFECTURES.iter().find(|prefecture| published.starts_with(**prefecture));
    if told.is_some_and(|told| told != prefecture) {
        return (published.to_owned(), Lies::Elsewhere);
    }
    let rest = told.map_or(published, |told| published[told.len()..].trim_start());
    // 郡 may be written or not, on either side.
    let bare = |name: &str| name.split_once('郡').map_or(name, |(_, town)| town).to_owned();
    let town = bare(municipality);
    if !town.is_empty() {
        if let Some(county) = municipality.strip_suffix(&town).filter(|_| rest.starts_with(&town)) {
            return (format!("{prefecture}{county}{rest}"), Lies::Inside);
        }
        if bare(rest).starts_with(&town) {
            return (format!("{prefecture}{rest}"), Lies::Inside);
        }
    }
    // A city or a county of another name stands where the municipality would.
    if told.is_some() || rest.chars().take(6).skip(1).any(|c| matches!(c, '市' | '郡')) {
        return (format!("{prefecture}{rest}"), Lies::Elsewhere);
    }
    if town.is_empty() {
        return (published.to_owned(), Lies::Unknown);
    }
    (format!("{prefecture}{municipality}{rest}"), Lies::Inside)
}

/// A telephone or FAX number. One without its area code is left out; one that a spreadsheet has robbed of its leading
/// zero gets it back. Both are reported.
pub fn telephone(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<String> {
    let text = super::fields::free_text(text)?;
    let digits: String = unicode_normalization::UnicodeNormalization::nfkc(text.as_str()).collect();
    let count = digits.chars().filter(char::is_ascii_digit).count();
    if (5..=8).contains(&count) && !digits.trim_start_matches(['(', ' ']).starts_with('0') {
        out.problem(Problem::TelephoneWithoutAreaCode, row.line, field, &text);
        return None;
    }
    let Some(number) = normalize::telephone(&text) else {
        out.problem(Problem::TelephoneUnreadable, row.line, field, &text);
        return None;
    };
    if number.starts_with(['0', '+']) {
        return Some(number);
    }
    // Every number of the numbering plan (電気通信番号計画) that is dialled from anywhere begins with 0.
    if matches!(number.bytes().filter(u8::is_ascii_digit).count(), 9 | 10) {
        out.problem(Problem::TelephoneLostZero, row.line, field, &text);
        return Some(format!("0{number}"));
    }
    out.problem(Problem::TelephoneUnreadable, row.line, field, &text);
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn authority(code: &str, prefecture: &str, municipality: &str) -> Authority {
        Authority { code: code.to_owned(), prefecture: prefecture.to_owned(), municipality: municipality.to_owned() }
    }

    #[test]
    fn codes_with_and_without_check_digit() {
        for (text, prefecture, code) in [
            ("272108", "大阪府", Some("27210")),
            ("27210", "大阪府", Some("27210")),
            ("２７２１０８", "", Some("27210")),
            ("011002", "北海道", Some("01100")),
            // A spreadsheet has taken the zero away.
            ("11002", "", Some("01100")),
            ("1100", "", Some("01100")),
            ("270008", "大阪府", Some("27000")),
            ("272109", "大阪府", None),
            ("27210", "兵庫県", None),
            ("482013", "", None),
            ("枚方市", "", None),
            ("", "", None),
        ] {
            assert_eq!(area_code(text, prefecture).as_deref(), code, "{text} {prefecture}");
        }
    }

    #[test]
    fn an_address_gets_what_it_lacks() {
        let hirakata = authority("27210", "大阪府", "枚方市");
        let sakawa = authority("39402", "高知県", "高岡郡佐川町");
        let bare = authority("39402", "高知県", "佐川町");
        let sapporo = authority("01100", "北海道", "札幌市");
        let nameless = authority("27210", "大阪府", "");
        for (published, of, whole, lies) in [
            ("大垣内町2-1", &hirakata, "大阪府枚方市大垣内町2-1", Lies::Inside),
            ("枚方市大垣内町2-1", &hirakata, "大阪府枚方市大垣内町2-1", Lies::Inside),
            ("大阪府枚方市大垣内町2-1", &hirakata, "大阪府枚方市大垣内町2-1", Lies::Inside),
            ("大阪府 枚方市大垣内町2-1", &hirakata, "大阪府枚方市大垣内町2-1", Lies::Inside),
            ("寝屋川市本町1", &hirakata, "大阪府寝屋川市本町1", Lies::Elsewhere),
            ("京都府八幡市八幡1", &hirakata, "京都府八幡市八幡1", Lies::Elsewhere),
            ("大阪府交野市私部1", &hirakata, "大阪府交野市私部1", Lies::Elsewhere),
            ("甲1650", &sakawa, "高知県高岡郡佐川町甲1650", Lies::Inside),
            ("佐川町甲1650", &sakawa, "高知県高岡郡佐川町甲1650", Lies::Inside),
            ("高岡郡佐川町甲1650", &bare, "高知県高岡郡佐川町甲1650", Lies::Inside),
            ("中央区南1条", &sapporo, "北海道札幌市中央区南1条", Lies::Inside),
            ("枚方市大垣内町2-1", &nameless, "大阪府枚方市大垣内町2-1", Lies::Elsewhere),
            ("大垣内町2-1", &nameless, "大垣内町2-1", Lies::Unknown),
            ("", &hirakata, "", Lies::Unknown),
        ] {
            assert_eq!(address(published, of), (whole.to_owned(), lies), "{published}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,20}", name in "\\PC{0,6}") {
            let _ = area_code(&text, &name);
            let _ = address(&text, &authority("27210", "大阪府", &name));
        }

        #[test]
        fn a_slip_in_one_digit_is_no_code(code in "[0-4][0-7][1-7][0-9][0-9]", at in 0usize..5, other in 0u8..10) {
            let whole = format!("{code}{}", char::from(check_digit(&code)));
            let mut wrong = whole.clone().into_bytes();
            wrong[at] = b'0' + other;
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assume!(wrong != whole);
            // The check digits 0 and 1 stand for two remainders each.
            prop_assume!(!whole.ends_with(['0', '1']));
            prop_assert_eq!(area_code(&wrong, ""), None);
        }
    }
}
