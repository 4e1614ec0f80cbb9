//! Codes of an authenticator app: TOTP (RFC 6238) as all apps know it, with SHA-1, six digits and 30 seconds.

use jiff::Timestamp;
use totp_rs::{Algorithm, Builder, Totp};
use unicode_normalization::UnicodeNormalization as _;

/// Seconds.
const STEP: u64 = 30;

/// What the app and the server share: 160 random bits, as RFC 4226 recommends. Kept sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl Secret {
    /// A new one. Errors: the system gives no random bytes.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// One that was kept; `None` for what is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// To be sealed, and never to be shown.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What an app reads from a QR code (Key URI Format). `account`: how the app calls it, the mail address.
    pub fn uri(&self, account: &str) -> String {
        // The format allows no colon in a name.
        let account = account.replace(':', " ");
        let account = if account.is_empty() { "-" } else { &account };
        let totp = self.builder().with_issuer(Some("ささえ")).with_account_name(account).build();
        totp.and_then(|totp| totp.to_url()).unwrap_or_default()
    }

    /// [`uri`](Secret::uri) as a QR code (SVG).
    pub fn qr(&self, account: &str) -> String {
        app::qr::svg(&self.uri(account))
    }

    /// For typing: base32 in eight groups of four.
    pub fn grouped(&self) -> String {
        let letters: Vec<char> = self.totp().secret().to_base32().chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }

    fn builder(&self) -> Builder {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_step_duration(STEP)
            .with_skew(0)
            .with_secret(self.0.to_vec())
    }

    fn totp(&self) -> Totp {
        self.builder().build_noncompliant()
    }
}

/// The step that a code belongs to: the one of `now`, the one before or the one after. It must be kept as `last_step`:
/// a code counts once, and none counts that is older than one that has counted, also when the clock has jumped back.
///
/// Width and blanks do not matter.
pub fn check(secret: &Secret, code: &str, now: Timestamp, last_step: Option<i64>) -> Option<i64> {
    let code: String = code.nfkc().filter(|letter| !letter.is_whitespace()).collect();
    let step = now.as_second().div_euclid(STEP as i64);
    let totp = secret.totp();
    let belongs = |step: i64| u64::try_from(step).is_ok_and(|step| totp.check(&code, step * STEP).is_some());
    (step - 1..=step + 1).find(|step| last_step.is_none_or(|last| *step > last) && belongs(*step))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn secret() -> Secret {
        Secret(*b"12345678901234567890")
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn code(secret: &Secret, second: i64) -> String {
        secret.totp().generate(u64::try_from(second).unwrap()).to_string()
    }

    /// The last six of the eight digits that stand there.
    #[test]
    fn the_examples_of_rfc_6238() {
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(check(&secret(), code, at(second), None), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn a_code_is_typed_as_people_type() {
        for (typed, is_taken) in [
            ("287 082", true),
            ("２８７０８２", true),
            ("　287082\t", true),
            ("287083", false),
            ("28708", false),
            ("2870820", false),
            ("", false),
            ("+87082", false),
            ("28708２0", false),
            ("abcdef", false),
        ] {
            assert_eq!(check(&secret(), typed, at(59), None).is_some(), is_taken, "{typed}");
        }
    }

    #[test]
    fn what_an_app_is_told() {
        let uri = secret().uri("hanako@example.jp");
        assert_eq!(
            uri,
            "otpauth://totp/%E3%81%95%E3%81%95%E3%81%88:hanako%40example.jp\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E3%81%95%E3%81%95%E3%81%88"
        );
        assert_eq!(secret().grouped(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(secret().qr("hanako@example.jp").starts_with("<svg "));
        assert!(secret().uri("a:b").contains(":a%20b?") && secret().uri("").contains(":-?"));
    }

    #[test]
    fn secrets_differ_and_are_read_back() {
        let (one, other) = (Secret::new().unwrap(), Secret::new().unwrap());
        assert!(one != other);
        assert!(Secret::read(one.bytes()) == Some(one));
        assert!(Secret::read(b"short").is_none());
    }

    proptest! {
        #[test]
        fn a_code_counts_for_a_minute_and_a_half_and_once(bytes: [u8; 20], second in 60..4_000_000_000_i64) {
            let secret = Secret(bytes);
            let step = second / 30;
            let code = code(&secret, second);
            for early in -2..=2 {
                let found = check(&secret, &code, at(second + 30 * early), Some(step - 1));
                prop_assert!(early.abs() == 2 || found == Some(step), "{found:?}");
                // Two codes that are alike by chance are not counted against it.
                prop_assert!(early.abs() < 2 || found != Some(step), "{found:?}");
            }
            prop_assert_ne!(check(&secret, &code, at(second), Some(step)), Some(step));
        }

        #[test]
        fn after_a_step_no_older_one_counts_wherever_the_clock_jumps(
            bytes: [u8; 20],
            second in 1_000_000..2_000_000_000_i64,
            jump in -100_000..100_000_i64,
        ) {
            let (secret, last) = (Secret(bytes), second / 30);
            let found = check(&secret, &code(&secret, second + jump), at(second + jump), Some(last));
            prop_assert!(found.is_none_or(|step| step > last));
            prop_assert!(jump < 60 || found.is_some());
        }

        #[test]
        fn whatever_is_typed_gets_an_answer(typed: String, second in -1_000_000_000..4_000_000_000_i64) {
            let _ = check(&secret(), &typed, at(second), None);
        }
    }
}
