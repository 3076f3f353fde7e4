//! What a server says of itself: whoever listened may be gone, or their disk full, and that is no reason to stop serving.

/// Says a line on standard output.
macro_rules! say {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        // Nobody is left to be told that nobody listens.
        let _ = writeln!(std::io::stdout(), $($said)*);
    }};
}

/// Says a line where problems are told.
macro_rules! warn {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($said)*);
    }};
}
