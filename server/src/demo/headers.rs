//! The column names of the official files, in their order.

/// The one column that the official medical files lack: there is no telephone number in them.
pub(super) const TELEPHONE: &str = "電話番号";

pub(super) const WEEK: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
pub(super) const HOLIDAY: &str = "祝";

const FACILITY: [&str; 13] = [
    "ID",
    "正式名称",
    "正式名称（フリガナ）",
    "略称",
    "略称（フリガナ）",
    "英語表記（ローマ字表記）",
    "機関区分",
    "都道府県コード",
    "市区町村コード",
    "所在地",
    "所在地座標（緯度）",
    "所在地座標（経度）",
    "案内用ホームページアドレス",
];
const HOSPITAL_BEDS: [&str; 8] = [
    "一般病床",
    "療養病床",
    "療養病床のうち医療保険適用",
    "療養病床のうち介護保険適用",
    "精神病床",
    "結核病床",
    "感染症病床",
    "合計病床数",
];
const CLINIC_BEDS: [&str; 5] =
    ["一般病床", "療養病床", "療養病床のうち医療保険適用", "療養病床のうち介護保険適用", "合計病床数"];
const DEPARTMENT: [&str; 4] = ["ID", "診療科目コード", "診療科目名", "診療時間帯"];
const PHARMACY: [&str; 11] = [
    "ID",
    "名称",
    "フリガナ",
    "ローマ字",
    "機関区分",
    "都道府県コード",
    "市区町村コード",
    "所在地",
    "所在地座標（緯度）",
    "所在地座標（経度）",
    "薬局のホームページアドレス",
];
const NOTICES: [&str; 24] = [
    "項番",
    "都道府県コード",
    "都道府県名",
    "区分",
    "医療機関番号",
    "併設医療機関番号",
    "医療機関記号番号",
    "医療機関名称",
    "医療機関所在地（郵便番号）",
    "医療機関所在地（住所）",
    "電話番号",
    "FAX番号",
    "病床数",
    "受理届出名称",
    "受理記号",
    "受理番号",
    "算定開始年月日",
    "個別有効開始年月日",
    "備考（見出し）",
    "備考（データ）",
    "市町村コード",
    "市町村名",
    "種別コード",
    "種別",
];
const CARE: [&str; 24] = [
    "都道府県コード又は市町村コード",
    "No",
    "都道府県名",
    "市区町村名",
    "事業所名",
    "事業所名カナ",
    "サービスの種類",
    "住所",
    "方書（ビル名等）",
    "緯度",
    "経度",
    "電話番号",
    "FAX番号",
    "法人番号",
    "法人の名称",
    "事業所番号",
    "利用可能曜日",
    "利用可能曜日特記事項",
    "定員",
    "URL",
    "高齢者の方と障害者の方が同時一体的に利用できるサービス",
    "介護保険の通常の指定基準を満たしている",
    "障害福祉の通常の指定基準を満たしている",
    "備考",
];

/// 01-1: 65 columns and the telephone.
pub(super) fn hospitals() -> Vec<String> {
    let mut header = facility("休診");
    header.extend(owned(&HOSPITAL_BEDS));
    with_telephone(header)
}

/// 02-1: 62 columns and the telephone.
pub(super) fn clinics() -> Vec<String> {
    let mut header = facility("休診");
    header.extend(owned(&CLINIC_BEDS));
    with_telephone(header)
}

/// 03-1: 57 columns and the telephone.
pub(super) fn dental_clinics() -> Vec<String> {
    with_telephone(facility("休診"))
}

/// 01-2, 02-2 and 03-2: 36 columns.
pub(super) fn department_hours() -> Vec<String> {
    let mut header = owned(&DEPARTMENT);
    header.extend(times(|day| format!("{day}_診療")));
    header.extend(times(|day| format!("{day}_外来受付")));
    header
}

/// 04: 153 columns and the telephone.
pub(super) fn maternity_homes() -> Vec<String> {
    let mut header = facility("休業");
    for what in ["就業", "外来受付"] {
        for band in 1..=3 {
            header.extend(times(|day| format!("{day}_{what}時間帯{band}_")));
        }
    }
    with_telephone(header)
}

/// 05: 128 columns and the telephone.
pub(super) fn pharmacies() -> Vec<String> {
    let mut header = owned(&PHARMACY);
    for what in ["営業日", "定期閉店毎週"] {
        header.extend(days().map(|day| format!("{what}（{day}）")));
    }
    for week in ["１", "２", "３", "４", "５"] {
        header.extend(WEEK.map(|day| format!("定期閉店第{week}週（{day}）")));
    }
    header.extend(owned(&["祝日", "その他の閉店日（gw、お盆等）"]));
    for band in 1..=4 {
        header.extend(times(|day| format!("{day}_開店時間帯{band}_")));
    }
    with_telephone(header)
}

/// 届出受理医療機関名簿: 24 columns.
pub(super) fn notices() -> Vec<String> {
    owned(&NOTICES)
}

/// The care files: 24 columns.
pub(super) fn care() -> Vec<String> {
    owned(&CARE)
}

/// The 57 columns that 01-1 to 04 begin with; a maternity home "rests from business" (休業)
/// where a clinic "rests from consulting" (休診).
fn facility(rest: &str) -> Vec<String> {
    let mut header = owned(&FACILITY);
    header.extend(WEEK.map(|day| format!("毎週決まった曜日に{rest}（{day}）")));
    for week in 1..=5 {
        header.extend(WEEK.map(|day| format!("決まった週に{rest}（定期週）第{week}週（{day}）")));
    }
    header.push(format!("祝日に{rest}"));
    header.push(format!("その他の{rest}日（gw、お盆等）"));
    header
}

fn times(prefix: impl Fn(&str) -> String) -> Vec<String> {
    days()
        .flat_map(|day| {
            let prefix = prefix(day);
            [format!("{prefix}開始時間"), format!("{prefix}終了時間")]
        })
        .collect()
}

fn days() -> impl Iterator<Item = &'static str> {
    WEEK.into_iter().chain([HOLIDAY])
}

fn with_telephone(mut header: Vec<String>) -> Vec<String> {
    header.push(TELEPHONE.to_owned());
    header
}

fn owned(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|&column| column.to_owned()).collect()
}
