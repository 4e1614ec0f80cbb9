//! `sasae`: serve, import, demo, municipality, corrections, confirm, joins, audit, openapi, backup, restore.

use std::io::{BufRead, IsTerminal, Write};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use api::accounts::{NewInvitation, NewOrganization, Role};
use api::corrections::CorrectionStatus;
use api::municipality::{Desk, Municipality};
use clap::Parser;
use jiff::civil::Date;
use server::accounts::command::{self, FirstAdministrator};
use server::accounts::factors::Factors;
use server::accounts::forgetting::forget_daily;
use server::audit::{Audit, Fault, Verified, Witnesses};
use server::backup::Kept;
use server::client_limits::ClientLimits;
use server::clock::Clock;
use server::config::{
    AccountArgs, AccountCommand, AuditCommand, Cli, Command, Common, ConfirmArgs, CorrectionsCommand, DemoArgs,
    ImportArgs, JoinsCommand, MunicipalityArgs, MunicipalityCommand, ServeConfig,
};
use server::db::Db;
use server::facilities::confirmations;
use server::facilities::finder::Finder;
use server::facilities::joins::review;
use server::import::progress::Progress;
use server::import::{ImportOptions, import};
use server::mail::Mailer;
use server::notices::Notices;
use server::tiles::basemap::Basemap;
use server::{
    AppState, audit, backup, consults, corrections, data_version, demo, municipality, openapi, rate_limit, sources, web,
};
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Err(failure) = start_logging(&cli.common.log) {
        eprintln!("sasae: {failure}");
        return ExitCode::from(2);
    }
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sasae: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn start_logging(filter: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        format!("SASAE_LOG is {filter:?} ({error}); expected error, warn, info, debug, or filters such as server=debug")
    })?;
    if std::io::stderr().is_terminal() {
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    } else {
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    }
    Ok(())
}

async fn run(cli: Cli) -> Result<(), Failure> {
    let common = &cli.common;
    let url = common.database_url.as_str();
    let clock = Clock::System;
    match cli.command {
        Command::Serve(config) => serve(common, clock, config).await,
        Command::Import(args) => run_import(url, &clock, args).await,
        Command::Demo(args) => run_demo(url, &clock, &args).await,
        Command::Municipality { command } => run_municipality(url, command).await,
        Command::Corrections { command } => run_corrections(common, &clock, command).await,
        Command::Confirm(args) => run_confirm(url, &clock, args).await,
        Command::Audit { command } => run_audit(common, command).await,
        Command::Account { command: AccountCommand::Create(args) } => run_account(common, &clock, args).await,
        Command::Joins { command } => run_joins(common, &clock, command).await,
        Command::Openapi => Ok(print(&openapi::document().to_pretty_json()?)?),
        Command::Backup { file } => {
            backup::backup(url, &file).await?;
            Ok(print(&format!("wrote {}", file.display()))?)
        }
        Command::Restore { file } => {
            let Kept { database, schema, heads } = backup::restore(url, &file, &common.audit_heads(), &clock).await?;
            print(&format!("restored {}; everybody signs in anew, open invitations are revoked", file.display()))?;
            if let Some(kept) = database {
                print(&format!("the database that was there is kept as {}", kept.display()))?;
            }
            if let Some(kept) = schema {
                print(&format!("the tables that were there are kept in the schema {kept}"))?;
            }
            if let Some(kept) = heads {
                print(&format!("the file of heads that was there is kept as {}", kept.display()))?;
            }
            Ok(())
        }
    }
}

