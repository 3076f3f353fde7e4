//! Where words stand: beside what they name, inside the frame, on nothing else.

use crate::clip::{Area, Spot};

/// Height of large names, in units.
pub const LARGE: f64 = 27.0;
/// Height of usual names.
pub const USUAL: f64 = 24.0;
/// Height of the names that only a wide picture shows.
pub const SMALL: f64 = 16.0;
/// From one line to the next, in heights of the letters.
pub const LEADING: f64 = 1.15;

/// Bold letters are so much wider.
const BOLD: f64 = 1.13;

/// What a position is to the words that it places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The words begin there.
    Start,
    /// They have their middle there.
    Middle,
    /// They end there.
    End,
}

impl Anchor {
    /// As SVG says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Words where they stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Where the lines begin, end or have their middle.
    pub x: f64,
    /// Base line of the first line.
    pub y: f64,
    /// What `x` is.
    pub anchor: Anchor,
    /// The ground that they cover.
    pub area: Area,
}

/// The size of some lines of words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// Width of the widest line.
    width: f64,
    /// Height of a letter.
    letter: f64,
    /// How many lines there are.
    lines: usize,
}

impl Block {
    /// Lines of words in letters of this height.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>, letter: f64) -> Self {
        let widths: Vec<f64> = lines.into_iter().map(|line| width(line) * letter).collect();
        Self { width: widths.iter().copied().fold(0.0, f64::max), letter, lines: widths.len() }
    }

    /// The same lines in bold letters.
    pub fn bold(self) -> Self {
        Self { width: self.width * BOLD, ..self }
    }

    /// The words at a position: `x` by the anchor, `y` the middle of the block's height.
    pub fn at(&self, (x, middle): Spot, anchor: Anchor) -> Placed {
        let height = self.height();
        let top = middle - height / 2.0;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - self.width / 2.0,
            Anchor::End => x - self.width,
        };
        let area = Area { left, top, right: left + self.width, bottom: top + height };
        Placed { x, y: top + 0.8 * self.letter, anchor, area }
    }

    /// Height of the block: from the capitals of its first line to the tails of its last one.
    fn height(&self) -> f64 {
        (LEADING * (self.lines.max(1) - 1) as f64 + 1.0) * self.letter
    }
}

/// Width of a line in heights of its letters: that of a wide face, as the reader's is not known.
fn width(words: &str) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | '\'' | '’' | '.' | ',' | 'I' | ' ' | '\u{a0}' => 0.32,
        'f' | 't' | 'r' | '-' => 0.42,
        'm' | 'w' => 0.93,
        'M' | 'W' => 1.0,
        other if other.is_uppercase() => 0.74,
        _ => 0.62,
    };
    words.chars().map(letter).sum()
}

/// The frame while it fills up.
#[derive(Debug, Clone)]
pub struct Room {
    /// Where words may stand.
    inside: Area,
    /// Ground that is taken.
    taken: Vec<Area>,
    /// Lines that words rather do not cross.
    lines: Vec<(Spot, Spot)>,
}

/// Where words stand around what they name, the best place first: anchor, then the direction in which they lie.
const AROUND: [(Anchor, f64, f64); 8] = [
    (Anchor::Start, 1.0, 0.0),
    (Anchor::End, -1.0, 0.0),
    (Anchor::Middle, 0.0, -1.0),
    (Anchor::Middle, 0.0, 1.0),
    (Anchor::Start, 0.75, -0.75),
    (Anchor::Start, 0.75, 0.75),
    (Anchor::End, -0.75, -0.75),
    (Anchor::End, -0.75, 0.75),
];

impl Room {
    /// An empty frame.
    pub fn new(inside: Area) -> Self {
        Self { inside, taken: Vec::new(), lines: Vec::new() }
    }

    /// Takes ground.
    pub fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Words rather do not cross this line.
    pub fn avoid(&mut self, from: Spot, to: Spot) {
        self.lines.push((from, to));
    }

    /// Whether words may stand there.
    pub fn is_free(&self, area: &Area) -> bool {
        self.inside.holds(area) && !self.taken.iter().any(|taken| taken.overlaps(area))
    }

    /// Finds the words a place beside a mark at `spot` that reaches `gap` units far, and takes it; `None` where every place
    /// is taken.
    pub fn place(&mut self, block: Block, spot: Spot, gap: f64) -> Option<Placed> {
        self.place_over(block, spot, gap, |_| 0)
    }

    /// The same where the ground has a price: the place that costs least, then the best one.
    pub fn place_over(&mut self, block: Block, spot: Spot, gap: f64, price: impl Fn(&Area) -> usize) -> Option<Placed> {
        let free = beside(block, spot, gap).enumerate().filter(|(_, placed)| self.is_free(&placed.area));
        let crossed = |area: &Area| self.lines.iter().filter(|(a, b)| area.stretch(*a, *b).is_some()).count();
        let best = free.min_by_key(|(order, placed)| (price(&placed.area), 5 * crossed(&placed.area) + order))?;
        self.take(best.1.area);
        Some(best.1)
    }
}

/// The places beside a mark, the best first.
fn beside(block: Block, spot: Spot, gap: f64) -> impl Iterator<Item = Placed> {
    let half = block.height() / 2.0;
    // Words above and below a mark are half a line away from it, those at its sides are not.
    let place = move |(anchor, right, down): (Anchor, f64, f64), far: f64| {
        block.at((spot.0 + right * far, spot.1 + down * (far + half)), anchor)
    };
    [gap, gap + 9.0, gap + 20.0]
        .into_iter()
        .flat_map(move |far| AROUND.into_iter().map(move |around| place(around, far)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Area = Area { left: 0.0, top: 0.0, right: 300.0, bottom: 200.0 };

    #[test]
    fn words_stand_at_the_right_of_their_mark_unless_that_is_taken() {
        let mut room = Room::new(FRAME);
        let block = Block::of(["Redon"], USUAL);
        let first = room.place(block, (100.0, 100.0), 8.0).unwrap();
        assert_eq!((first.x, first.anchor), (108.0, Anchor::Start));
        let second = room.place(block, (100.0, 100.0), 8.0).unwrap();
        assert_eq!((second.x, second.anchor), (92.0, Anchor::End));
        assert!(!first.area.overlaps(&second.area));
    }

    #[test]
    fn words_stay_inside_and_off_lines() {
        let mut room = Room::new(FRAME);
        let block = Block::of(["Vannes"], USUAL);
        assert_eq!(room.place(block, (290.0, 100.0), 8.0).unwrap().anchor, Anchor::End);
        let mut room = Room::new(FRAME);
        room.avoid((150.0, 100.0), (299.0, 100.0));
        assert_eq!(room.place(block, (150.0, 100.0), 8.0).unwrap().anchor, Anchor::End);
        let mut room = Room::new(Area { right: 60.0, ..FRAME });
        assert_eq!(room.place(Block::of(["Saint-Barthélemy"], USUAL), (30.0, 100.0), 8.0), None);
    }
}
