//! The profile `wallet`: what known wallets and verifiers of 3.0 refuse although the specification allows it, or will not
//! take before it is done. `docs/wallets.md` says of each rule where that is documented; there is none without a source.
//!
//! All of them are warnings, in place of an answer by that software.

use crate::badge::{Class as Kind, VcVersion, Version};
use crate::error::ErrorCode;
use crate::json::{Json, Path};
use crate::problem::{Problem, Severity};
use crate::proof::canonical::ld::{ContextSet, Part, to_dataset};
use crate::rules::RuleEntry;
use crate::rules::check::{Checker, Place};
use crate::rules::object::is_claim;
use crate::rules::table::{CLASS, Class, Rule};

/// One row: what is asked for, by whom, and where that is said.
struct Row {
    name: &'static str,
    says: &'static str,
    /// Whose refusal it is.
    who: &'static str,
    class: Class,
}

const fn row(name: &'static str, says: &'static str, who: &'static str, clause: &'static str) -> Row {
    Row { name, says, who, class: Class { version: "3.0", name: "Wallet", clause, ..CLASS } }
}

const CERTIFICATION: &str = "Open Badges 3.0 Certification Guide 1.1";
const VALIDATOR: &str = "1EdTech Digital Credentials Public Validator";
const PRACTICES: &str = "Open Badges 3.0 Implementation Guide, Recommended practices";

static VERSION: Row = row(
    "version",
    "the document is one of 3.0",
    "wallets of Open Badges 3.0 refuse it; `upgrade` makes a credential of it",
    "Open Badges 3.0, Document Formats",
);
static DATA_MODEL: Row = row(
    "data_model",
    "a credential is of VC Data Model 2.0",
    "software that reads Data Model 2.0 only refuses it; 1.1 is there for credentials of before",
    "Open Badges 3.0, VerifiableCredential (v1p1)",
);
static PROOF: Row = row(
    "proof",
    "a credential in JSON has a proof",
    "every verifier refuses it; `sign` adds the proof",
    "Open Badges 3.0, Verification",
);
static CERTIFIED: Row = row(
    "certified_suite",
    "one of the proofs is of `eddsa-rdfc-2022`",
    "certified software has to know this suite, and may refuse all others",
    CERTIFICATION,
);
static SUITE: Row = row(
    "validator_suite",
    "one of the proofs is of a suite that the official validator has",
    "the official 1EdTech validator refuses it",
    VALIDATOR,
);
static ALGORITHM: Row = row(
    "validator_algorithm",
    "a VC-JWT is signed with RS256 or ES256",
    "the official 1EdTech validator refuses it",
    VALIDATOR,
);
static HEADER: Row = row(
    "header",
    "the header of a VC-JWT has `alg`, `kid` or `jwk`, perhaps `typ` with `JWT`, and nothing else",
    "software that goes by the text of Open Badges refuses it",
    "Open Badges 3.0, JOSE Header",
);
static METHOD: Row = row(
    "did_method",
    "a DID is of one of the methods did:key, did:jwk and did:web",
    "software that has the recommended methods only refuses it",
    PRACTICES,
);
static CONTROLLER: Row = row(
    "controller",
    "the verification method is the issuer's",
    "the official 1EdTech validator refuses it",
    VALIDATOR,
);
static SAFE_MODE: Row = row(
    "safe_mode",
    "everything in the credential is defined by a context that readers have at hand",
    "readers of JSON-LD in safe mode refuse it, among them the official 1EdTech validator",
    "JSON-LD 1.1 Processing Algorithms and API; VC Data Integrity 1.0",
);
static ENDORSEMENT_JWT: Row = row(
    "endorsement_jwt",
    "a credential with an embedded proof has no `endorsementJwt`",
    "software whose copy of the context is from before June 2026 refuses the proof: the term was added in place",
    "Open Badges 3.0, errata",
);
static IMAGE: Row = row(
    "image_size",
    "a picture inside of the credential has at most 256 KB",
    "hosts and wallets with a limit refuse it, as Mozilla's Backpack did",
    "Open Badges, Badge Baking",
);

static ROWS: [&Row; 12] = [
    &VERSION,
    &DATA_MODEL,
    &PROOF,
    &CERTIFIED,
    &SUITE,
    &ALGORITHM,
    &HEADER,
    &METHOD,
    &CONTROLLER,
    &SAFE_MODE,
    &ENDORSEMENT_JWT,
    &IMAGE,
];

/// The rows for the list of rules.
pub(super) fn rules() -> impl Iterator<Item = RuleEntry> {
    ROWS.into_iter().map(|row| RuleEntry {
        id: row.rule().id(),
        says: format!("in the profile `wallet`, {}", row.says),
        clause: row.class.clause,
    })
}

impl Row {
    fn rule(&'static self) -> Rule {
        Rule { class: &self.class, member: None, aspect: self.name }
    }

