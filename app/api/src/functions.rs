//! Functions for home care, as far as facilities have notified them (施設基準の届出).
//!
//! A 届出 says that a facility has told the 地方厚生局 that it meets a standard of the fee schedule (診療報酬・調剤報酬,
//! 令和6年度). It does not say that a facility takes new patients, comes to every address or is open at this hour: words
//! on pages must not promise that. Symbols (受理記号) are those of the published lists, in half width.

/// Something a facility has notified that it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    /// `home_visits`
    pub code: &'static str,
    /// The words of the fee schedule.
    pub official: &'static str,
    /// What people call it, for pages.
    pub plain: &'static str,
    /// 受理記号 in half width, any of which means it.
    pub symbols: &'static [&'static str],
}

/// The function with this code.
pub fn by_code(code: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.code == code)
}

/// Its place in [`FUNCTIONS`].
pub fn place(code: &str) -> Option<usize> {
    FUNCTIONS.iter().position(|function| function.code == code)
}

/// The functions that a symbol in half width means: 支援診1 is both a 在宅療養支援診療所 and one of the stronger ones.
pub fn of_symbol(symbol: &str) -> impl Iterator<Item = &'static Function> {
    FUNCTIONS.iter().filter(move |function| function.symbols.contains(&symbol))
}

const fn function(
    code: &'static str,
    official: &'static str,
    plain: &'static str,
    symbols: &'static [&'static str],
) -> Function {
    Function { code, official, plain, symbols }
}

/// Every function, in the order in which pages list them: doctors, hospitals, dentists, pharmacies.
///
/// There is no 届出 for 往診 as such, for 在宅酸素療法, or for 認知症地域包括診療 (whoever has notified 地域包括診療 may
/// do it): these are not here.
pub const FUNCTIONS: &[Function] = &[
    function(
        "home_visits",
        "在宅時医学総合管理料・施設入居時等医学総合管理料",
        "訪問診療（計画を立てて定期的に訪ねる）",
        &["在医総管", "在医総管1", "在医総管2"],
    ),
    function("home_care_clinic", "在宅療養支援診療所", "在宅療養を支える診療所", &["支援診1", "支援診2", "支援診3"]),
    function("home_care_hospital", "在宅療養支援病院", "在宅療養を支える病院", &["支援病1", "支援病2", "支援病3"]),
    function(
        "home_care_enhanced",
        "機能強化型の在宅療養支援診療所・在宅療養支援病院",
        "在宅療養を手厚く支える（機能強化型）",
        &["支援診1", "支援診2", "支援病1", "支援病2"],
    ),
    function("home_care_backup_hospital", "在宅療養後方支援病院", "在宅療養中の人の入院に備える病院", &["在後病"]),
    function("home_cancer_care", "在宅がん医療総合診療料", "末期がんの人の在宅医療", &["在総"]),
    function(
        "home_palliative_care",
        "在宅緩和ケア充実診療所・病院加算",
        "自宅での緩和ケアに実績がある",
        &["在緩診実", "在緩診病"],
    ),
    function("palliative_ward", "緩和ケア病棟入院料", "緩和ケア病棟（ホスピス）", &["緩1", "緩2"]),
    function("after_hours", "時間外対応加算", "時間外の電話対応", &["時間外1", "時間外2", "時間外3", "時間外4"]),
    function("after_hours_always", "時間外対応加算1・2", "時間外の電話対応（夜も休みの日も）", &["時間外1", "時間外2"]),
    function("first_contact", "機能強化加算", "かかりつけ医の働き（機能強化加算）", &["機能強化"]),
    function(
        "comprehensive_care",
        "地域包括診療料・地域包括診療加算",
        "いくつもの慢性の病気をまとめて診る",
        &["地包診", "地包加"],
    ),
    function("dementia_ward_care", "認知症ケア加算", "入院中の認知症ケア", &["認ケア"]),
    function("dementia_day_care", "重度認知症患者デイ・ケア料", "重い認知症の人のデイケア（医療）", &["認デ"]),
    function("dental_visits", "歯科訪問診療料の注15に規定する基準", "歯科の訪問診療", &["歯訪診"]),
    function(
        "dental_home_care",
        "在宅療養支援歯科診療所・在宅療養支援歯科病院",
        "在宅療養を支える歯科",
        &["歯援診1", "歯援診2", "歯援病"],
    ),
    function("pharmacist_visits", "在宅患者訪問薬剤管理指導料", "薬剤師の訪問", &["在薬"]),
    function("pharmacy_home_care", "在宅薬学総合体制加算", "在宅医療に備えた薬局", &["在薬総1", "在薬総2"]),
    function("pharmacy_central_nutrition", "在宅中心静脈栄養法加算（薬局）", "中心静脈栄養の薬を扱う薬局", &["在中栄"]),
    function(
        "pharmacy_narcotic_infusion",
        "在宅患者医療用麻薬持続注射療法加算（薬局）",
        "医療用麻薬の注射を扱う薬局",
        &["在医麻"],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_and_words_are_unique() {
        let count = |of: fn(&Function) -> &'static str| FUNCTIONS.iter().map(of).collect::<BTreeSet<_>>().len();
        assert_eq!(count(|function| function.code), FUNCTIONS.len());
        assert_eq!(count(|function| function.official), FUNCTIONS.len());
        assert_eq!(count(|function| function.plain), FUNCTIONS.len());
        // The index keeps them as bits of a number.
        assert!(FUNCTIONS.len() <= 32);
    }

    #[test]
    fn symbols() {
        let codes = |symbol| of_symbol(symbol).map(|function| function.code).collect::<Vec<_>>();
        assert_eq!(codes("支援診1"), ["home_care_clinic", "home_care_enhanced"]);
        assert_eq!(codes("支援診3"), ["home_care_clinic"]);
        assert_eq!(codes("在医総管1"), ["home_visits"]);
        assert_eq!(codes("医療DX"), [""; 0]);
        assert_eq!(place("home_visits"), Some(0));
        assert_eq!(by_code("house_call"), None);
    }
}
