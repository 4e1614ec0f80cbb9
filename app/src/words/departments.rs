//! 診療科目 in easy Japanese and English, by the codes of 医療情報ネット.

use std::borrow::Cow;

use super::Text;
use crate::lang::Lang;

/// Code, easy Japanese, English.
///
/// The codes xx991 and xx992 are left out: their published name is free text.
pub const DEPARTMENTS: &[(&str, &str, &str)] = &[
    ("01001", "内科《ないか》（かぜ、おなか など）", "Internal medicine"),
    ("01002", "感染症《かんせんしょう》内科《ないか》（うつる 病気《びょうき》）", "Infectious diseases"),
    (
        "01003",
        "性感染症《せいかんせんしょう》内科《ないか》（セックスで うつる 病気《びょうき》）",
        "Sexually transmitted infections",
    ),
    ("01004", "血液《けつえき》・腫瘍《しゅよう》内科《ないか》（血《ち》、がん）", "Hematology and oncology"),
    ("01005", "血液《けつえき》内科《ないか》（血《ち》）", "Hematology"),
    ("01006", "糖尿病《とうにょうびょう》内科《ないか》", "Diabetes"),
    ("01007", "代謝《たいしゃ》内科《ないか》", "Metabolic medicine"),
    ("01008", "内分泌《ないぶんぴつ》内科《ないか》（ホルモン）", "Endocrinology"),
    ("01009", "脂質《ししつ》代謝《たいしゃ》内科《ないか》", "Lipid metabolism"),
    (
        "01010",
        "糖尿病《とうにょうびょう》・内分泌《ないぶんぴつ》内科《ないか》（ホルモン など）",
        "Diabetes and endocrinology",
    ),
    ("01011", "糖尿病《とうにょうびょう》・代謝《たいしゃ》内科《ないか》", "Diabetes and metabolism"),
    (
        "01012",
        "代謝《たいしゃ》・内分泌《ないぶんぴつ》内科《ないか》（ホルモン など）",
        "Metabolism and endocrinology",
    ),
    ("01013", "脳神経《のうしんけい》内科《ないか》（しびれ、ふるえ など）", "Neurology"),
    ("01014", "呼吸器《こきゅうき》内科《ないか》（せき、肺《はい》）", "Pulmonology"),
    (
        "01015",
        "老年《ろうねん》・呼吸器《こきゅうき》内科《ないか》（お年寄《としよ》り、肺《はい》）",
        "Geriatrics and pulmonology",
    ),
    ("01016", "気管《きかん》食道《しょくどう》内科《ないか》", "Tracheal and esophageal medicine"),
    ("01017", "循環器《じゅんかんき》内科《ないか》（心臓《しんぞう》、血圧《けつあつ》）", "Cardiology"),
    ("01018", "心臓《しんぞう》内科《ないか》", "Cardiac medicine"),
    ("01019", "心臓《しんぞう》血管《けっかん》内科《ないか》", "Cardiovascular medicine"),
    ("01020", "消化器《しょうかき》内科《ないか》（胃《い》、腸《ちょう》など）", "Gastroenterology"),
    ("01021", "胃腸《いちょう》内科《ないか》（おなか）", "Gastrointestinal medicine"),
    ("01022", "腎臓《じんぞう》内科《ないか》（おしっこを 作《つく》る ところ）", "Nephrology"),
    ("01023", "人工透析《じんこうとうせき》内科《ないか》（機械《きかい》で 血《ち》を きれいに します）", "Dialysis"),
    ("01024", "肝臓《かんぞう》内科《ないか》", "Hepatology"),
    ("01025", "神経《しんけい》内科《ないか》（しびれ、ふるえ など）", "Neurology"),
    ("01026", "腫瘍《しゅよう》内科《ないか》（がん）", "Medical oncology"),
    (
        "01027",
        "漢方《かんぽう》内科《ないか》（漢方《かんぽう》の 薬《くすり》）",
        "Kampo (traditional Japanese medicine)",
    ),
    ("01028", "老年《ろうねん》内科《ないか》（お年寄《としよ》り）", "Geriatrics"),
    ("01029", "女性《じょせい》内科《ないか》（女《おんな》の 人《ひと》）", "Women's internal medicine"),
    ("01030", "内視鏡《ないしきょう》内科《ないか》（カメラで 胃《い》や 腸《ちょう》を 見《み》ます）", "Endoscopy"),
    (
        "01031",
        "疼痛《とうつう》緩和《かんわ》内科《ないか》（痛《いた》みを 軽《かる》く します）",
        "Pain relief medicine",
    ),
    ("01032", "ペインクリニック内科《ないか》（痛《いた》み）", "Pain clinic (internal medicine)"),
    ("01033", "アレルギー疾患《しっかん》内科《ないか》", "Allergic diseases"),
    ("01034", "緩和《かんわ》ケア内科《ないか》（痛《いた》みや つらさを 軽《かる》く します）", "Palliative care"),
    ("02001", "外科《げか》（けが、手術《しゅじゅつ》）", "Surgery"),
    ("02002", "脳神経外科《のうしんけいげか》（頭《あたま》、脳《のう》）", "Neurosurgery"),
    ("02003", "脳外科《のうげか》（頭《あたま》、脳《のう》）", "Brain surgery"),
    ("02004", "脳《のう》・血管《けっかん》外科《げか》", "Brain and vascular surgery"),
    ("02005", "呼吸器《こきゅうき》外科《げか》（肺《はい》の 手術《しゅじゅつ》）", "Thoracic surgery (lungs)"),
    ("02006", "食道《しょくどう》外科《げか》", "Esophageal surgery"),
    ("02007", "気管《きかん》食道《しょくどう》外科《げか》", "Tracheal and esophageal surgery"),
    ("02008", "血管《けっかん》外科《げか》", "Vascular surgery"),
    (
        "02009",
        "循環器《じゅんかんき》外科《げか》（心臓《しんぞう》などの 手術《しゅじゅつ》）",
        "Cardiovascular surgery",
    ),
    ("02010", "心臓《しんぞう》外科《げか》", "Cardiac surgery"),
    (
        "02011",
        "心臓《しんぞう》血管《けっかん》外科《げか》（心臓《しんぞう》などの 手術《しゅじゅつ》）",
        "Cardiovascular surgery",
    ),
    (
        "02012",
        "消化器《しょうかき》外科《げか》（胃《い》、腸《ちょう》などの 手術《しゅじゅつ》）",
        "Gastroenterological surgery",
    ),
    ("02014", "消化器《しょうかき》・移植《いしょく》外科《げか》", "Gastroenterological and transplant surgery"),
    ("02015", "胃腸《いちょう》外科《げか》（おなかの 手術《しゅじゅつ》）", "Gastrointestinal surgery"),
    ("02016", "大腸《だいちょう》外科《げか》", "Colorectal surgery"),
    ("02017", "腎臓《じんぞう》外科《げか》", "Kidney surgery"),
    ("02018", "肝臓《かんぞう》外科《げか》", "Liver surgery"),
    ("02019", "膵臓《すいぞう》外科《げか》", "Pancreatic surgery"),
    ("02020", "胆《たん》のう外科《げか》", "Gallbladder surgery"),
    (
        "02021",
        "肝臓《かんぞう》・胆《たん》のう・膵臓《すいぞう》外科《げか》",
        "Liver, gallbladder and pancreatic surgery",
    ),
    ("02022", "乳腺《にゅうせん》外科《げか》（胸《むね》の しこり など）", "Breast surgery"),
    (
        "02023",
        "乳腺《にゅうせん》・内分泌《ないぶんぴつ》外科《げか》（胸《むね》の しこり など）",
        "Breast and endocrine surgery",
    ),
    ("02024", "女性《じょせい》乳腺《にゅうせん》外科《げか》（胸《むね》の しこり など）", "Women's breast surgery"),
    ("02025", "肛門《こうもん》外科《げか》（おしり）", "Proctology"),
    ("02026", "大腸《だいちょう》・肛門《こうもん》外科《げか》（おしり など）", "Colorectal and anal surgery"),
    ("02027", "ペインクリニック外科《げか》（痛《いた》み）", "Pain clinic (surgery)"),
    ("02028", "腫瘍《しゅよう》外科《げか》（がん）", "Surgical oncology"),
    ("02029", "頭頸部《とうけいぶ》外科《げか》（顔《かお》、首《くび》）", "Head and neck surgery"),
    ("02030", "胸部《きょうぶ》外科《げか》（胸《むね》の 手術《しゅじゅつ》）", "Thoracic surgery"),
    ("02031", "腹部《ふくぶ》外科《げか》（おなかの 手術《しゅじゅつ》）", "Abdominal surgery"),
    ("02032", "内視鏡《ないしきょう》外科《げか》（カメラを 使《つか》う 手術《しゅじゅつ》）", "Endoscopic surgery"),
    ("02033", "移植《いしょく》外科《げか》", "Transplant surgery"),
    ("02034", "移植《いしょく》・内視鏡《ないしきょう》外科《げか》", "Transplant and endoscopic surgery"),
    ("02035", "整形外科《せいけいげか》（骨《ほね》、腰《こし》、ひざ など）", "Orthopedics"),
    ("02036", "形成外科《けいせいげか》（やけど、きずあと など）", "Plastic and reconstructive surgery"),
    ("02037", "美容外科《びようげか》（顔《かお》や 体《からだ》を きれいに します）", "Cosmetic surgery"),
    (
        "02038",
        "緩和《かんわ》ケア外科《げか》（痛《いた》みや つらさを 軽《かる》く します）",
        "Palliative care (surgery)",
    ),
    ("03001", "小児科《しょうにか》（子《こ》ども）", "Pediatrics"),
    ("03002", "小児《しょうに》眼科《がんか》（子《こ》どもの 目《め》）", "Pediatric ophthalmology"),
    (
        "03003",
        "小児《しょうに》耳鼻《じび》いんこう科《か》（子《こ》どもの 耳《みみ》、鼻《はな》、のど）",
        "Pediatric otolaryngology (ENT)",
    ),
    ("03004", "小児《しょうに》皮膚科《ひふか》（子《こ》どもの はだ）", "Pediatric dermatology"),
    ("03005", "児童《じどう》精神科《せいしんか》（子《こ》どもの こころ）", "Child psychiatry"),
    ("03006", "小児《しょうに》外科《げか》（子《こ》どもの 手術《しゅじゅつ》）", "Pediatric surgery"),
    ("03007", "小児《しょうに》泌尿器科《ひにょうきか》（子《こ》どもの おしっこ）", "Pediatric urology"),
    ("03008", "新生児《しんせいじ》内科《ないか》（生《う》まれた ばかりの 赤《あか》ちゃん）", "Neonatology"),
    ("03009", "小児《しょうに》腫瘍《しゅよう》外科《げか》（子《こ》どもの がん）", "Pediatric surgical oncology"),
    (
        "04001",
        "産婦人科《さんふじんか》（お産《さん》、女《おんな》の 人《ひと》の 病気《びょうき》）",
        "Obstetrics and gynecology",
    ),
    ("04002", "産科《さんか》（妊娠《にんしん》、お産《さん》）", "Obstetrics"),
    ("04003", "婦人科《ふじんか》（女《おんな》の 人《ひと》の 病気《びょうき》）", "Gynecology"),
    (
        "04004",
        "産婦人科《さんふじんか》（生殖医療《せいしょくいりょう》、不妊《ふにん》の 治療《ちりょう》）",
        "Obstetrics and gynecology (reproductive medicine)",
    ),
    ("05001", "眼科《がんか》（目《め》）", "Ophthalmology"),
    ("05002", "耳鼻《じび》いんこう科《か》（耳《みみ》、鼻《はな》、のど）", "Otolaryngology (ENT)"),
    (
        "05003",
        "気管《きかん》食道《しょくどう》・耳鼻《じび》いんこう科《か》（耳《みみ》、鼻《はな》、のど）",
        "Otolaryngology (ENT), trachea and esophagus",
    ),
    (
        "05004",
        "頭頸部《とうけいぶ》・耳鼻《じび》いんこう科《か》（耳《みみ》、鼻《はな》、のど、首《くび》）",
        "Otolaryngology (ENT), head and neck",
    ),
    ("06001", "皮膚科《ひふか》（はだ）", "Dermatology"),
    ("06002", "美容《びよう》皮膚科《ひふか》（はだを きれいに します）", "Cosmetic dermatology"),
    ("06003", "皮膚《ひふ》泌尿器科《ひにょうきか》（はだ、おしっこ）", "Dermatology and urology"),
    ("06004", "泌尿器科《ひにょうきか》（おしっこ）", "Urology"),
    ("06005", "男性《だんせい》泌尿器科《ひにょうきか》（男《おとこ》の 人《ひと》の おしっこ など）", "Male urology"),
    ("06006", "神経《しんけい》泌尿器科《ひにょうきか》（おしっこ）", "Neurourology"),
    ("06007", "腎臓《じんぞう》・泌尿器科《ひにょうきか》（おしっこ）", "Nephrology and urology"),
    ("07001", "精神科《せいしんか》（こころ）", "Psychiatry"),
    ("07002", "神経科《しんけいか》（こころ）", "Neuropsychiatry"),
    ("07003", "心療内科《しんりょうないか》（こころと 体《からだ》）", "Psychosomatic medicine"),
    ("07004", "老年《ろうねん》精神科《せいしんか》（お年寄《としよ》りの こころ）", "Geriatric psychiatry"),
    (
        "07005",
        "老年《ろうねん》心療内科《しんりょうないか》（お年寄《としよ》りの こころと 体《からだ》）",
        "Geriatric psychosomatic medicine",
    ),
    ("08001", "歯科《しか》（歯《は》）", "Dentistry"),
    ("08002", "矯正《きょうせい》歯科《しか》（歯《は》ならび）", "Orthodontics"),
    ("08003", "歯科口腔外科《しかこうくうげか》（口《くち》の けが、手術《しゅじゅつ》）", "Dental and oral surgery"),
    ("08004", "小児《しょうに》歯科《しか》（子《こ》どもの 歯《は》）", "Pediatric dentistry"),
    (
        "08005",
        "小児《しょうに》矯正《きょうせい》歯科《しか》（子《こ》どもの 歯《は》ならび）",
        "Pediatric orthodontics",
    ),
    ("09001", "アレルギー科《か》（花粉症《かふんしょう》など）", "Allergy"),
    ("09002", "リウマチ科《か》（関節《かんせつ》の 痛《いた》み）", "Rheumatology"),
    ("09003", "リハビリテーション科《か》（体《からだ》を 動《うご》かす 練習《れんしゅう》）", "Rehabilitation"),
    ("09004", "放射線科《ほうしゃせんか》（レントゲン など）", "Radiology"),
    ("09005", "放射線《ほうしゃせん》診断科《しんだんか》（レントゲン などの 検査《けんさ》）", "Diagnostic radiology"),
    ("09006", "放射線《ほうしゃせん》治療科《ちりょうか》（がんの 治療《ちりょう》）", "Radiation therapy"),
    ("09007", "腫瘍《しゅよう》放射線科《ほうしゃせんか》（がん）", "Radiation oncology"),
    (
        "09008",
        "病理《びょうり》診断科《しんだんか》（体《からだ》の 細胞《さいぼう》を 調《しら》べます）",
        "Diagnostic pathology",
    ),
    ("09009", "臨床《りんしょう》検査科《けんさか》（血《ち》などの 検査《けんさ》）", "Laboratory medicine"),
    ("09010", "救急科《きゅうきゅうか》（急《きゅう》な 病気《びょうき》、けが）", "Emergency medicine"),
    ("09011", "麻酔科《ますいか》（麻酔《ますい》、痛《いた》みの 治療《ちりょう》）", "Anesthesiology"),
];

