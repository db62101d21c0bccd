//! `ovenbird inspect`, `sniff`, `codes` and `explain`.

mod support;

use support::Bench;

const URL: &str = "https://badges.example.org/assertions/ada-robotics.json";

#[test]
fn inspect_shows_a_baked_image_as_a_table() {
    let bench = Bench::with_samples();
    let run = bench.run(&["inspect", "ada.png"]).ends(0);
    assert_eq!(
        run.text(),
        "ada.png   PNG 400x400, 27 KB, 1 badge found
  carrier    iTXt \"openbadges\" at byte 33, 1.4 KB, uncompressed
  version    Open Badges 2.0 assertion
  badge      Robotics Basics
  issuer     Example Makers   https://badges.example.org/issuer.json
  recipient  sha256$4018b7ce… (hashed email, salted)
  issued     2024-10-28T15:00:00Z   expires -
  proof      HostedBadge   (not checked)
  structure  ok, 85 rules
"
    );
}

#[test]
fn inspect_says_how_a_credential_can_be_proved() {
    let bench = Bench::with_samples();
    bench
        .run(&["inspect", "credential-3.0.json"])
        .ends(0)
        .shows("  proof      none, nobody has signed this credential\n");
    let text = String::from_utf8(bench.read("credential-3.0.json")).unwrap();
    let proof = r#""proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": "did:web:badges.example.org#key-0"}, "name""#;
    bench.write("signed.json", text.replacen("\"name\"", proof, 1));
    bench
        .run(&["inspect", "signed.json"])
        .ends(0)
        .shows("eddsa-rdfc-2022, did:web:badges.example.org#key-0   (not checked)");
}

#[test]
fn the_picture_in_the_docs_shows_the_true_table() {
    let bench = Bench::with_samples();
    let picture = std::fs::read_to_string(support::sample("../../docs/images/report.svg")).unwrap();
    let texts = picture.split("<text ").skip(1).map(|rest| {
        let text = rest.split_once('>').unwrap().1;
        text.split_once("</text>").unwrap().0.to_owned()
    });
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let drawn = words(&texts.collect::<Vec<_>>().join(" "));
    let told = bench.run(&["inspect", "ada.png"]).ends(0);
    assert_eq!(drawn, words(&format!("$ ovenbird inspect ada.png {}", told.text())));
}

#[test]
fn inspect_shows_every_version() {
    let bench = Bench::with_samples();
    for (document, version) in [
        ("assertion-0.5.json", "Open Badges 0.5 assertion"),
        ("assertion-1.1.json", "Open Badges 1.1 assertion"),
        ("credential-3.0.json", "Open Badges 3.0 credential (VC data model 2.0)"),
    ] {
        let run = bench.run(&["inspect", document]).ends(0);
        run.shows(&format!("{document}   JSON document, ")).shows(version).shows("sha256$4018b7ce…");
    }
}

#[test]
fn inspect_is_calm_about_an_unbaked_image() {
    let bench = Bench::with_samples();
    let run = bench.run(&["inspect", "badge.png", "badge.svg"]).ends(0);
    run.shows("badge.png   PNG 400x400, 26 KB, no badge inside\n")
        .shows("looked for tEXt, zTXt and iTXt chunks named openbadges, ")
        .shows("badge.svg   SVG, 2.8 KB, no badge inside\n")
        .shows("looked for assertion and credential elements");
    let answer = bench.run(&["inspect", "badge.png", "--json"]).ends(0).json();
    assert_eq!(answer["inputs"][0]["badges"], serde_json::json!([]));
    assert!(answer["inputs"][0]["badge"].is_null());
}

#[test]
fn inspect_goes_on_after_an_input_it_cannot_take() {
    let bench = Bench::with_samples();
    bench.write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00");
    let run = bench.run(&["inspect", "photo.jpg", "missing.png", "ada.png"]).ends(1);
    let run = run.says("error image.unsupported").says("  in    photo.jpg\n").says("cannot read missing.png");
    let run = run.says("JPEG").says("PNG").says("SVG");
    run.shows("ada.png   PNG 400x400");
    let answer = bench.run(&["inspect", "--json", "photo.jpg", "ada.png"]).ends(1).json();
    assert_eq!(answer["inputs"][0]["input"], "photo.jpg");
    assert_eq!(answer["inputs"][0]["error"]["code"], "image.unsupported");
    assert_eq!(answer["inputs"][1]["badges"][0]["badge"]["name"], "Robotics Basics");
    assert_eq!(answer["error"], answer["inputs"][0]["error"]);
}

#[test]
fn inspect_reads_documents_and_urls_from_standard_input() {
    let bench = Bench::with_samples();
    let document = bench.read("assertion-2.0.json");
    bench.run_with(&["inspect", "-"], &document).ends(0).shows("standard input   JSON document, 1.4 KB\n");
    bench.run_with(&["inspect", "-"], URL.as_bytes()).ends(0).shows("badge text, ");
    bench.run(&["bake", "badge.png", URL, "-o", "url.png"]).ends(0);
    bench.run(&["inspect", "url.png"]).ends(0).shows(&format!("  text       {URL}\n"));
}

