//! Reports for the tests of the forms: one as good as can be, one with every member there is, and a stranger's texts.

use crate::badge::{Class, Criteria, Issuer, Version};
use crate::error::ErrorCode;
use crate::keys::JwsAlgorithm;
use crate::problem::{Problem, Severity};
use crate::proof::{CanonicalForm, Cryptosuite, KeyMatch, KeySource, ProofReport};
use crate::recipient::Algorithm;
use crate::verify::{
    Check, CheckName, CheckResult, Checks, DocumentReport, EndorsementReport, Finding, Method, Purpose,
    RecipientReport, SigningKey, Standing, StatusReport, Trust, Verdict, VerificationReport, VerifiedBadge,
};

/// What a stranger might write wherever he may write.
pub(super) const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{1b}[2J\u{202e}\u{2066}\u{200b}\r\nRESULT      VALID (issuer)\u{7}&lt;";

pub(super) fn check(result: CheckResult, reason: Option<ErrorCode>, message: &str) -> Check {
    Check { result, reason, message: message.to_owned() }
}

fn passed(message: &str) -> Check {
    check(CheckResult::Passed, None, message)
}

pub(super) fn finding(check: CheckName, severity: Severity, code: ErrorCode, message: &str) -> Finding {
    Finding { check, document: None, problem: Problem::new(code, severity, message) }
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn issuer() -> Issuer {
    Issuer {
        id: text("https://issuer.example/issuer.json"),
        name: text("Example Makers"),
        url: text("https://issuer.example/"),
        email: text("badges@issuer.example"),
    }
}

fn document(purpose: Purpose, url: Option<&str>, class: &str) -> DocumentReport {
    DocumentReport {
        url: url.map(str::to_owned),
        purpose,
        read: true,
        status: url.map(|_| 200),
        final_url: None,
        bytes: Some(912),
        version: text("2.0"),
        class: text(class),
        errors: 0,
        warnings: 0,
    }
}

/// A hosted badge that is valid, with nobody expected as recipient.
pub(super) fn valid() -> VerificationReport {
    VerificationReport {
        verdict: Verdict::Valid,
        trust: Some(Trust::Issuer),
        method: Some(Method::Hosted),
        version: Some(Version::V2_0),
        class: Some(Class::Assertion),
        at: text("2026-03-02T10:00:00Z"),
        checks: Checks {
            structure: passed("3 documents, no error"),
            integrity: passed("it is hosted as it was handed in"),
            issuer: passed("it is hosted by issuer.example"),
            recipient: check(CheckResult::NotChecked, None, "nobody was expected"),
            status: passed("neither revoked nor expired"),
        },
        badge: Some(VerifiedBadge {
            id: text("https://issuer.example/assertions/1.json"),
            badge_class: text("https://issuer.example/robotics.json"),
            name: text("Robotics Basics"),
            description: text("Builds a line follower.\nExplains it."),
            image: text("https://issuer.example/robotics.png"),
            criteria: Some(Criteria {
                id: text("https://issuer.example/robotics"),
                narrative: text("Build one."),
            }),
            issuer: Some(issuer()),
            issued_on: text("2026-03-01T10:00:00Z"),
            expires: None,
        }),
        standing: Standing::default(),
        key: None,
        proofs: Vec::new(),
        statuses: Vec::new(),
        refreshed: false,
        recipient: None,
        problems: Vec::new(),
        truncated: false,
        documents: vec![
            document(Purpose::Assertion, None, "Assertion"),
            document(Purpose::Assertion, Some("https://issuer.example/assertions/1.json"), "Assertion"),
            document(Purpose::BadgeClass, Some("https://issuer.example/robotics.json"), "BadgeClass"),
            document(Purpose::Issuer, Some("https://issuer.example/issuer.json"), "Profile"),
        ],
        endorsements: Vec::new(),
        requests: 3,
        bytes: 2_736,
    }
}

/// Nothing failed, and the revocation list could not be had.
pub(super) fn unverified() -> VerificationReport {
    let mut report = valid();
    report.verdict = Verdict::Unverified;
    let (code, message) = (ErrorCode::VerifyUnfetched, "the revocation list could not be fetched: timeout");
    report.checks.status = check(CheckResult::NotChecked, Some(code), message);
    let mut why = finding(CheckName::Status, Severity::Warning, code, message);
    why.document = text("https://issuer.example/revoked.json");
    let advice = finding(CheckName::Structure, Severity::Warning, ErrorCode::MemberRecommended, "no `salt`");
    report.problems = vec![advice, why];
    report
}

/// A report that has every member, with a stranger's text in every one that a stranger writes.
pub(super) fn full() -> VerificationReport {
    let mut report = valid();
    report.verdict = Verdict::Invalid;
    report.method = Some(Method::Signed);
    let code = ErrorCode::VerifyRevoked;
    report.checks.status = check(CheckResult::Failed, Some(code), "the issuer has revoked it");
    report.checks.issuer = check(CheckResult::NotChecked, Some(ErrorCode::VerifyNoKey), "no key");
    report.checks.recipient = passed("one of the expected identities is the recipient");
    let hostile = Issuer { id: text(HOSTILE), name: text(HOSTILE), url: text(HOSTILE), email: text(HOSTILE) };
    report.badge = Some(VerifiedBadge {
        id: text(HOSTILE),
        badge_class: text(HOSTILE),
        name: text(HOSTILE),
        description: text(HOSTILE),
        image: text(HOSTILE),
        criteria: Some(Criteria { id: text("javascript:alert(1)"), narrative: text(HOSTILE) }),
        issuer: Some(hostile.clone()),
        issued_on: text(HOSTILE),
        expires: text(HOSTILE),
    });
    report.standing = Standing {
        revoked: true,
        revocation_reason: text(HOSTILE),
        suspended: true,
        expired: true,
        not_yet: true,
    };
    report.proofs = vec![proof()];
    report.statuses = vec![StatusReport {
        kind: HOSTILE.to_owned(),
        purpose: text(HOSTILE),
        list: text(HOSTILE),
        index: Some(7),
        status: Some(1),
        message: text(HOSTILE),
    }];
    report.refreshed = true;
    let thumbprint = "PWIRBHfjb6NTgZTz0cWr2_KGMKKWQNkdG8dzS0QQPq4".to_owned();
    report.key = Some(SigningKey { id: text(HOSTILE), algorithm: JwsAlgorithm::Rs256, thumbprint });
    report.recipient = Some(RecipientReport {
        matched: true,
        candidate: Some(0),
        variant: text("lower_case"),
        kind: text(HOSTILE),
        hashed: true,
        algorithm: Some(Algorithm::Sha256),
    });
    report.problems = problems();
    report.truncated = true;
    report.documents.iter_mut().for_each(|document| {
        document.final_url = text(HOSTILE);
        document.errors = 1;
        document.warnings = 2;
    });
    report
        .documents
        .push(DocumentReport { read: false, ..document(Purpose::RevocationList, Some(HOSTILE), HOSTILE) });
    report.endorsements = vec![endorsement(hostile)];
    report
}

fn proof() -> ProofReport {
    let key = KeyMatch {
        source: KeySource::Resolved,
        index: None,
        id: text(HOSTILE),
        thumbprint: "PWIRBHfjb6NTgZTz0cWr2_KGMKKWQNkdG8dzS0QQPq4".to_owned(),
    };
    ProofReport {
        index: 0,
        id: text(HOSTILE),
        kind: text(HOSTILE),
        cryptosuite: Some(Cryptosuite::EddsaRdfc2022),
        verification_method: text(HOSTILE),
        created: text(HOSTILE),
        expires: text(HOSTILE),
        verified: true,
        key: Some(key),
        problems: problems().into_iter().map(|finding| finding.problem).collect(),
        canonical: Some(CanonicalForm {
            document: HOSTILE.to_owned(),
            options: HOSTILE.to_owned(),
            document_hash: "00".to_owned(),
            options_hash: "00".to_owned(),
            contexts: vec!["credentials-v2".to_owned()],
        }),
    }
}

fn problems() -> Vec<Finding> {
    let mut whole = finding(CheckName::Structure, Severity::Error, ErrorCode::ValueDate, HOSTILE);
    whole.document = text(HOSTILE);
    whole.problem = Problem {
        offset: Some(5),
        pointer: text(HOSTILE),
        found: text(HOSTILE),
        expected: text(HOSTILE),
        clause: text("Open Badges 2.0, Assertion"),
        hint: text(HOSTILE),
        rule: text("2.0/Assertion/expires/date"),
        ..whole.problem
    };
    vec![
        whole,
        finding(CheckName::Issuer, Severity::Warning, ErrorCode::VerifyNoKey, "the profile lists no key"),
        finding(CheckName::Status, Severity::Error, ErrorCode::VerifyRevoked, "revoked"),
        finding(CheckName::Status, Severity::Info, ErrorCode::VerifyTime, "a note"),
    ]
}

fn endorsement(issuer: Issuer) -> EndorsementReport {
    EndorsementReport {
        id: text(HOSTILE),
        about: text(HOSTILE),
        depth: 1,
        verdict: Verdict::Valid,
        trust: Some(Trust::Pinned),
        checks: valid().checks,
        issuer: Some(issuer),
        comment: text(HOSTILE),
        issued_on: text(HOSTILE),
        standing: Standing {
            revoked: true,
            revocation_reason: text(HOSTILE),
            suspended: false,
            expired: false,
            not_yet: false,
        },
        problems: problems(),
    }
}
