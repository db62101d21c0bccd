//! Credentials of Open Badges 3.0 for the benches of signing and verifying, and for the run beside peers.
//!
//! Every term is defined by the contexts, so that each peer makes the same statements of them, in safe mode too.

use serde_json::{Value, json};

/// The contexts that every credential here names, and the files that have them in a folder of contexts.
pub const CONTEXTS: [(&str, &str); 2] = [
    ("https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld"),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json"),
];

/// A minimal credential, about 1.5 KB with a proof: issuer, subject, achievement.
#[must_use]
pub fn minimal(issuer: &str) -> String {
    credential(issuer, &achievement()).to_string()
}

/// The same with an entry of a status list of 131,072 entries.
#[must_use]
pub fn with_status(issuer: &str, list: &str) -> String {
    let mut credential = credential(issuer, &achievement());
    set(
        &mut credential,
        json!({"credentialStatus": {
            "id": format!("{list}#94567"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": "94567", "statusListCredential": list,
        }}),
    );
    credential.to_string()
}

/// A status list as a credential, which is to be signed by the same issuer.
#[must_use]
pub fn status_list(issuer: &str, id: &str, encoded: &str) -> String {
    json!({
        "@context": [CONTEXTS[0].0],
        "id": id, "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": issuer,
        "validFrom": "2024-05-01T10:00:00Z",
        "credentialSubject": {
            "id": format!("{id}#list"), "type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": encoded,
        },
    })
    .to_string()
}

/// A full credential of `times` 25 KB and 356 quads: results, alignments, evidence and an endorsement inside.
#[must_use]
pub fn full(issuer: &str, times: usize) -> String {
    let each = |count: usize, make: fn(usize) -> Value| -> Vec<Value> {
        (0..times.saturating_mul(count)).map(make).collect()
    };
    let mut achievement = achievement();
    set(
        &mut achievement,
        json!({
            "achievementType": "Certificate", "tag": ["bread", "baking", "oven"], "humanCode": "BREAD-101", "fieldOfStudy": "Baking",
            "alignment": each(13, alignment), "resultDescription": each(15, description),
        }),
    );
    let mut credential = credential(issuer, &achievement);
    set(&mut credential, json!({"evidence": each(8, evidence), "endorsement": each(1, endorsement)}));
    if let Some(subject) = credential.get_mut("credentialSubject") {
        set(subject, json!({"result": each(15, result)}));
    }
    credential.to_string()
}

/// What a proof signs beside the document: the options of a proof, as a document with the credential's contexts.
#[must_use]
pub fn proof_options(method: &str) -> String {
    json!({
        "@context": CONTEXTS.map(|(url, _)| url),
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2024-05-01T10:00:00Z",
        "verificationMethod": method, "proofPurpose": "assertionMethod",
    })
    .to_string()
}

fn credential(issuer: &str, achievement: &Value) -> Value {
    json!({
        "@context": CONTEXTS.map(|(url, _)| url),
        "id": "urn:uuid:4c9b2a1e-7a60-4d52-9d0c-9c1d5d3d4b11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Bread baker",
        "issuer": {
            "id": issuer, "type": ["Profile"], "name": "The bakers of Example", "url": "https://issuer.example",
            "email": "bakers@issuer.example", "description": "A guild of people who bake, and who teach others how to.",
        },
        "validFrom": "2024-05-01T10:00:00Z",
        "validUntil": "2034-05-01T10:00:00Z",
        "credentialSubject": {
            "id": "urn:uuid:0d6a2b7c-1e11-4a51-9d63-9f0a3f6e3b0c", "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject", "hashed": true, "salt": "deadsea", "identityType": "emailAddress",
                "identityHash": "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5",
            }],
            "achievement": achievement,
        },
    })
}

fn achievement() -> Value {
    json!({
        "id": ACHIEVEMENT, "type": ["Achievement"], "name": "Bread baker",
        "description": "Somebody who can bake bread that others like to eat.",
        "criteria": {"narrative": "Bake a loaf, then another, and let three people eat of each. All three have to ask for more."},
        "image": {"id": "https://issuer.example/achievements/5/image.png", "type": "Image"},
    })
}

const ACHIEVEMENT: &str = "https://issuer.example/achievements/5";

fn alignment(n: usize) -> Value {
    json!({
        "type": ["Alignment"], "targetName": format!("Skill {n}"), "targetCode": format!("S-{n}"),
        "targetFramework": "Skills of the bakers of Example", "targetUrl": format!("https://frameworks.example/skills/{n}"),
        "targetDescription": text(n, 5),
    })
}

fn description(n: usize) -> Value {
    json!({
        "id": part(n), "type": ["ResultDescription"], "name": format!("Part {n} of the examination"),
        "resultType": "Percent", "valueMin": "0", "valueMax": "100",
    })
}

fn result(n: usize) -> Value {
    json!({
        "type": ["Result"], "resultDescription": part(n), "status": "Completed", "value": (n % 50).saturating_add(50).to_string(),
    })
}

fn part(n: usize) -> String {
    format!("urn:uuid:f6ab24cd-86e8-4eaf-b8c6-{n:012}")
}

fn evidence(n: usize) -> Value {
    json!({
        "id": format!("https://issuer.example/evidence/{n}"), "type": ["Evidence"], "name": format!("Loaf {n}"),
        "description": text(n, 3), "narrative": text(n, 9), "genre": "Photography", "audience": "Everybody who eats bread",
    })
}

fn endorsement(n: usize) -> Value {
    json!({
        "@context": CONTEXTS.map(|(url, _)| url),
        "id": format!("https://endorser.example/endorsements/{n}"),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Good bread",
        "issuer": {"id": "https://endorser.example/issuer", "type": ["Profile"], "name": "The eaters of Example"},
        "validFrom": "2024-04-01T10:00:00Z",
        "credentialSubject": {
            "id": "urn:uuid:0d6a2b7c-1e11-4a51-9d63-9f0a3f6e3b0c", "type": ["EndorsementSubject"],
            "endorsementComment": text(n, 3),
        },
    })
}

/// So many sentences.
fn text(n: usize, sentences: usize) -> String {
    let sentence = |s: usize| {
        format!("Loaf {s} of day {n} was kneaded by hand, left to rise twice and baked until its crust sang.")
    };
    (0..sentences).map(sentence).collect::<Vec<_>>().join(" ")
}

/// Puts members into an object.
fn set(object: &mut Value, members: Value) {
    if let (Value::Object(object), Value::Object(members)) = (object, members) {
        object.extend(members);
    }
}
