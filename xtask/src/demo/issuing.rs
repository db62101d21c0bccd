//! The part of the demo in which a badge is made: a new key, a badge issued, signed and baked in one call, its signature
//! checked, and everything that has to fail tried, too.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Demo, RECIPIENT, STRANGER, hashed};
use crate::project::read;
use crate::session::say;

/// A request, and the picture that its badge goes into.
struct Award {
    title: &'static str,
    request: &'static str,
    picture: &'static str,
    /// What the files made of it are called, and how they end.
    name: &'static str,
    ending: &'static str,
}

const AWARDS: &[Award] = &[
    Award {
        title: "A new Open Badges 2.0 assertion, issued, signed and baked into a PNG",
        request: "examples/data/request-2.0.json",
        picture: "examples/data/badge-template.png",
        name: "signed-assertion",
        ending: "png",
    },
    Award {
        title: "A new Open Badges 3.0 credential, issued, signed and baked into an SVG",
        request: "examples/data/request-3.0.json",
        picture: "examples/data/badge-template.svg",
        name: "signed-credential",
        ending: "svg",
    },
];

/// Makes two keys and walks through both awards.
pub(super) fn walk(demo: &mut Demo<'_>) -> Result<(), String> {
    demo.title("Two new keys: the issuer's, and somebody else's");
    let keys = Keys::new(demo);
    demo.expect(0, &["keygen", "-o", &keys.issuer])?;
    demo.expect(0, &["keygen", "-o", &keys.other, "--quiet"])?;
    demo.expect(1, &["keygen", "-o", &keys.issuer])?;
    let (private, public) = (demo.made("issuer.pem")?, demo.made("issuer.pem.pub")?);
    say("");
    demo.claim("the private key says that it is one", holds(&private, "PRIVATE KEY"));
    demo.claim("the file with the public half has nothing private in it", !holds(&public, "PRIVATE"));
    demo.claim("only its owner can read the private key", is_closed(&demo.folder.join("issuer.pem")));
    AWARDS.iter().try_for_each(|award| demo.award(award, &keys))
}

/// The files with keys, as they are said on the command line.
struct Keys {
    issuer: String,
    issuer_public: String,
    other: String,
    other_public: String,
}

impl Keys {
    fn new(demo: &Demo<'_>) -> Self {
        let file = |name: &str| demo.shown(&demo.folder.join(name));
        Keys {
            issuer: file("issuer.pem"),
            issuer_public: file("issuer.pem.pub"),
            other: file("somebody-else.pem"),
            other_public: file("somebody-else.pem.pub"),
        }
    }
}

impl Demo<'_> {
    fn award(&mut self, award: &Award, keys: &Keys) -> Result<(), String> {
        let Award { title, request, picture, name, ending } = *award;
        self.title(title);
        let file = |name: String| self.shown(&self.folder.join(name));
        let [to, token] = [format!("{name}.{ending}"), format!("{name}.token")].map(file);
        let [changed, back] =
            [format!("{name}-changed.token"), format!("{name}-stripped.{ending}")].map(file);

        self.expect(0, &["issue", request, "--key", &keys.issuer, "--template", picture, "-o", &to])?;
        self.expect(0, &["inspect", &to])?;
        self.expect(0, &["check-signature", &to, "--key", &keys.issuer_public])?;
        self.expect(1, &["check-signature", &to, "--key", &keys.other_public])?;
        self.expect(0, &["match", &to, "--email", RECIPIENT])?;
        self.expect(1, &["match", &to, "--email", STRANGER])?;
        self.expect(0, &["unbake", &to, "-o", &token])?;
        let text = self.made(&format!("{name}.token"))?;
        let forged = forged(&text).ok_or("the token is not what a token looks like")?;
        let place = self.project.path(&changed);
        std::fs::write(&place, forged).map_err(|e| format!("{}: {e}", place.display()))?;
        self.expect(1, &["check-signature", &changed, "--key", &keys.issuer_public])?;
        self.expect(0, &["strip", &to, "-o", &back])?;

        let template = read(&self.project.path(picture))?;
        let (baked, stripped) = (read(&self.project.path(&to))?, read(&self.project.path(&back))?);
        let document = document(&text).unwrap_or_default();
        say("");
        self.claim("what came out is a token of three parts that holds a document", !document.is_empty());
        self.claim(
            "the recipient in the document is hashed: no address can be read in it",
            hashed(&document),
        );
        self.claim_insertion(&template, &baked);
        self.claim("the stripped picture is the template, byte for byte", stripped == template);
        Ok(())
    }

    /// A file that the demo made.
    fn made(&self, name: &str) -> Result<Vec<u8>, String> {
        read(&self.folder.join(name))
    }
}

/// The document in a token.
pub(super) fn document(token: &[u8]) -> Option<Vec<u8>> {
    let [_, payload, _] = parts(token)?;
    URL_SAFE_NO_PAD.decode(payload).ok()
}

/// The token with another recipient's hash in its document, and header and signature as they were.
fn forged(token: &[u8]) -> Option<String> {
    let [header, _, signature] = parts(token)?;
    let document = String::from_utf8(document(token)?).ok()?;
    let (front, back) = document.split_once("sha256$")?;
    let digit = if back.starts_with('0') { '1' } else { '0' };
    let changed = format!("{front}sha256${digit}{}", back.get(1..)?);
    Some(format!("{header}.{}.{signature}", URL_SAFE_NO_PAD.encode(changed)))
}

fn parts(token: &[u8]) -> Option<[&str; 3]> {
    let parts: Vec<&str> = std::str::from_utf8(token).ok()?.trim().split('.').collect();
    parts.try_into().ok()
}

fn holds(text: &[u8], piece: &str) -> bool {
    String::from_utf8_lossy(text).contains(piece)
}

#[cfg(unix)]
fn is_closed(path: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|facts| facts.permissions().mode() & 0o077 == 0)
}

/// Elsewhere the folder's owner decides.
#[cfg(not(unix))]
fn is_closed(path: &std::path::Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forged_token_differs_in_its_document_only() {
        let payload = URL_SAFE_NO_PAD.encode(r#"{"identity":"sha256$0a"}"#);
        let token = format!("eyJh.{payload}.c2ln");
        let changed = forged(token.as_bytes()).unwrap();
        assert_eq!(document(changed.as_bytes()).unwrap(), br#"{"identity":"sha256$1a"}"#);
        assert!(changed.starts_with("eyJh.") && changed.ends_with(".c2ln"));
        assert_eq!(forged(b"a.b"), None);
        assert_eq!(forged(b"eyJh.e30.c2ln"), None);
    }
}
