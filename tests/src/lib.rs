//! The program tried from outside.
