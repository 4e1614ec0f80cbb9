//! The command line and the settings: every setting is a flag and an environment variable.

mod help;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use api::confirmations::ConfirmedField;
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use sqlx::sqlite::SqliteConnectOptions;

use crate::audit;
use crate::db::Db;
use crate::mail::Delivery;
use crate::mail::delivery::SettingError;
use help::{AUDIT_HELP, CONFIRM_HELP, CORRECTIONS_HELP, IMPORT_HELP, JOINS_HELP};

/// Community-based integrated care: a finder for residents, on official open data.
#[derive(Debug, Parser)]
#[command(name = "sasae", version, about, max_term_width = 110)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// Settings of every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The database: sqlite://PATH or postgres://USER:PASSWORD@HOST/DATABASE
    #[arg(
        long,
        env = "SASAE_DATABASE_URL",
        default_value = "sqlite://data/sasae.db",
        hide_env_values = true,
        global = true
    )]
    pub database_url: String,
    /// What is logged: error, warn, info, debug, or filters such as server=debug,info
    #[arg(long, env = "SASAE_LOG", default_value = "info", global = true)]
    pub log: String,
    /// File with the key of the audit log, made at the first start; keep a copy, but never beside one of the database
    /// [default: beside a SQLite database, NAME.audit.key; else data/audit.key]
    #[arg(long, env = "SASAE_AUDIT_KEY", global = true)]
    pub audit_key: Option<PathBuf>,
    /// File to which is added, at each change, where the audit log ends
    /// [default: beside a SQLite database, NAME.audit.heads; else data/audit.heads]
    #[arg(long, env = "SASAE_AUDIT_HEADS", global = true)]
    pub audit_heads: Option<PathBuf>,
    /// File with the key that seals what people sign in with, made at the first start; without it nobody's authenticator
    /// app counts any more [default: beside a SQLite database, NAME.secrets.key; else data/secrets.key]
    #[arg(long, env = "SASAE_SECRETS_KEY", global = true)]
    pub secrets_key: Option<PathBuf>,
}

impl Common {
    pub fn audit_key(&self) -> PathBuf {
        self.audit_key.clone().unwrap_or_else(|| self.beside_database("audit.key"))
    }

    pub fn audit_heads(&self) -> PathBuf {
        self.audit_heads.clone().unwrap_or_else(|| self.beside_database("audit.heads"))
    }

    pub fn secrets_key(&self) -> PathBuf {
        self.secrets_key.clone().unwrap_or_else(|| self.beside_database("secrets.key"))
    }