async fn serve(common: &Common, clock: Clock, config: ServeConfig) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind(config.addr).await.map_err(|error| {
        let advice = match error.kind() {
            std::io::ErrorKind::AddrInUse => "another program listens there; stop it or choose another SASAE_ADDR",
            std::io::ErrorKind::PermissionDenied => "this user may not listen there; choose a port above 1023",
            _ => "choose another SASAE_ADDR",
        };
        format!("cannot listen on {}: {error}; {advice}", config.addr)
    })?;
    let basemap = Basemap::open(&config.basemap).await?;
    let db = Db::open(&common.database_url).await?;
    let audit = Audit::open(&common.audit_key(), &common.audit_heads(), &db).await?;
    let _lock = backup::lock_for_serving(&db);
    if !config.site_root.join("pkg/assets.json").exists() {
        tracing::warn!(
            folder = %config.site_root.display(),
            "no built site here: pages work without script; `make run` builds it, SASAE_SITE_ROOT says where it is"
        );
    }
    // Passkeys belong to a name: a local address is that of this machine by its name.
    let local = format!("http://localhost:{}", listener.local_addr()?.port());
    let public_url = config.public_url.clone().unwrap_or(local);
    let factors = Factors::open(&common.secrets_key(), &public_url)?;
    let finder = Finder::open(&db).await?;
    finder.follow(db.clone(), data_version::follow(db.clone(), finder.snapshot().data_version));
    let mailer = Mailer::new(config.delivery(&db)?);
    let sending = mailer.start(db.clone(), clock.clone());
    let notices = Notices::start(&db);
    let state = AppState {
        finder,
        db: db.clone(),
        clock,
        audit,
        assets: server::pages::assets(&config.site_root).into(),
        client_limits: ClientLimits::default(),
        note_space: config.note_space(),
        public_url: public_url.as_str().into(),
        factors,
        mailer,
        notices: notices.clone(),
        site_root: config.site_root.as_path().into(),
        basemap,
        dev_reload: config.dev_reload,
        gallery: config.gallery,
    };
    tokio::spawn(forget_daily(state.clone()));
    tokio::spawn(consults::daily(state.clone()));
    if let Some(address) = config.audit_mail.clone() {
        tokio::spawn(audit::mail_daily(state.clone(), address));
    }
    let router = rate_limit::with_rate_limit(server::router(state), &config);
    let router = web::with_transport_security(router, &config);
    print(&format!("Sasae is ready: {public_url}"))?;
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let server = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            stop_signal().await;
            tracing::info!("stopping: finishing what is being answered");
            notices.stop();
            let _ = stopping.send(());
        });
    tokio::select! {
        ended = server => ended?,
        // A client that never reads must not keep the database open for ever.
        () = async { let _ = stopped.await; tokio::time::sleep(Duration::from_secs(20)).await } => {
            tracing::warn!("some requests did not finish within 20 seconds");
        }
    }
    sending.stop().await;
    db.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn stop_signal() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

async fn run_import(url: &str, clock: &Clock, args: ImportArgs) -> Result<(), Failure> {
    let db = Db::open(url).await?;
    let options = ImportOptions {
        as_of: args.as_of,
        ask_as_of,
        replace_demo: args.replace_demo,
        allow_shrink: args.allow_shrink,
        ask_shrink,
        ..ImportOptions::of(args.paths)
    };
    let imported = import(&db, clock, &options, &Progress::on_stderr()).await;
    let replaced_demo = args.replace_demo && municipality::load(&db).await?.name.is_empty();
    db.close().await;
    let report = imported?;
    print(&report.to_string())?;
    if let Some(file) = args.report {
        let json = serde_json::to_string_pretty(&report)?;
        std::fs::write(&file, json)
            .map_err(|error| format!("the report cannot be written to {}: {error}", file.display()))?;
    }
    if replaced_demo {
        print("The demo municipality is gone. Say which one this is: sasae municipality set --name … --area-codes …")?;
    }
    Ok(())
}

/// Asks on a terminal for the date that file names do not tell.
fn ask_as_of(files: &[String]) -> Option<Date> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    eprintln!("These files carry no date in their name: {}", files.join(", "));
    for line in std::iter::from_fn(|| {
        eprint!("For which date were they published (YYYY-MM-DD)? ");
        std::io::stdin().lock().lines().next()?.ok()
    }) {
        match line.trim().parse() {
            Ok(date) => return Some(date),
            Err(_) if line.trim().is_empty() => return None,
            Err(_) => eprintln!("That is no date; expected one such as 2025-12-31, or nothing to stop."),
        }
    }
    None
}

/// Asks on a terminal whether a source has really shrunk so much.
fn ask_shrink(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    eprintln!("{question}");
    eprint!("Are they really gone (yes/no)? ");
    let answer = std::io::stdin().lock().lines().next().and_then(Result::ok);
    answer.is_some_and(|answer| answer.trim().eq_ignore_ascii_case("yes"))
}

async fn run_corrections(common: &Common, clock: &Clock, command: CorrectionsCommand) -> Result<(), Failure> {
    let (db, audit) = open_audited(common).await?;
    let kept = (&audit, &db, clock);
    match command {
        CorrectionsCommand::List { all } => {
            let mut csv = csv::Writer::from_writer(Vec::new());
            for line in corrections::review::list(kept, all).await? {
                csv.serialize(corrections::review::for_spreadsheet(line))?;
            }
            print(String::from_utf8(csv.into_inner()?)?.trim_end())?;
        }
        CorrectionsCommand::Show { id } => print(&corrections::review::show(kept, &id).await?)?,
        CorrectionsCommand::Accept { id, answer } => {
            let accepted = CorrectionStatus::Accepted;
            let id = corrections::review::decide(kept, &id, accepted, answer.as_deref()).await?;
            print(&format!("accepted {id}; who sent it is forgotten. What is shown is as it was"))?;
        }
        CorrectionsCommand::Reject { id, answer } => {
            let rejected = CorrectionStatus::Rejected;
            let id = corrections::review::decide(kept, &id, rejected, Some(&answer)).await?;
            print(&format!("rejected {id}; who sent it is forgotten"))?;
        }
    }
    db.close().await;
    Ok(())
}