#[test]
fn text_from_a_badge_cannot_command_the_terminal() {
    let bench = Bench::with_samples();
    let evil = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://x.example/\u009b2J",
        "recipient":{"type":"email","hashed":false,"identity":"\u001b]0;owned\u0007\u202eada"},
        "badge":{"type":"BadgeClass","id":"https://x.example/b","name":"\u001b[2Jgone\r\nline","issuer":
        {"type":"Issuer","id":"https://x.example/i","name":"\u0000\u007f\u0085"}},
        "verification":{"type":"\u001b[31mhosted"},"issuedOn":"\u001b[0m","expires":"\u200b"}"#;
    bench.write("evil.json", evil);
    bench.run(&["bake", "badge.png", "evil.json", "-o", "evil.png"]).ends(0);
    bench.write("evil.txt.json", "\u{1b}[2J");
    for args in [
        &["inspect", "evil.png"][..],
        &["inspect", "evil.json"],
        &["inspect", "evil.png", "--json"],
        &["unbake", "--all", "evil.png"],
        &["inspect", "evil.txt.json"],
        &["match", "evil.png", "--email", "x@example.org"],
    ] {
        let run = bench.run(args);
        let unsafe_char = |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202e}' | '\u{200b}');
        assert_eq!(run.text().chars().find(unsafe_char), None, "{args:?}: {}", run.text());
        assert_eq!(run.stderr.chars().find(unsafe_char), None, "{args:?}: {}", run.stderr);
    }
    bench.run(&["inspect", "evil.png"]).ends(0).shows(r"\u{1b}[2Jgone\u{d}\u{a}line");
    let answer = bench.run(&["inspect", "evil.png", "--json"]).ends(0).json();
    assert_eq!(answer["inputs"][0]["badges"][0]["badge"]["name"], "\u{1b}[2Jgone\r\nline");
}

#[test]
fn sniff_names_types() {
    let bench = Bench::with_samples();
    bench.write("photo", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00");
    assert_eq!(bench.run(&["sniff", "badge.png"]).ends(0).text(), "png\n");
    assert_eq!(bench.run_with(&["sniff", "-"], b"GIF89a").ends(0).text(), "gif\n");
    let run = bench.run(&["sniff", "badge.svg", "photo", "assertion-2.0.json"]).ends(0);
    assert_eq!(
        run.text(),
        "input               type\nbadge.svg           svg\nphoto               jpeg\nassertion-2.0.json  unknown\n"
    );
    let answer = bench.run(&["sniff", "--json", "badge.png"]).ends(0).json();
    assert_eq!(answer, serde_json::json!({ "inputs": [{ "input": "badge.png", "format": "png" }] }));
}

#[test]
fn codes_explains_all_or_some() {
    let bench = Bench::new();
    let all = bench.run(&["codes", "--json"]).ends(0).json();
    assert_eq!(all["codes"].as_array().unwrap().len(), ovenbird::error_codes().len());
    let one = bench.run(&["codes", "png.truncated"]).ends(0);
    assert_eq!(one.text().lines().count(), 3);
    one.shows("png.truncated  malformed\n").shows("Get a complete copy of the file.");
    let area = bench.run(&["codes", "svg", "--json"]).ends(0).json();
    assert!(
        area["codes"].as_array().unwrap().iter().all(|row| row["code"].as_str().unwrap().starts_with("svg."))
    );
    bench.run(&["codes", "png.nonsense"]).ends(64).says("there is no code or area \"png.nonsense\"");
}

#[test]
fn explain_tells_all_about_a_code() {
    let bench = Bench::new();
    let one = bench.run(&["explain", "png.crc_mismatch"]).ends(0);
    assert_eq!(
        one.text(),
        "png.crc_mismatch  malformed
  The checksum of a PNG chunk does not match its bytes.

  why        The bytes have changed since the file was written, so the badge or the picture may be
             damaged. Strict programs refuse the file.
  what to do Get another copy. To read a badge of an early baker with wrong checksums use
             --accept-damaged; to bake into such an image use --no-check-crc.
  example    The first Mozilla baker wrote chunks whose checksum did not cover the chunk's type.
  clause     PNG (Third Edition) 5.5
"
    );
    let limit = bench.run(&["explain", "limit.input"]).ends(0);
    assert!(!limit.text().contains("clause"), "{}", limit.text());
    bench.run(&["explain", "png.iend", "svg.entity"]).ends(0).shows("11.2.4\n\nsvg.entity  malformed\n");
}

#[test]
fn explain_without_a_code_is_a_table_of_all() {
    let run = Bench::new().run(&["explain"]).ends(0);
    let mut lines = run.text().lines();
    assert!(lines.next().unwrap().starts_with("code  "));
    assert!(run.text().lines().all(|line| line.chars().count() <= 100));
    let codes: Vec<&str> =
        lines.filter_map(|line| line.split(' ').next()).filter(|code| !code.is_empty()).collect();
    let table: Vec<&str> = ovenbird::error_codes().iter().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes, table);
}

#[test]
fn explain_gives_the_entry_as_json() {
    let bench = Bench::new();
    let one = bench.run(&["explain", "jws.malformed", "--json"]).ends(0).json();
    assert_eq!(one, serde_json::to_value(ovenbird::explain("jws.malformed").unwrap()).unwrap());
    let two = bench.run(&["explain", "jws.malformed", "internal", "--json"]).ends(0).json();
    assert_eq!(two["codes"][0], one);
    let all = bench.run(&["explain", "--json"]).ends(0).json();
    assert_eq!(all["codes"].as_array().unwrap().len(), ovenbird::error_codes().len());
}

#[test]
fn explain_names_near_codes_for_an_unknown_one() {
    let bench = Bench::new();
    bench
        .run(&["explain", "png.truncatd"])
        .ends(64)
        .says("there is no code \"png.truncatd\"; the nearest is png.truncated");
    bench.run(&["explain", "png.iend", "nonsense"]).ends(64).says("`ovenbird explain` lists all");
    let answer = bench.run(&["explain", "truncated", "--json"]).ends(64).json();
    assert_eq!(answer["error"]["code"], "argument.invalid");
}