    /// Databases in one folder have logs of their own, and so files of their own.
    fn beside_database(&self, name: &str) -> PathBuf {
        match SqliteConnectOptions::from_str(&self.database_url) {
            Ok(sqlite) if self.database_url.starts_with("sqlite:") => sqlite.get_filename().with_extension(name),
            _ => PathBuf::from("data").join(name),
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site and the API until SIGTERM or Ctrl-C
    Serve(ServeConfig),
    /// Import official open data: everything or nothing
    #[command(after_long_help = IMPORT_HELP)]
    Import(ImportArgs),
    /// Fill an empty database with the fictional municipality ささえ市
    Demo(DemoArgs),
    /// Show or change the municipality that runs this installation
    Municipality {
        #[command(subcommand)]
        command: MunicipalityCommand,
    },
    /// What visitors report as wrong or missing: read it, and decide
    #[command(after_long_help = CORRECTIONS_HELP)]
    Corrections {
        #[command(subcommand)]
        command: CorrectionsCommand,
    },
    /// Note that an organisation has confirmed what is shown of a facility; for many at once there is a form
    #[command(after_long_help = CONFIRM_HELP)]
    Confirm(ConfirmArgs),
    /// Which facility a record of another list belongs to: what waits for a person, and the decisions
    #[command(after_long_help = JOINS_HELP)]
    Joins {
        #[command(subcommand)]
        command: JoinsCommand,
    },
    /// Who did what: whether the log is whole, and where it ends
    #[command(after_long_help = AUDIT_HELP)]
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// People who sign in: the first administrator of an organization
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Print the description of the API (OpenAPI, JSON)
    Openapi,
    /// Write a backup while the site goes on serving
    Backup {
        /// A file that does not exist yet
        file: PathBuf,
    },
    /// Put a backup in place; the database that was there is kept beside it (SQLite)
    Restore {
        /// A file written by `sasae backup`
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Print a link by which an administrator joins; their organization is made where none has this name
    Create(AccountArgs),
}

#[derive(Debug, Args)]
pub struct AccountArgs {
    /// Name of the person
    #[arg(long)]
    pub name: String,
    /// Mail address, with which they sign in
    #[arg(long)]
    pub email: String,
    /// 職種: doctor, nurse, care_manager, clerk …
    #[arg(long, default_value = "clerk", value_parser = clap::builder::PossibleValuesParser::new(api::accounts::PROFESSIONS))]
    pub profession: String,
    /// Name of the organization
    #[arg(long)]
    pub organization: String,
    /// What kind of organization
    #[arg(long, default_value = "government", value_parser = clap::builder::PossibleValuesParser::new(api::accounts::ORGANIZATION_KINDS))]
    pub kind: String,
    /// The organization runs the region, as it was made: its administrators see to all others (行政, 医師会)
    #[arg(long)]
    pub runs_region: bool,
    /// The address that visitors use, for the link
    #[arg(long, env = "SASAE_PUBLIC_URL", default_value = "http://localhost:3000", value_parser = public_url)]
    pub public_url: String,
}

#[derive(Debug, Subcommand)]
pub enum CorrectionsCommand {
    /// Print reports that wait as CSV, the oldest first
    List {
        /// Also those that are decided
        #[arg(long)]
        all: bool,
    },
    /// Print one report with what is shown now of its facility
    Show {
        /// As in the list; its beginning is enough where no other begins so
        id: String,
    },
    /// Say that a report is right: its sender reads so, and name, telephone and mail address are deleted
    Accept {
        /// As in the list
        id: String,
        /// What its sender is told
        #[arg(long)]
        answer: Option<String>,
    },
    /// Say that nothing follows from a report: its sender reads why, and name, telephone and mail address are deleted
    Reject {
        /// As in the list
        id: String,
        /// What its sender is told
        #[arg(long)]
        answer: String,
    },
}

#[derive(Debug, Args)]
pub struct ConfirmArgs {
    /// The last part of the address of the facility's page
    pub facility_id: String,
    /// What was confirmed: hours, telephone, home_visits, functions; give it several times for several
    #[arg(long = "field", required = true, value_delimiter = ',', value_parser = confirmed_field)]
    pub fields: Vec<ConfirmedField>,
    /// The organisation that has confirmed it, such as ささえ市医師会; everybody reads it
    #[arg(long)]
    pub by: String,
    /// The day on which it was confirmed (YYYY-MM-DD); else today
    #[arg(long, value_parser = date)]
    pub on: Option<Date>,
}

#[derive(Debug, Subcommand)]
pub enum JoinsCommand {
    /// Print records that wait as CSV, one line for each facility that may be meant
    List {
        /// Also those that are joined, and those that are like no facility
        #[arg(long)]
        all: bool,
    },
    /// Print one record with the facilities that may be meant, as JSON
    Show {
        /// As in the list
        key: String,
    },
    /// Join a record to a facility; kept over all imports and shown at once
    Accept {
        /// As in the list
        key: String,
        /// As in the list, or in the address of the facility's page
        facility_id: String,
    },
    /// Tell a record and a facility apart; kept over all imports and shown at once
    Reject {
        /// As in the list
        key: String,
        /// Only this facility; else all that the record is joined to or may be
        facility_id: Option<String>,
    },
}

#[derive(Clone, Debug, Args)]
pub struct ServeConfig {
    /// Address and port to listen on
    #[arg(long, env = "SASAE_ADDR", default_value = "127.0.0.1:3000", value_parser = address)]
    pub addr: SocketAddr,
    /// The address that visitors use, for links; begins with http:// or https://
    #[arg(long, env = "SASAE_PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-Proto and X-Forwarded-For are believed: addresses or networks such as 10.0.0.0/8, with
    /// commas between
    #[arg(long, env = "SASAE_TRUSTED_PROXIES", value_delimiter = ',', value_parser = network)]
    pub trusted_proxies: Vec<Network>,
    /// Requests per second and client, four times as many at once; 0 for no limit, neither of reports by one client.
    /// Behind a proxy that is not trusted all visitors are one client
    #[arg(
        long,
        env = "SASAE_RATE_LIMIT",
        default_value_t = 40,
        value_parser = clap::value_parser!(u32).range(..=1_000_000)
    )]
    pub rate_limit: u32,
    /// How many megabytes of sealed notes and emergency cards are kept, all together
    #[arg(
        long,
        env = "SASAE_NOTE_SPACE",
        default_value_t = 2_000,
        value_parser = clap::value_parser!(u32).range(1..=10_000_000)
    )]
    pub note_space: u32,
    /// The mail server: smtp://USER:PASSWORD@HOST:PORT (STARTTLS is required) or smtps://USER:PASSWORD@HOST:PORT; without one
    /// mails are files in a folder
    #[arg(long, env = "SASAE_SMTP", hide_env_values = true, requires = "mail_from", value_parser = hidden)]
    pub smtp: Option<Hidden>,
    /// The address that mails come from, such as sasae@city.example.jp or ささえ <sasae@city.example.jp>
    #[arg(long, env = "SASAE_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Folder for mails where there is no mail server; else mail beside the SQLite file, or data/mail
    #[arg(long, env = "SASAE_MAIL_FOLDER")]
    pub mail_folder: Option<PathBuf>,
    /// Mail address of a second party (監査の担当, 医師会の事務局) who is told once a day where the audit log ends
    #[arg(long, env = "SASAE_AUDIT_MAIL", value_parser = mail_address)]
    pub audit_mail: Option<String>,
    /// Folder of the built site
    #[arg(long, env = "SASAE_SITE_ROOT", default_value = "target/site")]
    pub site_root: PathBuf,
    /// What lies behind the map: gsi (地理院タイル, which a visitor's browser asks for), the path of a PMTiles file for
    /// networks without internet, or none (imported outlines and names only)
    #[arg(long, env = "SASAE_BASEMAP", default_value = "gsi")]
    pub basemap: String,
    /// Port on which `make dev` tells that pages must reload
    #[arg(long, env = "SASAE_DEV_RELOAD", hide = true)]
    pub dev_reload: Option<u16>,
    /// Show the gallery of components at /gallery
    #[arg(long, env = "SASAE_GALLERY", hide = true, default_value_t = cfg!(debug_assertions))]
    pub gallery: bool,
}

