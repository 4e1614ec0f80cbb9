//! Who asks: the address behind the proxies that are trusted.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};

use crate::config::Network;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// A client: an IPv4 address, or the /64 that one IPv6 connection gets (RFC 6177).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(IpAddr);

impl std::fmt::Display for ClientAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<IpAddr> for ClientAddress {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        })
    }
}

impl ClientAddress {
    /// The peer; where it is a trusted proxy, the last address in `X-Forwarded-For` that is none.
    ///
    /// What stands left of that address is only claimed. When all are trusted it is the first one, which
    /// a proxy has vouched for; when one cannot be read, or none is there, the peer.
    pub fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[Network]) -> Self {
        let is_proxy = |address: IpAddr| proxies.iter().any(|network| network.contains(address));
        let lines: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
        let hops = lines.iter().rev().flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
        let mut client = peer;
        for hop in hops {
            if !is_proxy(client) {
                break;
            }
            let Some(address) = std::str::from_utf8(hop).ok().and_then(address) else { return peer.into() };
            client = address;
        }
        client.into()
    }
}

pub fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED_FOR)
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`: proxies write all of them.
fn address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use clap::Parser;

    use super::*;
    use crate::config::{Cli, Command};

    fn proxies() -> Vec<Network> {
        let arguments = ["sasae", "serve", "--trusted-proxies", "10.0.0.0/8,192.0.2.1,fd00::/8"];
        let Command::Serve(config) = Cli::try_parse_from(arguments).unwrap().command else { panic!() };
        config.trusted_proxies
    }

    fn behind(peer: &str, lines: &[&[u8]]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line).unwrap());
        }
        ClientAddress::behind(peer.parse().unwrap(), &headers, &proxies()).0.to_string()
    }

    #[test]
    fn who_asks() {
        let table: [(&str, &[&[u8]], &str); 24] = [
            // No proxy: the peer, whatever it claims.
            ("203.0.113.5", &[], "203.0.113.5"),
            ("203.0.113.5", &[b"198.51.100.7"], "203.0.113.5"),
            ("203.0.113.5", &[b"10.0.0.9, 198.51.100.7"], "203.0.113.5"),
            // One proxy: the last address, what stands before is only claimed.
            ("10.0.0.1", &[b"198.51.100.7"], "198.51.100.7"),
            ("10.0.0.1", &[b"1.1.1.1, 198.51.100.7"], "198.51.100.7"),
            ("10.0.0.1", &[b"rubbish, 198.51.100.7"], "198.51.100.7"),
            ("10.0.0.1", &[b"1.1.1.1", b"198.51.100.7"], "198.51.100.7"),
            // Two proxies, in one line or two.
            ("10.0.0.1", &[b"1.1.1.1,198.51.100.7,192.0.2.1"], "198.51.100.7"),
            ("10.0.0.1", &[b"198.51.100.7", b"192.0.2.1"], "198.51.100.7"),
            // All are trusted: the first.
            ("10.0.0.1", &[b"10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            // Nothing that helps: the peer.
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &[b""], "10.0.0.1"),
            ("10.0.0.1", &[b"unknown"], "10.0.0.1"),
            ("10.0.0.1", &[b"198.51.100.7,"], "10.0.0.1"),
            ("10.0.0.1", &[b"198.51.100.7, _hidden, 192.0.2.1"], "10.0.0.1"),
            ("10.0.0.1", &[b"198.51.100.7 \xff"], "10.0.0.1"),
            ("10.0.0.1", &[b"198.51.100.300"], "10.0.0.1"),
            // With ports and brackets.
            ("10.0.0.1", &[b"198.51.100.7:4711"], "198.51.100.7"),
            ("10.0.0.1", &[b"[2001:db8:1:2:3::4]:4711"], "2001:db8:1:2::"),
            ("10.0.0.1", &[b"[2001:db8:1:2:3::4]"], "2001:db8:1:2::"),
            // IPv6: a connection has a /64; IPv4 in IPv6 is IPv4.
            ("2001:db8:1:2:aaaa::1", &[], "2001:db8:1:2::"),
            ("2001:db8:1:2:bbbb::2", &[b"198.51.100.7"], "2001:db8:1:2::"),
            ("fd12::1", &[b"2001:db8:1:3::4"], "2001:db8:1:3::"),
            ("::ffff:10.0.0.1", &[b"::ffff:198.51.100.7"], "198.51.100.7"),
        ];
        for (peer, lines, client) in table {
            assert_eq!(behind(peer, lines), client, "{peer} {lines:?}");
        }
    }
}
