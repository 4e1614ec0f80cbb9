//! A database of its own, the router, and a folder for files: what every story starts with.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use clap::Parser;
use http_body_util::BodyExt;
use serde_json::Value;
use server::accounts::factors::Factors;
use server::audit::Audit;
use server::clock::Clock;
use server::config::{Cli, Command};
use server::db::Db;
use server::facilities::finder::Finder;
use server::import::progress::Progress;
use server::import::report::Report;
use server::import::{ImportError, ImportOptions, import};
use server::mail::{Delivery, Mail, Mailer};
use server::{AppState, data_version};
use tower::ServiceExt;

/// Runs a story on a SQLite file and on a PostgreSQL database of its own.
macro_rules! story {
    ($(#[$doc:meta])* async fn $name:ident($world:ident) $body:block) => {
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports, reason = "a short story may need nothing of its file")]
            use super::*;

            async fn tell($world: $crate::world::World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                tell($crate::world::World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                tell($crate::world::World::postgres().await).await;
            }
        }
    };
}
pub(crate) use story;

pub struct World {
    pub url: String,
    pub db: Db,
    pub clock: Clock,
    pub finder: Finder,
    pub state: AppState,
    pub router: Router,
    pub folder: tempfile::TempDir,
}

/// Somebody with an address, on a server with settings.
pub struct Visitor {
    router: Router,
    peer: SocketAddr,
}

impl Visitor {
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(self.peer));
        answer(self.router.clone(), request).await
    }
}

/// What a browser sends with a form of this site.
pub fn form(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let encode = api::query::encode;
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let request = Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    request.body(Body::from(fields.join("&"))).unwrap()
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// The same as text; what is none stands as �.
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("no JSON ({e}): {}", self.text))
    }
}

async fn answer(router: Router, request: Request<Body>) -> Answer {
    let response = router.oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, text: String::from_utf8_lossy(&body).into_owned(), bytes: body.to_vec() }
}

