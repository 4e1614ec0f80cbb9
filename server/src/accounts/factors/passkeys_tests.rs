//! Ceremonies with a device made of software.

use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::*;

const HOME: &str = "https://sasae.example.jp";

/// User present, user verified, backup eligible, backed up, credential attached (WebAuthn level 3, 6.1).
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTACHED: u8 = 0x40;

/// Holds one passkey. What it says can be made wrong.
#[derive(Clone)]
struct Device {
    key: SigningKey,
    id: [u8; 16],
    person: String,
    counter: u32,
    flags: u8,
    rp_id: &'static str,
    origin: &'static str,
}

impl Device {
    fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: [seed; 16],
            person: String::new(),
            counter: 0,
            flags: PRESENT | VERIFIED,
            rp_id: "sasae.example.jp",
            origin: HOME,
        }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["publicKey"]["challenge"];
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false}).to_string().into()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let rp_id_hash = Sha256::digest(self.rp_id.as_bytes());
        [rp_id_hash.as_slice(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// What `navigator.credentials.create` answers.
    fn create(&mut self, ceremony: &Ceremony) -> String {
        let options: Value = serde_json::from_str(&ceremony.options).unwrap();
        self.person = options["publicKey"]["user"]["id"].as_str().unwrap().to_owned();
        let point = self.key.verifying_key().to_sec1_bytes();
        let (x, y) = point[1..65].split_at(32);
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}: ES256 on P-256 (RFC 9053).
        let key = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], x, &[0x22, 0x58, 32], y].concat();
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let data = self.authenticator_data(self.flags | ATTACHED);
        let data = [data.as_slice(), &[0; 16], &length, &self.id, &key].concat();
        let length = u8::try_from(data.len()).unwrap();
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(), &[length], &data].concat();
        json!({
            "id": URL_SAFE_NO_PAD.encode(self.id),
            "rawId": URL_SAFE_NO_PAD.encode(self.id),
            "type": "public-key",
            "response": {
                "attestationObject": URL_SAFE_NO_PAD.encode(object),
                "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", &options)),
            },
            "clientExtensionResults": {"credProps": {"rk": true}},
        })
        .to_string()
    }

    /// What `navigator.credentials.get` answers.
    fn get(&mut self, ceremony: &Ceremony) -> String {
        let options: Value = serde_json::from_str(&ceremony.options).unwrap();
        let client_data = self.client_data("webauthn.get", &options);
        let data = self.authenticator_data(self.flags);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": URL_SAFE_NO_PAD.encode(self.id),
            "rawId": URL_SAFE_NO_PAD.encode(self.id),
            "type": "public-key",
            "response": {
                "authenticatorData": URL_SAFE_NO_PAD.encode(data),
                "clientDataJSON": URL_SAFE_NO_PAD.encode(client_data),
                "signature": URL_SAFE_NO_PAD.encode(signature.to_der()),
                "userHandle": self.person,
            },
            "clientExtensionResults": {},
        })
        .to_string()
    }
}

fn person() -> Uuid {
    Uuid::from_u128(7)
}

fn begin(passkeys: &Passkeys, existing: &[String]) -> Ceremony {
    passkeys.begin_registration(person(), "hanako@example.jp", "山田 花子", existing).unwrap()
}

fn registered(passkeys: &Passkeys, device: &mut Device) -> String {
    let ceremony = begin(passkeys, &[]);
    passkeys.finish_registration(&device.create(&ceremony), &ceremony.state).unwrap()
}

#[test]
fn a_passkey_is_made_and_signs_in() {
    let passkeys = Passkeys::new(HOME);
    assert_eq!(passkeys.why_off(), None);
    let mut device = Device::new(1);
    let kept = registered(&passkeys, &mut device);
    for _ in 0..2 {
        let ceremony = passkeys.begin_sign_in().unwrap();
        let answer = device.get(&ceremony);
        let claimed = passkeys.identify(&answer).unwrap();
        assert_eq!(claimed, (person(), credential_id(&kept).unwrap()));
        passkeys.finish_sign_in(&answer, &ceremony.state, &kept).unwrap();
    }
}

#[test]
fn what_browsers_are_asked_for() {
    let passkeys = Passkeys::new(HOME);
    let kept = registered(&passkeys, &mut Device::new(1));
    let made: Value = serde_json::from_str(&begin(&passkeys, &[kept]).options).unwrap();
    let made = &made["publicKey"];
    assert_eq!(made["rp"], json!({"name": "ささえ", "id": "sasae.example.jp"}));
    assert_eq!(made["user"]["displayName"], "山田 花子");
    assert_eq!(made["attestation"], "none");
    assert_eq!(made["excludeCredentials"][0]["id"], URL_SAFE_NO_PAD.encode([1; 16]));
    let selection = &made["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required");
    assert_eq!(selection["requireResidentKey"], true);
    assert_eq!(selection["userVerification"], "required");
    let asked: Value = serde_json::from_str(&passkeys.begin_sign_in().unwrap().options).unwrap();
    assert_eq!(asked["publicKey"]["userVerification"], "required");
    assert_eq!(asked["publicKey"]["allowCredentials"], json!([]));
    assert_eq!(asked.get("mediation"), None);
}

type Change = fn(&mut Device);

/// Whatever a device or page says wrongly, it makes no passkey and no session.
const WRONG: [(&str, Change); 5] = [
    ("another site", |device| device.origin = "https://sasae.example.com"),
    ("a part of the site's name", |device| device.origin = "https://x.sasae.example.jp"),
    ("a passkey for another site", |device| device.rp_id = "example.com"),
    ("nobody was verified", |device| device.flags = PRESENT),
    ("nobody was there", |device| device.flags = VERIFIED),
];

