//! Documents of 3.0.

use serde_json::json;

use super::*;
use crate::StatusList;

#[test]
fn a_small_request_gives_a_credential() {
    let document = made(&credential());
    let hash =
        crate::hash_identity("ada@example.org", Some(SECOND), Default::default(), Version::V3_0).unwrap();
    // Python: uuid5(uuid5(NAMESPACE_URL, "https://w3id.org/openbadges"), '3.0 Achievement ' + compact JSON)
    let achievement_id = "urn:uuid:14877acc-5228-5f06-b4ca-fc23c855a204";
    assert_eq!(
        document,
        json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
            "id": urn(FIRST),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "Robotics",
            "issuer": "https://badges.example/issuer",
            "validFrom": "2026-01-15T09:00:00Z",
            "credentialSubject": {
                "id": urn(THIRD),
                "type": ["AchievementSubject"],
                "identifier": [{"type": ["IdentityObject"], "hashed": true, "identityHash": hash,
                    "identityType": "emailAddress", "salt": SECOND}],
                "achievement": with(achievement(), json!({"id": achievement_id, "type": ["Achievement"]})),
            },
        })
    );
}

#[test]
fn a_badge_class_of_2_0_is_carried_over() {
    let badge = with(
        badge_2(),
        json!({"type": "BadgeClass", "tags": ["robot"],
        "issuer": with(issuer_2(), json!({"publicKey": "https://badges.example/key"}))}),
    );
    let request = with(credential(), json!({"badge": badge, "issuer": null}));
    let document = made(&request);
    let achievement = &document["credentialSubject"]["achievement"];
    assert_eq!(achievement["criteria"], json!({"id": "https://badges.example/robotics.html"}));
    assert_eq!(achievement["image"], json!({"id": "https://badges.example/robotics.png", "type": "Image"}));
    assert_eq!(achievement["tag"], json!(["robot"]));
    assert_eq!(document["issuer"]["id"], "https://badges.example/issuer");
    assert_eq!(document["name"], "Robotics");
    let lost = tried(&request).unwrap().lost;
    let pointers: Vec<_> = lost.iter().map(|lost| lost.pointer.as_deref()).collect();
    assert_eq!(pointers, [Some("/badge/issuer/publicKey")]);
    // The same achievement as an upgraded assertion of that badge class has.
    let whole = with(small(), json!({"badge": badge}));
    let upgraded =
        crate::upgrade(&tried(&whole).unwrap().document, Version::V3_0, &Default::default()).unwrap();
    let upgraded: serde_json::Value = serde_json::from_str(&upgraded.document).unwrap();
    assert_eq!(upgraded["credentialSubject"]["achievement"]["id"], achievement["id"]);
    // The request's issuer comes first, whatever its terms.
    let named = made(&with(request.clone(), json!({"issuer": "did:web:badges.example"})));
    assert_eq!(named["issuer"], "did:web:badges.example");
    let old = with(issuer_2(), json!({"id": "https://other.example", "telephone": "+441632960123"}));
    assert_eq!(made(&with(request, json!({"issuer": old})))["issuer"]["phone"], "+441632960123");
}

#[test]
fn what_makes_an_object_one_of_2_0() {
    for old in [
        json!({"criteria": "https://badges.example/c"}),
        json!({"image": "https://badges.example/i.png"}),
        json!({"tags": ["a"]}),
        json!({"type": ["obi:BadgeClass"]}),
        json!({"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass"}),
    ] {
        let document = made(&with(credential(), json!({"badge": with(achievement(), old.clone())})));
        let achievement = &document["credentialSubject"]["achievement"];
        assert_eq!(achievement["type"], json!(["Achievement"]), "{old}");
    }
    let context = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    let new = with(achievement(), json!({"@context": context, "criteria": "https://badges.example/c"}));
    refused_with(&with(credential(), json!({"badge": new})), ErrorCode::IssueInvalid, &["`/badge/criteria`"]);
}

