//! How many one client may send: reports and questions are read by a person each, what is sealed takes space for years.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::error::ApiError;
use crate::rate_limit::ClientAddress;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What is counted, each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    Correction,
    /// To a consultation desk; and what is added to one.
    Question,
    /// A new one; replacing is free.
    NoteBackup,
    /// A new one; replacing is free.
    EmergencyCard,
}

impl Counted {
    /// At most so many within each of these. Notes and cards are also made by a room full of people behind one address.
    const fn limits(self) -> [(SignedDuration, usize); 2] {
        match self {
            Self::Correction | Self::Question => [(HOUR, 10), (DAY, 30)],
            Self::NoteBackup | Self::EmergencyCard => [(HOUR, 30), (DAY, 100)],
        }
    }
}

/// When each client has sent what. In memory only, for the day in which it counts.
#[derive(Clone, Default)]
pub struct ClientLimits(Arc<Mutex<HashMap<Sender, Vec<Timestamp>>>>);

/// Who sends what.
type Sender = (Counted, ClientAddress);

impl ClientLimits {
    /// Counts one, or says 429 `too_many_requests`. `None`: nobody is counted (in process, or there is no rate limit).
    pub fn allow(&self, what: Counted, client: Option<ClientAddress>, now: Timestamp) -> Result<(), ApiError> {
        let Some(seconds) = client.and_then(|client| self.take(what, client, now).err()) else { return Ok(()) };
        let detail = format!("too many have come from here; try again in {seconds} s");
        Err(ApiError::too_many(api::ErrorItem::new("too_many_requests", detail), seconds))
    }

    /// Counts one, or says in how many seconds the next one is taken.
    fn take(&self, what: Counted, client: ClientAddress, now: Timestamp) -> Result<(), u64> {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|_, times| {
            times.retain(|time| now.duration_since(*time) < DAY);
            !times.is_empty()
        });
        let times = sent.entry((what, client)).or_default();
        let wait = what.limits().into_iter().filter_map(|(span, most)| {
            // Times are in their order: with this one gone, there is room again.
            let blocks = times.get(times.len().checked_sub(most)?)?;
            let wait = span - now.duration_since(*blocks);
            // Rounded up: who comes back earlier is refused again.
            wait.is_positive().then(|| wait.as_secs().cast_unsigned() + u64::from(wait.subsec_nanos() > 0))
        });
        match wait.max() {
            Some(wait) => Err(wait),
            None => {
                times.push(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use proptest::prelude::*;

    use super::*;

    fn client(number: u32) -> ClientAddress {
        ClientAddress::from(IpAddr::V4(Ipv4Addr::from_bits(number)))
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn ten_an_hour_and_thirty_a_day() {
        let limits = ClientLimits::default();
        assert!((0..10).all(|second| limits.take(Counted::Correction, client(1), at(second)).is_ok()));
        assert_eq!(limits.take(Counted::Correction, client(1), at(10)), Err(3590));
        assert_eq!(limits.take(Counted::Correction, client(2), at(10)), Ok(()));
        assert_eq!(limits.take(Counted::Correction, client(1), at(3600)), Ok(()));
        assert_eq!(limits.take(Counted::Correction, client(1), at(3600)), Err(1));
        for hour in 1..3 {
            let taken = (0..20)
                .filter(|second| limits.take(Counted::Correction, client(1), at(hour * 7200 + second)).is_ok())
                .count();
            assert_eq!(taken, if hour == 1 { 10 } else { 9 });
        }
        assert_eq!(limits.take(Counted::Correction, client(1), at(30_000)), Err(86_400 - 30_000));
        assert_eq!(limits.take(Counted::Correction, client(1), at(86_400)), Ok(()));
    }

    proptest! {
        #[test]
        fn no_hour_and_no_day_has_more(mut times in proptest::collection::vec(0i64..200_000, 0..300)) {
            times.sort_unstable();
            let limits = ClientLimits::default();
            let mut taken = Vec::new();
            for time in times {
                match limits.take(Counted::Correction, client(1), at(time)) {
                    Ok(()) => taken.push(time),
                    // Who waits as told is taken.
                    Err(wait) => prop_assert!((1..=86_400).contains(&wait)),
                }
            }
            for (span, most) in [(3_600, 10), (86_400, 30)] {
                for from in &taken {
                    prop_assert!(taken.iter().filter(|time| (*from..from + span).contains(*time)).count() <= most);
                }
            }
        }
    }

    #[test]
    fn each_kind_counts_for_itself() {
        let limits = ClientLimits::default();
        let taken = |what| (0..40).filter(|second| limits.take(what, client(1), at(*second)).is_ok()).count();
        let kinds = [Counted::Correction, Counted::Question, Counted::NoteBackup, Counted::EmergencyCard];
        assert_eq!(kinds.map(taken), [10, 10, 30, 30]);
        assert!(limits.allow(Counted::NoteBackup, None, at(40)).is_ok());
        assert_eq!(limits.allow(Counted::NoteBackup, Some(client(1)), at(40)).unwrap_err().retry_after, Some(3560));
    }

    #[test]
    fn clients_of_yesterday_are_forgotten() {
        let limits = ClientLimits::default();
        for number in 0..1_000 {
            limits.take(Counted::Correction, client(number), at(i64::from(number) * 600)).unwrap();
        }
        assert_eq!(limits.0.lock().unwrap().len(), 144);
    }
}
