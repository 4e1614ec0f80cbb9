//! Which facility a staged row belongs to, where its key is none of a facility's: before the walk.
//!
//! A form may name a facility by our own id, or only by name, address and telephone; a municipality's list of
//! institutions has no number in common with the national one. What the rule of [`joins`](crate::facilities::joins)
//! is certain of gets the facility's key; a municipality's other rows stay facilities of their own, other forms
//! belong to nobody and are told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use api::facilities::FacilityKind;

use super::formats::fingerprint;
use super::plan::Plan;
use super::problems::{Problem, Problems};
use super::sides::{FOREVER, Pages, StagedRow};
use super::{ImportError, datasets, join, merge};
use crate::db::Session;
use crate::facilities::areas::{Areas, Meant, PREFECTURES, prefecture as prefecture_of};
use crate::facilities::document::{Content, Document, FunctionRecord, Institution};
use crate::facilities::institutions::Traits;
use crate::facilities::joins::{Candidates, FacilitySide, Outcome, RecordSide, decide};
use crate::facilities::normalize;
use crate::on_session;

/// Beginnings of keys that are no facility's.
const ID: &str = "id";
const NAMED: &str = "named";
/// The key of what a municipality lists, until it is known to be a national facility.
const MUNICIPAL: &str = "municipal";

/// What was found.
#[derive(Default)]
pub struct Resolved {
    /// By place in the plan.
    pub problems: BTreeMap<usize, Problems>,
    /// Rows that became parts of facilities that another list tells of, by place in the plan.
    pub joined: BTreeMap<usize, u64>,
}

impl Resolved {
    fn problem(&mut self, row: &StagedRow, problem: Problem, field: &str, value: &str) {
        let problems = self.problems.entry(row.file as usize).or_default();
        problems.add(problem, row.line.cast_unsigned(), field, value);
    }
}

/// Gives staged rows the keys of the facilities that they belong to.
pub async fn run(session: &mut Session, plan: &Plan, areas: &Areas) -> Result<Resolved, ImportError> {
    let mut resolved = Resolved::default();
    let lists = plan.datasets().any(|dataset| datasets::municipal_part(dataset) == Some("medical"));
    let forms = plan.datasets().any(datasets::is_form);
    if forms {
        by_id(session, &mut resolved).await?;
    }
    if lists || forms {
        by_rule(session, areas, &mut resolved).await?;
    }
    if lists {
        unreadable(session, plan).await?;
    }
    if plan.datasets().any(|dataset| dataset == datasets::SERVICE_AREAS.prefix) {
        service_areas(session, areas, &mut resolved).await?;
    }
    Ok(resolved)
}

/// Our own ids: those of facilities that are open or closed.
async fn by_id(session: &mut Session, resolved: &mut Resolved) -> Result<(), ImportError> {
    const KNOWN: &str = "select source_key from facilities where id = $1 and until_version = $2";
    for row in staged(session, ID).await? {
        let id = row.source_key.split_once(':').map_or("", |(_, id)| id);
        let known: Option<String> =
            on_session!(&mut *session, |c| sqlx::query_scalar(KNOWN).bind(id).bind(FOREVER).fetch_optional(c).await)?;
        match known {
            Some(source_key) => rename(session, &row, &source_key).await?,
            None => {
                resolved.problem(&row, without_facility(&row), "施設ID", id);
                remove(session, &row).await?;
            }
        }
    }
    Ok(())
}

