//! What a server answers searches from: the index and what belongs to it, of one data version.
//!
//! Requests take the snapshot that is there and never wait; a new one is built beside it and put in its
//! place. When that fails the old one goes on, and `/readyz` says so.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use api::facilities::Location;
use api::municipality::Municipality;
use api::places::SupportCenter;
use arc_swap::ArcSwap;
use futures_util::TryStreamExt;
use tokio::sync::{mpsc, oneshot, watch};

use super::document::Document;
use super::entry::Entry;
use super::index::hours::{Moments, States};
use super::index::{Builder, Index};
use super::opening::{Calendar, Moment};
use crate::db::Db;
use crate::duties;
use crate::places::{self, Places};
use crate::{data_version, municipality, on_reader, sources};

/// Rows handed to the builder at a time.
const BATCH: usize = 2_000;

/// Everything of one data version that a search looks at.
pub struct Snapshot {
    pub data_version: i64,
    pub index: Index,
    pub places: Places,
    pub municipality: Municipality,
    /// Dates of the imported snapshots by dataset.
    pub dates: BTreeMap<String, String>,
    pub calendar: Calendar,
    /// What was open at the moments that were asked for last.
    pub moments: Moments,
    /// Who is on duty when the others are closed.
    pub duties: duties::Calendar,
    /// Prefecture and name by code.
    pub areas: HashMap<u32, (String, String)>,
    pub built_in: Duration,
}

impl Snapshot {
    /// An index with nothing beside it.
    #[cfg(test)]
    pub fn of(index: Index) -> Self {
        Self {
            data_version: 0,
            index,
            places: Places::default(),
            municipality: Municipality::default(),
            dates: BTreeMap::new(),
            calendar: Calendar::default(),
            moments: Moments::default(),
            duties: duties::Calendar::default(),
            areas: HashMap::new(),
            built_in: Duration::ZERO,
        }
    }

    /// Whether each schedule is open at a moment.
    pub fn states_at(&self, moment: Moment) -> Arc<States> {
        self.moments.at(&self.index, moment, &self.calendar)
    }

    /// The 地域包括支援センター of a place, where areas are imported.
    pub fn support_center(&self, at: Option<Location>) -> Option<SupportCenter> {
        at.and_then(|at| self.places.support_center_at(at)).map(SupportCenter::from)
    }

    /// 大阪府枚方市, or the code of a municipality whose name no file tells.
    pub fn area_name(&self, code: u32) -> String {
        self.areas.get(&code).map_or_else(|| format!("{code:05}"), |(prefecture, name)| format!("{prefecture}{name}"))
    }
}

/// Hands out the current snapshot.
#[derive(Clone)]
pub struct Finder {
    current: Arc<ArcSwap<Snapshot>>,
    /// Why the newest data version is not served.
    trouble: Arc<Mutex<Option<String>>>,
    building: Arc<tokio::sync::Mutex<()>>,
}

impl Finder {
    /// Builds the first snapshot.
    pub async fn open(db: &Db) -> Result<Self, sqlx::Error> {
        let snapshot = build(db).await?;
        Ok(Self {
            current: Arc::new(ArcSwap::from_pointee(snapshot)),
            trouble: Arc::default(),
            building: Arc::default(),
        })
    }

    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// Why an older version is served than the database holds; `None` when all is well.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves what the database holds now, if that is newer.
    pub async fn catch_up(&self, db: &Db) {
        let _one_at_a_time = self.building.lock().await;
        let newest = data_version::read(db).await;
        if newest.as_ref().is_ok_and(|version| *version == self.current.load().data_version) {
            self.note(None);
            return;
        }
        match build(db).await {
            Ok(snapshot) => {
                tracing::info!(
                    data_version = snapshot.data_version,
                    institutions = snapshot.index.len(),
                    milliseconds = snapshot.built_in.as_millis() as u64,
                    "index built"
                );
                self.current.store(Arc::new(snapshot));
                self.note(None);
            }
            Err(error) => {
                tracing::error!(%error, "the index could not be built; the old one goes on serving");
                self.note(Some(error.to_string()));
            }
        }
    }

    /// Keeps up with the data version for as long as it is followed; what failed is tried again.
    pub fn follow(&self, db: Db, mut versions: watch::Receiver<i64>) {
        const AGAIN: Duration = Duration::from_secs(10);
        let finder = self.clone();
        tokio::spawn(async move {
            loop {
                finder.catch_up(&db).await;
                let again = async {
                    match finder.trouble() {
                        Some(_) => tokio::time::sleep(AGAIN).await,
                        None => std::future::pending().await,
                    }
                };
                tokio::select! {
                    changed = versions.changed() => if changed.is_err() { return },
                    () = again => {}
                }
            }
        });
    }

    fn note(&self, trouble: Option<String>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }
}

