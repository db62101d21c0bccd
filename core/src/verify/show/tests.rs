//! The forms of a report, and what a stranger's texts can do in them: nothing.

use super::samples::{HOSTILE, check, full, unverified, valid};
use super::*;
use crate::error::ErrorCode;
use crate::verify::{CheckResult, Trust, Verdict};

fn written(report: &VerificationReport, form: ReportForm) -> String {
    write(report, form, None).unwrap()
}

fn with_picture(report: &VerificationReport, bytes: &[u8], media_type: &'static str) -> String {
    write(report, ReportForm::Html, Some(Picture { bytes, media_type })).unwrap()
}

#[test]
fn the_table_of_a_valid_badge_reads_as_expected() {
    let expected = "  \
  badge       Robotics Basics
  version     Open Badges 2.0 Assertion
  method      hosted at https://issuer.example/assertions/1.json
  issuer      Example Makers, https://issuer.example/issuer.json
  issued      2026-03-01T10:00:00Z, expires -
  judged at   2026-03-02T10:00:00Z

  structure   ok           3 documents, no error
  integrity   ok           it is hosted as it was handed in
  issuer      ok           it is hosted by issuer.example
  recipient   -            nobody was expected
  status      ok           neither revoked nor expired

  documents   4 read; 3 requests, 2736 bytes
  RESULT      VALID (issuer): recipient not asked for
";
    assert_eq!(written(&valid(), ReportForm::Table), expected);
    assert_eq!(valid().to_string(), expected);
}

#[test]
fn the_table_says_what_is_missing_and_why() {
    let table = unverified().to_string();
    assert!(
        table.contains("  status      not checked  the revocation list could not be fetched: timeout\n"),
        "{table}"
    );
    let finding = "warning  status verify.unfetched https://issuer.example/revoked.json: the revocation list could not\n         be fetched: timeout\n";
    assert!(table.contains(finding), "{table}");
    let last = "  RESULT      UNVERIFIED (issuer): not checked: status; recipient not asked for\n";
    assert!(table.ends_with(last), "{table}");
}

#[test]
fn the_last_line_names_failed_checks_before_missing_ones() {
    let table = full().to_string();
    assert!(table.ends_with("  RESULT      INVALID: status failed; not checked: issuer\n"), "{table}");
    assert!(table.contains("\n  endorsement VALID (pinned key) (revoked) - "), "{table}");
    assert!(
        table.contains("\n  standing    REVOKED, SUSPENDED, EXPIRED, NOT YET VALID; the issuer's reason:\n"),
        "{table}"
    );
    let mut asked = valid();
    asked.checks.recipient = check(CheckResult::Passed, None, "it is");
    assert!(asked.to_string().ends_with("  RESULT      VALID (issuer)\n"));
    asked.checks.recipient = check(CheckResult::NotChecked, Some(ErrorCode::VerifyUnfetched), "no");
    asked.verdict = Verdict::Unverified;
    asked.trust = None;
    assert!(asked.to_string().ends_with("  RESULT      UNVERIFIED: not checked: recipient\n"));
}

#[test]
fn the_result_is_one_line_however_long_it_is() {
    let mut report = unverified();
    for check in [&mut report.checks.structure, &mut report.checks.integrity, &mut report.checks.issuer] {
        *check = report.checks.status.clone();
    }
    let table = report.to_string();
    let last = "  RESULT      UNVERIFIED (issuer): not checked: structure, integrity, issuer, status; recipient not asked for";
    assert_eq!(table.lines().last(), Some(last));
}

#[test]
fn no_text_of_a_strangers_reaches_a_terminal_as_it_is() {
    let table = full().to_string();
    let harmless = |c: char| c == '\n' || !text::is_unsafe(c);
    assert!(table.chars().all(harmless), "{table:?}");
    assert!(table.contains("\\u{1b}[2J\\u{202e}\\u{2066}\\u{200b}\\u{d}\\u{a}"), "{table}");
    assert_eq!(table.lines().filter(|line| line.trim_start().starts_with("RESULT")).count(), 1, "{table}");
    assert_eq!(table.lines().filter(|line| line.contains("RESULT      ")).count(), 1, "{table}");
}

#[test]
fn a_report_of_nothing_has_a_table_and_a_page() {
    let mut report = valid();
    (report.badge, report.version, report.class, report.method) = (None, None, None, None);
    (report.at, report.trust) = (None, None);
    assert!(report.to_string().starts_with("  badge       could not be read\n\n"));
    assert!(
        written(&report, ReportForm::Html).contains("<h1><bdi>a badge that could not be read</bdi></h1>")
    );
}

/// The tags of a page that are not closing ones, without their attributes.
fn tags(page: &str) -> Vec<&str> {
    let opening = page.split('<').skip(1).filter(|tag| !tag.starts_with('/'));
    opening.filter_map(|tag| tag.split([' ', '>', '\n']).next()).collect()
}