    fn note(
        &'static self,
        checker: &mut Checker,
        code: ErrorCode,
        path: &Path<'_>,
        found: &str,
        expected: &str,
    ) {
        let place = Place { rule: self.rule(), path, private: false };
        checker.note(code, Severity::Warning, &place, found, expected, Some(self.who));
    }
}

/// What is looked at.
pub(crate) struct Looked<'j> {
    pub(crate) document: &'j Json<'j>,
    pub(crate) path: Path<'j>,
    pub(crate) version: Version,
    pub(crate) class: Kind,
    pub(crate) vc_version: Option<VcVersion>,
    /// The JOSE header of a VC-JWT.
    pub(crate) header: Option<&'j Json<'j>>,
}

/// Notes all that known software refuses.
pub(crate) fn check(checker: &mut Checker, looked: &Looked<'_>) {
    checker.rules = checker.rules.saturating_add(ROWS.len() as u64);
    if looked.version != Version::V3_0 {
        let found = format!("version {}", looked.version);
        VERSION.note(checker, ErrorCode::WalletVersion, &looked.path, &found, "a credential of 3.0");
        return;
    }
    if matches!(looked.class, Kind::Achievement | Kind::Profile | Kind::RevocationList) {
        return;
    }
    if looked.vc_version == Some(VcVersion::V1_1) {
        let path = looked.path.member("@context");
        DATA_MODEL.note(checker, ErrorCode::WalletVersion, &path, "data model 1.1", "data model 2.0");
    }
    match looked.header {
        Some(header) => token(checker, looked, header),
        None => proofs(checker, looked),
    }
    dids(checker, looked);
    safe_mode(checker, looked);
    images(checker, looked);
}

const CERTIFIED_SUITE: &str = "eddsa-rdfc-2022";

/// The proof types and suites of the official validator.
const VALIDATOR_SUITES: [&str; 3] = [CERTIFIED_SUITE, "eddsa-2022", "ecdsa-sd-2023"];

fn text<'j>(json: &'j Json<'j>, name: &str) -> Option<&'j str> {
    json.get(name)?.single().as_str()
}

fn proofs(checker: &mut Checker, looked: &Looked<'_>) {
    let proofs = looked.document.list("proof");
    let path = looked.path.member("proof");
    if proofs.is_empty() {
        return PROOF.note(
            checker,
            ErrorCode::ProofMissing,
            &looked.path,
            "no proof",
            "a proof, or a VC-JWT",
        );
    }
    let suite = |proof: &Json<'_>, suites: &[&str]| {
        text(proof, "type") == Some("DataIntegrityProof")
            && text(proof, "cryptosuite").is_some_and(|suite| suites.contains(&suite))
    };
    if !proofs.iter().any(|proof| suite(proof, &[CERTIFIED_SUITE])) {
        let expected = "a proof of `eddsa-rdfc-2022` among them";
        CERTIFIED.note(checker, ErrorCode::ProofSuite, &path, "other proofs only", expected);
    }
    let taken = |proof: &Json<'_>| {
        suite(proof, &VALIDATOR_SUITES) || text(proof, "type") == Some("Ed25519Signature2020")
    };
    if !proofs.iter().any(taken) {
        let expected = "`eddsa-rdfc-2022`, `eddsa-2022`, `ecdsa-sd-2023` or `Ed25519Signature2020`";
        SUITE.note(checker, ErrorCode::ProofSuite, &path, "other suites only", expected);
    }
    for (index, proof) in proofs.iter().enumerate() {
        controller(checker, looked, proof, &path.index(index));
    }
    endorsements(checker, looked);
}

fn endorsements(checker: &mut Checker, looked: &Looked<'_>) {
    let subject_path = looked.path.member("credentialSubject");
    let achievement_path = subject_path.member("achievement");
    let achievement = subject(looked).and_then(|found| found.present("achievement")).map(Json::single);
    for (holder, path) in [(Some(looked.document), &looked.path), (achievement, &achievement_path)] {
        if holder.is_some_and(|holder| !holder.list("endorsementJwt").is_empty()) {
            let path = path.member("endorsementJwt");
            ENDORSEMENT_JWT.note(
                checker,
                ErrorCode::CanonTerm,
                &path,
                "it",
                "endorsements with embedded proofs",
            );
        }
    }
}

/// The part of a verification method before its fragment is its controller, and that has to be the issuer. A did:key
/// controls itself and says nothing of anybody.
fn controller(checker: &mut Checker, looked: &Looked<'_>, proof: &Json<'_>, path: &Path<'_>) {
    let Some((controller, _)) = text(proof, "verificationMethod").and_then(|method| method.split_once('#'))
    else {
        return;
    };
    if controller.starts_with("did:key:") || issuer(looked).is_none_or(|issuer| issuer == controller) {
        return;
    }
    let path = path.member("verificationMethod");
    let expected = "a method of the issuer: its id, `#` and the key";
    CONTROLLER.note(checker, ErrorCode::VerifyController, &path, "a method of somebody else", expected);
}

