//! The native half of the Node package `ovenbird`.
//!
//! It converts arguments, calls one function of the core and converts the answer. The JavaScript half (`index.cjs`
//! and `lib/`) checks the types before and reads the JSON after; users see only that half, so an argument of the
//! wrong type here is a defect there.
//!
//! What crosses:
//! * bytes as `Uint8Array` in and a new `Buffer` out. No output shares memory with Rust, so that a result can be
//!   transferred to another thread and outlives the addon;
//! * a key, contexts, a status list, a verification or a client as an external value, which the JavaScript half keeps out of reach;
//! * options and results as the JSON text of the core's types;
//! * an error as an `Error` whose message is the JSON form of the core's error.
//!
//! Two rules keep the host process alive and sound:
//! * every export and every task runs in [`guard::guard`], because a panic that reached napi would abort Node;
//! * a task owns copies of its inputs, taken before its function returns: JavaScript may write to a buffer, or
//!   transfer it away, while the task runs.

mod answers;
mod background;
mod canonical;
mod contexts;
mod fetch;
mod guard;
mod images;
mod issue;
mod keys;
mod pieces;
mod sign;
mod status_list;
mod texts;
mod upgrade;
mod validate;
mod verify;
