//! Making documents.

mod build;
mod faults;
mod out;
mod request;
mod sign;
mod signable;
mod status_list;
mod upgrade;
mod value;

pub use build::{IssueOptions, Issued, issue};
pub use request::{
    IssueClass, IssueMethod, IssueRecipient, IssueRequest, IssueRevoked, IssueStatusList, IssueVerification,
};
pub use sign::{
    AttachOptions, SignOptions, SignatureEncoding, Signed, SigningInput, attach_signature, sign,
    signing_input,
};
pub use status_list::{StatusList, StatusListOptions};
pub use upgrade::{UpgradeOptions, Upgraded, upgrade};
pub use value::JsonValue;
