//! What an AMAP, a farm, a contract, a delivery, a permanence is, and the rules that hold between them.
//!
//! No I/O, no clock, no randomness: a function here gives the same answer for the same arguments, on the server that
//! prices a contract and in the generator that prints its calendar alike. "Today" is always an argument.
//!
//! * [`mod@vocabulary`]: the closed lists of words that content files use (status, weekday, payment method …)
//! * [`money`]: integer cents
//! * [`contract`]: terms, choices, and the quote that follows from both
//! * [`payment`]: the schedule of payments · [`notice`]: how long before a delivery something can still be said
//! * [`iban`]: account numbers · [`epc`]: what the QR code of a transfer says
//! * [`membership`]: years and fees of an AMAP's members · [`permanence`]: the fair share of shifts
//! * [`calendar`]: the rule of a calendar, its breaks and exceptions, and the deliveries that follow from them
//! * [`window`]: where a season or a sign-up window stands on a given day
//! * [`sign_up`]: whether a contract can be signed on a given day
//! * [`freshness`]: how old the last confirmation of a listing is

pub mod calendar;
pub mod contract;
pub mod epc;
pub mod freshness;
pub mod iban;
pub mod membership;
pub mod money;
pub mod notice;
pub mod payment;
pub mod permanence;
pub mod sign_up;
pub mod vocabulary;
pub mod window;

#[doc(hidden)]
pub use serde;

pub use jiff::civil::{Date, Time};

pub use calendar::{Break, Calendar, Change, Delivery, DeliveryId, DeliveryStatus, Exception, Rhythm, Rule, Selection};
pub use freshness::Freshness;
pub use iban::{Iban, IbanError};
pub use money::Cents;
pub use notice::Notice;
pub use sign_up::SignUp;
pub use vocabulary::{
    AdvertKind, AmapStatus, Audience, ContractKind, FarmLabel, PaymentMethod, ProductFamily, Signers, Vocabulary,
    Weekday, Weeks,
};
pub use window::{Phase, Window};