/// More faults than these are only counted.
const MOST_FAULTS: usize = 100;

async fn run_audit(common: &Common, command: AuditCommand) -> Result<(), Failure> {
    let db = Db::open(&common.database_url).await?;
    match command {
        AuditCommand::Head => {
            let head = audit::head(&db).await?.filter(|head| head.number > 0);
            print(&head.ok_or("the audit log has no entries yet")?.to_string())?;
        }
        AuditCommand::Verify { heads, head } => {
            let files = if heads.is_empty() { vec![common.audit_heads()] } else { heads };
            let witnesses = Witnesses { files, heads: head };
            let mut shown = Vec::new();
            let key = common.audit_key();
            let mut note = |fault: Fault| {
                if shown.len() < MOST_FAULTS {
                    shown.push(fault.to_string());
                }
            };
            let verified = audit::verify(&db, &key, &witnesses, &mut note).await?;
            let Verified { entries, from, until, heads, broken_off, faults } = verified;
            let period = from.zip(until).map(|(from, until)| format!(", from {from} to {until}")).unwrap_or_default();
            print(&format!("{entries} entries{period}; {heads} heads"))?;
            if broken_off > 0 {
                print(&format!(
                    "{broken_off} lines were broken off when a program was killed; later ones stand for them"
                ))?;
            }
            shown.iter().try_for_each(|fault| print(fault))?;
            match faults {
                0 => print("no fault")?,
                1 => return Err("the audit log has 1 fault".into()),
                _ => return Err(format!("the audit log has {faults} faults").into()),
            }
        }
    }
    db.close().await;
    Ok(())
}

/// The database, and what tells the audit log.
async fn open_audited(common: &Common) -> Result<(Db, Audit), Failure> {
    let db = Db::open(&common.database_url).await?;
    let audit = Audit::open(&common.audit_key(), &common.audit_heads(), &db).await?;
    Ok((db, audit))
}

async fn run_confirm(url: &str, clock: &Clock, args: ConfirmArgs) -> Result<(), Failure> {
    let ConfirmArgs { facility_id, fields, by, on } = args;
    let db = Db::open(url).await?;
    confirmations::confirm(&db, clock, &facility_id, &fields, &by, on).await?;
    print("confirmed; it is shown now")?;
    db.close().await;
    Ok(())
}

async fn run_joins(common: &Common, clock: &Clock, command: JoinsCommand) -> Result<(), Failure> {
    let (db, audit) = open_audited(common).await?;
    let kept = (&audit, &db, clock);
    match command {
        JoinsCommand::List { all } => {
            let mut csv = csv::Writer::from_writer(Vec::new());
            for line in review::list(&db, all).await? {
                csv.serialize(review::for_spreadsheet(line))?;
            }
            print(String::from_utf8(csv.into_inner()?)?.trim_end())?;
        }
        JoinsCommand::Show { key } => {
            let lines = review::show(&db, &key).await?;
            if lines.is_empty() {
                return Err(review::DecisionError::NoRecord(key).into());
            }
            print(&serde_json::to_string_pretty(&lines)?)?;
        }
        JoinsCommand::Accept { key, facility_id } => {
            review::accept(kept, &key, &facility_id).await?;
            print("joined; it is shown now")?;
        }
        JoinsCommand::Reject { key, facility_id } => {
            review::reject(kept, &key, facility_id.as_deref()).await?;
            print("told apart; it is shown now")?;
        }
    }
    db.close().await;
    Ok(())
}

async fn run_account(common: &Common, clock: &Clock, args: AccountArgs) -> Result<(), Failure> {
    let AccountArgs { name, email, profession, organization, kind, runs_region, public_url } = args;
    let db = Db::open(&common.database_url).await?;
    let audit = Audit::open(&common.audit_key(), &common.audit_heads(), &db).await?;
    let first = FirstAdministrator {
        person: NewInvitation { name, email, profession, role: Role::Administrator, by_mail: false },
        organization: NewOrganization {
            kind,
            name: organization,
            telephone: String::new(),
            facility_id: String::new(),
        },
        runs_region,
    };
    let link = command::create(&db, clock, &audit, &public_url, first).await?;
    print(&format!("Whoever opens this link joins as administrator; it counts once, for seven days:\n{link}"))?;
    db.close().await;
    Ok(())
}

