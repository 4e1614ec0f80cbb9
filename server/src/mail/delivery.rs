//! How a mail leaves the house: by SMTP, or as a file in a folder.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::{Mail, letters};

/// For one conversation with a mail server, from the first byte to the last.
const CONVERSATION: Duration = Duration::from_secs(30);

/// Where mails go.
pub struct Delivery {
    /// Who they come from.
    from: Mailbox,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// What of the settings cannot be used, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    #[error(
        "SASAE_SMTP cannot be used ({0}); expected smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT, with % codes for what is neither letter nor digit in user and password"
    )]
    Server(&'static str),
    #[error(
        "SASAE_MAIL_FROM is {0:?}; expected an address such as sasae@city.example.jp, or ささえ <sasae@city.example.jp>"
    )]
    From(String),
}

/// Why a mail was not sent. Never what the server answered, since that repeats the address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the address cannot be written to")]
    Address,
    #[error("refused for good ({0})")]
    Refused(String),
    #[error("not taken now ({0})")]
    NotNow(String),
    #[error("the mail server cannot be reached")]
    NotReached,
    #[error("no encrypted connection to the mail server")]
    NotEncrypted,
    #[error("the mail server broke off or is not understood")]
    BrokenOff,
    #[error("the mail server took too long")]
    TooLong,
    #[error("the folder for mails cannot be written to ({0})")]
    Folder(std::io::ErrorKind),
}

impl Fault {
    /// Whether trying again is of no use.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Address | Self::Refused(_))
    }
}

impl Delivery {
    /// By the server that a setting names: `smtp://` with STARTTLS, which is required, or `smtps://`.
    pub fn by_server(setting: &str, from: &str) -> Result<Self, SettingError> {
        let wrong = |why| Err(SettingError::Server(why));
        let url = match setting.split_once("://") {
            _ if setting.contains(['?', '#']) => return wrong("it has more than user, password, host and port"),
            Some(("smtp", _)) => format!("{setting}?tls=required"),
            Some(("smtps", _)) => setting.to_owned(),
            _ => return wrong("it begins with neither smtp:// nor smtps://"),
        };
        let Ok(transport) = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url) else {
            return wrong("it is no such address");
        };
        Ok(Self::by_transport(transport.timeout(Some(CONVERSATION)).build(), mailbox(from)?))
    }

    pub fn by_transport(transport: AsyncSmtpTransport<Tokio1Executor>, from: Mailbox) -> Self {
        Self { from, way: Way::Smtp(transport) }
    }

    /// Each mail as a file that only this user may read.
    pub fn into_folder(folder: PathBuf, from: &str) -> Result<Self, SettingError> {
        Ok(Self { from: mailbox(from)?, way: Way::Folder(folder) })
    }

    pub(super) async fn deliver(&self, id: &str, written_at: Timestamp, mail: &Mail) -> Result<(), Fault> {
        let message = self.message(id, written_at, mail)?;
        match &self.way {
            Way::Smtp(transport) => match tokio::time::timeout(CONVERSATION, transport.send(message)).await {
                Ok(answer) => answer.map(|_| ()).map_err(|error| fault(&error)),
                Err(_) => Err(Fault::TooLong),
            },
            Way::Folder(folder) => keep(folder, id, &message.formatted()).map_err(|error| Fault::Folder(error.kind())),
        }
    }

    /// One mail as it travels. Tried again it has the same `Message-ID`, by which it is known as the same.
    fn message(&self, id: &str, written_at: Timestamp, mail: &Mail) -> Result<Message, Fault> {
        let to = address(&mail.to).ok_or(Fault::Address)?;
        // RFC 3834: no machine is to answer.
        let by_machine = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letters::one_line(&mail.subject))
            .date(SystemTime::from(written_at))
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .raw_header(HeaderValue::new(by_machine, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|_| Fault::Address)
    }
}

fn mailbox(from: &str) -> Result<Mailbox, SettingError> {
    from.parse().map_err(|_| SettingError::From(from.to_owned()))
}

