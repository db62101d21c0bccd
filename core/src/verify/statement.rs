//! A statement, an assertion or an endorsement, from where it was found to what is said about it.

use crate::error::{ErrorCode, quote};
use crate::problem::{Problem, Severity};
use crate::proof::ProofReport;
use crate::verify::document::{Document, Input};
use crate::verify::exchange::Purpose;
use crate::verify::facts::Facts;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Method, SigningKey, Standing, StatusReport, Trust};
use crate::verify::session::{Fetched, Place, Session, is_own_address, own_address};
use crate::verify::status::reason;
use crate::verify::web::WebUrl;
use crate::{Class, Version};

/// The checks that a document of its own decides.
pub(super) const ALL_BUT_RECIPIENT: [CheckName; 4] =
    [CheckName::Integrity, CheckName::Structure, CheckName::Issuer, CheckName::Status];
/// The checks that need the badge class.
const OF_CLASS: [CheckName; 3] = [CheckName::Structure, CheckName::Issuer, CheckName::Status];

/// What was found about a statement, beside what is in the notes.
#[derive(Default)]
pub(super) struct Judged<'m> {
    /// The document that counts.
    pub(super) document: Option<&'m Document>,
    /// Where it was fetched.
    pub(super) address: Option<String>,
    pub(super) class: Option<Place<'m>>,
    pub(super) issuer: Option<Place<'m>>,
    pub(super) method: Option<Method>,
    pub(super) trust: Option<Trust>,
    pub(super) standing: Standing,
    pub(super) key: Option<SigningKey>,
    /// 3.0: the embedded proofs, the status entries, and whether this is the credential of the refresh service.
    pub(super) proofs: Vec<ProofReport>,
    pub(super) statuses: Vec<StatusReport>,
    pub(super) refreshed: bool,
}

impl<'m> Judged<'m> {
    /// The facts of the document that counts.
    pub(super) fn facts(&self) -> Option<&'m Facts> {
        self.document.map(|document| &document.facts)
    }
}

/// How a document says that it is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    Hosted,
    Signed,
    /// Both, neither, or something unknown.
    Unclear,
    /// It says nothing, and its class need not.
    Nothing,
}

impl<'m> Session<'m> {
    /// Judges what was handed in.
    pub(super) fn judge(&mut self, input: &'m Input, notes: &mut Notes) -> Judged<'m> {
        match input {
            Input::Address(url) => self.at_address(url, None, Purpose::Assertion, notes),
            Input::Document(document) => self.handed(document, Purpose::Assertion, notes),
        }
    }

    /// Judges a document that somebody handed over, or that was embedded: it counts only if it is signed.
    pub(super) fn handed(
        &mut self,
        document: &'m Document,
        purpose: Purpose,
        notes: &mut Notes,
    ) -> Judged<'m> {
        if document.version == Version::V3_0 {
            return self.credential(document, None, notes);
        }
        if document.token.is_some() {
            return self.signed(document, notes);
        }
        if stated(document) == Stated::Signed {
            return self.unsigned(document, None, notes);
        }
        match own_address(document).filter(|url| WebUrl::read(url).is_some()) {
            Some(url) => self.at_address(url, Some(document), purpose, notes),
            None => {
                self.structure(document, None, notes);
                let message = match own_address(document) {
                    Some(id) => format!("its id is {}, at which nothing can be hosted", quote(id)),
                    None => {
                        "it does not say at which address it is hosted; give the address itself".to_owned()
                    }
                };
                notes.unmet(&ALL_BUT_RECIPIENT, None, ErrorCode::VerifyNoAddress, message);
                Judged { document: Some(document), method: Some(Method::Hosted), ..Judged::default() }
            }
        }
    }