impl World {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("sasae.db").display());
        Self::open(url, folder).await
    }

    /// The cluster is given by `TEST_POSTGRES_URL`; `make test` starts a private one.
    #[expect(clippy::disallowed_methods, reason = "where the test cluster is, is told by the environment")]
    pub async fn postgres() -> Self {
        let cluster = std::env::var("TEST_POSTGRES_URL")
            .expect("TEST_POSTGRES_URL is not set; `make test` starts a private cluster and sets it");
        let name = format!("story_{}", uuid::Uuid::now_v7().simple());
        let admin = sqlx::PgPool::connect(&cluster).await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&admin).await.unwrap();
        admin.close().await;
        let (place, options) = cluster.split_once('?').unwrap_or((&cluster, ""));
        let server = place.rsplit_once('/').map_or(place, |(server, _)| server);
        Self::open(format!("{server}/{name}?{options}"), tempfile::tempdir().unwrap()).await
    }

    async fn open(url: String, folder: tempfile::TempDir) -> Self {
        let db = Db::open(&url).await.unwrap();
        // A Friday.
        let clock = Clock::Fixed("2026-11-20T01:00:00Z".parse().unwrap());
        let finder = Finder::open(&db).await.unwrap();
        let [key, heads] = ["sasae.audit.key", "sasae.audit.heads"].map(|name| folder.path().join(name));
        let audit = Audit::open(&key, &heads, &db).await.unwrap();
        let state = AppState {
            finder: finder.clone(),
            db: db.clone(),
            clock: clock.clone(),
            audit,
            assets: app::Assets::default().into(),
            client_limits: server::client_limits::ClientLimits::default(),
            note_space: 2_000_000_000,
            public_url: "http://localhost:3000".into(),
            factors: Factors::open(&folder.path().join("sasae.secrets.key"), "http://localhost:3000").unwrap(),
            notices: server::notices::Notices::start(&db),
            mailer: Mailer::new(Delivery::into_folder(folder.path().join("mail"), "sasae@example.jp").unwrap()),
            site_root: folder.path().join("site").into(),
            basemap: server::tiles::basemap::Basemap::Gsi,
            dev_reload: None,
            gallery: true,
        };
        Self { url, db, clock, finder, router: server::router(state.clone()), state, folder }
    }

    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// What checks and keeps the factors of people.
    pub fn factors(&self) -> &Factors {
        &self.state.factors
    }

    /// The same world at another moment.
    pub fn at(&self, moment: &str) -> Self {
        let clock = Clock::Fixed(moment.parse().unwrap());
        Self { clock: clock.clone(), ..self.with(AppState { clock, ..self.state.clone() }) }
    }

    /// The same world on a server of its own, with what it keeps in files in another folder.
    fn with(&self, state: AppState) -> Self {
        Self {
            url: self.url.clone(),
            db: self.db.clone(),
            clock: self.clock.clone(),
            finder: self.finder.clone(),
            router: server::router(state.clone()),
            state,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A visitor from an address, `203.0.113.5`, to a server with settings as on its command line.
    pub fn visitor(&self, address: &str, settings: &[&str]) -> Visitor {
        let arguments = ["sasae", "serve"].iter().chain(settings);
        let Command::Serve(config) = Cli::try_parse_from(arguments).unwrap().command else { panic!("serve") };
        let state = AppState { note_space: config.note_space(), ..self.state.clone() };
        let router = server::rate_limit::with_rate_limit(server::router(state), &config);
        Visitor { router, peer: SocketAddr::new(address.parse().unwrap(), 4711) }
    }

    /// The same world with something else behind its maps, as `SASAE_BASEMAP` says.
    pub async fn with_basemap(&self, setting: &str) -> Self {
        let basemap = server::tiles::basemap::Basemap::open(setting).await.unwrap();
        self.with(AppState { basemap, ..self.state.clone() })
    }

    /// What the command line has of this world.
    pub fn kept(&self) -> (&Audit, &Db, &Clock) {
        (&self.state.audit, &self.db, &self.clock)
    }

    /// Another server on the same database.
    pub async fn another_server(&self) -> AppState {
        let db = Db::open(&self.url).await.unwrap();
        AppState { notices: server::notices::Notices::start(&db), db, ..self.state.clone() }
    }

    /// A file of the world's own folder.
    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// The mails that wait to be sent, the oldest first.
    pub async fn mails(&self) -> Vec<Mail> {
        const SQL: &str = "select to_address, subject, body from mails where next_try_at is not null order by id";
        let rows: Vec<(String, String, String)> =
            server::on_reader!(&self.db, |pool| sqlx::query_as(SQL).fetch_all(pool).await).unwrap();
        rows.into_iter().map(|(to, subject, body)| Mail { to, subject, body }).collect()
    }

    /// The same database, opened again.
    pub async fn reopen(self) -> Self {
        self.db.close().await;
        Self::open(self.url, self.folder).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::builder().uri(path).body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a browser does from a page of this site.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(path, fields)).await
    }

    pub async fn post_json(&self, path: &str, body: &Value) -> Answer {
        let request = Request::post(path).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Sends a request to a server that has heard of every change.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.finder.catch_up(&self.db).await;
        answer(self.router.clone(), request).await
    }

    /// The JSON of an answer that must be a success.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.json()
    }

    pub async fn total(&self, query: &str) -> i64 {
        self.json(&format!("/api/v1/facilities{query}")).await["meta"]["total"].as_i64().unwrap()
    }

    /// How many facilities can be found; linked ones are one result.
    pub async fn facilities(&self) -> i64 {
        self.finder.catch_up(&self.db).await;
        self.finder.snapshot().index.facilities() as i64
    }

    /// The one facility whose name has this word.
    pub async fn facility(&self, word: &str) -> Value {
        let query = format!("/api/v1/facilities?q={}", api::query::encode(word));
        let found = self.json(&query).await;
        assert_eq!(found["meta"]["total"], 1, "{word}: {found}");
        let id = found["facilities"][0]["id"].as_str().unwrap();
        self.json(&format!("/api/v1/facilities/{id}")).await["facility"].take()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub async fn import(&self, paths: &[&Path]) -> Result<Report, ImportError> {
        self.import_with(paths, |_| {}).await
    }

    pub async fn import_with(
        &self,
        paths: &[&Path],
        change: impl FnOnce(&mut ImportOptions),
    ) -> Result<Report, ImportError> {
        let mut options = ImportOptions::of(paths.iter().map(|path| path.to_path_buf()).collect());
        change(&mut options);
        import(&self.db, &self.clock, &options, &Progress::silent()).await
    }

    pub async fn data_version(&self) -> i64 {
        data_version::read(&self.db).await.unwrap()
    }

    /// The downloaded form with rows under it, each told by the columns that are filled in.
    pub async fn filled_in(&self, form: &str, rows: &[&[(&str, &str)]]) -> Vec<u8> {
        let answer = self.get(form).await;
        assert_eq!(answer.status.as_u16(), 200);
        assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
        assert!(answer.text.starts_with('\u{feff}'));
        let mut text = answer.text.clone();
        let header: Vec<String> =
            text.lines().next().unwrap().trim_start_matches('\u{feff}').split(',').map(str::to_owned).collect();
        for row in rows {
            for (name, _) in *row {
                assert!(header.iter().any(|column| column == name), "{name}");
            }
            let cell = |column: &String| row.iter().find(|(name, _)| name == column).map_or("", |(_, text)| text);
            text += &header.iter().map(cell).collect::<Vec<_>>().join(",");
            text += "\r\n";
        }
        text.into_bytes()
    }

    /// The fictional municipality in its smallest size.
    pub async fn demo(&self) -> Report {
        let folder = self.path("demo");
        let as_of = "2026-06-01".parse().unwrap();
        let plan = server::demo::DemoPlan {
            seed: 1,
            facilities: 600,
            as_of,
            today: "2026-11-20".parse().unwrap(),
            gzip: false,
        };
        let files = server::demo::generate(&plan, &folder).unwrap();
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        self.import_with(&files, |options| options.demo = Some(server::demo::municipality())).await.unwrap()
    }
}
