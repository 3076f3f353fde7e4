//! The card a page shows when its address is shared: a crate label on the colour of the network.

use std::sync::Mutex;

use crate::band::{BAND, Strands, weave};
use crate::canvas::{Canvas, Ramp};
use crate::colour::{BEET, Colours, MUSTARD, Rgb};
use crate::mark::mark;
use crate::shape::polygon;
use crate::text::Face;
use crate::title;

/// The width of a card, in pixels.
pub const CARD_WIDTH: u32 = 1200;
/// The height of a card, in pixels.
pub const CARD_HEIGHT: u32 = 630;

/// What a card says. Every text may be empty or of any length; what does not fit ends with an ellipsis.
#[derive(Debug, Clone, Copy)]
pub struct ShareCard<'a> {
    /// The name of the AMAP, on one to three lines.
    pub title: &'a str,
    /// Above the title, such as « AMAP · Ille-et-Vilaine ».
    pub kicker: &'a str,
    /// Below the title: day and hours, place, products. The first three are drawn.
    pub lines: &'a [&'a str],
    /// Whether one can join, in the corner of the label.
    pub badge: Option<Badge<'a>>,
    /// The name of the network, at the foot.
    pub network: &'a str,
    /// The colours of the network.
    pub colours: Colours,
}

/// A short status, such as « Places disponibles ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Badge<'a> {
    /// The words of the status.
    pub label: &'a str,
    /// Its colour.
    pub tone: Tone,
}

/// The colour of a status; the label always says it in words too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// One can act: places are free. The first colour of the network.
    Leaf,
    /// Notice: there is a waiting list.
    Mustard,
    /// It matters now: full, closing soon.
    Beet,
}

impl Tone {
    fn ground(self, colours: &Colours) -> Rgb {
        match self {
            Self::Leaf => colours.leaf,
            Self::Mustard => MUSTARD,
            Self::Beet => BEET,
        }
    }
}

// All of what follows in pixels.
const LEFT: i32 = BAND + 3 + 34;
const TOP: i32 = 34;
const RIGHT: i32 = CARD_WIDTH as i32 - 34;
const BOTTOM: i32 = CARD_HEIGHT as i32 - 34;
/// The cut corner of the label, along each edge.
const CUT: f32 = 92.0;
/// From the edge of the label to its rule.
const INSET: i32 = 12;
/// The thickness of the rule.
const RULE: i32 = 8;
/// From the edge of the label to what the rule encloses.
const INSIDE: i32 = INSET + RULE;
/// The height of the foot, within the rule.
const FOOT: i32 = 78;
const FOOT_TOP: i32 = BOTTOM - INSIDE - FOOT;
/// The thickness of the line above the foot.
const FOOT_LINE: i32 = 3;

const TEXT_LEFT: f32 = (LEFT + INSIDE + 38) as f32;
const TEXT_RIGHT: f32 = (RIGHT - INSIDE - 38) as f32;
const KICKER_BASE: f32 = (TOP + INSIDE + 66) as f32;
const KICKER_SIZE: f32 = 40.0;
const TITLE_TOP: f32 = KICKER_BASE + 16.0;
/// The share of the white below a short title that goes above it instead, and the most of it.
const LOWERED: f32 = 0.4;
const LOWERED_MOST: f32 = 48.0;
const LINE_SIZE: f32 = 42.0;
const LINE_STEP: f32 = 49.0;
const LAST_LINE_BASE: f32 = (FOOT_TOP - 28) as f32;
/// From the title to the highest letter of the lines.
const TITLE_GAP: f32 = 18.0;
const FOOT_SIZE: f32 = 36.0;
/// The least room in which a name of a network says something, in em.
const NAME_LEAST: f32 = 4.0;
const BADGE_SIZE: f32 = 38.0;
const BADGE_PADDING: f32 = 40.0;
const BADGE_CUT: f32 = 26.0;
/// The longest label of a badge.
const BADGE_MOST: f32 = 560.0;
/// The mark beside the lines where there is room for it, and otherwise in the foot.
const MARK_SIDE: f32 = 160.0;
const MARK_LEFT: f32 = TEXT_RIGHT - MARK_SIDE;
const MARK_TOP: f32 = FOOT_TOP as f32 - 26.0 - MARK_SIDE;
const SMALL_MARK_SIDE: f32 = 46.0;
/// The least white around the large mark.
const MARK_GAP: f32 = 24.0;