/// Names, addresses and telephones.
async fn by_rule(session: &mut Session, areas: &Areas, resolved: &mut Resolved) -> Result<(), ImportError> {
    let mut rows: Vec<(StagedRow, RecordSide)> = Vec::new();
    for row in staged(session, MUNICIPAL).await?.into_iter().chain(staged(session, NAMED).await?) {
        let content: Option<Content> = serde_json::from_str(&row.content).ok();
        let side = match content {
            Some(Content::Institution(institution)) => side_of_institution(&row.source_key, &institution),
            Some(content) => named(&content).and_then(|named| side_of_form(&row.source_key, &named, areas)),
            _ => None,
        };
        match side {
            Some(side) => rows.push((row, side)),
            None if row.source_key.starts_with(NAMED) => {
                resolved.problem(&row, without_facility(&row), "住所", name_of(&row).as_str());
                remove(session, &row).await?;
            }
            None => {}
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let candidates = Candidates::new(facilities(session).await?);
    let (rows, sides): (Vec<StagedRow>, Vec<RecordSide>) = rows.into_iter().unzip();
    let outcomes = decide(&sides, &candidates, |_, _| false, &HashMap::new());
    for (row, outcome) in rows.iter().zip(outcomes) {
        let is_form = row.source_key.starts_with(NAMED);
        match outcome {
            Outcome::Certain { facility, .. } => {
                rename(session, row, &candidates.get(facility).side.key).await?;
                *resolved.joined.entry(row.file as usize).or_default() += 1;
            }
            Outcome::Doubtful { candidates: like, .. } => {
                let like: Vec<&str> = like.iter().map(|(at, _)| candidates.get(*at).side.key.as_str()).collect();
                let told = format!("{} ~ {}", name_of(row), like.join(", "));
                let problem = match row.dataset.as_str() {
                    _ if !is_form => Problem::JoinDoubtful,
                    "service_areas" => Problem::AreaOfDoubtful,
                    _ => Problem::AnswersOfDoubtful,
                };
                resolved.problem(row, problem, "名称", &told);
            }
            Outcome::Nothing if is_form => {
                resolved.problem(row, without_facility(row), "名称", &name_of(row));
            }
            Outcome::Nothing => {}
        }
        if is_form {
            // What was renamed has another key now.
            remove(session, row).await?;
        }
    }
    Ok(())
}

/// Rows of a municipality that cannot be read, and are known as part of a national facility: what is known stays there.
async fn unreadable(session: &mut Session, plan: &Plan) -> Result<(), ImportError> {
    const DOCUMENTS: &str = "select f.source_key, d.document from facilities f
        join facility_documents d on d.facility_id = f.id and d.from_version = f.from_version
        where f.source_key < 'iryo;' and f.source_key > 'iryo:' and f.until_version = $1 and f.parts like $2";
    let rows: Vec<StagedRow> =
        staged(session, MUNICIPAL).await?.into_iter().filter(|row| row.hash.is_empty()).collect();
    let wanted: BTreeSet<&str> = rows.iter().map(|row| row.dataset.as_str()).collect();
    for dataset in plan.datasets().filter(|dataset| wanted.contains(dataset)).collect::<BTreeSet<_>>() {
        let like = format!("%\"{dataset}\"%");
        let documents: Vec<(String, String)> =
            on_session!(&mut *session, |c| sqlx::query_as(DOCUMENTS).bind(FOREVER).bind(&like).fetch_all(c).await)?;
        let mut known: HashMap<String, String> = HashMap::new();
        for (source_key, document) in documents {
            let document: Document = serde_json::from_str(&document).map_err(merge::unreadable)?;
            let listed =
                document.parts.iter().filter(|part| part.dataset == dataset).filter_map(|part| part.institution());
            known.extend(listed.filter_map(|i| Some((i.listed_as.clone()?, source_key.clone()))));
        }
        for row in rows.iter().filter(|row| row.dataset == dataset) {
            if let Some(source_key) = known.get(&row.source_key) {
                rename(session, row, source_key).await?;
            }
        }
    }
    Ok(())
}

/// Open facilities of 医療情報ネット, as they are known and as they are staged.
async fn facilities(session: &mut Session) -> Result<Vec<FacilitySide>, ImportError> {
    let mut sides: BTreeMap<String, FacilitySide> =
        join::facilities(session).await?.into_iter().map(|facility| (facility.side.key.clone(), facility)).collect();
    let mut staged = Pages::<StagedRow>::new("iryo");
    while staged.peek(session).await?.is_some() {
        for row in std::mem::take(&mut staged.page).into_iter().filter(|row| !row.content.is_empty()) {
            let Ok(Content::Institution(i)) = serde_json::from_str(&row.content) else { continue };
            let Some(kind) = i.kind else { continue };
            let telephones: Vec<&str> = i.telephone.as_deref().into_iter().collect();
            let area = i.area_code.as_deref();
            let traits = Traits::of(kind.as_str(), &[&i.name], &i.address, area, &telephones, i.corporation.as_deref());
            let side = FacilitySide::new(row.source_key.clone(), kind, traits, &i.address, area);
            sides.insert(row.source_key, side);
        }
    }
    Ok(sides.into_values().collect())
}

/// A key as [`RecordSide::of`] takes it: prefecture and division before the row's own.
fn record(
    key: &str,
    prefecture: &str,
    division: char,
    name: &str,
    address: &str,
    telephone: Option<String>,
) -> FunctionRecord {
    FunctionRecord {
        key: format!("{prefecture}{division}{key}"),
        name: name.to_owned(),
        address: address.to_owned(),
        telephone,
        ..FunctionRecord::default()
    }
}

fn side_of_institution(key: &str, institution: &Institution) -> Option<RecordSide> {
    let area = institution.area_code.as_deref();
    let prefecture =
        prefecture_code(&institution.address).or_else(|| area.and_then(|code| code.get(..2).map(str::to_owned)))?;
    let division = match institution.kind? {
        FacilityKind::Hospital | FacilityKind::Clinic => '1',
        FacilityKind::Dental => '3',
        FacilityKind::Pharmacy => '4',
        _ => return None,
    };
    let Institution { name, address, telephone, .. } = institution;
    let record = record(key, &prefecture, division, name, address, telephone.clone());
    RecordSide::of(&record, prefecture_of(&prefecture)?, area)
}

/// How a form names the facility of a row: name, address, telephone.
type Named<'a> = (&'a str, &'a str, &'a str);

fn named(content: &Content) -> Option<Named<'_>> {
    match content {
        Content::Answers(sheet) => Some((&sheet.name, &sheet.address, &sheet.telephone)),
        Content::ServiceArea(sheet) => Some((&sheet.name, &sheet.address, &sheet.telephone)),
        _ => None,
    }
}

