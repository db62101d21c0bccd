//! The C ABI of Ovenbird: `include/ovenbird.h` is made from this crate by `cargo xtask header`.
//!
//! Each file is a noun of that header. A function in it is a signature and a few lines: read the arguments
//! ([`raw`]), call the core once, hand over the answer. It holds no badge knowledge. Two files carry the weight:
//!
//! * [`guard`] runs every body, catches panics and turns errors into status and error object;
//! * [`raw`] is the only file with `unsafe` code. C's pointers become Rust values there and nowhere else.

#![allow(
    clippy::doc_markdown,
    reason = "the comments are the header's text, which is C and JSON, not Markdown"
)]
#![allow(clippy::too_many_arguments, reason = "C passes a pointer and its length apart")]

pub mod bake;
pub mod bytes;
pub mod canonicalize;
mod clock;
pub mod compare;
pub mod contexts;
pub mod did_document;
pub mod document;
pub mod error;
#[cfg(feature = "fetch")]
pub mod fetch_client;
mod guard;
pub mod inspect;
pub mod issue;
pub mod key;
pub mod key_set;
pub mod library;
pub mod machine;
#[cfg(feature = "panic-test")]
pub mod panic_test;
mod raw;
pub mod recipient;
pub mod sign;
pub mod signature;
pub mod splice;
pub mod status;
pub mod status_list;
pub mod unbake;
pub mod upgrade;
pub mod validate;
pub mod verdict;
pub mod verification;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn unsafe_code_stands_in_raw_only() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let source = fs::read_to_string(&path).unwrap();
            let uses = ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern"];
            let found = uses.iter().any(|text| source.contains(text));
            assert_eq!(found, name == "raw.rs" || name == "lib.rs", "{name}");
        }
    }
}