/// The words for a department; its published name where there are none, and in Japanese.
pub fn department(lang: Lang, code: &str, published: &str) -> Text {
    let row = DEPARTMENTS.binary_search_by_key(&code, |&(code, ..)| code).ok().and_then(|at| DEPARTMENTS.get(at));
    match (lang, row) {
        (Lang::Easy, Some(&(_, easy, _))) => Text::new(lang, Cow::Borrowed(easy)),
        (Lang::En, Some(&(_, _, en))) => Text::new(lang, Cow::Borrowed(en)),
        (Lang::Ja, _) | (_, None) => Text::published(lang, published),
    }
}

/// Whether a reading in hiragana stands behind every word in kanji.
#[cfg(test)]
pub(super) fn is_read(easy: &str) -> bool {
    use super::text::is_kanji;

    let mut rest = easy;
    while let Some((before, after)) = rest.split_once('《') {
        let Some((reading, behind)) = after.split_once('》') else { return false };
        let (plain, base) =
            before.split_once('｜').unwrap_or_else(|| before.split_at(before.trim_end_matches(is_kanji).len()));
        let hiragana = !reading.is_empty() && reading.chars().all(|c| matches!(c, 'ぁ'..='ゖ'));
        if plain.contains(is_kanji) || !base.contains(is_kanji) || !hiragana {
            return false;
        }
        rest = behind;
    }
    !rest.contains(is_kanji) && !rest.contains(['｜', '》'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_unique() {
        assert!(DEPARTMENTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn every_kanji_has_its_reading() {
        for (code, easy, _) in DEPARTMENTS {
            assert!(is_read(easy), "{code} {easy}");
        }
        assert!(is_read("｜話し合《はなしあ》い"));
        for wrong in ["内科", "内科《》", "内科《ナイカ》", "内科《ないか", "内の科《か》", "かぜ《かぜ》"]
        {
            assert!(!is_read(wrong), "{wrong}");
        }
    }

    #[test]
    fn english_is_ascii() {
        for (code, _, en) in DEPARTMENTS {
            assert!(!en.is_empty() && en.is_ascii(), "{code} {en}");
        }
    }

    #[test]
    fn a_department_without_words_keeps_its_published_name() {
        assert_eq!(department(Lang::En, "02035", "整形外科").plain(), "Orthopedics");
        assert_eq!(department(Lang::Easy, "06001", "皮膚科").plain(), "皮膚科（はだ）");
        assert_eq!(department(Lang::Ja, "06001", "皮膚科").plain(), "皮膚科");
        for lang in Lang::ALL {
            assert_eq!(department(lang, "01991", "もの忘れ外来").plain(), "もの忘れ外来");
        }
    }
}
