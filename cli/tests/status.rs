//! `ovenbird status`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use support::Bench;

#[test]
fn a_status_is_set_and_read_again() {
    let bench = Bench::new();
    bench.run(&["status", "new", "list.txt"]).ends(0).says("made list.txt   131072 entries");
    assert_eq!(bench.run(&["status", "get", "list.txt", "42"]).ends(0).text(), "0\n");
    bench.run(&["status", "set", "list.txt", "42", "131071"]).ends(0).says("wrote list.txt");
    assert_eq!(bench.run(&["status", "get", "list.txt", "42"]).ends(0).text(), "1\n");
    let all = bench.run(&["status", "get", "list.txt", "--json"]).ends(0).json();
    assert_eq!(all["length"], 131_072);
    assert_eq!(
        all["statuses"],
        serde_json::json!([{"index": 42, "status": 1}, {"index": 131_071, "status": 1}])
    );
    bench.run(&["status", "set", "list.txt", "42", "--status", "0"]).ends(0);
    let shown = bench.run(&["status", "get", "list.txt"]).ends(0);
    assert_eq!(shown.text(), "index   status\n131071  1\n");
}

#[test]
fn statuses_may_have_more_bits_than_one() {
    let bench = Bench::new();
    bench.run(&["status", "new", "list.txt", "--size", "2"]).ends(0);
    bench.run(&["status", "set", "list.txt", "7", "--status", "3", "--size", "2"]).ends(0);
    assert_eq!(bench.run(&["status", "get", "list.txt", "7", "--size", "2"]).ends(0).text(), "3\n");
    bench.run(&["status", "set", "list.txt", "7", "--status", "4", "--size", "2"]).ends(1).says("status.");
}

#[test]
fn a_list_goes_through_pipes_and_is_never_lost() {
    let bench = Bench::new();
    let new = bench.run(&["status", "new", "-"]).ends(0);
    assert!(new.text().starts_with('u') && new.text().ends_with('\n'));
    assert_eq!(bench.run_with(&["status", "get", "-", "0"], &new.stdout).ends(0).text(), "0\n");
    bench.write("list.txt", &new.stdout);
    bench.run(&["status", "new", "list.txt"]).ends(1).says("--force");
    bench
        .run(&["status", "set", "list.txt", "3", "131072"])
        .ends(1)
        .says("error status.index")
        .says("list.txt");
    assert_eq!(bench.read("list.txt"), new.stdout, "a failure leaves the list as it was");
    bench.run(&["status", "set", "-", "3"]).ends(64);
}

#[test]
fn what_is_no_list_is_a_failure() {
    let bench = Bench::with_samples();
    bench.run(&["status", "get", "assertion-2.0.json"]).ends(1).says("error status.encoding");
    bench.run(&["status", "get", "badge.png"]).ends(1).says("  in    badge.png");
    bench.run(&["status", "new", "list.txt", "--length", "1000000000"]).ends(1).says("limit.status_list");
    bench.run(&["status"]).ends(64);
}