#[test]
fn the_subject_has_an_id_an_identifier_or_both() {
    let subject = |recipient: serde_json::Value| {
        made(&with(credential(), json!({"recipient": recipient})))["credentialSubject"].clone()
    };
    let did = subject(json!("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"));
    assert_eq!(did["id"], "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
    assert!(did.get("identifier").is_none());
    assert_eq!(subject(json!({"id": "did:example:a"}))["id"], "did:example:a");
    let both = subject(json!({"id": "did:example:a", "identity": "ada@example.org", "type": "emailAddress"}));
    assert_eq!(
        (&both["id"], &both["identifier"][0]["identityType"]),
        (&json!("did:example:a"), &json!("emailAddress"))
    );
    let two = subject(json!({"id": "did:example:a", "identity": "https://ada.example"}));
    assert_eq!(two["identifier"][0]["hashed"], false);
    assert_eq!(subject(json!("+441632960123"))["identifier"][0]["identityType"], "ext:telephone");
    let student = subject(json!({"identity": "4711", "type": "sourcedId"}));
    assert_eq!(student["identifier"][0]["identityType"], "sourcedId");
    let own = subject(json!({"identity": "4711", "type": "ext:student"}));
    assert_eq!(own["identifier"][0]["identityType"], "ext:student");
}

#[test]
fn every_member_finds_its_place() {
    let endorsement = json!({"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "https://endorser.example/1", "type": ["VerifiableCredential", "EndorsementCredential"], "name": "Endorsement",
        "issuer": "https://endorser.example", "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": "https://badges.example/a", "type": ["EndorsementSubject"]}});
    let document = made(&with(
        credential(),
        json!({
            "id": "https://badges.example/credentials/1", "expires": "2027-01-01T00:00:00Z",
            "name": "Robotik", "narrative": "Worked hard.", "language": "en",
            "evidence": ["https://badges.example/e", {"narrative": "A robot."}], "image": "data:image/png;base64,iVBORw0KGgo=",
            "endorsements": [endorsement, "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.AAAA"], "verification": "signed",
            "members": {"awardedDate": "2026-01-01T00:00:00Z", "credentialSubject": {"role": "Lead",
                "result": [{"type": ["Result"], "value": "A"}]}},
        }),
    ));
    for (pointer, value) in [
        ("/id", json!("https://badges.example/credentials/1")),
        ("/validUntil", json!("2027-01-01T00:00:00Z")),
        ("/name", json!("Robotik")),
        ("/credentialSubject/narrative", json!("Worked hard.")),
        ("/credentialSubject/achievement/inLanguage", json!("en")),
        ("/credentialSubject/role", json!("Lead")),
        ("/credentialSubject/result/0/value", json!("A")),
        (
            "/evidence",
            json!([{"id": "https://badges.example/e", "type": ["Evidence"]}, {"type": ["Evidence"], "narrative": "A robot."}]),
        ),
        ("/image", json!({"id": "data:image/png;base64,iVBORw0KGgo=", "type": "Image"})),
        ("/endorsement/0/id", json!("https://endorser.example/1")),
        ("/endorsementJwt", json!(["eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.AAAA"])),
        ("/awardedDate", json!("2026-01-01T00:00:00Z")),
    ] {
        assert_eq!(document.pointer(pointer), Some(&value), "{pointer}");
    }
}

#[test]
fn a_status_is_filled_in_and_its_context_added() {
    let status = |status: serde_json::Value| made(&with(credential(), json!({"status": status})));
    let list = "https://badges.example/status/1";
    assert_eq!(
        status(json!({"statusListCredential": list, "statusListIndex": 7}))["credentialStatus"],
        json!({"statusListCredential": list, "statusListIndex": "7", "type": "BitstringStatusListEntry", "statusPurpose": "revocation"})
    );
    let of_1edtech = status(json!("https://badges.example/revoked"));
    assert_eq!(of_1edtech["credentialStatus"]["type"], "1EdTechRevocationList");
    assert_eq!(of_1edtech["@context"][2], "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    let both = status(
        json!([list, {"statusListCredential": list, "statusListIndex": "0", "statusPurpose": "suspension"}]),
    );
    assert_eq!(both["credentialStatus"][1]["statusPurpose"], "suspension");
    let refresh =
        json!({"refreshService": {"id": "https://badges.example/new", "type": "1EdTechCredentialRefresh"}});
    assert_eq!(
        made(&with(credential(), json!({"members": refresh})))["@context"].as_array().unwrap().len(),
        3
    );
}