/// What can be written to. Old addresses of Japanese telephones have two dots beside each other or one before the @, which
/// RFC 5321 allows in quotes only.
fn address(text: &str) -> Option<Address> {
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    let (local, domain) = text.rsplit_once('@')?;
    let is_old = local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte));
    (is_old && !local.is_empty()).then(|| Address::new(format!("\"{local}\""), domain).ok())?
}

fn fault(error: &lettre::transport::smtp::Error) -> Fault {
    let said = || std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    match error.status() {
        // Other refusals speak of us, whose settings somebody may correct.
        Some(code) if error.is_permanent() && is_of_mailbox(code.into(), &said()) => Fault::Refused(code.to_string()),
        Some(code) => Fault::NotNow(code.to_string()),
        None if error.is_timeout() => Fault::TooLong,
        None if error.is_tls() => Fault::NotEncrypted,
        None if error.is_client() && error.to_string().contains("STARTTLS") => Fault::NotEncrypted,
        None if error.to_string().starts_with("Connection error") => Fault::NotReached,
        None => Fault::BrokenOff,
    }
}

/// Whether a refusal is one of the mailbox: by its enhanced status code (RFC 3463: x.1.z of the address, but for 7 and 8,
/// which are of the sender's, x.2.z of the mailbox), where there is none by its reply code (RFC 5321, 4.2.3).
fn is_of_mailbox(reply: u16, said: &str) -> bool {
    let status: Result<Vec<u16>, _> =
        said.split_whitespace().next().unwrap_or_default().split('.').map(str::parse).collect();
    match status.as_deref() {
        Ok([5, subject, detail]) => *subject == 2 || (*subject == 1 && !matches!(detail, 7 | 8)),
        _ => matches!(reply, 550 | 551 | 553),
    }
}

