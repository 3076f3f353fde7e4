//! Coordinates as people write them.

use gazetteer::Point;

/// A number of degrees, with a point or a comma, and whether it was a comma.
pub fn degrees(text: &str) -> Option<(f64, bool)> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace() && *c != '°').collect();
    let compact = compact.replace('−', "-");
    let has_comma = compact.contains(',') && !compact.contains('.');
    let number: f64 = if has_comma { compact.replace(',', ".") } else { compact }.parse().ok()?;
    number.is_finite().then_some((number, has_comma))
}

/// A latitude and a longitude in one cell: « 47.2, -1.5 », « 47,2 ; -1,5 », « 47.2 -1.5 », `POINT(-1.5 47.2)`.
pub fn pair(text: &str) -> Option<(Point, bool)> {
    let upper = text.trim().to_ascii_uppercase();
    if let Some(inner) = upper.strip_prefix("POINT").and_then(|rest| rest.trim().strip_prefix('(')?.strip_suffix(')')) {
        let (lon, lat) = inner.trim().split_once(' ')?;
        return Some((Point { lat: degrees(lat)?.0, lon: degrees(lon)?.0 }, false));
    }
    let (lat, lon) = text
        .split_once([';', '/', '|'])
        .or_else(|| text.split_once(", "))
        .or_else(|| text.trim().split_once(' '))
        .or_else(|| text.split_once(',').filter(|(_, lon)| !lon.contains(',')))?;
    let ((lat, comma), (lon, other)) = (degrees(lat)?, degrees(lon)?);
    Some((Point { lat, lon }, comma || other))
}

/// Degrees for a content file: six decimals are eleven centimetres.
pub fn written(degrees: f64) -> String {
    let text = format!("{degrees:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_have_a_comma() {
        assert_eq!(degrees("47,25"), Some((47.25, true)));
        assert_eq!(degrees(" -1.5° "), Some((-1.5, false)));
        assert_eq!(degrees("nord"), None);
        assert_eq!(degrees("inf"), None);
    }

    #[test]
    fn pairs_come_in_one_cell() {
        for text in ["47.2,-1.5", "47.2, -1.5", "47,2 ; -1,5", "47,2, -1,5", "47.2 -1.5", "Point(-1.5 47.2)"] {
            let (point, _) = pair(text).unwrap();
            assert_eq!((point.lat, point.lon), (47.2, -1.5), "{text}");
        }
        assert!(pair("rue du Lac").is_none());
    }

    #[test]
    fn written_numbers_are_short() {
        assert_eq!(written(-1.440_512_000_000_012_4), "-1.440512");
        assert_eq!(written(47.0), "47");
        assert_eq!(written(-0.000_000_1), "0");
    }
}