#[test]
fn achievements_and_profiles_are_documents_of_their_own() {
    let request = json!({"version": "3.0", "class": "Achievement", "badge": achievement()});
    let document = made(&request);
    assert_eq!(document["type"], json!(["Achievement"]));
    assert_eq!(document["@context"].as_array().unwrap().len(), 2);
    let id = "https://badges.example/achievements/1";
    for badge in [achievement(), badge_2()] {
        assert_eq!(
            made(&with(request.clone(), json!({"id": id, "badge": with(badge, json!({"id": null}))})))["id"],
            id
        );
    }
    let profile = json!({"id": "did:web:badges.example", "name": "Makers", "url": "https://badges.example"});
    let document = made(&json!({"version": "3.0", "class": "Profile", "issuer": profile}));
    assert_eq!(document["type"], json!(["Profile"]));
}

#[test]
fn an_endorsement_has_a_subject() {
    let request = json!({"version": "3.0", "class": "EndorsementCredential", "claim": "https://badges.example/robotics",
        "issuer": "https://endorser.example"});
    let document = made(&request);
    assert_eq!(
        document["credentialSubject"],
        json!({"id": "https://badges.example/robotics", "type": ["EndorsementSubject"]})
    );
    assert_eq!(document["name"], "Endorsement");
    let claim = json!({"id": "https://badges.example/robotics", "endorsementComment": "Good."});
    assert_eq!(
        made(&with(request, json!({"claim": claim})))["credentialSubject"]["endorsementComment"],
        "Good."
    );
}

#[test]
fn a_revocation_list_is_that_of_1edtech() {
    let request = json!({"version": "3.0", "class": "RevocationList", "id": "https://badges.example/revoked",
        "revoked": ["urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11", {"id": "https://badges.example/1", "reason": "A mistake."}]});
    assert_eq!(
        made(&request),
        json!({"id": "https://badges.example/revoked", "revokedCredential": [
            {"id": "urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11", "revoked": true},
            {"id": "https://badges.example/1", "revoked": true, "revocationReason": "A mistake."}]})
    );
    assert_eq!(made(&with(request, json!({"revoked": []})))["revokedCredential"], json!([]));
}

#[test]
fn a_status_list_is_a_credential() {
    let id = "https://badges.example/status/1";
    let request =
        json!({"version": "3.0", "class": "BitstringStatusListCredential", "id": id, "issuer": issuer_2()});
    let document = made(&request);
    assert_eq!(document["@context"], json!(["https://www.w3.org/ns/credentials/v2"]));
    assert_eq!(document["type"], json!(["VerifiableCredential", "BitstringStatusListCredential"]));
    assert_eq!(document["issuer"], "https://badges.example/issuer");
    let subject = &document["credentialSubject"];
    assert_eq!(
        (&subject["id"], &subject["statusPurpose"]),
        (&json!(format!("{id}#list")), &json!("revocation"))
    );
    let list = |document: &serde_json::Value| {
        StatusList::decode(
            document["credentialSubject"]["encodedList"].as_str().unwrap(),
            &Default::default(),
        )
        .unwrap()
    };
    assert_eq!(list(&document).length(), 131_072);
    let mut bits = StatusList::new(&Default::default()).unwrap();
    bits.set(5, 1).unwrap();
    let given = json!({"encoded": bits.encode().unwrap(), "purpose": "suspension", "ttl": 60_000});
    let document = made(&with(request.clone(), json!({"status_list": given})));
    assert_eq!(list(&document), bits);
    assert_eq!(document["credentialSubject"]["ttl"], 60_000);
    let long = made(&with(request.clone(), json!({"status_list": {"length": 200_000, "size": 2}})));
    assert_eq!(list(&long).length(), 400_000);
    for (wrong, code) in [
        (json!({"encoded": "uH4sI"}), ErrorCode::StatusEncoding),
        (json!({"length": 5}), ErrorCode::OptionInvalid),
        (json!({"encoded": bits.encode().unwrap(), "size": 1}), ErrorCode::IssueInvalid),
        (json!({"encoded": &bits.encode().unwrap()[1..]}), ErrorCode::IssueInvalid),
    ] {
        assert_eq!(refused(&with(request.clone(), json!({"status_list": wrong}))).0, code);
    }
}
