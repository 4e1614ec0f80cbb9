//! Two devices against a slow and obvious reference: the list of all writes, each with what its writer had seen.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn text(words: &str) -> Answer {
    BTreeMap::from([("words".to_owned(), words.to_owned())])
}

#[test]
fn what_was_written_apart_stands_side_by_side_until_somebody_chooses() {
    let mut phone = Note::new("n");
    phone.write("p", "care.place", text("病院"));
    let mut tablet = phone.clone();
    phone.write("p", "care.place", text("自宅"));
    tablet.write("t", "care.place", text("施設"));
    let before = phone.clone();
    phone.join(&tablet);
    assert!(phone.is_ahead_of(&before) && !before.is_ahead_of(&phone));
    assert_eq!(phone.answers("care.place"), [&text("自宅"), &text("施設")]);
    assert_eq!(phone.conflicts(), ["care.place"]);
    phone.write("p", "care.place", text("施設"));
    tablet.join(&phone);
    assert_eq!(tablet.answers("care.place"), [&text("施設")]);
    assert_eq!(tablet, phone);
}

#[test]
fn what_one_device_took_away_and_the_other_changed_stays_with_the_change() {
    let mut phone = Note::new("n");
    phone.write("p", "talks.talks/a", text("兄と話した"));
    let mut tablet = phone.clone();
    phone.remove("talks.talks/a");
    tablet.write("t", "talks.talks/a", text("兄と姉と話した"));
    phone.join(&tablet);
    assert_eq!(phone.answer("talks.talks/a"), Some(&text("兄と姉と話した")));
    assert_eq!(phone.entries("talks.talks"), ["a"]);
}

#[test]
fn an_old_copy_brings_nothing_back() {
    let mut note = Note::new("n");
    note.write("p", "family.words", text("ありがとう"));
    let old = note.clone();
    note.write("p", "family.words", text("みんな、ありがとう"));
    let now = note.clone();
    note.join(&old);
    assert_eq!(note, now);
    note.write("p", "family.words", text("  "));
    note.join(&old);
    assert_eq!(note.answer("family.words"), None);
}

#[test]
fn the_same_words_written_apart_are_no_conflict() {
    let mut phone = Note::new("n");
    let mut tablet = phone.clone();
    phone.write("p", "me.name", text("ささえ 花子"));
    tablet.write("t", "me.name", text("ささえ 花子"));
    phone.join(&tablet);
    assert!(phone.conflicts().is_empty());
}