impl ServeConfig {
    /// In bytes.
    pub fn note_space(&self) -> i64 {
        i64::from(self.note_space) * 1_000_000
    }

    /// By the mail server, else into a folder.
    pub fn delivery(&self, db: &Db) -> Result<Delivery, SettingError> {
        let from = self.mail_from.as_deref().unwrap_or("ささえ <sasae@localhost>");
        if let Some(Hidden(server)) = &self.smtp {
            return Delivery::by_server(server, from);
        }
        let beside = match db {
            Db::Sqlite(sqlite) => sqlite.path.parent().unwrap_or(Path::new("")).join("mail"),
            Db::Postgres(_) => PathBuf::from("data/mail"),
        };
        let folder = self.mail_folder.clone().unwrap_or(beside);
        tracing::warn!(folder = %folder.display(), "no mail is sent: SASAE_SMTP names no server; mails are files in this folder");
        Delivery::into_folder(folder, from)
    }
}

/// A setting with a password in it.
#[derive(Clone)]
pub struct Hidden(pub String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(hidden)")
    }
}

fn mail_address(text: &str) -> Result<String, String> {
    let address = api::forms::email("", text).ok().flatten();
    address.ok_or_else(|| "expected an address such as name@example.jp".to_owned())
}

fn hidden(text: &str) -> Result<Hidden, std::convert::Infallible> {
    Ok(Hidden(text.to_owned()))
}

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Recompute every entry, and hold the log against what was told of it elsewhere; a fault is exit code 1
    Verify {
        /// Files of heads, one of each server that writes one, instead of SASAE_AUDIT_HEADS
        #[arg(long)]
        heads: Vec<PathBuf>,
        /// A head that was mailed or written down: NUMBER:MAC
        #[arg(long, value_parser = audit::read_pair)]
        head: Vec<audit::Head>,
    },
    /// Print where the log ends as NUMBER:MAC, to be kept by somebody else
    Head,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files or folders: .csv, .json, .geojson, .ics, also with .gz, and .zip
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Date of the snapshot (YYYY-MM-DD); else the date in the file's name; else you are asked
    #[arg(long, value_parser = date)]
    pub as_of: Option<Date>,
    /// Also write the report as JSON to this file
    #[arg(long)]
    pub report: Option<PathBuf>,
    /// Replace the fictional demo municipality by these data
    #[arg(long)]
    pub replace_demo: bool,
    /// Accept files that lack more than a fifth of the records that are known
    #[arg(long)]
    pub allow_shrink: bool,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// How many facilities to make up
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    pub facilities: u32,
    /// The same seed makes the same municipality
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Do nothing when the database already holds data
    #[arg(long)]
    pub if_empty: bool,
}