/// Writes a file whole or not at all.
fn keep(folder: &Path, id: &str, bytes: &[u8]) -> std::io::Result<()> {
    let mut making = std::fs::DirBuilder::new();
    let mut opening = std::fs::OpenOptions::new();
    #[cfg(unix)]
    {
        std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
        std::os::unix::fs::OpenOptionsExt::mode(&mut opening, 0o600);
    }
    making.recursive(true).create(folder)?;
    let unfinished = folder.join(format!(".{id}.part"));
    let mut file = opening.write(true).create(true).truncate(true).open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(format!("{id}.eml")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "ささえ市 <sasae@city.example.jp>";

    /// What a mail program would show: headers unfolded, words of RFC 2047 and the body decoded.
    fn read(message: &[u8]) -> (Vec<(String, String)>, String) {
        let text = std::str::from_utf8(message).unwrap();
        assert!(text.is_ascii(), "{text}");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let unfolded = head.replace("\r\n ", " ");
        let headers: Vec<(String, String)> = unfolded
            .split("\r\n")
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), words(value)))
            .collect();
        let encoding = headers.iter().find(|(name, _)| name == "Content-Transfer-Encoding").unwrap();
        assert_eq!(encoding.1, "base64");
        (headers, decoded(&body.replace("\r\n", "")))
    }

    fn decoded(base64: &str) -> String {
        use base64::Engine;
        String::from_utf8(base64::engine::general_purpose::STANDARD.decode(base64).unwrap()).unwrap()
    }

    /// RFC 2047: between two encoded words the space is none.
    fn words(value: &str) -> String {
        let joined = value.replace("?= =?", "?==?");
        let mut read = String::new();
        let mut rest = joined.as_str();
        while let Some((before, word)) = rest.split_once("=?utf-8?b?") {
            let (base64, after) = word.split_once("?=").unwrap();
            read += before;
            read += &decoded(base64);
            rest = after;
        }
        read + rest
    }

    fn message(mail: &Mail) -> Vec<u8> {
        let delivery = Delivery::into_folder("unused".into(), FROM).unwrap();
        delivery.message("0192", "2026-11-20T01:00:00Z".parse().unwrap(), mail).unwrap().formatted()
    }

    #[test]
    fn japanese_comes_through() {
        let subject =
            "【ささえ】訪問看護ステーションささえ東からの招待、とても長い件名でも折り返して届きます".to_owned();
        let body = "高木さん、髙橋さん、𠮷田さん 様\n\nhttps://sasae.example.jp/pro/join/x\n".to_owned();
        let mail = Mail { to: "hanako@example.jp".to_owned(), subject: subject.clone(), body: body.clone() };
        let (headers, read_body) = read(&message(&mail));
        let header = |name: &str| headers.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value);
        assert_eq!(header("Subject"), subject);
        assert_eq!(header("From"), "ささえ市 <sasae@city.example.jp>");
        assert_eq!(header("To"), "hanako@example.jp");
        assert_eq!(header("Date"), "Fri, 20 Nov 2026 01:00:00 +0000");
        assert_eq!(header("Message-ID"), "<0192@city.example.jp>");
        assert_eq!(header("Auto-Submitted"), "auto-generated");
        assert_eq!(header("Content-Type"), "text/plain; charset=utf-8");
        assert_eq!(read_body.replace("\r\n", "\n"), body);
    }

    #[test]
    fn no_field_makes_a_header() {
        let nasty = "x\r\nBcc: evil@example.com\r\n\r\nhello";
        let mail = Mail { to: "a@example.jp".to_owned(), subject: nasty.to_owned(), body: nasty.to_owned() };
        let sent = message(&mail);
        let text = String::from_utf8(sent.clone()).unwrap();
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{text}");
        let mail = Mail { to: "a@example.jp\r\nBcc: evil@example.com".to_owned(), ..mail };
        let delivery = Delivery::into_folder("unused".into(), FROM).unwrap();
        assert_eq!(delivery.message("1", Timestamp::UNIX_EPOCH, &mail).unwrap_err(), Fault::Address);
        assert!(Delivery::into_folder("unused".into(), "a@example.jp\r\nBcc: evil@example.com").is_err());
    }

    #[test]
    fn old_addresses_of_telephones_can_be_written_to() {
        assert_eq!(address("a..b.@docomo.ne.jp").unwrap().to_string(), "\"a..b.\"@docomo.ne.jp");
        assert_eq!(address("hanako@example.jp").unwrap().to_string(), "hanako@example.jp");
        for wrong in
            ["", "hanako", "@example.jp", "a b@example.jp", "a\n..b@example.jp", "a@b@example.jp", "a..b@exa mple"]
        {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_a_refusal_of_the_mailbox_is_for_good() {
        for (reply, said, expected) in [
            (550, "5.1.1 no such user", true),
            (550, "5.2.1 disabled", true),
            (552, "5.2.2 mailbox full", true),
            (550, "nobody here", true),
            (551, "user not local", true),
            (553, "", true),
            (550, "5.7.1 relaying denied", false),
            (550, "5.7.26 unauthenticated sender", false),
            (553, "5.1.8 sender's domain does not exist", false),
            (501, "5.1.7 bad sender", false),
            (554, "spam", false),
            (552, "message too large", false),
            (535, "5.7.8 who are you", false),
            (550, "5.1 half a code", true),
        ] {
            assert_eq!(is_of_mailbox(reply, said), expected, "{reply} {said}");
        }
    }

    #[test]
    fn a_setting_that_cannot_be_used_is_told_without_its_password() {
        for wrong in [
            "mail.example.jp:587",
            "http://u:s3cret@h",
            "smtp://u:s3cret@h:99999",
            "smtp://u:s3cret@h?tls=opportunistic",
        ] {
            let error = Delivery::by_server(wrong, FROM).err().unwrap().to_string();
            assert!(error.contains("expected smtp://USER:PASSWORD@HOST:PORT") && !error.contains("s3cret"), "{error}");
        }
        assert!(Delivery::by_server("smtps://u:s3cret@mail.example.jp", FROM).is_ok());
        assert!(Delivery::by_server("smtp://u:s3cret@mail.example.jp:587", "nobody").is_err());
    }
}