/// Draws a card as an indexed PNG of [`CARD_WIDTH`] × [`CARD_HEIGHT`] pixels.
///
/// ```
/// use pictures::{Badge, Colours, ShareCard, Tone, share_card};
/// let png = share_card(&ShareCard {
///     title: "AMAP de Villejean",
///     kicker: "AMAP · Ille-et-Vilaine",
///     lines: &["Jeudi, 18 h 30 – 19 h 30", "Rennes, quartier Villejean", "Légumes, pain, œufs"],
///     badge: Some(Badge { label: "Places disponibles", tone: Tone::Leaf }),
///     network: "Réseau des AMAP",
///     colours: Colours::default(),
/// });
/// assert!(png.starts_with(b"\x89PNG"));
/// ```
pub fn share_card(card: &ShareCard) -> Vec<u8> {
    let own = &card.colours;
    let (mut canvas, ink, leaf) = grounds(*own, card.badge.map(|shown| shown.tone));
    let room = words(&mut canvas, card, &ink, &leaf);
    let right = card.badge.map_or(TEXT_RIGHT, |shown| badge(&mut canvas, &shown, own));
    foot(&mut canvas, card, room, right, &ink);
    canvas.into_png()
}

/// What a card is drawn on, and the ramps of its texts.
type Ground = (Canvas, Ramp, Ramp);

/// The ground of cards in these colours; that of the last ones is kept, as those of a network share a few.
fn grounds(own: Colours, tone: Option<Tone>) -> Ground {
    type Kept = Vec<((Colours, Option<Tone>), Ground)>;
    static KEPT: Mutex<Kept> = Mutex::new(Vec::new());
    let known = |kept: &Kept| kept.iter().find(|(key, _)| *key == (own, tone)).map(|(_, ground)| ground.clone());
    if let Some(ground) = KEPT.lock().ok().and_then(|kept| known(&kept)) {
        return ground;
    }
    let drawn = new_ground(&own, tone);
    if let Ok(mut kept) = KEPT.lock() {
        // One for each tone, and one without.
        kept.truncate(3);
        kept.insert(0, ((own, tone), drawn.clone()));
    }
    drawn
}

fn new_ground(own: &Colours, tone: Option<Tone>) -> Ground {
    let mut canvas = Canvas::new(CARD_WIDTH, CARD_HEIGHT, own.leaf);
    // The flat colours come first: the palette is short.
    for flat in [own.paper, own.ink, own.accent].into_iter().chain(tone.map(|tone| tone.ground(own))) {
        canvas.paint(flat);
    }
    let ink = canvas.ramp(own.paper, own.ink);
    let leaf = canvas.ramp(own.paper, own.readable(own.leaf, own.paper));
    ground(&mut canvas, own, &ink);
    (canvas, ink, leaf)
}

/// The band, the label with its cut corner, its thick rule and the line above the foot.
fn ground(canvas: &mut Canvas, own: &Colours, ink: &Ramp) {
    let (paper, dark) = (canvas.paint(own.paper), canvas.paint(own.ink));
    let strands = Strands { gap: dark, warp: paper, weft: canvas.paint(own.accent) };
    weave(canvas, CARD_HEIGHT as i32, &strands);

    canvas.fill(LEFT, TOP, RIGHT, BOTTOM, paper);
    let corner = canvas.ramp(own.paper, own.leaf);
    let [outer_start, outer_end] = cut_at(0);
    polygon(canvas, &[outer_start, (RIGHT as f32, TOP as f32), outer_end], &corner);

    let (start, end) = (cut_at(INSET), cut_at(INSIDE));
    let (stop, begin) = (start[0].0 as i32, start[1].1 as i32);
    canvas.fill(LEFT + INSET, TOP + INSET, stop, TOP + INSIDE, dark);
    canvas.fill(RIGHT - INSIDE, begin, RIGHT - INSET, BOTTOM - INSET, dark);
    canvas.fill(LEFT + INSET, BOTTOM - INSIDE, RIGHT - INSET, BOTTOM - INSET, dark);
    canvas.fill(LEFT + INSET, TOP + INSET, LEFT + INSIDE, BOTTOM - INSET, dark);
    let (stop, begin) = (stop as f32, begin as f32);
    let (top, right) = ((TOP + INSET) as f32, (RIGHT - INSET) as f32);
    let diagonal = [(stop, top), start[0], start[1], (right, begin), end[1], end[0], (stop, end[0].1)];
    polygon(canvas, &diagonal, ink);

    canvas.fill(LEFT + INSIDE, FOOT_TOP, RIGHT - INSIDE, FOOT_TOP + FOOT_LINE, dark);
}

/// Where the cut corner starts on the upper edge and ends on the right one, `inset` pixels inside the label.
fn cut_at(inset: i32) -> [(f32, f32); 2] {
    let inset = inset as f32;
    let cut = CUT - inset * (2.0 - std::f32::consts::SQRT_2);
    let (top, right) = (TOP as f32 + inset, RIGHT as f32 - inset);
    [(right - cut, top), (right, top + cut)]
}

