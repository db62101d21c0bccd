//! Every class and version, by the shape of what comes out and by this library's own rules.

mod faults;
mod from_old;
mod hostile;
mod signable;
mod to_three;

use serde_json::Value;

use super::*;
use crate::{ValidateOptions, validate};

/// 0.5 with everything it knows, and relative URLs.
const OLDEST: &str = r#"{"recipient":"sha256$4018b7cec54d6d5cc3ec76749ea071574112349b9cb7600bfdd2bf667dfb0e5d","salt":"deadsea",
"evidence":"/wren","issued_on":"2012-10-28","expires":1900000000,"badge":{"version":"1.0.0","name":"Robotics",
"description":"Has built a robot.","image":"/robot.png","criteria":"criteria.html","issuer":{"origin":"https://i.example/",
"name":"Makers","org":"Robots","contact":"badges@i.example"}}}"#;

/// 1.0, hosted, with links.
const ONE: &str = r#"{"uid":"a1","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},
"badge":"https://i.example/class","verify":{"type":"hosted","url":"https://i.example/a1"},"issuedOn":1500423730,
"evidence":"https://i.example/wren","image":"https://i.example/a1.png"}"#;

const ONE_BADGE: &str = r#"{"name":"Robotics","description":"Has built a robot.","image":"https://i.example/robot.png",
"criteria":"https://i.example/criteria","issuer":"https://i.example/issuer","tags":["robots"],
"alignment":[{"name":"Standard","url":"https://s.example/1","description":"Says so"}]}"#;

const ONE_ISSUER: &str = r#"{"name":"Makers","url":"https://i.example","email":"badges@i.example",
"revocationList":"https://i.example/revoked"}"#;

/// 2.0 with everything inside.
const TWO: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://i.example/a2",
"recipient":{"type":"email","hashed":true,"salt":"deadsea","identity":"sha256$4018b7cec54d6d5cc3ec76749ea071574112349b9cb7600bfdd2bf667dfb0e5d"},
"badge":{"type":"BadgeClass","id":"https://i.example/class","name":"Robotics","description":"Has built a robot.","version":2,
"image":{"id":"https://i.example/robot.png","caption":"A robot"},"criteria":{"id":"https://i.example/criteria","narrative":"Build one."},
"tags":["robots","mazes"],"@language":"en","alignment":{"targetName":"Standard","targetUrl":"https://s.example/1","targetCode":"S1"},
"related":[{"id":"https://i.example/class-es","@language":"es"}],
"issuer":{"type":"Issuer","id":"https://i.example/issuer","name":"Makers","url":"https://i.example","email":"badges@i.example",
"telephone":"+4912345","publicKey":"https://i.example/key"}},
"verification":{"type":"HostedBadge"},"issuedOn":"2024-10-28T15:00:00+01:00","expires":"2034-10-28T15:00:00Z",
"evidence":[{"id":"https://i.example/wren","narrative":"Ran."},"https://i.example/film"],"narrative":"Ada did.",
"image":"https://i.example/a2.png"}"#;

fn options(id: Option<&str>, badge: Option<&str>, issuer: Option<&str>) -> UpgradeOptions {
    let text = |text: Option<&str>| text.map(str::to_owned);
    UpgradeOptions { id: text(id), badge: text(badge), issuer: text(issuer), ..UpgradeOptions::default() }
}

/// Upgrades, and holds what must hold of every answer: it is a sound document of the version, the same every time, and
/// not changed by a second upgrade.
fn sound(text: &str, to: Version, options: &UpgradeOptions) -> (Upgraded, Value) {
    let new = upgrade(text, to, options).unwrap_or_else(|error| panic!("{}: {error}", error.code()));
    assert_eq!(upgrade(text, to, options).unwrap(), new);
    let report = validate(new.document.as_bytes(), &ValidateOptions::default()).unwrap();
    assert!(report.ok, "{:#?}\n{}", report.problems, new.document);
    assert_eq!(report.version, to.as_str());
    let again = upgrade(&new.document, to, options).unwrap();
    assert_eq!((&again.document, again.class, again.changed), (&new.document, new.class, false));
    assert!(again.lost.is_empty());
    let value = serde_json::from_str(&new.document).unwrap();
    (new, value)
}

fn refusal(text: &str, to: Version, options: &UpgradeOptions) -> (ErrorCode, String, Option<String>) {
    let error = upgrade(text, to, options).unwrap_err();
    (error.code(), error.message().to_owned(), error.at().pointer.clone())
}

fn lost(new: &Upgraded) -> Vec<&str> {
    new.lost.iter().map(|problem| problem.pointer.as_deref().unwrap_or("-")).collect()
}
