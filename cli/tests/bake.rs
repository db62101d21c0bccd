//! `ovenbird bake`, `unbake` and `strip`.

mod support;

use support::{Bench, sample};

const URL: &str = "https://badges.example.org/assertions/ada-robotics.json";

#[test]
fn bake_then_unbake_gives_the_document_back_byte_for_byte() {
    let bench = Bench::with_samples();
    for (image, document) in [
        ("badge.png", "assertion-2.0.json"),
        ("badge.svg", "assertion-2.0.json"),
        ("badge.png", "credential-3.0.json"),
        ("badge.svg", "credential-3.0.json"),
        ("badge.png", "assertion-0.5.json"),
    ] {
        bench.run(&["bake", image, document, "-o", "baked"]).ends(0);
        let unbaked = bench.run(&["unbake", "baked"]).ends(0);
        let text = String::from_utf8(bench.read(document)).unwrap();
        assert_eq!(unbaked.text(), text.trim(), "{image} with {document}");
    }
}

#[test]
fn bake_says_in_one_line_what_it_did() {
    let bench = Bench::with_samples();
    let run = bench.run(&["bake", "badge.png", "assertion-2.0.json", "-o", "a.png"]).ends(0);
    let grown = bench.read("a.png").len() - bench.read("badge.png").len();
    assert_eq!(run.stderr, format!("baked a.png   OB 2.0 assertion, iTXt \"openbadges\", +{grown} bytes\n"));
    assert_eq!(run.text(), "");
    bench.run(&["bake", "a.png", URL, "-o", "a.png"]).ends(0).says("assertion URL").says(", replaced 1\n");
}

#[test]
fn bake_is_quiet_when_asked() {
    let bench = Bench::with_samples();
    let run = bench.run(&["--quiet", "bake", "badge.png", URL, "-o", "a.png"]).ends(0);
    assert_eq!(run.stderr, "");
}

#[test]
fn bake_takes_the_badge_itself_as_argument() {
    let bench = Bench::with_samples();
    let json = String::from_utf8(bench.read("assertion-1.1.json")).unwrap();
    let jws = "eyJhbGciOiJSUzI1NiJ9.eyJ1aWQiOiIxIn0.c2lnbmF0dXJl";
    for payload in [URL, "HTTP://badges.example.org/a", json.trim(), jws] {
        bench.run(&["bake", "badge.png", payload, "-o", "a.png"]).ends(0);
        assert_eq!(bench.run(&["unbake", "a.png"]).ends(0).text(), payload);
    }
}

#[test]
fn bake_reads_either_input_from_standard_input() {
    let bench = Bench::with_samples();
    let document = bench.read("assertion-2.0.json");
    bench.run_with(&["bake", "badge.png", "-", "-o", "a.png"], &document).ends(0);
    let image = bench.read("badge.png");
    bench.run_with(&["bake", "-", "assertion-2.0.json", "-o", "b.png"], &image).ends(0);
    assert_eq!(bench.read("a.png"), bench.read("ada.png"));
    assert_eq!(bench.read("b.png"), bench.read("ada.png"));
    bench.run(&["bake", "-", "-", "-o", "c.png"]).ends(64).says("cannot both come from standard input");
}

#[test]
fn bake_writes_to_a_pipe_when_no_file_is_named() {
    let bench = Bench::with_samples();
    for args in [
        &["bake", "badge.png", "assertion-2.0.json"][..],
        &["bake", "badge.png", "assertion-2.0.json", "-o", "-"],
    ] {
        let run = bench.run(args).ends(0).says("baked to standard output   OB 2.0");
        assert!(run.stdout == bench.read("ada.png"));
    }
}