    /// Judges what is hosted at an address.
    pub(super) fn at_address(
        &mut self,
        url: &str,
        copy: Option<&'m Document>,
        purpose: Purpose,
        notes: &mut Notes,
    ) -> Judged<'m> {
        if WebUrl::read(url).is_none() {
            let message = "the address is one that two readers may take for two, and is not fetched";
            notes.unmet(&ALL_BUT_RECIPIENT, None, ErrorCode::VerifyNoAddress, message);
            return Judged { document: copy, ..Judged::default() };
        }
        match self.fetch(url, purpose) {
            Fetched::Gone(document) => self.gone(url, document.or(copy), notes),
            Fetched::Address(inner) if inner != url => {
                self.at_address_in_image(url, inner, copy, purpose, notes)
            }
            // An image at an address is a copy, unless the badge in it says that this is where it is hosted.
            Fetched::Document(document)
                if document.baked && copy.is_none() && !is_own_address(document, url) =>
            {
                self.handed(document, purpose, notes)
            }
            Fetched::Document(document) if document.version == Version::V3_0 => {
                self.odd(url, purpose, notes);
                self.credential(document, Some(url), notes)
            }
            Fetched::Document(document) if document.token.is_some() => {
                self.odd(url, purpose, notes);
                self.signed(document, notes)
            }
            _ => match self.resolve(url, purpose, &ALL_BUT_RECIPIENT, notes) {
                Some(place) => self.arrived(place, copy, notes),
                None => self.missing(copy, notes),
            },
        }
    }

    /// An image at the address held the address of the badge: it is followed once.
    fn at_address_in_image(
        &mut self,
        url: &str,
        inner: &str,
        copy: Option<&'m Document>,
        purpose: Purpose,
        notes: &mut Notes,
    ) -> Judged<'m> {
        match self.fetch(inner, purpose) {
            Fetched::Address(_) => {
                notes.unmet(
                    &ALL_BUT_RECIPIENT,
                    Some(url),
                    ErrorCode::VerifyDocument,
                    "an address leads to an address",
                );
                Judged::default()
            }
            Fetched::Document(document) if document.baked => {
                let message = "the badge is in an image behind an image";
                notes.unmet(&ALL_BUT_RECIPIENT, Some(inner), ErrorCode::VerifyDocument, message);
                Judged::default()
            }
            _ => self.at_address(inner, copy, purpose, notes),
        }
    }

    /// There is no document; the copy, if there is one, still says what the badge is about.
    fn missing(&mut self, copy: Option<&'m Document>, notes: &mut Notes) -> Judged<'m> {
        let mut judged = Judged { document: copy, method: Some(Method::Hosted), ..Judged::default() };
        let Some(copy) = copy else { return judged };
        self.structure(copy, None, notes);
        if copy.facts.revoked {
            let message = "the badge says that it is revoked";
            notes.fail(CheckName::Status, None, ErrorCode::VerifyRevoked, message);
            judged.standing = revoked(copy.facts.reason.as_deref());
        }
        judged
    }

    /// Status 410: the issuer took it back.
    fn gone(&mut self, url: &str, document: Option<&'m Document>, notes: &mut Notes) -> Judged<'m> {
        notes.fail(
            CheckName::Status,
            Some(url),
            ErrorCode::VerifyRevoked,
            "the server says that it is gone (status 410)",
        );
        let rest = [CheckName::Integrity, CheckName::Structure, CheckName::Issuer];
        notes.unmet(&rest, Some(url), ErrorCode::VerifyHttpStatus, "the server answered with status 410");
        let standing = revoked(document.and_then(|document| document.facts.reason.as_deref()));
        let address = Some(url.to_owned());
        Judged { document, address, method: Some(Method::Hosted), standing, ..Judged::default() }
    }

    /// A hosted document is at hand.
    fn arrived(&mut self, place: Place<'m>, copy: Option<&'m Document>, notes: &mut Notes) -> Judged<'m> {
        let (Some(document), Some(address)) = (place.document, place.address) else {
            return Judged::default();
        };
        if document.version == Version::V3_0 {
            return self.credential(document, Some(&address), notes);
        }
        match stated(document) {
            Stated::Signed => self.unsigned(document, Some(address), notes),
            stated => self.hosted(document, address, stated, copy, notes),
        }
    }

    /// A document says that it is signed, and came without a signature.
    fn unsigned(&mut self, document: &'m Document, address: Option<String>, notes: &mut Notes) -> Judged<'m> {
        self.structure(document, address.as_deref(), notes);
        let message = "it says that it is signed, and there is no signature";
        notes.fail(CheckName::Integrity, address.as_deref(), ErrorCode::VerifyUnsigned, message);
        let rest = [CheckName::Structure, CheckName::Issuer, CheckName::Status];
        notes.unmet(&rest, address.as_deref(), ErrorCode::VerifyUnsigned, "whoever wrote it cannot be told");
        Judged { document: Some(document), address, method: Some(Method::Signed), ..Judged::default() }
    }

    /// The badge class and the issuer of a document.
    pub(super) fn chain(
        &mut self,
        document: &'m Document,
        address: Option<&str>,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        let own = || Place {
            facts: &document.facts,
            address: address.map(str::to_owned),
            document: Some(document),
        };
        let issuer = match document.class {
            Class::Profile => return judged.issuer = Some(own()),
            Class::Assertion => {
                judged.class = self.follow(&document.facts.badge, Purpose::BadgeClass, &OF_CLASS, notes);
                match &judged.class {
                    Some(class) => &class.facts.issuer,
                    None => return,
                }
            }
            Class::BadgeClass => {
                judged.class = Some(own());
                &document.facts.issuer
            }
            Class::CryptographicKey => &document.facts.owner,
            _ => &document.facts.issuer,
        };
        // In 0.5 the issuer is a part of the badge; it is known by its origin.
        judged.issuer = self.follow(issuer, Purpose::Issuer, &OF_CLASS, notes);
        if let Some(issuer) = &judged.issuer
            && matches!(document.class, Class::Assertion | Class::BadgeClass)
        {
            introduced(issuer, notes);
        }
    }
}

/// The standing of a badge that was revoked, and why.
fn revoked(why: Option<&str>) -> Standing {
    Standing { revoked: true, revocation_reason: why.map(reason), ..Standing::default() }
}

/// Open Badges 2.0, Profile: who issues badges has a name and a home page, also if its type says only `Profile`.
fn introduced(issuer: &Place<'_>, notes: &mut Notes) {
    let Some(document) = issuer.document.filter(|document| document.version == Version::V2_0) else { return };
    for (name, value) in [("name", &issuer.facts.name), ("url", &issuer.facts.url)] {
        if value.is_some() {
            continue;
        }
        let pointer = format!("/{name}");
        let noted = |problem: &Problem| {
            problem.pointer.as_deref() == Some("") || problem.pointer.as_deref() == Some(&pointer)
        };
        if !document
            .rules
            .problems
            .iter()
            .any(|problem| problem.code == ErrorCode::MemberMissing && noted(problem))
        {
            let message = format!("`{name}`: found nothing; an issuer of badges has one");
            let problem = Problem::new(ErrorCode::MemberMissing, Severity::Error, message).pointer(pointer);
            notes.problem(CheckName::Structure, issuer.address.as_deref(), problem);
        }
    }
}

/// How a document says that it is verified.
pub(super) fn stated(document: &Document) -> Stated {
    let facts = &document.facts;
    let states = matches!(document.class, Class::Assertion | Class::Endorsement | Class::Unknown);
    let Some(verification) = facts.verification.inside() else {
        return match document.version {
            Version::V0_5 => Stated::Nothing,
            _ if states && !facts.revoked => Stated::Unclear,
            _ => Stated::Nothing,
        };
    };
    if !states {
        return Stated::Nothing;
    }
    let is = |names: [&str; 2]| {
        verification.types.iter().any(|found| {
            let bare =
                found.strip_prefix("https://w3id.org/openbadges#").or_else(|| found.strip_prefix("obi:"));
            names.contains(&bare.unwrap_or(found))
        })
    };
    match (is(["HostedBadge", "hosted"]), is(["SignedBadge", "signed"])) {
        (true, false) => Stated::Hosted,
        (false, true) => Stated::Signed,
        _ => Stated::Unclear,
    }
}
