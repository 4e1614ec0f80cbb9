use std::collections::BTreeMap;

use proptest::prelude::*;

use super::card::{open_card, seal_card};
use super::file::{Kept, Kind, Lock};
use super::recovery::{capability, fragment, of_fragment};
use super::*;
use crate::card::Card;
use crate::document::Note;

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect()
}

/// McGrew, Viega: The Galois/Counter Mode of Operation (GCM), submission to NIST, test cases 13, 14 and 16.
#[test]
fn aes_256_gcm_is_that_of_nist() {
    let zero = Key::default();
    let sealed = seal(&zero, &[0; 12], "", &[]);
    assert_eq!(sealed[12..], hex("530f8afbc74536b9a963b4f1c4cb738b"));
    let sealed = seal(&zero, &[0; 12], "", &[0; 16]);
    assert_eq!(sealed[12..], hex("cea7403d4d606b6e074ec5d3baf39d18 d0d1c8a799996bf0265b98b5d48ab919"));

    let key: Key = hex("feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308").try_into().unwrap();
    let nonce: Nonce = hex("cafebabefacedbaddecaf888").try_into().unwrap();
    let plain = hex("d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72
         1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39");
    let about = hex("feedfacedeadbeeffeedfacedeadbeef abaddad2");
    let payload = Payload { msg: &plain, aad: &about };
    let sealed = Aes256Gcm::new((&key).into()).encrypt((&nonce).into(), payload).unwrap();
    let expected = hex("522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa
         8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662
         76fc6ece0f4e1768cddf8853bb2d551b");
    assert_eq!(sealed, expected);
}

/// RFC 5869, test case 3: without salt, as here; of its 42 bytes the first 32.
#[test]
fn keys_are_derived_as_in_rfc_5869() {
    let key = derive(&[0x0b; 22], "");
    assert_eq!(key.to_vec(), hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
    assert_ne!(derive(&[0x0b; 22], "a"), derive(&[0x0b; 22], "b"));
}

fn note() -> Note {
    let mut note = Note::new("AAAAAAAAAAAAAAAAAAAAAA");
    note.write("s", "family.words", BTreeMap::from([("words".to_owned(), "ありがとう".to_owned())]));
    note.seal("2026-11-22T00:00:00Z", "").unwrap();
    note
}

const KEY: Key = [7; 32];

fn kinds() -> Vec<Kind> {
    let salt = || text(&[5; 16]);
    vec![
        Kind::Device,
        Kind::Passphrase { salt: salt(), kib: 19_456, passes: 2 },
        Kind::Passkey { credential: text(b"c"), salt: salt() },
        Kind::Recovery,
        Kind::Stored { salt: salt(), kib: 19_456, passes: 2 },
    ]
}

fn locks() -> Vec<Lock> {
    kinds().into_iter().map(|kind| kind.lock(&note().id, b"secret", &[2; 12], &KEY)).collect()
}

fn kept() -> Kept {
    Kept::seal(&note(), &KEY, &[1; 12], locks())
}

#[test]
fn every_lock_opens_with_its_secret_and_no_other() {
    let kept = Kept::read(&kept().write()).unwrap();
    for kind in kinds() {
        let lock = kept.lock(|found| *found == kind).unwrap();
        assert_eq!(lock.unlock(&kept.note, b"secret"), Ok(KEY));
        assert_eq!(lock.unlock(&kept.note, b"other"), Err(Fault::WrongKey));
        assert_eq!(lock.unlock("another note", b"secret"), Err(Fault::WrongKey));
    }
    assert_eq!(kept.open(&KEY), Ok(note()));
    assert_eq!(kept.open(&[8; 32]), Err(Fault::WrongKey));
    let bare = Kept::seal(&note(), &KEY, &[1; 12], Vec::new());
    assert_eq!(bare.lock(|kind| *kind == Kind::Recovery), Err(Fault::NoSuchLock));
}

#[test]
fn a_lock_is_worth_nothing_under_another_name() {
    let locks = locks();
    for (lock, other) in locks.iter().zip(kinds().into_iter().cycle().skip(1)) {
        let renamed = Lock { kind: other, sealed: lock.sealed.clone() };
        assert_eq!(renamed.unlock(&note().id, b"secret"), Err(Fault::WrongKey));
    }
    // A cheaper passphrase in a file would be a way to guess: what a lock says of itself cannot be changed.
    let cheap = Kind::Passphrase { salt: text(&[5; 16]), kib: 8, passes: 1 };
    assert_eq!(
        Lock { kind: cheap, sealed: locks[1].sealed.clone() }.unlock(&note().id, b"secret"),
        Err(Fault::WrongKey)
    );
    // What is no key.
    let short = seal(&Kind::Recovery.key(b"secret"), &[3; 12], &Kind::Recovery.about(&note().id), b"short");
    let short = Lock { kind: Kind::Recovery, sealed: text(&short) };
    assert_eq!(short.unlock(&note().id, b"secret"), Err(Fault::Damaged));
    let short = Lock { kind: Kind::Recovery, sealed: "=".to_owned() };
    assert_eq!(short.unlock(&note().id, b"secret"), Err(Fault::Damaged));
}

#[test]
fn what_is_no_note_of_ours_says_so() {
    for file in ["", "sasae-note", "sasae-note 1", "PK\u{3}\u{4}", "sasae-note x sum\n{}\n", "sasae-note  1 2"] {
        assert_eq!(Kept::read(file), Err(Fault::NotOurs), "{file}");
    }
    assert_eq!(Kept::read("sasae-note 2 sum\n{}\n"), Err(Fault::TooNew));
    let whole = kept().write();
    assert_eq!(Kept::read(whole.trim_end()), Err(Fault::Damaged));
    assert_eq!(Kept::read(&whole[..whole.len() / 2]), Err(Fault::Damaged));
    assert_eq!(Kept::read("sasae-note 1 sum"), Err(Fault::Damaged));
    let nothing = "{}";
    let digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(Kept::read(&format!("sasae-note 1 {digest}\n{nothing}\n")), Err(Fault::Damaged));
}

#[test]
fn what_is_encrypted_but_no_whole_note_is_damaged() {
    let about = "sasae-note 1 content x";
    for plain in ["[]", "{\"id\":\"y\",\"seen\":{},\"registers\":{},\"versions\":{},\"withdrawn\":{}}"] {
        let sealed = text(&seal(&KEY, &[1; 12], about, plain.as_bytes()));
        let body = format!("{{\"note\":\"x\",\"locks\":[],\"sealed\":\"{sealed}\"}}");
        let kept: Kept = serde_json::from_str(&body).unwrap();
        assert_eq!(kept.open(&KEY), Err(Fault::Damaged), "{plain}");
    }
    let kept: Kept = serde_json::from_str("{\"note\":\"x\",\"locks\":[],\"sealed\":\"=\"}").unwrap();
    assert_eq!(kept.open(&KEY), Err(Fault::Damaged));
    assert_eq!(open(&KEY, "", b"short"), Err(Fault::WrongKey));
}

#[test]
fn the_length_tells_little() {
    let mut long = note();
    long.write("s", "me.life", BTreeMap::from([("words".to_owned(), "あ".repeat(100))]));
    let length = |note: &Note| Kept::seal(note, &KEY, &[1; 12], Vec::new()).write().len();
    assert_eq!(length(&note()), length(&long));
}

#[test]
fn a_link_that_was_cut_off_is_told_from_one_that_is_not_ours() {
    let secret = [9; 16];
    let whole = fragment(&secret);
    assert_eq!(of_fragment(&format!("#{whole}")), Some(Ok(secret)));
    assert_eq!(of_fragment("#main"), None);
    for length in "open=1.".len()..whole.len() {
        assert_eq!(of_fragment(&whole[..length]), Some(Err(Fault::Damaged)), "{length}");
    }
    let other = whole.replace("CQkJ", "CQkK");
    assert_eq!(of_fragment(&other), Some(Err(Fault::Damaged)));
    // The server learns its name for the note, which opens nothing.
    assert_ne!(capability(&secret), Kind::Recovery.key(&secret));
}

#[test]
fn a_card_opens_with_its_key_under_its_own_name() {
    let card = Card { name: "ささえ 花子".to_owned(), ..Card::default() };
    let sealed = seal_card(&card, "id", &KEY, &[4; 12]);
    assert_eq!(open_card(&sealed, "id", &KEY), Ok(card));
    assert_eq!(open_card(&sealed, "other", &KEY), Err(Fault::WrongKey));
    assert_eq!(open_card("=", "id", &KEY), Err(Fault::Damaged));
    let nothing = text(&seal(&KEY, &[1; 12], "sasae-card-1:id", b"[]"));
    assert_eq!(open_card(&nothing, "id", &KEY), Err(Fault::Damaged));
}

proptest! {
    #[test]
    fn one_bit_flipped_anywhere_in_a_file_is_found(place in any::<prop::sample::Index>(), bit in 0..7_u8) {
        let mut file = kept().write().into_bytes();
        let place = place.index(file.len());
        file[place] ^= 1 << bit;
        let found = Kept::read(std::str::from_utf8(&file).unwrap());
        prop_assert!(matches!(found, Err(Fault::NotOurs | Fault::TooNew | Fault::Damaged)), "{found:?}");
    }

    #[test]
    fn one_bit_flipped_in_what_is_encrypted_opens_nothing(plain: Vec<u8>, place in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut sealed = seal(&KEY, &[1; 12], "about", &plain);
        prop_assert_eq!(sealed.len(), plain.len() + OVERHEAD);
        prop_assert_eq!(open(&KEY, "about", &sealed), Ok(plain));
        let place = place.index(sealed.len());
        sealed[place] ^= 1 << bit;
        prop_assert_eq!(open(&KEY, "about", &sealed), Err(Fault::WrongKey));
    }

    #[test]
    fn any_text_is_read_without_a_panic(file in ".{0,200}") {
        let _ = Kept::read(&file);
        let _ = Kept::read(&format!("sasae-note 1 {file}"));
        let _ = of_fragment(&file);
        let _ = bytes(&file);
    }
}
