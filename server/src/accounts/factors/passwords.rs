//! Passwords: which are taken, and how they are kept.
//!
//! Length and guessability count, not which kinds of characters there are (OWASP ASVS 5.0, 6.2.1 to 6.2.12; NIST
//! SP 800-63B-4, 3.1.1.2). What is kept is Argon2id (RFC 9106) as a PHC string.

use std::sync::{Arc, LazyLock};
use std::thread::available_parallelism;

use api::ErrorItem;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::{Score, zxcvbn};

use crate::error::ApiError;

/// In characters, after normalization.
pub const FEWEST: usize = 12;
/// In characters, after normalization.
pub const MOST: usize = 128;

/// OWASP's minimum is 19 MiB and two passes; this is about 50 ms on one core.
const KIB: u32 = 32 * 1024;
const PASSES: u32 = 2;

/// Belongs to nobody, and no password fits: a check against it costs what every check costs.
const NOBODY: &str = "$argon2id$v=19$m=32768,t=2,p=1$bm9ib2R5IG5vYm9keQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// How many are computed at the same time: as many as there are cores, so that neither these nor the memory run out
/// when many sign in at once.
static LANES: LazyLock<Arc<Semaphore>> =
    LazyLock::new(|| Arc::new(Semaphore::new(available_parallelism().map_or(1, usize::from))));

/// A password could not be worked on; nothing is known about whether it is right.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("the system gives no random bytes")]
    Random(#[from] getrandom::Error),
    #[error("Argon2id: {0}")]
    Argon2(#[from] argon2::password_hash::Error),
    #[error("the work on a password was broken off")]
    BrokenOff(#[from] tokio::task::JoinError),
    #[error("the server is stopping")]
    Stopping(#[from] tokio::sync::AcquireError),
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        tracing::error!(%error, "password");
        Self::unavailable("the password could not be checked; try again in a moment")
    }
}

/// Whether a new password is taken. `context`: what others know of its owner, each of which it must not contain: name,
/// mail address, organization.
///
/// # Errors
/// `weak_password` of the field `password`, whose detail begins with one of `too_short`, `too_long`,
/// `contains_context`, `common`, then a colon.
pub fn judge(password: &str, context: &[&str]) -> Result<(), ErrorItem> {
    let password = normalized(password);
    let length = password.chars().count();
    let weak = |which: &str, expected: &str| {
        Err(ErrorItem::field("weak_password", "password", format!("{which}: expected {expected}")))
    };
    if length < FEWEST {
        return weak("too_short", &format!("{FEWEST} characters or more, found {length}"));
    }
    if length > MOST {
        return weak("too_long", &format!("{MOST} characters or fewer, found {length}"));
    }
    let folded = fold(&password);
    if parts(context).iter().any(|part| folded.contains(part)) {
        return weak("contains_context", "a password without your name, mail address, organization or sasae in it");
    }
    // Score 3: 10^8 guesses are not enough, by lists of passwords, words, names, dates and rows of keys.
    if zxcvbn(&password, &[]).score() < Score::Three {
        return weak("common", "a password that is not soon guessed, such as several words that have no connection");
    }
    Ok(())
}

/// What is kept of a password: a PHC string.
pub async fn hash(password: &str) -> Result<String, PasswordError> {
    let password = normalized(password);
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)?;
    in_lane(move || Ok(argon2()?.hash_password_with_salt(password.as_bytes(), &salt)?.to_string())).await?
}

/// Whether it is the password of which this is kept.
pub async fn verify(password: &str, phc: &str) -> Result<bool, PasswordError> {
    let (password, phc) = (normalized(password), phc.to_owned());
    in_lane(move || {
        let kept = PasswordHash::new(&phc).map_err(argon2::password_hash::Error::from)?;
        match argon2()?.verify_password(password.as_bytes(), &kept) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(error.into()),
        }
    })
    .await?
}

/// As long as [`verify`] takes, for an account that does not exist or has no password, so that nobody learns by the
/// clock which accounts there are.
pub async fn verify_nobody(password: &str) -> Result<(), PasswordError> {
    verify(password, NOBODY).await.map(|_| ())
}

/// Cut off from the request: who goes away does not free a lane on which work still goes on.
async fn in_lane<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, PasswordError> {
    let lane = LANES.clone().acquire_owned().await?;
    let done = spawn_blocking(move || {
        let done = work();
        drop(lane);
        done
    });
    Ok(done.await?)
}

fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(KIB, PASSES, 1, None).map_err(argon2::password_hash::Error::from)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The same text from every keyboard (NFC).
fn normalized(password: &str) -> String {
    password.nfc().collect()
}

