//! 地域の活動・支え合い（社会資源）: a form of ours, one row an activity.
//!
//! A clerk of a municipality or of its 社会福祉協議会 fills it in. [`template`] is what they download; rows that begin
//! with ※ explain and are not read.

use api::facilities::FacilityKind;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{self, free_text};
use super::forms::{self, confirmed, is_remark};
use super::held_days::held_days;
use super::times::{self, SpanFault};
use super::{Columns, Format, Output, Record, RowReader, fingerprint, municipal, names};
use crate::facilities::activities::ActivityPart;
use crate::facilities::document::{Content, Institution};
use crate::facilities::folding::fold;
use crate::import::datasets;

pub const FORMAT: Format = Format {
    title: "地域の活動・支え合い（社会資源） (template: /templates/community.csv)",
    required: || names(&[KIND, NAME, DAYS, PLACE, JOINING]),
    optional: || COLUMNS.iter().map(|(column, _)| (*column).to_owned()).collect(),
    reader: |columns| Box::new(Reader::new(columns)),
};

const KIND: &str = "種類";
const NAME: &str = "名称";
const DAYS: &str = "曜日";
const PLACE: &str = "場所";
const JOINING: &str = "参加方法";

/// The columns of the form, each with what it is for.
const COLUMNS: [(&str, &str); 20] = [
    (KIND, "※この行は読みとばします。サロン・認知症カフェ・通いの場・見守り・移動支援・配食のどれか（かならず）"),
    (NAME, "活動の名前（かならず）"),
    ("ふりがな", "名前の読み"),
    (DAYS, "毎週火曜／第2・4木曜／月〜金 など。決まっていないときは 随時 など"),
    ("開始時刻", "10:00 など（いくつもあるときは ； で区切る）"),
    ("終了時刻", "11:30 など"),
    (PLACE, "会場の名前"),
    ("住所", "都道府県から"),
    ("緯度", "度（例：34.8144）。わからないときは空欄"),
    ("経度", "度（例：135.6506）"),
    ("連絡先", "問い合わせる団体・窓口の名前（公開されます。個人の名前は書かない）"),
    ("電話番号", "連絡先の電話番号。市外局番から（公開されます。個人の番号は書かない）"),
    ("費用", "1回200円 など。かからないときは 無料"),
    (JOINING, "申し込みがいるか、持ち物など"),
    ("対象", "だれが参加・利用できるか"),
    ("主催", "運営する団体の名前"),
    ("URL", "ホームページ"),
    ("備考", "そのほか"),
    ("確認日", "主催者に確かめた日（例：2026-06-01、令和8年6月1日）"),
    ("確認者", "確かめた団体・部署の名前（公開されます。個人の名前は書かない）"),
];

/// The form as it is handed out.
pub fn template() -> String {
    forms::template(&COLUMNS)
}

/// Words by which a kind is known; the first that stands in the cell decides, so that 認知症サロン is no サロン.
const KINDS: [(FacilityKind, &[&str]); 6] = [
    (FacilityKind::DementiaCafe, &["認知症カフェ", "認知症サロン", "オレンジカフェ", "認カフェ", "家族介護者カフェ"]),
    (FacilityKind::MealDelivery, &["配食", "弁当", "食事の宅配", "食事宅配", "給食サービス", "食事サービス"]),
    (FacilityKind::WatchOver, &["見守り", "見まもり", "安否確認", "友愛訪問", "声かけ", "緊急通報"]),
    // Whoever cannot carry the shopping home, is driven there or has it brought.
    (
        FacilityKind::Transport,
        &["移動支援", "移送", "外出支援", "送迎", "福祉有償運送", "買い物支援", "買物支援", "移動販売", "付き添い"],
    ),
    (
        FacilityKind::Gathering,
        &["通いの場", "体操", "介護予防教室", "運動教室", "健康教室", "筋トレ", "老人クラブ", "サークル"],
    ),
    (FacilityKind::Salon, &["サロン", "茶話会", "お茶会", "居場所", "ミニデイ", "コミュニティカフェ"]),
];

/// The kind that a cell means in the words that people use.
fn kind(cell: &str) -> Option<FacilityKind> {
    let cell = fold(cell);
    let means = |words: &[&str]| words.iter().any(|word| cell.contains(&fold(word)));
    KINDS.into_iter().find(|(_, words)| means(words)).map(|(kind, _)| kind)
}

/// Words of days that are none and need no other.
const NO_DAYS: [&str; 5] = ["随時", "不定期", "応相談", "要相談", "希望の日"];

