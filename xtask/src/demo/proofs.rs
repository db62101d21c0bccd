//! The part of the demo in which a credential proves itself: it has a proof inside, its issuer is a DID, and its status is one
//! bit of a list. It is verified with the issuer's documents at hand and nothing fetched; then the bit is flipped.

use serde_json::{Value, json};

use super::verifying::object;
use super::{Demo, RECIPIENT, STRANGER};
use crate::project::{read, write};
use crate::session::say;

const DID: &str = "did:web:badges.example.org";
const DID_URL: &str = "https://badges.example.org/.well-known/did.json";
const LIST: &str = "https://badges.example.org/status/1";
/// The place of the credential in the list.
const INDEX: &str = "42";
const SUITE: &str = "eddsa-rdfc-2022";

/// The files of this part, as they are said on the command line.
struct Files {
    key: String,
    did: String,
    png: String,
    svg: String,
    json: String,
    bits: String,
}

/// Makes a credential with a proof from the keys that the other part made, and verifies it.
pub(super) fn walk(demo: &mut Demo<'_>) -> Result<(), String> {
    let file = |name: &str| demo.shown(&demo.folder.join(name));
    let files = Files {
        key: file("issuer.pem"),
        did: file("did.json"),
        png: file("proven-credential.png"),
        svg: file("proven-credential.svg"),
        json: file("proven-credential.json"),
        bits: file("statuses.txt"),
    };
    let method = demo.did(&files)?;
    demo.proven(&files, &method)?;
    demo.in_force(&files, &method)
}

impl Demo<'_> {
    /// The document that says which key is the issuer's. Gives the id of the key in it.
    fn did(&mut self, files: &Files) -> Result<String, String> {
        self.title("The issuer is a DID: a document says which key is its own");
        self.expect(0, &["key", &files.key, "--did-document", DID, "-o", &files.did])?;
        let document = object(&self.project.path(&files.did))?;
        let text = Value::Object(document.clone()).to_string();
        say("");
        self.claim(
            "the document has nothing private in it",
            !text.contains("\"d\":") && !text.contains("secret"),
        );
        let methods = document.get("assertionMethod").and_then(|methods| methods.get(0));
        let method = methods.and_then(Value::as_str).ok_or("the DID document lists no key")?;
        Ok(method.to_owned())
    }

    /// The credential: issued, signed and baked in one call; the same in an SVG.
    fn proven(&mut self, files: &Files, method: &str) -> Result<(), String> {
        self.title("A new Open Badges 3.0 credential with its proof inside");
        let Files { key, png, svg, json, .. } = files;
        let mut request = object(&self.project.path("examples/data/request-3.0.json"))?;
        let status = json!({ "statusListCredential": LIST, "statusListIndex": INDEX });
        request.insert("status".to_owned(), status);
        let name = "proven-request.json";
        write(&self.folder.join(name), Value::Object(request).to_string().as_bytes())?;
        let request = self.shown(&self.folder.join(name));

        let proof = ["--key", key, "--proof", SUITE, "--method", method];
        let template = "examples/data/badge-template.png";
        self.expect(0, &[&["issue", &request], &proof[..], &["--template", template, "-o", png]].concat())?;
        self.expect(0, &["unbake", png, "-o", json])?;
        self.expect(0, &["bake", "examples/data/badge-template.svg", json, "-o", svg])?;
        self.expect(0, &["check-signature", png, "--key", &format!("{key}.pub")])?;
        self.expect(0, &["canonicalize", json, "--hash-only"])?;
        self.expect(0, &["compare", png, svg])?;
        self.expect(0, &["validate", "--profile", "wallet", png])?;
        let credential = object(&self.project.path(json))?;
        let suite = credential.get("proof").and_then(|proof| proof.get("cryptosuite"));
        say("");
        self.claim(
            "the credential is JSON and has its proof inside",
            suite.is_some_and(|suite| suite == SUITE),
        );
        Ok(())
    }

    /// Verified with what its issuer hosts; then revoked.
    fn in_force(&mut self, files: &Files, method: &str) -> Result<(), String> {
        self.title(
            "Is the credential real, and in force? With the issuer's documents at hand, and no network",
        );
        let Files { did, png, svg, bits, .. } = files;
        self.expect(0, &["status", "new", bits])?;
        let list = self.list(files, method, "status-list.json")?;
        let did = format!("{DID_URL}={did}");
        let asked = |badge: &str, list: &str| {
            ["verify", badge, "--document", &did, "--document", &format!("{LIST}={list}")].map(str::to_owned)
        };
        let with = |badge: &str, list: &str, more: &[&str]| {
            let more = more.iter().map(|argument| (*argument).to_owned());
            asked(badge, list).into_iter().chain(more).collect::<Vec<String>>()
        };
        self.expect(2, &["verify", png])?;
        self.ends(0, &with(png, &list, &["--email", RECIPIENT]))?;
        self.ends(0, &with(svg, &list, &[]))?;
        self.ends(1, &with(png, &list, &["--email", STRANGER]))?;
        let changed = self.changed(files)?;
        self.ends(1, &with(&changed, &list, &[]))?;
        self.expect(0, &["status", "set", bits, INDEX])?;
        let list = self.list(files, method, "status-list-later.json")?;
        self.ends(1, &with(png, &list, &[]))
    }

    /// The list of statuses as a credential, signed by the issuer. Gives its file.
    fn list(&mut self, files: &Files, method: &str, name: &str) -> Result<String, String> {
        let bits = read(&self.project.path(&files.bits))?;
        let request = json!({
            "version": "3.0", "class": "BitstringStatusListCredential", "id": LIST, "issuer": DID,
            "status_list": { "encoded": String::from_utf8_lossy(&bits).trim() },
        });
        let (asked, made) =
            (self.folder.join(format!("request-{name}")), self.shown(&self.folder.join(name)));
        write(&asked, request.to_string().as_bytes())?;
        let asked = self.shown(&asked);
        let proof = ["--key", &files.key, "--proof", SUITE, "--method", method];
        self.expect(0, &[&["issue", &asked], &proof[..], &["-o", &made]].concat())?;
        Ok(made)
    }

    /// The credential with another name for its achievement, under the same proof.
    fn changed(&self, files: &Files) -> Result<String, String> {
        let mut credential = object(&self.project.path(&files.json))?;
        credential.insert("name".to_owned(), "Rocket Science".into());
        let place = self.folder.join("proven-credential-changed.json");
        write(&place, Value::Object(credential).to_string().as_bytes())?;
        Ok(self.shown(&place))
    }

    /// Like `expect`, of owned arguments.
    fn ends(&mut self, status: i32, arguments: &[String]) -> Result<(), String> {
        self.expect(status, &arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }
}