fn token(checker: &mut Checker, looked: &Looked<'_>, header: &Json<'_>) {
    let path = &looked.path;
    let expected = "an embedded proof of `eddsa-rdfc-2022`";
    CERTIFIED.note(checker, ErrorCode::ProofSuite, path, "a VC-JWT", expected);
    if !matches!(text(header, "alg"), Some("RS256" | "ES256")) {
        ALGORITHM.note(checker, ErrorCode::JwsAlgorithm, path, "another `alg`", "RS256 or ES256");
    }
    let mut note =
        |found: &str, expected: &str| HEADER.note(checker, ErrorCode::JwtHeader, path, found, expected);
    if header.get("kid").is_none() && header.get("jwk").is_none() {
        note("a header without a key", "`kid` or `jwk`");
    }
    if header.get("typ").is_some_and(|typ| typ.as_str() != Some("JWT")) {
        note("another `typ`", "`JWT`, or none");
    }
    let known = |name: &str| matches!(name, "alg" | "kid" | "jwk" | "typ");
    if header.as_object().unwrap_or_default().iter().any(|(name, _)| !known(name)) {
        note("further members of the header", "`alg`, `kid`, `jwk` and `typ` only");
    }
}

fn subject<'j>(looked: &Looked<'j>) -> Option<&'j Json<'j>> {
    looked.document.present("credentialSubject").map(Json::single)
}

fn issuer<'j>(looked: &Looked<'j>) -> Option<&'j str> {
    let issuer = looked.document.present("issuer")?.single();
    issuer.as_str().or_else(|| text(issuer, "id"))
}

/// The DIDs that lead to keys: the issuer's and those of the verification methods.
fn dids(checker: &mut Checker, looked: &Looked<'_>) {
    let member = looked.path.member("issuer");
    did(checker, issuer(looked), &member);
    let proofs = looked.path.member("proof");
    for (index, proof) in looked.document.list("proof").iter().enumerate() {
        did(checker, text(proof, "verificationMethod"), &proofs.index(index).member("verificationMethod"));
    }
    did(checker, looked.header.and_then(|header| text(header, "kid")), &looked.path);
}

fn did(checker: &mut Checker, id: Option<&str>, path: &Path<'_>) {
    let Some(method) = id.and_then(|id| id.strip_prefix("did:")?.split(':').next()) else { return };
    if !matches!(method, "key" | "jwk" | "web") {
        METHOD.note(
            checker,
            ErrorCode::VerifyDid,
            path,
            "a DID of another method",
            "did:key, did:jwk or did:web",
        );
    }
}

/// Converts the credential as a verifier does. The claims of a JWT are none of it.
fn safe_mode(checker: &mut Checker, looked: &Looked<'_>) {
    let members = looked.document.as_object().unwrap_or_default().iter();
    let own = members.filter(|(name, _)| looked.header.is_none() || !is_claim(name));
    let credential = Json::Object(own.map(|(name, value)| (name.clone(), value.view())).collect());
    let converted =
        Part::without_proof(&credential).and_then(|part| to_dataset(part, ContextSet::shared(), 0));
    let Err(error) = converted else { return };
    if error.kind() == crate::error::ErrorKind::Limit {
        return;
    }
    let pointer = format!("{}{}", looked.path.pointer(), error.at().pointer.as_deref().unwrap_or_default());
    let mut problem = Problem::warning(error.code(), error.message()).pointer(pointer);
    problem.clause = Some(SAFE_MODE.class.clause.to_owned());
    problem.hint = Some(SAFE_MODE.who.to_owned());
    problem.rule = Some(SAFE_MODE.rule().id());
    checker.keep(problem);
}

/// Most characters of a picture in base64: four for three bytes, of 256 KB.
const IMAGE_TEXT: usize = 256 * 1024 / 3 * 4 + 64;

fn images(checker: &mut Checker, looked: &Looked<'_>) {
    let document = &looked.path;
    let subject_path = document.member("credentialSubject");
    let achievement_path = subject_path.member("achievement");
    let subject = subject(looked);
    let achievement = subject.and_then(|subject| subject.present("achievement"));
    let issuer = looked.document.present("issuer");
    let issuer_path = document.member("issuer");
    let holders = [
        (Some(looked.document), document),
        (subject, &subject_path),
        (achievement.map(Json::single), &achievement_path),
        (issuer.map(Json::single), &issuer_path),
    ];
    for (holder, path) in holders {
        let Some(image) = holder.and_then(|holder| holder.present("image")).map(Json::single) else {
            continue;
        };
        let uri = image.as_str().or_else(|| text(image, "id")).unwrap_or_default();
        if uri.starts_with("data:") && uri.len() > IMAGE_TEXT {
            let found = format!("a picture of some {} KB", (uri.len() / 1024).saturating_mul(3) / 4);
            IMAGE.note(checker, ErrorCode::ImageLarge, &path.member("image"), &found, "at most 256 KB");
        }
    }
}

#[cfg(test)]
mod tests;