struct Reader {
    columns: [Option<usize>; COLUMNS.len()],
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self { columns: COLUMNS.map(|(column, _)| columns.find(column)) }
    }

    fn at(&self, name: &str) -> Option<usize> {
        COLUMNS.iter().position(|(column, _)| *column == name).and_then(|at| self.columns[at])
    }

    fn get<'r>(&self, row: &'r Row<'_>, name: &str) -> &'r str {
        row.get(self.at(name))
    }

    /// Days and times: in words as published, and as flags and spans where they can be read.
    fn hours(&self, row: &Row<'_>, institution: &mut Institution, out: &mut Output) -> Option<String> {
        let (days, starts, ends) = (self.get(row, DAYS), self.get(row, "開始時刻"), self.get(row, "終了時刻"));
        let held = held_days(days);
        if held.is_none() && !days.is_empty() && !NO_DAYS.contains(&days) {
            out.problem(Problem::DaysUnreadable, row.line, DAYS, days);
        }
        let spans = times::spans(starts, ends);
        if let Err(fault) = spans {
            let problem = match fault {
                SpanFault::HalfGiven => Problem::TimeHalfGiven,
                SpanFault::Unreadable => Problem::TimeUnreadable,
            };
            out.problem(problem, row.line, "開始時刻", &format!("{starts}-{ends}"));
        }
        let times = match &spans {
            Ok(spans) => {
                let span = |&(from, to): &(u16, u16)| format!("{}〜{}", plain_clock(from), plain_clock(to));
                spans.iter().map(span).collect::<Vec<_>>().join("、")
            }
            Err(_) => format!("{starts}〜{ends}"),
        };
        if let Some(held) = held {
            institution.open_days = held.open_days();
            institution.open_days_by_week = held.open_days_by_week();
            let spans = spans.unwrap_or_default();
            let held_on = institution.hours.iter_mut().enumerate().filter(|(day, _)| held.is_held(*day));
            held_on.for_each(|(_, of_day)| of_day.clone_from(&spans));
        }
        free_text(format!("{days} {times}").trim())
    }
}