#[test]
fn what_is_wrong_is_refused() {
    let passkeys = Passkeys::new(HOME);
    let mut device = Device::new(1);
    let kept = registered(&passkeys, &mut device);
    for (what, change) in WRONG {
        let mut wrong = device.clone();
        change(&mut wrong);
        let ceremony = begin(&passkeys, &[]);
        assert!(passkeys.finish_registration(&wrong.create(&ceremony), &ceremony.state).is_err(), "made: {what}");
        let ceremony = passkeys.begin_sign_in().unwrap();
        assert!(passkeys.finish_sign_in(&wrong.get(&ceremony), &ceremony.state, &kept).is_err(), "signed in: {what}");
    }
}

#[test]
fn an_answer_belongs_to_one_challenge_one_key_and_one_kind() {
    let passkeys = Passkeys::new(HOME);
    let (mut device, mut other) = (Device::new(1), Device::new(2));
    let (kept, kept_of_other) = (registered(&passkeys, &mut device), registered(&passkeys, &mut other));
    let (first, second) = (passkeys.begin_sign_in().unwrap(), passkeys.begin_sign_in().unwrap());
    assert!(passkeys.finish_sign_in(&device.get(&first), &second.state, &kept).is_err(), "another challenge");
    assert!(passkeys.finish_sign_in(&device.get(&first), &first.state, &kept_of_other).is_err(), "another's passkey");
    other.id = device.id;
    assert!(passkeys.finish_sign_in(&other.get(&first), &first.state, &kept).is_err(), "another's key");
    let registration = begin(&passkeys, &[]);
    assert!(passkeys.finish_registration(&device.create(&registration), &first.state).is_err(), "another kind");
    assert!(passkeys.finish_sign_in(&device.create(&first_as_registration(&first)), &first.state, &kept).is_err());
}

/// The challenge of a sign-in in the form of a registration.
fn first_as_registration(ceremony: &Ceremony) -> Ceremony {
    let mut options: Value = serde_json::from_str(&ceremony.options).unwrap();
    options["publicKey"]["user"] = json!({"id": "AAAA"});
    Ceremony { options: options.to_string(), state: ceremony.state.clone() }
}

#[test]
fn a_counter_that_does_not_go_forward_is_refused() {
    let passkeys = Passkeys::new(HOME);
    let mut device = Device::new(1);
    let mut kept = registered(&passkeys, &mut device);
    for (counter, is_taken) in [(5, true), (6, true), (6, false), (5, false), (0, false), (7, true)] {
        device.counter = counter;
        let ceremony = passkeys.begin_sign_in().unwrap();
        let result = passkeys.finish_sign_in(&device.get(&ceremony), &ceremony.state, &kept);
        assert_eq!(result.is_ok(), is_taken, "{counter}");
        kept = result.unwrap_or(kept);
    }
}

#[test]
fn a_changed_signature_is_refused() {
    let passkeys = Passkeys::new(HOME);
    let mut device = Device::new(1);
    let kept = registered(&passkeys, &mut device);
    let ceremony = passkeys.begin_sign_in().unwrap();
    let answer: Value = serde_json::from_str(&device.get(&ceremony)).unwrap();
    for field in ["authenticatorData", "clientDataJSON", "signature"] {
        let mut changed = answer.clone();
        let mut bytes = URL_SAFE_NO_PAD.decode(answer["response"][field].as_str().unwrap()).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        changed["response"][field] = URL_SAFE_NO_PAD.encode(bytes).into();
        assert!(passkeys.finish_sign_in(&changed.to_string(), &ceremony.state, &kept).is_err(), "{field}");
    }
    passkeys.finish_sign_in(&answer.to_string(), &ceremony.state, &kept).unwrap();
}

#[test]
fn what_is_no_credential_gets_an_answer() {
    let passkeys = Passkeys::new(HOME);
    let ceremony = passkeys.begin_sign_in().unwrap();
    for text in ["", "{}", "null", "[]", "{\"id\": 1}", "<script>"] {
        assert!(passkeys.identify(text).is_err() && credential_id(text).is_err());
        assert!(passkeys.finish_registration(text, text).is_err());
        assert!(passkeys.finish_sign_in(text, &ceremony.state, text).is_err());
    }
}

/// A person that no device tells is not known.
#[test]
fn an_answer_without_a_person_is_refused() {
    let passkeys = Passkeys::new(HOME);
    let mut device = Device::new(1);
    registered(&passkeys, &mut device);
    let ceremony = passkeys.begin_sign_in().unwrap();
    for person in ["", "AAAA"] {
        device.person = person.to_owned();
        assert!(passkeys.identify(&device.get(&ceremony)).is_err());
    }
}

#[test]
fn which_addresses_allow_passkeys() {
    for (address, why) in [
        ("https://sasae.example.jp", None),
        ("https://sasae.example.jp:8443/", None),
        ("http://localhost:3000", None),
        ("http://127.0.0.1:3000", Some("IP addresses")),
        ("https://192.0.2.1", Some("IP addresses")),
        ("https://[2001:db8::1]", Some("IP addresses")),
        ("http://sasae.example.jp", Some("over https")),
        ("sasae", Some("no address")),
    ] {
        let passkeys = Passkeys::new(address);
        let found = passkeys.why_off();
        assert!(
            found.is_some() == why.is_some() && found.unwrap_or("").contains(why.unwrap_or("")),
            "{address} {found:?}"
        );
        assert_eq!(passkeys.begin_sign_in().is_ok(), why.is_none(), "{address}");
    }
}