#[test]
fn a_strangers_texts_add_no_element_and_no_attribute_to_the_page() {
    let page = written(&full(), ReportForm::Html);
    let known = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "main", "header", "div", "h1", "h2",
        "h3", "p", "bdi", "strong", "section", "table", "thead", "tbody", "tr", "th", "td", "span", "code",
        "dl", "dt", "dd", "ul", "li", "caption", "article", "details", "summary", "pre", "footer", "a",
    ];
    for tag in tags(&page) {
        assert!(known.contains(&tag), "{tag}");
    }
    let elements = page.split('<').filter_map(|tag| tag.split_once('>')).map(|(inside, _)| inside);
    for inside in elements.filter(|inside| inside.contains(['"', '\''])) {
        assert!(!inside.contains("onerror") && !inside.contains("javascript:"), "{inside}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x"), "{page}");
    assert!(page.chars().all(|c| c == '\n' || !text::is_unsafe(c)));
}

#[test]
fn every_element_of_the_page_is_closed_where_it_should_be() {
    for page in [with_picture(&full(), b"x", "image/png"), written(&valid(), ReportForm::Html)] {
        let mut open = Vec::new();
        for tag in page.split('<').skip(1) {
            let name = tag.split([' ', '>', '\n']).next().unwrap();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
                None if ["!doctype", "meta", "img"].contains(&name) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn the_page_runs_nothing_and_loads_nothing() {
    for page in [written(&full(), ReportForm::Html), with_picture(&valid(), b"\x89PNG", "image/png")] {
        assert!(!page.contains("<script") && !page.contains("<link") && !page.contains("<iframe"), "{page}");
        assert!(!page.contains(" style=") && !page.contains("url(") && !page.contains("@import"), "{page}");
        assert!(page.contains("content=\"default-src 'none'; img-src data:; style-src 'sha256-"));
        let sources: Vec<_> = page.match_indices(" src=\"").map(|(at, _)| &page[at..at + 16]).collect();
        assert!(sources.iter().all(|source| source.starts_with(" src=\"data:image")), "{sources:?}");
    }
}

#[test]
fn the_policy_has_the_hash_of_the_style() {
    use base64::Engine;
    use sha2::Digest;
    let page = written(&valid(), ReportForm::Html);
    let style = page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).unwrap().0;
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
    assert!(page.contains(&format!("style-src 'sha256-{hash}';")), "{hash}");
}

#[test]
fn the_picture_is_in_the_page_and_an_svg_only_as_an_image() {
    let page = with_picture(&valid(), b"<svg/>", "image/svg+xml");
    assert!(
        page.contains("<img alt=\"The picture of the badge\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">"),
        "{page}"
    );
    assert!(!page.contains("<svg"));
    assert!(!written(&valid(), ReportForm::Html).contains("<img"));
    assert!(!with_picture(&valid(), &vec![0; 5 << 20], "image/png").contains("<img"));
}

#[test]
fn the_page_says_the_verdict_in_words_and_shows_a_badge_that_is_not_in_force() {
    let page = written(&full(), ReportForm::Html);
    assert!(page.contains("<p class=\"verdict invalid\"><strong>Not valid</strong>"), "{page}");
    assert!(page.contains(" Failed: status. Not checked: issuer.</p>"), "{page}");
    assert!(
        page.contains("<strong>This badge is revoked, suspended, expired, not yet valid.</strong>"),
        "{page}"
    );
    assert!(page.contains("<html lang=\"en\">") && page.contains("What the badge says"));
    let page = written(&valid(), ReportForm::Html);
    assert!(
        page.contains("<strong>Valid</strong>") && page.contains(words::trust_sentence(Trust::Issuer)),
        "{page}"
    );
    assert!(page.contains(" Whose badge it is was not asked.</p>"), "{page}");
    assert!(!page.contains("class=\"standing\""));
    assert!(page.contains("Builds a line follower.\nExplains it.</p>"));
}

#[test]
fn problem_details_fit_the_verdict() {
    let details = |report: VerificationReport| serde_json::to_value(report.problem_details()).unwrap();
    let invalid = details(full());
    assert_eq!(invalid["type"], "urn:ovenbird:verdict:invalid");
    assert_eq!((&invalid["status"], &invalid["title"]), (&422.into(), &"The badge is not valid".into()));
    assert_eq!(invalid["detail"], "status: the issuer has revoked it");
    let codes: Vec<_> =
        invalid["errors"].as_array().unwrap().iter().map(|error| error["code"].clone()).collect();
    assert_eq!(codes, ["value.date", "verify.no_key", "verify.revoked"]);
    assert_eq!(invalid["errors"][0]["pointer"], HOSTILE);
    let open = details(unverified());
    assert_eq!((&open["status"], &open["verdict"]), (&424.into(), &"unverified".into()));
    assert_eq!(open["detail"], "status: the revocation list could not be fetched: timeout");
    assert_eq!(open["errors"].as_array().unwrap().len(), 1);
    let good = details(valid());
    assert_eq!((&good["status"], &good["errors"]), (&200.into(), &serde_json::json!([])));
    assert_eq!(good["checks"]["recipient"]["result"], "not_checked");
}

#[test]
fn every_form_has_its_name() {
    for name in ["json", "table", "html", "problem_details"] {
        let form: ReportForm = serde_json::from_value(name.into()).unwrap();
        assert_eq!(serde_json::to_value(form).unwrap(), name);
        assert!(!written(&valid(), form).is_empty());
    }
}