/// A form does not say what its facility is: by its name a dentist, a pharmacy, or else a practice.
fn side_of_form(key: &str, &(name, address, telephone): &Named<'_>, areas: &Areas) -> Option<RecordSide> {
    let prefecture = prefecture_code(address)?;
    let division = match name {
        name if name.contains("歯科") => '3',
        name if name.contains("薬局") => '4',
        _ => '1',
    };
    let record = record(key, &prefecture, division, name, address, normalize::telephone(telephone));
    RecordSide::of(&record, prefecture_of(&prefecture)?, areas.of_address(address))
}

/// A row of a form whose facility is in no file.
fn without_facility(row: &StagedRow) -> Problem {
    if row.dataset == datasets::SERVICE_AREAS.prefix {
        return Problem::AreaWithoutFacility;
    }
    Problem::AnswersWithoutFacility
}

/// The municipalities of service areas by their codes. A name that several bear is of the prefecture in which the
/// facility stands.
async fn service_areas(session: &mut Session, areas: &Areas, resolved: &mut Resolved) -> Result<(), ImportError> {
    const OWN: &str = "select area_code from facilities where source_key = $1 and until_version = $2";
    for key in datasets::KEYS {
        let rows = staged(session, key).await?;
        for row in rows.into_iter().filter(|row| row.dataset == datasets::SERVICE_AREAS.prefix) {
            let Ok(Content::ServiceArea(mut sheet)) = serde_json::from_str(&row.content) else { continue };
            let own: Option<Option<String>> = on_session!(&mut *session, |c| {
                sqlx::query_scalar(OWN).bind(&row.source_key).bind(FOREVER).fetch_optional(c).await
            })?;
            let own = own.flatten();
            let prefecture = own.as_deref().and_then(|code| areas.prefecture(code));
            for part in &mut sheet.parts {
                let told = std::mem::take(&mut part.municipalities);
                let is_known = !told.is_empty();
                for name in told {
                    match areas.meant(&name, prefecture) {
                        Meant::One(code) => part.municipalities.push(code),
                        Meant::None => resolved.problem(&row, Problem::AreaUnknown, "市区町村", &name),
                        Meant::Several => resolved.problem(&row, Problem::AreaAmbiguous, "市区町村", &name),
                    }
                }
                // Towns of a municipality that nobody knows are not those of the facility's own.
                if is_known && part.municipalities.is_empty() {
                    part.towns.clear();
                }
            }
            sheet.parts.retain(|part| !part.is_empty());
            if sheet.parts.is_empty() {
                remove(session, &row).await?;
            } else {
                rewrite(session, &row, &Content::ServiceArea(sheet)).await?;
            }
        }
    }
    Ok(())
}