#[test]
fn bake_answers_in_json() {
    let bench = Bench::with_samples();
    let run = bench.run(&["bake", "ada.png", "credential-3.0.json", "-o", "b.png", "--json"]).ends(0);
    let answer = run.json();
    assert_eq!(answer["output"], "b.png");
    assert_eq!(answer["format"], "png");
    assert_eq!(answer["carrier"], "iTXt");
    assert_eq!(answer["keyword"], "openbadgecredential");
    assert_eq!(answer["replaced"], 1);
    assert_eq!(answer["length"], bench.read("b.png").len());
    assert_eq!(run.stderr, "");
    let run = bench.run(&["bake", "ada.png", URL, "--json"]).ends(64);
    assert_eq!(run.json()["error"]["code"], "argument.invalid");
}

#[test]
fn bake_passes_its_options_on() {
    let bench = Bench::with_samples();
    bench
        .run(&["bake", "ada.png", URL, "-o", "x.png", "--on-existing", "refuse"])
        .ends(1)
        .says("error image.already_baked")
        .says("--on-existing replace");
    bench
        .run(&["bake", "badge.png", URL, "-o", "t.png", "--legacy-text"])
        .ends(0)
        .says("tEXt \"openbadges\"");
    bench
        .run(&["bake", "badge.png", "assertion-2.0.json", "-o", "t.png", "--legacy-text"])
        .ends(64)
        .says("option.conflict");
    bench
        .run(&["bake", "badge.png", URL, "-o", "k.png", "--keyword", "clrcredential"])
        .ends(0)
        .says("clrcredential");
    bench.write(
        "tricky.json",
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","narrative":"} ü"}"#,
    );
    bench.run(&["bake", "badge.png", "tricky.json", "-o", "w.png", "--wallet-safe"]).ends(0);
    assert!(bench.run(&["unbake", "w.png"]).ends(0).text().contains(r"\u007d \u00fc"));
}

#[test]
fn bake_checks_checksums_unless_told_otherwise() {
    let bench = Bench::with_samples();
    let mut image = bench.read("badge.png");
    let ihdr_crc = 29;
    image[ihdr_crc] ^= 0xff;
    bench.write("damaged.png", &image);
    bench
        .run(&["bake", "damaged.png", URL, "-o", "x.png"])
        .ends(1)
        .says("error png.crc_mismatch at byte ")
        .says("(IHDR): ")
        .says("\n  in    damaged.png\n")
        .says("\n  help  Get another copy. ")
        .says("--no-check-crc");
    bench.run(&["bake", "damaged.png", URL, "-o", "x.png", "--no-check-crc"]).ends(0);
}

#[test]
fn bake_reports_active_content_and_refuses_it_when_asked() {
    let bench = Bench::new();
    bench.write("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>");
    bench.run(&["bake", "x.svg", URL, "-o", "y.svg"]).ends(0).says("svg.active_content");
    bench
        .run(&["bake", "x.svg", URL, "-o", "z.svg", "--active-content", "refuse"])
        .ends(1)
        .says("error svg.active_content");
    assert_eq!(bench.names(), ["x.svg", "y.svg"]);
}

#[test]
fn bake_names_the_input_at_fault() {
    let bench = Bench::with_samples();
    bench.write("broken.json", "{\"a\": ");
    bench
        .run(&["bake", "badge.png", "broken.json", "-o", "x"])
        .ends(1)
        .says("json.syntax")
        .says("  in    broken.json\n");
    bench.write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00");
    bench
        .run(&["bake", "photo.jpg", URL, "-o", "x"])
        .ends(1)
        .says("image.unsupported")
        .says("  in    photo.jpg\n");
    bench
        .run(&["bake", "assertion-2.0.json", "badge.png", "-o", "x"])
        .ends(1)
        .says("the order is IMAGE PAYLOAD");
    bench
        .run(&["bake", "badge.png", "nothing.json", "-o", "x"])
        .ends(1)
        .says("error io.failed: cannot read nothing.json: ");
}

#[test]
fn unbake_writes_to_a_file() {
    let bench = Bench::with_samples();
    let run = bench.run(&["unbake", "ada.png", "-o", "out.json"]).ends(0);
    assert_eq!(run.text(), "");
    assert_eq!(String::from_utf8(bench.read("out.json")).unwrap(), bench.run(&["unbake", "ada.png"]).text());
}