/// The kicker, the title and the lines. Without a title the kicker takes its place. Tells whether room is left for the
/// large mark.
fn words(canvas: &mut Canvas, card: &ShareCard, ink: &Ramp, leaf: &Ramp) -> bool {
    let (medium, bold) = (Face::medium(), Face::bold());
    let width = TEXT_RIGHT - TEXT_LEFT;
    let (mut title, mut kicker) = (bold.clean(card.title), bold.clean(card.kicker));
    if title.is_empty() {
        title = std::mem::take(&mut kicker);
    }
    // The kicker stays clear of the cut corner.
    let kicker = bold.shorten(&kicker, (width - CUT / 2.0) / KICKER_SIZE);
    bold.draw(canvas, &kicker, (TEXT_LEFT, KICKER_BASE), KICKER_SIZE, leaf);

    let lines: Vec<String> =
        card.lines.iter().take(3).map(|line| medium.clean(line)).filter(|line| !line.is_empty()).collect();
    let first = LAST_LINE_BASE - LINE_STEP * lines.len().saturating_sub(1) as f32;
    let mut room = true;
    for (number, line) in lines.iter().enumerate() {
        let line = medium.shorten(line, width / LINE_SIZE);
        room &= TEXT_LEFT + medium.width(&line) * LINE_SIZE < MARK_LEFT - MARK_GAP;
        medium.draw(canvas, &line, (TEXT_LEFT, first + LINE_STEP * number as f32), LINE_SIZE, ink);
    }

    let below = if lines.is_empty() { FOOT_TOP as f32 } else { first - LINE_SIZE * 0.7 };
    let height = below - TITLE_GAP - TITLE_TOP;
    let set = title::set(bold, &title, width, height);
    // A short title stands a little lower, where the eye expects it.
    let slack = (height - set.end(set.lines.len().saturating_sub(1))).max(0.0);
    let top = TITLE_TOP + (slack * LOWERED).min(LOWERED_MOST);
    for (number, line) in set.lines.iter().enumerate() {
        let reaches = TEXT_LEFT + bold.width(line) * set.size > MARK_LEFT - MARK_GAP;
        room &= !reaches || top + set.end(number) < MARK_TOP;
        bold.draw(canvas, line, (TEXT_LEFT, top + set.base(number)), set.size, ink);
    }
    room
}

/// The badge, a flag with a cut corner in the foot of the label; gives where the rest of the foot must end.
fn badge(canvas: &mut Canvas, shown: &Badge, own: &Colours) -> f32 {
    let bold = Face::bold();
    let label = bold.shorten(&bold.clean(shown.label), BADGE_MOST / BADGE_SIZE);
    if label.is_empty() {
        return TEXT_RIGHT;
    }
    let tone = shown.tone.ground(own);
    let (paint, edge) = (canvas.paint(tone), canvas.ramp(tone, own.paper));
    let text = canvas.ramp(tone, own.readable(own.paper, tone));
    let right = RIGHT - INSIDE;
    let left = right - (bold.width(&label) * BADGE_SIZE + 2.0 * BADGE_PADDING).round() as i32;
    let top = FOOT_TOP + FOOT_LINE;
    canvas.fill(left, top, right, BOTTOM - INSIDE, paint);
    let (x, y) = (left as f32, top as f32);
    polygon(canvas, &[(x, y), (x + BADGE_CUT, y), (x, y + BADGE_CUT)], &edge);
    let base = y + (FOOT - FOOT_LINE) as f32 / 2.0 + BADGE_SIZE * 0.30;
    bold.draw(canvas, &label, (x + BADGE_PADDING, base), BADGE_SIZE, &text);
    x - 24.0
}

/// The mark, beside the lines or else in the foot, and the name of the network up to `right`.
fn foot(canvas: &mut Canvas, card: &ShareCard, room: bool, right: f32, ink: &Ramp) {
    let own = &card.colours;
    let middle = FOOT_TOP as f32 + (FOOT + FOOT_LINE) as f32 / 2.0;
    let (basket, sun) = (canvas.ramp(own.paper, own.leaf), canvas.ramp(own.paper, own.accent));
    let left = if room {
        mark(canvas, (MARK_LEFT, MARK_TOP), MARK_SIDE, &basket, &sun);
        TEXT_LEFT
    } else {
        mark(canvas, (TEXT_LEFT, (middle - SMALL_MARK_SIDE / 2.0).round()), SMALL_MARK_SIDE, &basket, &sun);
        TEXT_LEFT + SMALL_MARK_SIDE + 18.0
    };
    let medium = Face::medium();
    let most = (right - left) / FOOT_SIZE;
    if most >= NAME_LEAST {
        let name = medium.shorten(&medium.clean(card.network), most);
        medium.draw(canvas, &name, (left, middle + FOOT_SIZE * 0.30), FOOT_SIZE, ink);
    }
}
