//! The part of the demo in which badges are verified: a hosted one and a signed one, with the issuer's documents at hand and
//! nothing fetched, and everything that has to fail tried, too.

use std::path::Path;

use serde_json::{Value, json};

use super::issuing::document;
use super::{Demo, RECIPIENT, STRANGER};
use crate::project::{read, write};
use crate::session::say;

/// The documents that the issuer of the samples hosts.
const HOSTED: &str = "examples/data/hosted";
const ASSERTION: &str = "https://badges.example.org/assertions/ada-robotics.json";
const ISSUER: &str = "https://badges.example.org/issuer.json";
const KEY: &str = "https://badges.example.org/keys/1";
const REVOKED: &str = "https://badges.example.org/revoked.json";

/// Verifies what the other parts made.
pub(super) fn walk(demo: &mut Demo<'_>) -> Result<(), String> {
    demo.hosted()?;
    demo.signed()
}

impl Demo<'_> {
    /// The badge of the first journey.
    fn hosted(&mut self) -> Result<(), String> {
        self.title("Is the hosted badge real? With its documents at hand, and no network");
        let [badge, page] = ["assertion.png", "assertion.html"].map(|name| self.file(name));
        let revoked = self.answers("revoked", |answers| {
            answers.insert(ASSERTION.to_owned(), json!({ "status": 410, "json": { "revoked": true } }));
        })?;
        let changed = self.changed_copy()?;

        self.expect(2, &["verify", &badge])?;
        let asked = ["verify", &badge, "--answers", HOSTED, "--check-images", "--email", RECIPIENT];
        self.expect(0, &[&asked[..], &["--report", &page]].concat())?;
        self.expect(1, &["verify", &badge, "--answers", HOSTED, "--email", STRANGER])?;
        self.expect(1, &["verify", &badge, "--answers", &revoked])?;
        self.expect(1, &["verify", &changed, "--answers", HOSTED])?;
        self.claim_page(&page)
    }

    /// The badge that the other part issued and signed. Its issuer's profile lists the key.
    fn signed(&mut self) -> Result<(), String> {
        self.title("Is the signed badge real? With what its issuer hosts at hand, and no network");
        let badge = "signed-assertion.png";
        let [badge, page, forged, changed, public, other] = [
            badge,
            "signed-assertion.html",
            "forged-assertion.token",
            "signed-assertion-changed.token",
            "issuer.pem.pub",
            "somebody-else.pem",
        ]
        .map(|name| self.file(name));
        let key = String::from_utf8(read(&self.project.path(&public))?).map_err(|e| e.to_string())?;
        let published = self.answers("published", |answers| publish(answers, &key, None))?;
        let id = self.id_of("signed-assertion.token")?;
        let revoked = self.answers("revoked-signed", |answers| publish(answers, &key, Some(&id)))?;

        let asked = ["verify", &badge, "--answers", &published, "--email", RECIPIENT];
        self.expect(0, &[&asked[..], &["--report", &page]].concat())?;
        self.expect(0, &["verify", &badge, "--answers", HOSTED, "--key", &public])?;
        self.expect(1, &["verify", &badge, "--answers", &revoked])?;
        self.expect(1, &["verify", &changed, "--answers", &published])?;
        self.expect(0, &["issue", "examples/data/request-2.0.json", "--key", &other, "-o", &forged])?;
        self.expect(1, &["verify", &forged, "--answers", &published])?;
        self.claim_page(&page)
    }

    /// A file of the demo, as it is said on the command line.
    fn file(&self, name: &str) -> String {
        self.shown(&self.folder.join(name))
    }

    /// A file of answers like that of the samples, changed. Gives its name.
    fn answers(
        &self,
        name: &str,
        change: impl FnOnce(&mut serde_json::Map<String, Value>),
    ) -> Result<String, String> {
        let folder = self.project.path(HOSTED);
        let mut answers = object(&folder.join("answers.json"))?;
        for file in answers.values_mut() {
            *file = folder.join(file.as_str().unwrap_or_default()).display().to_string().into();
        }
        change(&mut answers);
        let name = format!("{name}-answers.json");
        write(&self.folder.join(&name), Value::Object(answers).to_string().as_bytes())?;
        Ok(self.file(&name))
    }

    /// The sample of 2.0, with a later date than the one that is hosted. Gives the file's name.
    fn changed_copy(&self) -> Result<String, String> {
        let mut copy = object(&self.project.path("examples/data/assertion-2.0.json"))?;
        copy.insert("issuedOn".to_owned(), "2025-10-28T15:00:00Z".into());
        write(&self.folder.join("changed-assertion.json"), Value::Object(copy).to_string().as_bytes())?;
        Ok(self.file("changed-assertion.json"))
    }

    /// The id of the document in a token.
    fn id_of(&self, token: &str) -> Result<String, String> {
        let document = document(&read(&self.folder.join(token))?).ok_or("the token has no document")?;
        let document: Value = serde_json::from_slice(&document).map_err(|e| e.to_string())?;
        document.get("id").and_then(Value::as_str).map(str::to_owned).ok_or("no id".to_owned())
    }

    fn claim_page(&mut self, page: &str) -> Result<(), String> {
        let page = String::from_utf8_lossy(&read(&self.project.path(page))?).into_owned();
        let alone = !page.contains("<script") && !page.contains("src=\"http") && !page.contains("<link");
        say("");
        self.claim("the page has the badge's picture inside", page.contains("src=\"data:image/png;base64,"));
        self.claim("the page needs nothing else: no script, and nothing that is loaded", alone);
        Ok(())
    }
}

/// Puts the key where the badge says it is, into the profile, and perhaps a badge on the list of revoked ones.
fn publish(answers: &mut serde_json::Map<String, Value>, key: &str, revoked: Option<&str>) {
    let context = "https://w3id.org/openbadges/v2";
    let mut profile = json!({
        "@context": context, "type": "Issuer", "id": ISSUER, "name": "Example Makers",
        "url": "https://badges.example.org", "email": "badges@example.org", "publicKey": KEY,
    });
    if let (Some(revoked), Some(profile)) = (revoked, profile.as_object_mut()) {
        profile.insert("revocationList".to_owned(), REVOKED.into());
        let list = json!({
            "@context": context, "type": "RevocationList", "id": REVOKED, "issuer": ISSUER,
            "revokedAssertions": [{ "id": revoked, "revocationReason": "awarded by mistake" }],
        });
        answers.insert(REVOKED.to_owned(), json!({ "json": list }));
    }
    let key = json!({
        "@context": context, "type": "CryptographicKey", "id": KEY, "owner": ISSUER, "publicKeyPem": key,
    });
    answers.insert(ISSUER.to_owned(), json!({ "json": profile }));
    answers.insert(KEY.to_owned(), json!({ "json": key }));
}

/// The object in a file.
pub(super) fn object(path: &Path) -> Result<serde_json::Map<String, Value>, String> {
    serde_json::from_slice(&read(path)?).map_err(|e| format!("{}: {e}", path.display()))
}