#[test]
fn unbake_reads_standard_input_and_answers_in_json() {
    let bench = Bench::with_samples();
    let found = bench.run_with(&["unbake", "-", "--json"], &bench.read("ada.png")).ends(0).json();
    assert_eq!(found["carrier"], "iTXt");
    assert_eq!(found["offset"], 33);
    assert_eq!(found["kind"], "json");
    let all = bench.run(&["unbake", "ada.png", "--all", "--json"]).ends(0).json();
    assert_eq!(all["badge"], 0);
    assert_eq!(all["found"][0], found);
}

#[test]
fn unbake_all_lists_every_badge_and_marks_the_one_that_counts() {
    let bench = Bench::with_samples();
    bench.run(&["bake", "badge.png", URL, "-o", "old.png", "--legacy-text"]).ends(0);
    // The legacy chunk of one image and the iTXt chunk of another, in one file.
    let (old, new) = (bench.read("old.png"), bench.read("ada.png"));
    let chunk = old.len() - bench.read("badge.png").len();
    let both = [&old[..33 + chunk], &new[33..]].concat();
    bench.write("both.png", both);
    let run = bench.run(&["unbake", "--all", "both.png"]).ends(0).says("image.duplicate");
    let lines: Vec<&str> = run.text().lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.text());
    assert!(lines[0].contains("carrier") && lines[0].contains("at byte"));
    assert!(lines[1].starts_with("   tEXt") && lines[1].contains(URL.split_at(40).0));
    assert!(lines[2].starts_with("*  iTXt"));
    bench.run(&["unbake", "--strict", "both.png"]).ends(1).says("error image.duplicate");
}

#[test]
fn unbake_of_a_damaged_badge_fails_unless_it_is_accepted() {
    let bench = Bench::with_samples();
    let mut image = bench.read("ada.png");
    image[60] ^= 1;
    bench.write("damaged.png", &image);
    bench
        .run(&["unbake", "damaged.png"])
        .ends(1)
        .says("error png.crc_mismatch at byte 33 (iTXt): ")
        .says("--accept-damaged");
    let run = bench.run(&["unbake", "damaged.png", "--accept-damaged"]).ends(0).says("png.crc_mismatch");
    assert!(!run.stdout.is_empty());
}

#[test]
fn unbake_of_an_unbaked_image_fails() {
    let bench = Bench::with_samples();
    bench.run(&["unbake", "badge.png"]).ends(1).says("error image.unbaked").says("  in    badge.png\n");
    let error = bench.run(&["unbake", "badge.png", "--json"]).ends(1);
    assert_eq!(error.json()["error"]["code"], "image.unbaked");
    assert_eq!(error.json()["error"]["kind"], "not_found");
    assert_eq!(error.stderr, "");
}

#[test]
fn strip_gives_the_unbaked_image_back() {
    let bench = Bench::with_samples();
    bench.run(&["bake", "badge.svg", "assertion-2.0.json", "-o", "ada.svg"]).ends(0);
    for (baked, plain) in [("ada.png", "badge.png"), ("ada.svg", "badge.svg")] {
        bench.run(&["strip", baked, "-o", "out"]).ends(0).says("stripped out   removed 1 badge, -");
        assert!(bench.read("out") == bench.read(plain));
        let piped = bench.run_with(&["strip", "-"], &bench.read(baked)).ends(0);
        assert!(piped.stdout == bench.read(plain));
    }
    bench.run(&["strip", "badge.png", "-o", "out"]).ends(0).says("no badge inside");
    assert!(bench.read("out") == bench.read("badge.png"));
    let answer = bench.run(&["strip", "ada.png", "-o", "out", "--json"]).ends(0).json();
    assert_eq!(answer["removed"], 1);
    assert_eq!(answer["output"], "out");
    assert_eq!(answer["length"], std::fs::metadata(sample("badge-template.png")).unwrap().len());
}