/// What counts as alike when words are looked for: width and case do not matter.
fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// The words of the context that a password must not contain: long enough that they are not in everything.
fn parts(context: &[&str]) -> Vec<String> {
    let of_context = context.iter().flat_map(|text| {
        let text = fold(text);
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.map(str::to_owned).collect::<Vec<_>>()
    });
    let long_enough = |part: &String| if part.is_ascii() { part.len() >= 4 } else { part.chars().count() >= 2 };
    of_context.chain(["sasae".to_owned(), "ささえ".to_owned()]).filter(long_enough).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(password: &str, context: &[&str]) -> Option<String> {
        let item = judge(password, context).err()?;
        assert_eq!((item.code.as_str(), item.field.as_deref()), ("weak_password", Some("password")));
        assert!(!item.detail.contains(password) || password.is_empty(), "an answer tells the password");
        item.detail.split(':').next().map(str::to_owned)
    }

    #[test]
    fn which_passwords_are_taken() {
        let context = ["山田 花子", "hanako.yamada@hospital.example.jp", "ささえ市立病院"];
        for (password, expected) in [
            ("", Some("too_short")),
            ("8kd#Vq1!xzR", Some("too_short")),
            // Two code points each, one character after normalization.
            ("か\u{3099}き\u{3099}く\u{3099}け\u{3099}こ\u{3099}さ\u{3099}", Some("too_short")),
            ("8kd#Vq1!xzRw", None),
            ("password1234", Some("common")),
            ("aaaaaaaaaaaaaaaa", Some("common")),
            ("123456789012", Some("common")),
            ("qwertyuiop[]", Some("common")),
            ("iloveyou2024", Some("common")),
            ("Yamada-no-neko-wa-mike", Some("contains_context")),
            ("ＨＡＮＡＫＯ wa asa ni hashiru", Some("contains_context")),
            ("山田さんちの三毛猫は朝に走る", Some("contains_context")),
            ("my hospital is on the green hill", Some("contains_context")),
            ("sasae wa mori no naka", Some("contains_context")),
            ("みんなのささえになるあかいろ", Some("contains_context")),
            ("correct horse battery staple", None),
            ("三毛猫は朝に川を走る青い傘", None),
            ("   leading and trailing blanks   ", None),
            (&"x7 ".repeat(42), Some("common")),
            (&format!("{}qK7", "wJ3 ".repeat(31)), Some("common")),
            (&"鶴亀 ".repeat(43), Some("too_long")),
        ] {
            let found = fault(password, &context);
            assert_eq!(found.as_deref(), expected, "{password}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_gets_an_answer(password: String, context: String) {
            let _ = judge(&password, &[&context]);
        }

        #[test]
        fn a_password_with_a_name_in_it_is_refused(before in "[a-z]{8,20}", name in "[a-z]{4,12}", after in "[a-z]{0,20}") {
            let password = format!("{before}{}{after}", name.to_uppercase());
            let found = fault(&password, &[&format!("{name}@example.jp")]);
            prop_assert_eq!(found.as_deref(), Some("contains_context"));
        }
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let kept = hash("が三毛猫 は朝に走る").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=32768,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("が三毛猫 は朝に走る").await.unwrap(), "each has a salt of its own");
        assert!(verify("が三毛猫 は朝に走る", &kept).await.unwrap());
        assert!(verify("か\u{3099}三毛猫 は朝に走る", &kept).await.unwrap(), "however a keyboard composes it");
        for other in ["", "が三毛猫は朝に走る", "が三毛猫 は朝に走る ", "x"] {
            assert!(!verify(other, &kept).await.unwrap(), "{other}");
        }
    }

    #[tokio::test]
    async fn what_is_no_hash_is_no_wrong_password() {
        for kept in ["", "x", "$argon2id$v=19$m=32768,t=2,p=1$x$y", "$scrypt$ln=1$c2FsdHNhbHQ$AAAA"] {
            assert!(verify("x", kept).await.is_err(), "{kept}");
        }
    }

    /// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes and one lane, or more.
    #[tokio::test]
    async fn an_unknown_account_costs_what_a_known_one_costs() {
        const { assert!(KIB >= 19 * 1024 && PASSES >= 2) };
        let cost = |phc: &str| phc.rsplitn(3, '$').last().map(str::to_owned);
        assert_eq!(cost(NOBODY), cost(&hash("三毛猫は朝に走る").await.unwrap()));
        verify_nobody("nobody").await.unwrap();
        assert!(!verify("nobody", NOBODY).await.unwrap());
    }
}
