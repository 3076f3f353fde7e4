//! Names close to one that nobody bears.

use std::cmp::Reverse;

use crate::commune::Commune;
use crate::name::{entries, key};

/// How many names are offered at most.
pub(crate) const MOST: usize = 5;

/// Names close to `name`, for « vouliez-vous dire … ? »: the closest first, then the most populous, at most five.
///
/// Close is at most two letters added, dropped, replaced or exchanged with their neighbour (one in names of four
/// letters or fewer), after [`crate::fold`]; or beginning with all the words of `name`, as Châlons-en-Champagne begins
/// with « Châlons ». Arrondissements are left out, homonyms are not.
pub fn suggest(name: &str) -> Vec<&'static Commune> {
    let wanted = key(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut close: Vec<_> = entries()
        .iter()
        .filter(|(_, commune)| !commune.is_arrondissement())
        .filter_map(|(key, commune)| closeness(&wanted, key).map(|distance| (distance, *commune)))
        .collect();
    close.sort_by_key(|(distance, commune)| (*distance, Reverse(commune.population), commune.insee));
    close.into_iter().take(MOST).map(|(_, commune)| commune).collect()
}

/// How far a folded name is from the one wanted, 0 to 2; `None` when it is not close.
pub(crate) fn closeness(wanted: &str, name: &str) -> Option<usize> {
    let limit = if wanted.len() <= 4 { 1 } else { 2 };
    let longer = name.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(' '));
    if longer { Some(1) } else { distance_up_to(wanted.as_bytes(), name.as_bytes(), limit) }
}

/// The Damerau distance (optimal string alignment) of two texts, if it is at most `limit`.
fn distance_up_to(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let (mut before, mut above): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    let mut earlier = None;
    for (i, &letter) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        let (mut left, mut least) = (i + 1, i + 1);
        row.push(left);
        let mut previous = None;
        // `above` holds the row of the letter before, `before` that of the one before it.
        for (j, (&other, pair)) in b.iter().zip(above.windows(2)).enumerate() {
            let &[diagonal, up] = pair else { continue };
            let mut cost = (diagonal + usize::from(letter != other)).min(up + 1).min(left + 1);
            if earlier == Some(other) && previous == Some(letter) && letter != other {
                let exchanged = j.checked_sub(1).and_then(|column| before.get(column));
                cost = cost.min(exchanged.map_or(cost, |distance| distance + 1));
            }
            row.push(cost);
            (left, least, previous) = (cost, least.min(cost), Some(other));
        }
        if least > limit {
            return None;
        }
        earlier = Some(letter);
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits_and_exchanges() {
        let distance = |a: &str, b: &str| distance_up_to(a.as_bytes(), b.as_bytes(), 2);
        assert_eq!(distance("rennes", "rennes"), Some(0));
        assert_eq!(distance("renes", "rennes"), Some(1));
        assert_eq!(distance("rnenes", "rennes"), Some(1));
        assert_eq!(distance("nantse", "nantes"), Some(1));
        assert_eq!(distance("reims", "rennes"), None);
        assert_eq!(distance("brest", "brets"), Some(1));
        assert_eq!(distance("", "ab"), Some(2));
        assert_eq!(distance("abc", ""), None);
    }
}
