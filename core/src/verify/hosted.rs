//! Hosted badges: what stands at their address counts, if the address is one of the issuer's (Open Badges 2.0,
//! `HostedBadge`; Mozilla's 0.5: the issuer's origin).

use crate::error::{ErrorCode, quote};
use crate::verify::copy;
use crate::verify::document::Document;
use crate::verify::facts::Facts;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Method, Trust};
use crate::verify::session::{Place, Session};
use crate::verify::statement::{Judged, Stated};
use crate::verify::web::WebUrl;
use crate::{Class, Version};

impl<'m> Session<'m> {
    /// Judges a document at its address.
    pub(super) fn hosted(
        &mut self,
        document: &'m Document,
        address: String,
        stated: Stated,
        copy: Option<&'m Document>,
        notes: &mut Notes,
    ) -> Judged<'m> {
        self.structure(document, Some(&address), notes);
        let mut judged =
            Judged { document: Some(document), method: Some(Method::Hosted), ..Judged::default() };
        if stated == Stated::Unclear {
            let message = "it says neither that it is hosted nor that it is signed";
            notes.fail(CheckName::Integrity, Some(&address), ErrorCode::VerifyMethod, message);
        }
        notes.pass(CheckName::Integrity, "it is what stands at its address");
        if !(document.facts.revoked
            && document.facts.badge.id().is_none()
            && document.facts.issuer.id().is_none())
        {
            self.chain(document, Some(&address), &mut judged, notes);
            notes.pass(CheckName::Structure, "the documents are as their specification wants them");
        } else {
            let rest = [CheckName::Structure, CheckName::Issuer];
            notes.unmet(
                &rest,
                Some(&address),
                ErrorCode::VerifyRevoked,
                "it names no class and no issuer any more",
            );
        }
        if !self.planning {
            self.hosts(&address, &judged, notes);
            if let Some(copy) = copy {
                self.compare(copy, document, &judged, notes);
            }
        }
        judged.address = Some(address);
        self.status(&mut judged, notes);
        let sound = notes.passes(CheckName::Integrity) && notes.passes(CheckName::Issuer);
        judged.trust = sound.then_some(Trust::Issuer);
        judged
    }

    /// Whether the addresses belong to the issuer.
    fn hosts(&self, address: &str, judged: &Judged<'m>, notes: &mut Notes) {
        // Why there is no issuer was noted where it was looked for.
        let (Some(document), Some(issuer)) = (judged.document, &judged.issuer) else { return };
        let fault = match (document.version, document.class) {
            (_, Class::Profile) => None,
            (_, Class::CryptographicKey) => listed(document, address, issuer),
            (Version::V0_5, _) => of_origin(address, issuer.facts.origin.as_deref()),
            // A policy of 2.0 is not got around with a document of an older version.
            (Version::V1_0 | Version::V1_1, _) if issuer.facts.verification.inside().is_none() => {
                of_one_host(address, judged.class.as_ref(), issuer)
            }
            _ => Scope::of(issuer)
                .and_then(|scope| {
                    scope.takes_statement(address)?;
                    scope.takes_redirect(address, self.store.came_from(address))?;
                    let class = judged.class.as_ref().and_then(|class| class.address.as_deref());
                    class.map_or(Ok(()), |class| scope.takes_class(class))
                })
                .err(),
        };
        match fault {
            Some((code, message)) => notes.fail(CheckName::Issuer, issuer.address.as_deref(), code, message),
            None => notes.pass(CheckName::Issuer, "it is hosted where its issuer says that its badges are"),
        }
    }

    /// Holds the copy that was handed in against what is hosted.
    fn compare(&self, handed: &Document, hosted: &Document, judged: &Judged<'m>, notes: &mut Notes) {
        let class = judged.class.as_ref().and_then(|class| class.document);
        let issuer = judged.issuer.as_ref().and_then(|issuer| issuer.document);
        for pointer in copy::differences(handed, hosted, class, issuer, &self.options.limits) {
            let message =
                "the copy that was handed in says something else here than what is hosted; the hosted counts";
            let severity = if self.options.accept_changed_copy {
                crate::Severity::Warning
            } else {
                crate::Severity::Error
            };
            let problem =
                crate::Problem::new(ErrorCode::VerifyCopyDiffers, severity, message).pointer(pointer);
            notes.problem(CheckName::Integrity, None, problem);
        }
        for problem in &handed.carried {
            notes.problem(CheckName::Structure, None, problem.clone());
        }
    }
}

type Fault = (ErrorCode, String);

/// The addresses at which an issuer says its badges are (Open Badges 2.0, `VerificationObject`).
struct Scope<'i> {
    issuer: WebUrl<'i>,
    policy: Option<&'i Facts>,
}

