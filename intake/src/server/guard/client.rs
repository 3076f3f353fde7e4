//! From where a request comes: the other end of the connection, or, where that is the network's own proxy, whom it names.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The header in which the server itself notes the address for whoever answers; what a browser wrote there is thrown away.
pub const CLIENT: HeaderName = HeaderName::from_static("x-cabas-client");

/// The address of whoever sent a request.
pub fn of(headers: &HeaderMap) -> Option<IpAddr> {
    headers.get(CLIENT)?.to_str().ok()?.parse().ok()
}

/// Notes where a request comes from. What it says of itself is believed only of a proxy that is known: the last that it names is whom
/// the proxy saw, all before it is what that one wrote.
pub fn note(headers: &mut HeaderMap, peer: Option<IpAddr>, proxies: &[IpAddr]) {
    headers.remove(CLIENT);
    let Some(peer) = peer.map(|peer| peer.to_canonical()) else { return };
    let is_proxy = proxies.iter().any(|known| known.to_canonical() == peer);
    let client = if is_proxy { named(headers).unwrap_or(peer) } else { peer };
    if let Ok(value) = HeaderValue::from_str(&client.to_canonical().to_string()) {
        headers.insert(CLIENT, value);
    }
}

/// Whom a bucket is for: an address, or of IPv6 the network that one customer has.
pub fn prefix(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(four) => IpAddr::V4(four),
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX))),
    }
}

/// Whom a proxy saw.
fn named(headers: &HeaderMap) -> Option<IpAddr> {
    let last = |name: &str| headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next().map(str::trim);
    let plain = last("x-forwarded-for").and_then(address);
    plain.or_else(|| {
        let pairs = last("forwarded")?.split(';').filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
        address(value.trim().trim_matches('"'))
    })
}

/// An address with or without a port, of IPv6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(text, |(bare, _)| bare);
    let socket = || text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip());
    bare.parse().ok().or_else(socket)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, proxies: &[&str], headers: &[(&'static str, &str)]) -> String {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).unwrap());
        }
        let proxies: Vec<IpAddr> = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        note(&mut map, Some(peer.parse().unwrap()), &proxies);
        of(&map).unwrap().to_string()
    }

    #[test]
    fn only_a_known_proxy_is_believed() {
        let lies = [("x-forwarded-for", "1.1.1.1"), ("x-cabas-client", "2.2.2.2"), ("forwarded", "for=3.3.3.3")];
        assert_eq!(seen("192.0.2.7", &[], &lies), "192.0.2.7");
        assert_eq!(seen("192.0.2.7", &["127.0.0.1"], &lies), "192.0.2.7");
        let proxy = ["127.0.0.1"];
        assert_eq!(seen("127.0.0.1", &proxy, &[("x-forwarded-for", "1.1.1.1, 198.51.100.2")]), "198.51.100.2");
        let twice = [("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "198.51.100.3")];
        assert_eq!(seen("::ffff:127.0.0.1", &proxy, &twice), "198.51.100.3");
        let forwarded = [("forwarded", "for=1.1.1.1, for=\"[2001:db8::1]:4711\";proto=https")];
        assert_eq!(seen("127.0.0.1", &proxy, &forwarded), "2001:db8::1");
        assert_eq!(seen("127.0.0.1", &proxy, &[("forwarded", "For=192.0.2.60:80")]), "192.0.2.60");
        assert_eq!(seen("127.0.0.1", &proxy, &[("x-forwarded-for", "unknown")]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &proxy, &[]), "127.0.0.1");
    }

    #[test]
    fn a_network_of_ipv6_is_one() {
        let same = |one: &str, other: &str| prefix(one.parse().unwrap()) == prefix(other.parse().unwrap());
        assert!(same("2001:db8::1", "2001:db8::ffff:1") && !same("2001:db8::1", "2001:db8:0:1::1"));
        assert!(same("::ffff:192.0.2.1", "192.0.2.1") && !same("192.0.2.1", "192.0.2.2"));
    }
}
