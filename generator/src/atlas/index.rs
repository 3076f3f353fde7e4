//! Positions in the lists of the atlas; one type each, so that a farm's cannot be used for an AMAP.

use std::ops::Index;

use super::{Amap, Atlas, Contract, Family, Farm, LocalNetwork};

macro_rules! indices {
    ($($(#[doc = $doc:literal])* $name:ident in $list:ident : $item:ty;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl Index<$name> for Atlas {
            type Output = $item;
            /// Whoever takes an entity has seen it ([`crate::footprint`]).
            fn index(&self, index: $name) -> &$item {
                self.$list.at(index.0)
            }
        }
    )*};
}

indices! {
    /// An AMAP of the atlas.
    AmapIx in amaps: Amap;
    /// A farm of the atlas.
    FarmIx in farms: Farm;
    /// A contract of the atlas.
    ContractIx in contracts: Contract;
    /// A local network of the atlas.
    NetworkIx in networks: LocalNetwork;
}

/// A product family of the atlas. Families are the network's: whoever shows one depends on nothing else than every page does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FamilyIx(pub usize);

impl Index<FamilyIx> for Atlas {
    type Output = Family;
    fn index(&self, index: FamilyIx) -> &Family {
        &self.families[index.0]
    }
}