/// A row as it is handed to the builder.
type EntryRow = (String, Option<String>, String);

/// Reads everything of the current data version. A version that is replaced meanwhile is read again.
async fn build(db: &Db) -> Result<Snapshot, sqlx::Error> {
    loop {
        let begun = Instant::now();
        let version = data_version::read(db).await?;
        let (rows, mut arriving) = mpsc::channel::<Vec<EntryRow>>(4);
        let (hand_back, handed_back) = oneshot::channel();
        // A thread of its own: what it held while building goes back to the system when it ends.
        std::thread::spawn(move || {
            let mut builder = Builder::new();
            while let Some(batch) = arriving.blocking_recv() {
                for (id, area_code, entry) in &batch {
                    match serde_json::from_str::<Entry<'_>>(entry) {
                        Ok(entry) => builder.add(id, area_code.as_deref(), entry),
                        Err(error) => tracing::warn!(id, %error, "an entry cannot be read; it is in no search"),
                    }
                }
            }
            let _ = hand_back.send(builder.finish());
        });
        read_entries(db, version, &rows).await?;
        read_old_rows(db, version, &rows).await?;
        drop(rows);
        let (places, municipality, dates) =
            tokio::try_join!(places::load(db), municipality::load(db), sources::dates(db))?;
        let (areas, calendar) = tokio::try_join!(areas(db), calendar(db))?;
        let mut index = handed_back.await.map_err(|_| builder_stopped())?;
        index.doubt_towns(|area, town| places.has_town(area, town));
        let duties = duties::load(db, &index).await?;
        if data_version::read(db).await? == version {
            let built_in = begun.elapsed();
            return Ok(Snapshot {
                data_version: version,
                index,
                places,
                municipality,
                dates,
                calendar,
                moments: Moments::default(),
                duties,
                areas,
                built_in,
            });
        }
    }
}

async fn read_entries(db: &Db, version: i64, rows: &mpsc::Sender<Vec<EntryRow>>) -> Result<(), sqlx::Error> {
    const SQL: &str = "select id, area_code, entry from facilities
        where from_version <= $1 and until_version > $1 and closed_on is null and entry is not null";
    on_reader!(db, |pool| {
        let mut stream = sqlx::query_as::<_, EntryRow>(SQL).bind(version).fetch(pool);
        let mut batch = Vec::with_capacity(BATCH);
        while let Some(row) = stream.try_next().await? {
            batch.push(row);
            if batch.len() == BATCH {
                hand_over(rows, std::mem::replace(&mut batch, Vec::with_capacity(BATCH))).await?;
            }
        }
        hand_over(rows, batch).await
    })
}

/// Rows that were imported before there were entries.
async fn read_old_rows(db: &Db, version: i64, rows: &mpsc::Sender<Vec<EntryRow>>) -> Result<(), sqlx::Error> {
    const SQL: &str = "select f.id, f.area_code, d.document from facilities f
        join facility_documents d on d.facility_id = f.id and d.from_version = f.from_version
        where f.from_version <= $1 and f.until_version > $1 and f.closed_on is null and f.entry is null";
    on_reader!(db, |pool| {
        let mut stream = sqlx::query_as::<_, EntryRow>(SQL).bind(version).fetch(pool);
        while let Some((id, area_code, document)) = stream.try_next().await? {
            let document: Document = super::read_json(&document)?;
            if let Some(entry) = Entry::of(&document, area_code.as_deref()) {
                let entry = serde_json::to_string(&entry).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
                hand_over(rows, vec![(id, area_code, entry)]).await?;
            }
        }
        Ok(())
    })
}

async fn hand_over(rows: &mpsc::Sender<Vec<EntryRow>>, batch: Vec<EntryRow>) -> Result<(), sqlx::Error> {
    rows.send(batch).await.map_err(|_| builder_stopped())
}

/// The builder ends early only by a panic, which its thread has printed.
fn builder_stopped() -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::other("the index builder has stopped"))
}

async fn areas(db: &Db) -> Result<HashMap<u32, (String, String)>, sqlx::Error> {
    const SQL: &str = "select code, prefecture, name from areas";
    let rows: Vec<(String, String, String)> = on_reader!(db, |pool| sqlx::query_as(SQL).fetch_all(pool).await)?;
    let rows = rows.into_iter();
    Ok(rows.filter_map(|(code, prefecture, name)| Some((code.parse().ok()?, (prefecture, name)))).collect())
}

async fn calendar(db: &Db) -> Result<Calendar, sqlx::Error> {
    const SQL: &str = "select date from holidays";
    let dates: Vec<String> = on_reader!(db, |pool| sqlx::query_scalar(SQL).fetch_all(pool).await)?;
    Ok(dates.iter().filter_map(|date| date.parse().ok()).collect())
}