/// The two digits of the prefecture with which an address begins.
fn prefecture_code(address: &str) -> Option<String> {
    let at = PREFECTURES.iter().position(|prefecture| address.starts_with(prefecture))?;
    Some(format!("{:02}", at + 1))
}

fn name_of(row: &StagedRow) -> String {
    match serde_json::from_str(&row.content) {
        Ok(Content::Institution(institution)) => institution.name,
        Ok(content) => named(&content).map_or_else(String::new, |(name, ..)| name.to_owned()),
        Err(_) => String::new(),
    }
}

/// Every staged row whose key begins so. Lists of municipalities and forms are short.
async fn staged(session: &mut Session, prefix: &str) -> Result<Vec<StagedRow>, ImportError> {
    let mut pages = Pages::<StagedRow>::new(prefix);
    let mut rows = Vec::new();
    while pages.peek(session).await?.is_some() {
        rows.extend(std::mem::take(&mut pages.page));
    }
    Ok(rows)
}

async fn rename(session: &mut Session, row: &StagedRow, source_key: &str) -> Result<(), ImportError> {
    const SQL: &str = "update staged_records set source_key = $1
        where source_key = $2 and dataset = $3 and file = $4 and line = $5";
    Ok(on_session!(&mut *session, |c| {
        sqlx::query(SQL)
            .bind(source_key)
            .bind(&row.source_key)
            .bind(&row.dataset)
            .bind(row.file)
            .bind(row.line)
            .execute(c)
            .await
            .map(|_| ())
    })?)
}

/// Puts another content in the place of a row's own.
async fn rewrite(session: &mut Session, row: &StagedRow, content: &Content) -> Result<(), ImportError> {
    const SQL: &str = "update staged_records set content = $1, hash = $2
        where source_key = $3 and dataset = $4 and file = $5 and line = $6";
    let content = serde_json::to_string(content).map_err(merge::unreadable)?;
    let hash = fingerprint(&content);
    Ok(on_session!(&mut *session, |c| {
        sqlx::query(SQL)
            .bind(&content)
            .bind(&hash)
            .bind(&row.source_key)
            .bind(&row.dataset)
            .bind(row.file)
            .bind(row.line)
            .execute(c)
            .await
            .map(|_| ())
    })?)
}

async fn remove(session: &mut Session, row: &StagedRow) -> Result<(), ImportError> {
    const SQL: &str = "delete from staged_records where source_key = $1 and dataset = $2 and file = $3 and line = $4";
    Ok(on_session!(&mut *session, |c| {
        sqlx::query(SQL)
            .bind(&row.source_key)
            .bind(&row.dataset)
            .bind(row.file)
            .bind(row.line)
            .execute(c)
            .await
            .map(|_| ())
    })?)
}
