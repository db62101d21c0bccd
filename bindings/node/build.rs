//! Tells the linker that the Node-API symbols come from the program that loads the addon.

fn main() {
    napi_build::setup();
}
