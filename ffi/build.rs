//! Gives the shared library its soname, so that programs linked today refuse an incompatible library tomorrow.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "cargo:rerun-if-changed=build.rs")?;
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        writeln!(out, "cargo:rustc-cdylib-link-arg=-Wl,-soname,libovenbird.so.0")?;
    }
    Ok(())
}
