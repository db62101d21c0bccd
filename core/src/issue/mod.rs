//! Making documents.

mod upgrade;

pub use upgrade::{UpgradeOptions, Upgraded, upgrade};
