//! A token bucket for each client.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use governor::clock::{Clock, MonotonicClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::ClientAddress;

/// The requests of so many seconds may come at once: a page with all that it asks for.
const BURST_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(3);
/// Requests at least between two looks at whose bucket is full again.
const SWEEP: usize = 1024;

pub struct Buckets<C: Clock = MonotonicClock> {
    limiter: RateLimiter<ClientAddress, HashMapStateStore<ClientAddress>, C, NoOpMiddleware<C::Instant>>,
    until_sweep: AtomicUsize,
}

impl Buckets {
    /// `rate` requests a second and client.
    pub fn new(rate: NonZeroU32) -> Self {
        Self::with_clock(rate, MonotonicClock)
    }
}

impl<C: Clock> Buckets<C> {
    fn with_clock(rate: NonZeroU32, clock: C) -> Self {
        let quota = Quota::per_second(rate).allow_burst(rate.saturating_mul(BURST_SECONDS));
        Self { limiter: RateLimiter::hashmap_with_clock(quota, clock), until_sweep: AtomicUsize::new(SWEEP) }
    }

    /// Takes a token; how long to wait for one when there is none.
    pub fn wait(&self, client: ClientAddress) -> Option<Duration> {
        // Exactly one of the requests that arrive together sees the last step.
        if self.until_sweep.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.forget_idle();
        }
        let refused = self.limiter.check_key(&client).err()?;
        Some(refused.wait_time_from(self.limiter.clock().now()))
    }

    /// A full bucket is like none. The next sweep comes after as many requests as buckets are left: the
    /// work for each request stays the same, and memory at twice what a few seconds of requests need.
    fn forget_idle(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
        self.until_sweep.store(self.limiter.len().max(SWEEP), Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use governor::clock::FakeRelativeClock;

    use super::*;

    fn client(number: u32) -> ClientAddress {
        ClientAddress::from(IpAddr::V4(Ipv4Addr::from_bits(number)))
    }

    #[test]
    fn four_seconds_at_once_then_the_rate() {
        let clock = FakeRelativeClock::default();
        let buckets = Buckets::with_clock(NonZeroU32::new(2).unwrap(), clock.clone());
        assert!((0..8).all(|_| buckets.wait(client(1)).is_none()));
        assert_eq!(buckets.wait(client(1)), Some(Duration::from_millis(500)));
        assert_eq!(buckets.wait(client(2)), None);
        clock.advance(Duration::from_millis(500));
        assert_eq!(buckets.wait(client(1)), None);
        assert!(buckets.wait(client(1)).is_some());
        clock.advance(Duration::from_secs(60));
        assert_eq!((0..20).filter(|_| buckets.wait(client(1)).is_none()).count(), 8);
    }

    #[test]
    fn memory_does_not_grow_with_the_number_of_clients() {
        let clock = FakeRelativeClock::default();
        let buckets = Buckets::with_clock(NonZeroU32::new(40).unwrap(), clock.clone());
        let mut most = 0;
        for number in 0..200_000 {
            buckets.wait(client(number));
            clock.advance(Duration::from_millis(1));
            most = most.max(buckets.limiter.len());
        }
        assert!(most <= 2 * SWEEP, "{most}");
    }

    #[test]
    fn the_largest_rate_is_a_rate() {
        assert!(Buckets::new(NonZeroU32::new(1_000_000).unwrap()).wait(client(1)).is_none());
    }
}
