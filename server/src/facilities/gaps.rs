//! Sources that are missing or silent for what is asked, so that "none" is not mistaken for "there are none".

use api::facilities::{FacilityKind, FacilityQuery};
use api::sources::Gap;

use super::finder::Snapshot;
use super::index::filter::kind_bit;
use super::opening::Moment;
use super::plan::Plan;
use crate::import::datasets;

/// What the answer may lack.
pub fn gaps(snapshot: &Snapshot, query: &FacilityQuery, plan: &Plan, total: u64, asked: Moment) -> Vec<Gap> {
    if snapshot.dates.keys().all(|dataset| !datasets::tells_facilities(dataset)) {
        return vec![gap("nothing_imported", None, "施設のデータがまだ取り込まれていません。".to_owned())];
    }
    let mut gaps = Vec::new();
    if plan.filter.open.is_some() {
        gaps.extend(holidays(snapshot, asked));
    }
    let asked = query.service.iter().map(String::as_str);
    let meant = plan.terms.iter().filter(|term| term.departments.is_empty() && term.kinds == 0);
    let meant: Vec<&str> = meant.flat_map(|term| term.services.iter().copied()).collect();
    // A word may mean several services: it lacks something only when none of them is there.
    let meant_missing = !meant.is_empty() && meant.iter().all(|code| !has(snapshot, &format!("kaigo.{code}")));
    for code in asked.chain(meant.iter().copied().filter(|_| meant_missing)) {
        let dataset = format!("kaigo.{code}");
        if !has(snapshot, &dataset) {
            let detail = format!("「{}」のデータは取り込まれていません。", datasets::part(&dataset));
            gaps.push(gap("not_imported", Some(dataset), detail));
        }
    }
    let asked = !query.function.is_empty() || plan.terms.iter().any(|term| !term.functions.is_empty());
    gaps.extend(asked.then(|| notices(snapshot, plan, total)).flatten());
    if plan.terms.iter().any(|term| !term.home_care.is_empty()) {
        gaps.push(answers(snapshot));
    }
    if query.visits.is_some() {
        gaps.push(service_areas(snapshot));
    }
    let asks =
        |kind: FacilityKind| query.kind.contains(&kind) || plan.terms.iter().any(|term| term.kinds == kind_bit(kind));
    if FacilityKind::COMMUNITY.into_iter().any(asks) && !has(snapshot, datasets::COMMUNITY.prefix) {
        let dataset = datasets::COMMUNITY.prefix.to_owned();
        let detail = format!("{}のデータは取り込まれていません。", datasets::title(&dataset));
        gaps.push(gap("not_imported", Some(dataset), detail));
    }
    let kinds =
        FacilityKind::ALL.into_iter().filter(|&kind| kind != FacilityKind::Care && !kind.is_community() && asks(kind));
    for kind in kinds {
        let (dataset, name) = (format!("iryo.{}", kind.as_str()), kind.ja());
        if !has(snapshot, &dataset) {
            let detail = format!("{}のデータは取り込まれていません。", datasets::title(&dataset));
            gaps.push(gap("not_imported", Some(dataset), detail));
        } else if total == 0 {
            // A prefecture that a file leaves out altogether, such as the clinics of Tokyo in 2025.
            for prefecture in prefectures(plan) {
                if !snapshot.index.any_of_kind(kind, prefecture) {
                    let detail = format!("取り込んだデータには、この都道府県の{name}が1件も含まれていません。");
                    gaps.push(gap("no_records", Some(dataset.clone()), detail));
                }
            }
        }
    }
    gaps
}

/// What is missing when it is asked who has notified a function.
fn notices(snapshot: &Snapshot, plan: &Plan, total: u64) -> Option<Gap> {
    let dataset = datasets::FUNCTIONS.to_owned();
    if !has(snapshot, &dataset) {
        let detail = format!("{}のデータは取り込まれていません。", datasets::title(&dataset));
        return Some(gap("not_imported", Some(dataset), detail));
    }
    let unknown = |prefecture: &u32| !snapshot.index.any_function(*prefecture);
    prefectures(plan)
        .iter()
        .any(unknown)
        .then(|| {
            let detail = "取り込んだデータには、この都道府県の届出が1件も含まれていません。".to_owned();
            gap("no_records", Some(dataset.clone()), detail)
        })
        .filter(|_| total == 0)
}

/// What can be done at home is known only of those who have answered.
fn answers(snapshot: &Snapshot) -> Gap {
    let dataset = "home_care".to_owned();
    if !has(snapshot, &dataset) {
        let detail = format!("{}のデータは取り込まれていません。", datasets::title(&dataset));
        return gap("not_imported", Some(dataset), detail);
    }
    let detail = "確認票に回答した医療機関だけを表示しています。ほかの医療機関も「できない」とは限りません。";
    gap("only_answered", Some(dataset), detail.to_owned())
}

/// Where somebody comes to is known only of those who have published it.
fn service_areas(snapshot: &Snapshot) -> Gap {
    let dataset = datasets::SERVICE_AREAS.prefix.to_owned();
    if !has(snapshot, &dataset) {
        let detail = format!("{}のデータは取り込まれていません。", datasets::title(&dataset));
        return gap("not_imported", Some(dataset), detail);
    }
    let detail = "訪問できる範囲を公表していないところは、直線で16kmまでを表示しています。来てもらえるかは、電話でお確かめください。";
    gap("only_published", Some(dataset), detail.to_owned())
}

/// Without holidays nobody knows what is open on a day that may be one.
fn holidays(snapshot: &Snapshot, asked: Moment) -> Option<Gap> {
    let dataset = Some("holidays".to_owned());
    if snapshot.calendar.is_empty() {
        let detail = "国民の祝日のデータは取り込まれていません。";
        return Some(gap("not_imported", dataset, detail.to_owned()));
    }
    let year = asked.today.year();
    let is_known = snapshot.calendar.is_holiday(asked.today).is_some();
    let detail = || format!("取り込んだ国民の祝日のデータには、{year}年の祝日が含まれていません。");
    (!is_known).then(|| gap("no_records", dataset, detail()))
}

fn has(snapshot: &Snapshot, dataset: &str) -> bool {
    snapshot.dates.contains_key(dataset)
}

fn gap(code: &str, dataset: Option<String>, detail: String) -> Gap {
    Gap { code: code.to_owned(), dataset, detail }
}

/// The prefectures that are searched, when the areas say so.
fn prefectures(plan: &Plan) -> Vec<u32> {
    let ranges = plan.filter.areas.iter().flatten().filter(|(from, to)| from <= to);
    let mut found: Vec<u32> = ranges.map(|(from, _)| from / 1000).collect();
    found.dedup();
    found
}