async fn run_demo(url: &str, clock: &Clock, args: &DemoArgs) -> Result<(), Failure> {
    let db = Db::open(url).await?;
    if args.if_empty && !sources::is_empty(&db).await? {
        db.close().await;
        return Ok(());
    }
    let folder = std::env::temp_dir().join(format!("sasae-demo-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir_all(&folder)?;
    let result = load_demo(&db, clock, args, &folder).await;
    std::fs::remove_dir_all(&folder)?;
    result?;
    db.close().await;
    Ok(())
}

async fn load_demo(db: &Db, clock: &Clock, args: &DemoArgs, folder: &std::path::Path) -> Result<(), Failure> {
    eprintln!("making up {} facilities of {}", args.facilities, demo::NAME);
    let today = clock.today_in_japan();
    let as_of = demo::latest_publication(today);
    let facilities = args.facilities as usize;
    let plan = demo::DemoPlan { seed: args.seed, facilities, as_of, today, gzip: facilities > 10_000 };
    let files = demo::generate(&plan, folder)?;
    let options = ImportOptions {
        as_of: Some(as_of),
        demo: Some(demo::municipality()),
        allow_shrink: true,
        ..ImportOptions::of(files)
    };
    let report = import(db, clock, &options, &Progress::on_stderr()).await?;
    print(&format!(
        "{}: {} medical facilities, {} care offices and {} activities, all fictional",
        demo::NAME,
        report.medical_facilities,
        report.care_offices,
        report.activities
    ))?;
    Ok(())
}

async fn run_municipality(url: &str, command: MunicipalityCommand) -> Result<(), Failure> {
    let db = Db::open(url).await?;
    let mut settings = municipality::load(&db).await?;
    if let MunicipalityCommand::Set(args) = command {
        change(&mut settings, *args)?;
        municipality::save(&db, &settings).await?;
    }
    print(&serde_json::to_string_pretty(&settings)?)?;
    db.close().await;
    Ok(())
}

fn change(settings: &mut Municipality, args: MunicipalityArgs) -> Result<(), Failure> {
    let optional = |text: String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let MunicipalityArgs {
        name,
        prefecture,
        area_codes,
        medical_association,
        desk_name,
        desk_telephone,
        desk_hours,
        has_7119,
        emergency_line_name,
        emergency_line_telephone,
        emergency_line_hours,
        attribution,
    } = args;
    if let Some(name) = name {
        settings.name = name.trim().to_owned();
    }
    if let Some(prefecture) = prefecture {
        settings.prefecture = prefecture.trim().to_owned();
    }
    if let Some(area_codes) = area_codes {
        settings.area_codes = area_codes;
    }
    if let Some(association) = medical_association {
        settings.medical_association = optional(association);
    }
    if let Some(has_7119) = has_7119 {
        settings.has_7119 = has_7119;
    }
    if let Some(attribution) = attribution {
        settings.attribution = optional(attribution);
    }
    settings.desk = telephone(settings.desk.take(), [desk_name, desk_telephone, desk_hours])
        .ok_or("a consultation desk needs both --desk-name and --desk-telephone")?;
    let line = [emergency_line_name, emergency_line_telephone, emergency_line_hours];
    settings.emergency_line = telephone(settings.emergency_line.take(), line)
        .ok_or("a line for emergencies needs both --emergency-line-name and --emergency-line-telephone")?;
    Ok(())
}

/// Name, number and hours of a telephone, those not given as they were, empty ones cleared. `None` when name or number
/// would be missing.
fn telephone(old: Option<Desk>, given: [Option<String>; 3]) -> Option<Option<Desk>> {
    let (old_name, old_number, old_hours) =
        old.map_or((None, None, None), |desk| (Some(desk.name), Some(desk.telephone), desk.hours));
    let [name, number, hours] = given;
    let chosen = |given: Option<String>, old: Option<String>| {
        given.or(old).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    match (chosen(name, old_name), chosen(number, old_number), chosen(hours, old_hours)) {
        (Some(name), Some(telephone), hours) => Some(Some(Desk { name, telephone, hours })),
        (None, None, _) => Some(None),
        _ => None,
    }
}

fn print(text: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{text}")
}
