//! Inputs the benches share: images of a given size, made here so that nothing has to be shipped.

pub mod credentials;

/// A PNG of about `size` bytes whose image data sits in IDAT chunks of 8 KiB, as common encoders write them.
///
/// The pixels are not decodable; carriers never look at them.
#[must_use]
pub fn png(size: usize) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, *b"IHDR", &[0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0]);
    let mut noise = 0x2545_f491_u32;
    while out.len() < size {
        let left = size.saturating_sub(out.len());
        let data: Vec<u8> = (0..left.clamp(1, 8192))
            .map(|_| {
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                noise.to_le_bytes()[0]
            })
            .collect();
        chunk(&mut out, *b"IDAT", &data);
    }
    chunk(&mut out, *b"IEND", &[]);
    out
}

/// An SVG of about `size` bytes: a drawing of many paths.
#[must_use]
pub fn svg(size: usize) -> Vec<u8> {
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\n");
    while out.len() < size {
        out.push_str("<g fill=\"#c62828\" stroke-width=\"1.5\"><path d=\"M12.5 20.1c3.2-1.1 6.4-2.2 9.6-3.3l4.4 8.8c-2.1 1-4.2 2-6.3 3.1L12.5 20.1z\"/></g>\n");
    }
    out.push_str("</svg>\n");
    out.into_bytes()
}

/// A hosted OB 2.0 assertion of about 900 bytes.
pub const ASSERTION: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://badges.example.org/assertions/d3f1a8f0","recipient":{"type":"email","hashed":true,"salt":"deadsea","identity":"sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"},"image":"https://badges.example.org/assertions/d3f1a8f0/image","evidence":[{"id":"https://portfolio.example.org/robotics","narrative":"Built and programmed a line follower that finished the course."}],"issuedOn":"2026-03-14T10:00:00Z","expires":"2031-03-14T10:00:00Z","badge":{"type":"BadgeClass","id":"https://badges.example.org/classes/robotics","name":"Robotics Basics","description":"Can build and program a simple robot.","image":"https://badges.example.org/classes/robotics/image","criteria":{"narrative":"Finish the course."},"issuer":{"type":"Issuer","id":"https://badges.example.org/issuer","name":"Example Makers","url":"https://makers.example.org","email":"badges@example.org"}},"verification":{"type":"HostedBadge"}}"#;

/// The URL of a hosted assertion.
pub const URL: &str = "https://badges.example.org/assertions/d3f1a8f0";

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or_default();
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&kind);
    out.extend_from_slice(data);
    let mut crc = crc32fast::Hasher::new();
    crc.update(&kind);
    crc.update(data);
    out.extend_from_slice(&crc.finalize().to_be_bytes());
}

/// A 2.0 assertion with its badge class and issuer inside, and so many alignments: about 1.5 KB without any.
#[must_use]
pub fn badge_with_inline_classes(alignments: usize) -> String {
    let alignment = |n: usize| {
        format!(
            r#"{{"targetName": "Skill {n}", "targetUrl": "https://frameworks.example/skills/{n}", "targetDescription": "What one can do then", "targetCode": "S-{n}"}}"#
        )
    };
    let list: Vec<String> = (0..alignments).map(alignment).collect();
    format!(
        r#"{{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://badges.example.org/assertions/1",
"recipient": {{"type": "email", "hashed": true, "salt": "deadsea", "identity": "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5"}},
"issuedOn": "2016-12-31T23:59:59+00:00", "expires": "2027-06-30T23:59:59+00:00", "narrative": "Baked 12 loaves in a row, and none of them burned.",
"evidence": [{{"id": "https://badges.example.org/evidence/1", "name": "The loaves", "description": "Pictures of all of them", "genre": "Photography"}}],
"verification": {{"type": "HostedBadge"}},
"badge": {{"id": "https://badges.example.org/badges/5", "type": "BadgeClass", "name": "Bread baker", "description": "Somebody who can bake bread that others like to eat.",
"image": "https://badges.example.org/badges/5/image.png", "criteria": {{"narrative": "Bake a loaf, then another, and let three people eat of each."}},
"tags": ["bread", "baking", "oven"], "alignment": [{}],
"issuer": {{"id": "https://badges.example.org/issuer", "type": "Issuer", "name": "The bakers of Example", "url": "https://badges.example.org", "email": "bakers@badges.example.org",
"description": "A guild of people who bake."}}}}}}"#,
        list.join(", ")
    )
}

/// A 3.0 credential with so many results and result descriptions.
#[must_use]
pub fn credential(results: usize) -> String {
    let description = |n: usize| {
        format!(
            r#"{{"id": "urn:uuid:f6ab24cd-86e8-4eaf-b8c6-{n:012}", "type": ["ResultDescription"], "name": "Part {n}", "resultType": "LetterGrade", "allowedValue": ["D", "C", "B", "A"]}}"#
        )
    };
    let result = |n: usize| {
        format!(
            r#"{{"type": ["Result"], "resultDescription": "urn:uuid:f6ab24cd-86e8-4eaf-b8c6-{n:012}", "value": "B"}}"#
        )
    };
    let descriptions: Vec<String> = (0..results).map(description).collect();
    let results: Vec<String> = (0..results).map(result).collect();
    let list = |name: &str, items: &[String]| {
        if items.is_empty() { String::new() } else { format!(r#""{name}": [{}], "#, items.join(", ")) }
    };
    format!(
        r#"{{"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
"id": "urn:uuid:4c9b2a1e-7a60-4d52-9d0c-9c1d5d3d4b11", "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "Bread baker",
"issuer": {{"id": "https://badges.example.org/issuer", "type": ["Profile"], "name": "The bakers of Example", "url": "https://badges.example.org", "email": "bakers@badges.example.org"}},
"validFrom": "2024-05-01T10:00:00Z", "credentialSubject": {{"type": ["AchievementSubject"], "identifier": [{{"type": "IdentityObject", "hashed": true,
"identityHash": "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5", "identityType": "emailAddress", "salt": "deadsea"}}], {}
"achievement": {{"id": "https://badges.example.org/achievements/5", "type": ["Achievement"], "name": "Bread baker", {}"description": "Somebody who can bake bread.",
"criteria": {{"narrative": "Bake a loaf, then another."}}, "image": {{"id": "https://badges.example.org/achievements/5/image.png", "type": "Image"}}}}}}}}"#,
        list("result", &results),
        list("resultDescription", &descriptions)
    )
}
