//! The departments (診療科目) that the demo uses, with their official codes.

/// Code and usual name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Department {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
}

const fn department(code: &'static str, name: &'static str) -> Department {
    Department { code, name }
}

pub(super) const INTERNAL: Department = department("01001", "内科");
pub(super) const DIABETES: Department = department("01006", "糖尿病内科");
pub(super) const NEUROLOGY: Department = department("01013", "脳神経内科");
pub(super) const RESPIRATORY: Department = department("01014", "呼吸器内科");
pub(super) const CARDIOLOGY: Department = department("01017", "循環器内科");
pub(super) const GASTROENTEROLOGY: Department = department("01020", "消化器内科");
pub(super) const NEPHROLOGY: Department = department("01022", "腎臓内科");
pub(super) const DIALYSIS: Department = department("01023", "人工透析内科");
pub(super) const KAMPO: Department = department("01027", "漢方内科");
pub(super) const GERIATRICS: Department = department("01028", "老年内科");
pub(super) const ENDOSCOPY: Department = department("01030", "内視鏡内科");
pub(super) const PALLIATIVE: Department = department("01034", "緩和ケア内科");
pub(super) const SURGERY: Department = department("02001", "外科");
pub(super) const NEUROSURGERY: Department = department("02002", "脳神経外科");
pub(super) const THORACIC: Department = department("02005", "呼吸器外科");
pub(super) const CARDIOVASCULAR: Department = department("02011", "心臓血管外科");
pub(super) const DIGESTIVE_SURGERY: Department = department("02012", "消化器外科");
pub(super) const BREAST: Department = department("02022", "乳腺外科");
pub(super) const PROCTOLOGY: Department = department("02025", "肛門外科");
pub(super) const ORTHOPAEDICS: Department = department("02035", "整形外科");
pub(super) const PLASTIC: Department = department("02036", "形成外科");
pub(super) const PAEDIATRICS: Department = department("03001", "小児科");
pub(super) const OBSTETRICS_GYNAECOLOGY: Department = department("04001", "産婦人科");
pub(super) const GYNAECOLOGY: Department = department("04003", "婦人科");
pub(super) const OPHTHALMOLOGY: Department = department("05001", "眼科");
pub(super) const ENT: Department = department("05002", "耳鼻いんこう科");
pub(super) const DERMATOLOGY: Department = department("06001", "皮膚科");
pub(super) const UROLOGY: Department = department("06004", "泌尿器科");
pub(super) const PSYCHIATRY: Department = department("07001", "精神科");
pub(super) const PSYCHOSOMATIC: Department = department("07003", "心療内科");
pub(super) const OLD_AGE_PSYCHIATRY: Department = department("07004", "老年精神科");
pub(super) const DENTISTRY: Department = department("08001", "歯科");
pub(super) const ORTHODONTICS: Department = department("08002", "矯正歯科");
pub(super) const ORAL_SURGERY: Department = department("08003", "歯科口腔外科");
pub(super) const PAEDIATRIC_DENTISTRY: Department = department("08004", "小児歯科");
pub(super) const ALLERGY: Department = department("09001", "アレルギー科");
pub(super) const RHEUMATOLOGY: Department = department("09002", "リウマチ科");
pub(super) const REHABILITATION: Department = department("09003", "リハビリテーション科");
pub(super) const RADIOLOGY: Department = department("09004", "放射線科");
pub(super) const PATHOLOGY: Department = department("09008", "病理診断科");
pub(super) const EMERGENCY: Department = department("09010", "救急科");
pub(super) const ANAESTHESIOLOGY: Department = department("09011", "麻酔科");
