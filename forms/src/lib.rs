//! The forms of a site: what each accepts, how what a person typed is read, and the pages that answer.
//!
//! The generator writes a [`Form`] for every contract that can be signed and draws its page with nothing typed; a server
//! reads it, and draws the same page with what was typed, or the page on which one checks before signing. Neither knows
//! the other: this is what they share.
//!
//! * [`manifest`]: what is stored as `site/forms/<revision>.json` · [`form`]: that of a contract · [`chrome`]: the site around the pages that a server draws
//! * [`rota`]: that of permanences, and what is typed to take a turn · [`enquiry`]: that of everything else that people send: to
//!   join, to ask, to propose
//! * [`fields`]: what a browser sends · [`entry`]: what it means, and what one types to say it again
//! * [`account`]: where transfers to a farm go, which is private
//! * [`page`]: contexts of the templates · [`desk`]: a server's answers
//! * [`records`]: what a server publishes back of what was taken
//! * [`wording`]: the sentences that go with mistakes and payments

pub mod account;
pub mod chrome;
pub mod desk;
pub mod enquiry;
pub mod entry;
pub mod fields;
mod filled;
pub mod form;
pub mod manifest;
pub mod page;
pub mod records;
pub mod rota;
pub mod wording;

pub use account::{Account, Private};
pub use chrome::Chrome;
pub use desk::{Answer, Desk, Visit};
pub use enquiry::{Answers, Enquiry, Topic};
pub use entry::{Entry, Member, Occasion};
pub use fields::Fields;
pub use form::{Article, Form, Offered, Party, Slot};
pub use manifest::{Manifest, kind_of, revision_of};
pub use records::Records;
pub use rota::{Rota, RotaRecord};
