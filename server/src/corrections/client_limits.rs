//! How many reports one client may send: each is read by a person.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::rate_limit::ClientAddress;

/// At most so many within each of these.
const LIMITS: [(SignedDuration, usize); 2] = [(SignedDuration::from_hours(1), 10), (DAY, 30)];
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// When each client has sent its reports. In memory only, for the day in which they count; no more of them than are
/// taken in a day.
#[derive(Clone, Default)]
pub struct ClientLimits(Arc<Mutex<HashMap<ClientAddress, Vec<Timestamp>>>>);

impl ClientLimits {
    /// Counts a report, or says in how many seconds the next one is taken.
    pub fn take(&self, client: ClientAddress, now: Timestamp) -> Result<(), u64> {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|_, times| {
            times.retain(|time| now.duration_since(*time) < DAY);
            !times.is_empty()
        });
        let times = sent.entry(client).or_default();
        let wait = LIMITS.iter().filter_map(|&(span, most)| {
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
        assert!((0..10).all(|second| limits.take(client(1), at(second)).is_ok()));
        assert_eq!(limits.take(client(1), at(10)), Err(3590));
        assert_eq!(limits.take(client(2), at(10)), Ok(()));
        assert_eq!(limits.take(client(1), at(3600)), Ok(()));
        assert_eq!(limits.take(client(1), at(3600)), Err(1));
        for hour in 1..3 {
            let taken = (0..20).filter(|second| limits.take(client(1), at(hour * 7200 + second)).is_ok()).count();
            assert_eq!(taken, if hour == 1 { 10 } else { 9 });
        }
        assert_eq!(limits.take(client(1), at(30_000)), Err(86_400 - 30_000));
        assert_eq!(limits.take(client(1), at(86_400)), Ok(()));
    }

    proptest! {
        #[test]
        fn no_hour_and_no_day_has_more(mut times in proptest::collection::vec(0i64..200_000, 0..300)) {
            times.sort_unstable();
            let limits = ClientLimits::default();
            let mut taken = Vec::new();
            for time in times {
                match limits.take(client(1), at(time)) {
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
    fn clients_of_yesterday_are_forgotten() {
        let limits = ClientLimits::default();
        for number in 0..1_000 {
            limits.take(client(number), at(i64::from(number) * 600)).unwrap();
        }
        assert_eq!(limits.0.lock().unwrap().len(), 144);
    }
}
