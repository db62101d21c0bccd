//! Files are written whole or not at all.

mod support;

use std::fs;

use support::{Bench, PROGRAM, finish};

const URL: &str = "https://badges.example.org/assertions/ada-robotics.json";

#[test]
fn a_failing_bake_leaves_the_target_as_it_was() {
    let bench = Bench::with_samples();
    bench.write("target.png", "precious");
    let before = bench.names();
    bench.run(&["bake", "badge.png", "not a payload.json", "-o", "target.png"]).ends(1);
    bench.run(&["bake", "assertion-2.0.json", URL, "-o", "target.png"]).ends(1);
    bench.run(&["strip", "assertion-2.0.json", "-o", "target.png"]).ends(1);
    bench.run(&["unbake", "badge.png", "-o", "target.png"]).ends(1);
    assert_eq!(bench.read("target.png"), b"precious");
    assert_eq!(bench.names(), before);
}

#[test]
fn input_and_output_may_be_the_same_file() {
    let bench = Bench::with_samples();
    let plain = bench.read("badge.png");
    bench.run(&["bake", "badge.png", "assertion-2.0.json", "-o", "badge.png"]).ends(0);
    assert!(bench.read("badge.png") == bench.read("ada.png"));
    bench.run(&["strip", "./badge.png", "-o", "badge.png"]).ends(0);
    assert!(bench.read("badge.png") == plain);
}

#[test]
fn a_folder_or_a_missing_folder_is_no_target() {
    let bench = Bench::with_samples();
    fs::create_dir(bench.path("folder")).unwrap();
    bench
        .run(&["bake", "badge.png", URL, "-o", "folder"])
        .ends(1)
        .says("cannot write folder: it is a folder");
    bench
        .run(&["bake", "badge.png", URL, "-o", "missing/a.png"])
        .ends(1)
        .says("cannot write missing/a.png: ");
    bench.run(&["bake", "badge.png", URL, "-o", "ada.png/a.png"]).ends(1).says("error io.failed");
    bench.run(&["unbake", "folder"]).ends(1).says("cannot read folder: it is a folder");
}

#[test]
fn an_input_beyond_the_limit_is_not_read() {
    let bench = Bench::with_samples();
    let run = bench.run(&["inspect", "--limit", "input_bytes=1KiB", "badge.png"]).ends(1);
    run.says("error limit.input: ").says("the limit `input_bytes` is 1024").says("--limit NAME=BYTES");
    let image = bench.read("badge.png");
    bench
        .run_with(&["sniff", "--limit", "input_bytes=1000", "-"], &image)
        .ends(1)
        .says("more than 1000 bytes");
    bench.run(&["sniff", "--limit", "input_bytes=1MiB", "badge.png"]).ends(0);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::process::Command;

    fn mode(bench: &Bench, name: &str) -> u32 {
        bench.facts(name).mode() & 0o7777
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        let bench = Bench::with_samples();
        for (umask, expected) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
            let mut shell = Command::new("sh");
            let script = format!("umask {umask}; exec {PROGRAM} bake badge.png {URL} -o new-{umask}.png");
            shell.arg("-c").arg(script).current_dir(bench.folder());
            finish(shell, b"").ends(0);
            assert_eq!(mode(&bench, &format!("new-{umask}.png")), expected);
        }
    }

    #[test]
    fn an_existing_file_keeps_its_permissions() {
        let bench = Bench::with_samples();
        for wanted in [0o640, 0o600, 0o666] {
            fs::set_permissions(bench.path("ada.png"), fs::Permissions::from_mode(wanted)).unwrap();
            bench.run(&["bake", "badge.png", URL, "-o", "ada.png"]).ends(0);
            assert_eq!(mode(&bench, "ada.png"), wanted);
        }
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let bench = Bench::with_samples();
        let before = (bench.read("ada.png"), bench.names());
        fs::set_permissions(bench.path("ada.png"), fs::Permissions::from_mode(0o444)).unwrap();
        bench
            .run(&["bake", "badge.png", URL, "-o", "ada.png"])
            .ends(1)
            .says("error io.failed: cannot write ada.png");
        assert!(before == (bench.read("ada.png"), bench.names()));
    }

    #[test]
    fn a_symbolic_link_stays_and_its_target_is_written() {
        let bench = Bench::with_samples();
        fs::create_dir(bench.path("deep")).unwrap();
        bench.write("deep/real.png", "old");
        symlink("deep/real.png", bench.path("one")).unwrap();
        symlink("one", bench.path("two")).unwrap();
        symlink("deep/new.png", bench.path("dangling")).unwrap();
        for (link, real) in [("two", "deep/real.png"), ("dangling", "deep/new.png")] {
            bench.run(&["bake", "badge.png", "assertion-2.0.json", "-o", link]).ends(0);
            assert!(fs::symlink_metadata(bench.path(link)).unwrap().is_symlink());
            assert!(bench.read(real) == bench.read("ada.png"));
        }
        symlink("loop", bench.path("loop")).unwrap();
        bench
            .run(&["bake", "badge.png", URL, "-o", "loop"])
            .ends(1)
            .says("error io.failed: cannot write loop");
    }

    #[test]
    fn a_write_that_breaks_off_leaves_the_target_as_it_was() {
        let bench = Bench::with_samples();
        let before = (bench.read("ada.png"), bench.names());
        let mut shell = Command::new("sh");
        // No file may grow beyond a few KB, and the signal that says so is not to kill.
        let script = format!("trap '' XFSZ; ulimit -f 1; exec {PROGRAM} bake badge.png {URL} -o ada.png");
        shell.arg("-c").arg(script).current_dir(bench.folder());
        finish(shell, b"").ends(1).says("error io.failed: cannot write ada.png: ");
        assert!(before == (bench.read("ada.png"), bench.names()));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_device_is_written_to_and_not_replaced() {
        let bench = Bench::with_samples();
        bench.run(&["bake", "badge.png", URL, "-o", "/dev/full"]).ends(1).says("cannot write /dev/full: ");
        bench.run(&["bake", "badge.png", URL, "-o", "/dev/null"]).ends(0);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        let run = bench.run(&["bake", "badge.png", "assertion-2.0.json", "-o", "/dev/stdout"]).ends(0);
        assert!(run.stdout == bench.read("ada.png"));
    }
}