#[derive(Clone, Debug)]
enum Step {
    Write {
        device: usize,
        path: usize,
    },
    Remove {
        device: usize,
        path: usize,
    },
    AddBeside {
        device: usize,
        path: usize,
    },
    /// Replaces one of the values that stand there.
    Replace {
        device: usize,
        path: usize,
    },
    Seal {
        device: usize,
    },
    Withdraw {
        device: usize,
    },
    /// The first takes in what the second has.
    Join {
        to: usize,
        from: usize,
    },
    /// The device goes back to a copy of an earlier time, as a browser whose storage was restored.
    Restore {
        device: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let device = 0..3_usize;
    let path = 0..4_usize;
    prop_oneof![
        6 => (device.clone(), path.clone()).prop_map(|(device, path)| Step::Write { device, path }),
        1 => (device.clone(), path.clone()).prop_map(|(device, path)| Step::Remove { device, path }),
        1 => (device.clone(), path.clone()).prop_map(|(device, path)| Step::AddBeside { device, path }),
        2 => (device.clone(), path).prop_map(|(device, path)| Step::Replace { device, path }),
        1 => device.clone().prop_map(|device| Step::Seal { device }),
        1 => device.clone().prop_map(|device| Step::Withdraw { device }),
        4 => (device.clone(), device.clone()).prop_map(|(to, from)| Step::Join { to, from }),
        1 => device.prop_map(|device| Step::Restore { device }),
    ]
}

/// A device and, for the reference, the numbers of the writes and removals it has seen.
#[derive(Clone)]
struct Device {
    note: Note,
    session: String,
    knows: BTreeSet<usize>,
}

/// What happened, and what whoever did it had seen.
struct Event {
    path: usize,
    /// `None` for a removal.
    value: Option<String>,
    replaces: BTreeSet<usize>,
}

/// What stands at a path for somebody who knows these events: every value that no known event replaces.
fn expected(events: &[Event], knows: &BTreeSet<usize>, path: usize) -> BTreeSet<String> {
    let replaced: BTreeSet<usize> = knows.iter().flat_map(|one| events[*one].replaces.iter().copied()).collect();
    let standing = knows.iter().filter(|one| events[**one].path == path && !replaced.contains(one));
    standing.filter_map(|one| events[*one].value.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn devices_end_equal_and_lose_nothing(steps in proptest::collection::vec(step(), 1..60)) {
        let start = Device { note: Note::new("n"), session: String::new(), knows: BTreeSet::new() };
        let mut devices: Vec<Device> =
            (0..3).map(|n| Device { session: format!("s{n}"), ..start.clone() }).collect();
        let mut copies = devices.clone();
        let mut events: Vec<Event> = Vec::new();
        let mut sealed = BTreeSet::new();
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Write { device, path }
                | Step::Remove { device, path }
                | Step::AddBeside { device, path }
                | Step::Replace { device, path } => {
                    let here = &mut devices[device];
                    let name = format!("q.{path}");
                    let value = match step {
                        Step::Remove { .. } => None,
                        _ => Some(format!("v{number}")),
                    };
                    let seen = here.note.answer(&name).cloned();
                    let replaces = match step {
                        Step::AddBeside { .. } => BTreeSet::new(),
                        Step::Replace { .. } => {
                            let seen = seen.as_ref().map(|answer| answer["words"].clone());
                            here.knows.iter().copied().filter(|one| seen.is_some() && events[*one].value == seen).collect()
                        }
                        _ => here.knows.iter().copied().filter(|one| events[*one].path == path).collect(),
                    };
                    match (&step, &value) {
                        (Step::AddBeside { .. }, Some(value)) => here.note.add_beside(&here.session, &name, text(value)),
                        (Step::Replace { .. }, Some(value)) => {
                            here.note.replace(&here.session, &name, seen.as_ref(), text(value));
                        }
                        (_, Some(value)) => here.note.write(&here.session, &name, text(value)),
                        (_, None) => here.note.remove(&name),
                    }
                    // A removal of nothing leaves no trace, and needs none.
                    here.knows.insert(events.len());
                    events.push(Event { path, value, replaces });
                }
                Step::Seal { device } => {
                    let at = format!("2026-11-{:02}T00:00:00Z", number % 28 + 1);
                    if let Ok(hash) = devices[device].note.seal(&at, "長女") {
                        sealed.insert(hash);
                    }
                }
                Step::Withdraw { device } => {
                    let newest = devices[device].note.newest().map(|(hash, _)| hash.clone());
                    if let Some(hash) = newest {
                        devices[device].note.withdraw(&hash, &format!("2026-12-{:02}", number % 28 + 1));
                    }
                }
                Step::Join { to, from } => {
                    let from = devices[from].clone();
                    copies[to] = devices[to].clone();
                    devices[to].note.join(&from.note);
                    devices[to].knows.extend(from.knows);
                }
                Step::Restore { device } => {
                    // What was never passed on is gone with the storage: the reference forgets it too.
                    devices[device] = Device { session: format!("r{number}"), ..copies[device].clone() };
                }
            }
            for device in &devices {
                for path in 0..4 {
                    let name = format!("q.{path}");
                    let found: BTreeSet<String> =
                        device.note.answers(&name).iter().map(|answer| answer["words"].clone()).collect();
                    prop_assert_eq!(found, expected(&events, &device.knows, path));
                }
            }
        }
        // Everybody meets everybody, in any order and twice.
        for _ in 0..2 {
            for to in 0..3 {
                for from in 0..3 {
                    let other = devices[from].note.clone();
                    devices[to].note.join(&other);
                }
            }
        }
        prop_assert_eq!(&devices[0].note, &devices[1].note);
        prop_assert_eq!(&devices[1].note, &devices[2].note);
        let held: BTreeSet<Hash> = devices[0].note.versions().into_iter().map(|(hash, _)| hash.clone()).collect();
        prop_assert!(held.is_subset(&sealed));
        prop_assert!(devices[0].note.is_whole());
        let text = serde_json::to_string(&devices[0].note).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Note>(&text).unwrap(), &devices[0].note);
    }
}