/// `9:30`
fn plain_clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        (!is_remark(row)).then(|| datasets::COMMUNITY.prefix.to_owned())
    }

    /// No list gives activities numbers: what it is, what it is called and where it is held make one.
    fn key(&self, row: &Row<'_>) -> Option<String> {
        let (kind, name) = (kind(self.get(row, KIND))?, self.get(row, NAME));
        let told = [kind.as_str(), &fold(name), &fold(self.get(row, PLACE)), &fold(self.get(row, "住所"))].join("|");
        (!name.is_empty()).then(|| format!("{}:{}", datasets::COMMUNITY.prefix, fingerprint(&told)))
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        if is_remark(row) {
            return;
        }
        let (published_kind, name) = (self.get(row, KIND), self.get(row, NAME));
        if name.is_empty() {
            return out.problem(Problem::NameMissing, row.line, NAME, published_kind);
        }
        let Some((kind, source_key)) = kind(published_kind).zip(self.key(row)) else {
            return out.problem(Problem::UnknownActivity, row.line, KIND, published_kind);
        };
        let address = self.get(row, "住所");
        if !address.chars().take(4).any(|c| matches!(c, '都' | '道' | '府' | '県')) {
            out.problem(Problem::ActivityAddressIncomplete, row.line, "住所", address);
        }
        let text = |name: &str| free_text(self.get(row, name));
        // Most are held where no coordinates are known; that is no fault of the row.
        let has_place = !self.get(row, "緯度").is_empty() || !self.get(row, "経度").is_empty();
        let location = if has_place { fields::location(row, self.at("緯度"), self.at("経度"), out) } else { None };
        let confirmed_on = confirmed(row, self.get(row, "確認日"), "確認日", out);
        if confirmed_on.is_none() {
            out.problem(Problem::ConfirmationMissing, row.line, "確認日", self.get(row, "確認日"));
        }
        let mut institution = Institution {
            kind: Some(kind),
            name: name.to_owned(),
            kana: self.get(row, "ふりがな").to_owned(),
            address: address.to_owned(),
            location,
            website: fields::website(row, self.get(row, "URL"), "URL", out),
            telephone: municipal::telephone(row, self.get(row, "電話番号"), "電話番号", out),
            corporation: text("主催"),
            ..Institution::default()
        };
        let when = self.hours(row, &mut institution, out);
        institution.activity = Some(ActivityPart {
            when,
            place: text(PLACE),
            for_whom: text("対象"),
            // 0 and なし are what is told of the cost, not that nothing is told.
            cost: Some(self.get(row, "費用")).filter(|cost| !cost.is_empty()).map(str::to_owned),
            joining: text(JOINING),
            contact: text("連絡先"),
            note: text("備考"),
            confirmed_on,
            confirmed_by: text("確認者"),
        });
        out.records.push(Record { source_key, line: row.line, content: Some(Content::Institution(institution)) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Output {
        let header: Vec<&str> = COLUMNS.iter().map(|(column, _)| *column).collect();
        forms::tests::read(&format!("{}\n{rows}", header.join(",")), &FORMAT)
    }

    fn institution(out: &Output, at: usize) -> &Institution {
        match &out.records[at].content {
            Some(Content::Institution(institution)) => institution,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_template_is_read_by_its_own_reader() {
        forms::tests::is_read_by_its_reader(&template(), &FORMAT);
    }

    #[test]
    fn kinds_in_the_words_that_people_use() {
        for (cell, expected) in [
            ("サロン", Some(FacilityKind::Salon)),
            ("ふれあい・いきいきサロン", Some(FacilityKind::Salon)),
            ("ｻﾛﾝ", Some(FacilityKind::Salon)),
            ("オレンジカフェ（認知症）", Some(FacilityKind::DementiaCafe)),
            ("認知症サロン", Some(FacilityKind::DementiaCafe)),
            ("いきいき百歳体操", Some(FacilityKind::Gathering)),
            ("体操教室", Some(FacilityKind::Gathering)),
            ("高齢者見守り", Some(FacilityKind::WatchOver)),
            ("移送サービス", Some(FacilityKind::Transport)),
            ("買い物支援", Some(FacilityKind::Transport)),
            ("配食サービス", Some(FacilityKind::MealDelivery)),
            ("お弁当", Some(FacilityKind::MealDelivery)),
            ("カフェ", None),
            ("学習支援", None),
            ("", None),
        ] {
            assert_eq!(kind(cell), expected, "{cell}");
        }
        // Every kind is known by its own name.
        assert!(FacilityKind::COMMUNITY.into_iter().all(|of| kind(of.ja()) == Some(of)));
    }

    #[test]
    fn a_row_as_a_clerk_writes_it() {
        let out = read(
            "サロン,桜町ふれあいサロン,さくらまちふれあいさろん,第2・4木曜,10時,11:30,桜町集会所,ささえ県ささえ市桜町２－３,34.3,137.8,\
             ささえ市社会福祉協議会,00-0000-9201,なし,申し込みはいりません,65歳以上の人,桜町自治会,https://example.jp/salon,,令和8年6月1日,ささえ市\n\
             配食,ことぶき配食,,随時,,,,ささえ県ささえ市栄１,,,,,1食500円,,,,,,2026-06-01,ささえ市\n",
        );
        assert_eq!(forms::tests::problems(&out), []);
        let salon = institution(&out, 0);
        assert_eq!((salon.kind, salon.telephone.as_deref()), (Some(FacilityKind::Salon), Some("00-0000-9201")));
        assert_eq!((salon.open_days.as_str(), salon.hours[3].as_slice()), ("0001000-", &[(600, 690)][..]));
        assert_eq!(salon.open_days_by_week[1], "---1----");
        assert_eq!(salon.corporation.as_deref(), Some("桜町自治会"));
        let activity = salon.activity.as_ref().unwrap();
        assert_eq!(activity.when.as_deref(), Some("第2・4木曜 10:00〜11:30"));
        assert_eq!((activity.cost.as_deref(), activity.place.as_deref()), (Some("なし"), Some("桜町集会所")));
        assert_eq!(activity.confirmed_on.as_deref(), Some("2026-06-01"));
        let meals = institution(&out, 1);
        assert_eq!((meals.open_days.as_str(), meals.location), ("", None));
        assert_eq!(meals.activity.as_ref().unwrap().when.as_deref(), Some("随時"));
    }

    #[test]
    fn what_is_wrong_is_told_and_words_stay() {
        let out = read(
            "カフェ,なぞの会,,毎週火曜,10:00,12:00,,ささえ県ささえ市栄１,,,,,,,,,,,2026-06-01,\n\
             サロン,,,毎週火曜,10:00,12:00,,ささえ県ささえ市栄１,,,,,,,,,,,2026-06-01,\n\
             サロン,月いちの会,,月1回,朝,昼,,栄１,,,,,,,,,,,春,\n",
        );
        let at = |problem, line, field: &str, value: &str| (problem, line, field.to_owned(), value.to_owned());
        let mut problems = forms::tests::problems(&out);
        problems.sort_by_key(|(_, line, field, _)| (*line, field.clone()));
        assert_eq!(
            problems,
            [
                at(Problem::UnknownActivity, 2, "種類", "カフェ"),
                at(Problem::NameMissing, 3, "名称", "サロン"),
                at(Problem::ActivityAddressIncomplete, 4, "住所", "栄１"),
                at(Problem::DaysUnreadable, 4, "曜日", "月1回"),
                at(Problem::ConfirmationUnreadable, 4, "確認日", "春"),
                at(Problem::ConfirmationMissing, 4, "確認日", "春"),
                at(Problem::TimeUnreadable, 4, "開始時刻", "朝-昼"),
            ]
        );
        assert_eq!(out.records.len(), 1);
        let club = institution(&out, 0);
        assert_eq!(club.activity.as_ref().unwrap().when.as_deref(), Some("月1回 朝〜昼"));
        assert!(club.open_days.is_empty());
    }
}