impl<'i> Scope<'i> {
    fn of(issuer: &'i Place<'_>) -> Result<Scope<'i>, Fault> {
        let address = issuer.address.as_deref().and_then(WebUrl::read);
        let Some(address) = address else {
            let message =
                format!("the issuer's id is {}, which has no host", quote(issuer.id().unwrap_or_default()));
            return Err((ErrorCode::VerifyIssuerHost, message));
        };
        Ok(Scope { issuer: address, policy: issuer.facts.verification.inside() })
    }

    /// Where a redirect on the same host led has to begin as the issuer says, too: on a host that several share, a
    /// redirector in the folder of one would speak for the others.
    fn takes_redirect(&self, address: &str, final_url: Option<&str>) -> Result<(), Fault> {
        let read = |text| WebUrl::read(text);
        match (read(address), final_url.and_then(read), final_url) {
            (Some(asked), Some(came_from), Some(final_url)) if asked.same_host(&came_from) => {
                self.takes_statement(final_url)
            }
            _ => Ok(()),
        }
    }

    fn takes_statement(&self, address: &str) -> Result<(), Fault> {
        let out = |what: &str| Err((ErrorCode::VerifyScope, format!("{} is {what}", quote(address))));
        let Some(url) = WebUrl::read(address) else { return out("no web address") };
        if url.has_dot_segments() {
            return out("an address with dot segments, which may lead anywhere");
        }
        if let Some(prefixes) = self.policy.and_then(|policy| policy.starts_with.as_ref()) {
            let fits = |prefix: &String| {
                WebUrl::read(prefix)
                    .is_some_and(|prefix| !prefix.has_dot_segments() && url.begins_with(&prefix))
            };
            if !prefixes.iter().any(fits) {
                return out("at none of the addresses with which the issuer says that its badges start");
            }
        }
        if !self.at_allowed_origin(&url) {
            return out("at none of the hosts on which the issuer has its badges");
        }
        Ok(())
    }

    fn takes_class(&self, address: &str) -> Result<(), Fault> {
        let at_home = WebUrl::read(address).is_some_and(|url| {
            !url.has_dot_segments() && (self.at_allowed_origin(&url) || url.same_host(&self.issuer))
        });
        if at_home {
            return Ok(());
        }
        Err((
            ErrorCode::VerifyScope,
            format!("the badge class, {}, is at none of the issuer's hosts", quote(address)),
        ))
    }

    fn at_allowed_origin(&self, url: &WebUrl<'_>) -> bool {
        match self.policy.and_then(|policy| policy.allowed_origins.as_ref()) {
            Some(origins) => origins.iter().any(|origin| url.is_at(origin)),
            None => url.same_host(&self.issuer),
        }
    }
}

/// 0.5: the assertion is on the issuer's origin.
fn of_origin(address: &str, origin: Option<&str>) -> Option<Fault> {
    let (Some(url), Some(origin)) = (WebUrl::read(address), origin) else {
        return Some((ErrorCode::VerifyIssuerHost, "the issuer has no origin".to_owned()));
    };
    let same = match WebUrl::read(origin) {
        Some(origin) => url.same_host(&origin),
        None => url.is_at(origin),
    };
    let message = || format!("{} is not on the issuer's origin, {}", quote(address), quote(origin));
    (!same).then(|| (ErrorCode::VerifyScope, message()))
}

/// 1.0 and 1.1 say nothing about hosts; without this rule anybody could award anybody's badges.
fn of_one_host(address: &str, class: Option<&Place<'_>>, issuer: &Place<'_>) -> Option<Fault> {
    let Some(home) = issuer.address.as_deref().and_then(WebUrl::read) else {
        return Some((ErrorCode::VerifyIssuerHost, "the issuer has no web address".to_owned()));
    };
    let class = class.and_then(|class| class.address.as_deref());
    for (what, url) in [("the assertion", Some(address)), ("the badge class", class)] {
        let Some(url) = url else { continue };
        if !WebUrl::read(url).is_some_and(|url| url.same_host(&home)) {
            let message = format!("{what}, {}, is not on the issuer's host", quote(url));
            return Some((ErrorCode::VerifyScope, message));
        }
    }
    None
}

/// A key that was asked about is its owner's if the owner lists it.
fn listed(document: &Document, address: &str, issuer: &Place<'_>) -> Option<Fault> {
    let id = document.facts.id.as_deref().unwrap_or(address);
    let found = issuer.facts.keys.iter().any(|key| key.id() == Some(id));
    (!found).then(|| (ErrorCode::VerifyKeyUnlisted, "the owner does not list the key".to_owned()))
}