#[derive(Debug, Subcommand)]
pub enum MunicipalityCommand {
    /// Print the settings as JSON
    Show,
    /// Change settings; those not given stay, an empty text clears
    Set(Box<MunicipalityArgs>),
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct MunicipalityArgs {
    /// 市区町村名, such as 枚方市
    #[arg(long)]
    pub name: Option<String>,
    /// 都道府県名
    #[arg(long)]
    pub prefecture: Option<String>,
    /// 全国地方公共団体コード that it serves, 5 digits each, with commas between (27210)
    #[arg(long, value_delimiter = ',', value_parser = area_code)]
    pub area_codes: Option<Vec<String>>,
    /// 医師会の名称
    #[arg(long)]
    pub medical_association: Option<String>,
    /// Name of the consultation desk (相談窓口)
    #[arg(long)]
    pub desk_name: Option<String>,
    /// Telephone of the consultation desk
    #[arg(long)]
    pub desk_telephone: Option<String>,
    /// Hours of the consultation desk, such as 平日 9時〜17時
    #[arg(long)]
    pub desk_hours: Option<String>,
    /// Whether #7119 (救急安心センター) answers here
    #[arg(long)]
    pub has_7119: Option<bool>,
    /// Name of another telephone that advises in an emergency, such as that of the prefecture
    #[arg(long)]
    pub emergency_line_name: Option<String>,
    /// Its number
    #[arg(long)]
    pub emergency_line_telephone: Option<String>,
    /// When it is answered, such as 毎日 19時〜翌朝8時
    #[arg(long)]
    pub emergency_line_hours: Option<String>,
    /// Words for the footer beside the sources
    #[arg(long)]
    pub attribution: Option<String>,
}

/// An address or a range of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    prefix: u8,
}

impl Network {
    pub fn contains(&self, address: IpAddr) -> bool {
        let kept = |bits: u32| u32::from(self.prefix).min(bits);
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let shift = 32 - kept(32);
                base.to_bits().checked_shr(shift).unwrap_or(0) == address.to_bits().checked_shr(shift).unwrap_or(0)
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                let shift = 128 - kept(128);
                base.to_bits().checked_shr(shift).unwrap_or(0) == address.to_bits().checked_shr(shift).unwrap_or(0)
            }
            _ => false,
        }
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "expected ADDRESS:PORT, such as 127.0.0.1:3000 or 0.0.0.0:8080".to_owned())
}

fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(['?', '#', ' ']) => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err("expected an address such as https://sasae.example.jp".to_owned()),
    }
}

fn network(text: &str) -> Result<Network, String> {
    let wrong = || "expected an address or a network, such as 127.0.0.1 or 10.0.0.0/8".to_owned();
    let (base, prefix) = text.trim().split_once('/').map_or((text.trim(), None), |(base, prefix)| (base, Some(prefix)));
    let base: IpAddr = base.parse().map_err(|_| wrong())?;
    let most = if base.is_ipv4() { 32 } else { 128 };
    let prefix = match prefix {
        None => most,
        Some(prefix) => prefix.parse().ok().filter(|p| *p <= most).ok_or_else(wrong)?,
    };
    Ok(Network { base, prefix })
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a date such as 2026-06-01".to_owned())
}

fn confirmed_field(text: &str) -> Result<ConfirmedField, String> {
    ConfirmedField::parse(text).ok_or_else(|| "expected hours, telephone, home_visits or functions".to_owned())
}

fn area_code(text: &str) -> Result<String, String> {
    let code = text.trim();
    if code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()) {
        Ok(code.to_owned())
    } else {
        Err("expected 5 digits, without the check digit, such as 27210".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn networks() {
        let within =
            |network_text: &str, address: &str| network(network_text).unwrap().contains(address.parse().unwrap());
        assert!(within("10.0.0.0/8", "10.1.2.3"));
        assert!(!within("10.0.0.0/8", "11.1.2.3"));
        assert!(within("127.0.0.1", "::ffff:127.0.0.1"));
        assert!(within("fd00::/8", "fd12::1"));
        assert!(within("0.0.0.0/0", "8.8.8.8"));
        assert!(network("10.0.0.0/33").is_err());
        assert!(network("proxy").is_err());
    }

    #[test]
    fn wrong_values_are_refused_with_what_was_expected() {
        for (arguments, expected) in [
            (vec!["sasae", "serve", "--addr", "localhost"], "ADDRESS:PORT"),
            (vec!["sasae", "serve", "--public-url", "sasae.jp"], "https://"),
            (vec!["sasae", "serve", "--smtp", "smtps://u:p@h"], "--mail-from"),
            (vec!["sasae", "import", "x", "--as-of", "June"], "2026-06-01"),
            (vec!["sasae", "municipality", "set", "--area-codes", "272108"], "5 digits"),
            (vec!["sasae", "municipality", "set"], "required"),
            (vec!["sasae", "confirm", "x", "--by", "市", "--field", "name"], "home_visits"),
            (vec!["sasae", "confirm", "x", "--by", "市"], "required"),
        ] {
            let message = Cli::try_parse_from(arguments).unwrap_err().to_string();
            assert!(message.contains(expected), "{message}");
        }
    }
}
