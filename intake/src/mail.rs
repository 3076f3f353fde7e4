//! Sends the mails that wait in the store: to a server, or into a folder where nobody has one.
//!
//! A mail is at least sent once. It is sent twice only where the program ends, or the connection breaks, between the moment at
//! which the server has taken it and the moment at which that is stored: some milliseconds for one mail. SMTP cannot say whether
//! it took it then. The second one has the same Message-ID, date and text, letter for letter, and mail programs that know what
//! they have show one. Its HTML is drawn from its text when it is sent.

mod message;
mod transport;
mod worker;

pub use message::{Sender, is_sendable};
pub use transport::{Security, Smtp, Transport, TransportError};
pub use worker::{Html, Pace, Worker, WorkerError};
