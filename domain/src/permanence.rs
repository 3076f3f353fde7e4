//! The fair share of permanences.

/// Shifts that come with something: role-slots, and the people among whom they are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Role-slots to fill.
    pub slots: u32,
    /// People who fill them; the second person of a subscription counts.
    pub people: u32,
}

impl Share {
    /// How many each has, rounded up; none where there is nobody.
    fn each(self) -> u32 {
        if self.people == 0 { 0 } else { self.slots.div_ceil(self.people) }
    }
}

/// How many permanences a member owes: of those open to all, and of each contract that they take, every share rounded up by
/// itself (`CASES.md` 19; CAMAP).
pub fn quota(everybody: Share, contracts: &[Share]) -> u32 {
    contracts.iter().map(|share| share.each()).fold(everybody.each(), u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_19_every_share_is_rounded_up() {
        let share = |slots, people| Share { slots, people };
        assert_eq!(quota(share(100, 40), &[]), 3);
        assert_eq!(quota(share(100, 40), &[share(26, 12), share(12, 12)]), 3 + 3 + 1);
        assert_eq!(quota(share(0, 40), &[share(5, 0)]), 0);
    }
}
