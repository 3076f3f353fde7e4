//! Lines of a title: even lengths, and no line left hanging on a « de » or a « la ».

use crate::text::Face;

/// Words that lean on the next one; a line does better not to end with them.
const LEANING: [&str; 29] = [
    "&", "-", "–", "—", "·", "a", "à", "au", "aux", "chez", "d’", "dans", "de", "des", "du", "en", "et", "la", "le",
    "les", "l’", "ou", "par", "pour", "saint", "sous", "sur", "un", "une",
];
/// What ending a line with a leaning word costs, in squared shares of the width.
const LEANING_COST: f32 = 0.35;

/// Words with their widths, ready to be set in lines.
pub(crate) struct Words<'t> {
    words: Vec<(&'t str, f32)>,
    space: f32,
}

impl<'t> Words<'t> {
    /// Cuts a cleaned text at its breaking spaces and measures the words.
    pub(crate) fn new(face: &Face, text: &'t str) -> Self {
        let words = text.split(' ').filter(|word| !word.is_empty()).map(|word| (word, face.width(word))).collect();
        Self { words, space: face.width(" ") }
    }

    /// Sets the words in exactly `count` lines (1 to 3) of at most `most` em; none if they do not fit.
    pub(crate) fn lines(&self, count: usize, most: f32) -> Option<Vec<String>> {
        let end = self.words.len();
        if count == 0 || count > end {
            return None;
        }
        let breaks: Vec<Vec<usize>> = match count {
            1 => vec![vec![0, end]],
            2 => (1..end).map(|a| vec![0, a, end]).collect(),
            3 => (1..end).flat_map(|a| (a + 1..end).map(move |b| vec![0, a, b, end])).collect(),
            _ => return None,
        };
        let costed = breaks.into_iter().filter_map(|ends| Some((self.cost(&ends, most)?, ends)));
        let (_, best) = costed.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
        Some(best.windows(2).map(|pair| self.join(pair[0], pair[1])).collect())
    }

    /// What a choice of breaks costs: the white it leaves and the words it leaves hanging. None if a line is too long.
    fn cost(&self, ends: &[usize], most: f32) -> Option<f32> {
        let mut cost = 0.0;
        for pair in ends.windows(2) {
            let line = &self.words[pair[0]..pair[1]];
            let width = line.iter().map(|(_, width)| width).sum::<f32>() + self.space * (line.len() - 1) as f32;
            if width > most {
                return None;
            }
            cost += (1.0 - width / most).powi(2);
            let last = line.last().map_or("", |(word, _)| word).to_lowercase();
            if pair[1] < self.words.len() && LEANING.contains(&last.as_str()) {
                cost += LEANING_COST;
            }
        }
        Some(cost)
    }

    fn join(&self, from: usize, to: usize) -> String {
        self.words[from..to].iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    }
}

/// Sets a text that fits no other way: full lines of at most `most` em, words cut where they must be, the last of
/// `count` lines shortened.
pub(crate) fn forced(face: &Face, text: &str, count: usize, most: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim_matches(' ');
    while !rest.is_empty() && lines.len() + 1 < count {
        let cut = fitting(face, rest, most);
        lines.push(rest[..cut].trim_end_matches(' ').to_owned());
        rest = rest[cut..].trim_start_matches(' ');
    }
    if !rest.is_empty() {
        lines.push(face.shorten(rest, most));
    }
    lines
}

/// How many bytes of `text` make its first line: up to a space, else up to a hyphen, else as many letters as fit.
fn fitting(face: &Face, text: &str, most: f32) -> usize {
    let fits = |end: usize| face.width(&text[..end]) <= most;
    if fits(text.len()) {
        return text.len();
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    let full = starts.partition_point(|&end| fits(end));
    let letters = starts.get(full.saturating_sub(1)).copied().unwrap_or(text.len());
    let head = &text[..letters];
    // A full line may also end right before a space.
    let space = if text[letters..].starts_with(' ') { Some(letters) } else { head.rfind(' ') };
    space.filter(|&at| at > 0).or_else(|| head.rfind('-').map(|at| at + 1)).unwrap_or(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even() {
        let face = Face::bold();
        let words = Words::new(face, "Les paniers du val de Seiche");
        assert_eq!(words.lines(2, 14.0).unwrap(), ["Les paniers", "du val de Seiche"]);
        assert_eq!(words.lines(1, 5.0), None);
        assert_eq!(words.lines(2, 5.0), None);
    }

    #[test]
    fn nothing_leans_on_the_void() {
        let face = Face::bold();
        let words = Words::new(face, "AMAP des Terres de la Vallée");
        for line in words.lines(2, 20.0).unwrap().iter().rev().skip(1) {
            assert!(!line.ends_with(" de") && !line.ends_with(" la"), "{line}");
        }
    }

    #[test]
    fn forced_lines_fit_and_lose_only_the_end() {
        let face = Face::bold();
        let name = "Anticonstitutionnellement-Saint-Barthélemy-des-Champs-sur-Vilaine et ses environs immédiats";
        let lines = forced(face, name, 3, 14.0);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| face.width(line) <= 14.0), "{lines:?}");
        assert!(lines[0].ends_with('-') && lines[2].ends_with('…'), "{lines:?}");
        assert_eq!(forced(face, "œœœœœœœœœœœœ", 3, 0.1).len(), 3);
        assert_eq!(forced(face, "", 3, 9.0), Vec::<String>::new());
    }
}
