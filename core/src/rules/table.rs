//! What the tables of rules are made of.
//!
//! A table is read like the one in the specification: a class, its members, and of each whether it is required, how
//! many values it may have and what form they have. What does not fit a row is a [`Check`] of the class.

use crate::rules::check::Checker;
use crate::rules::object::Object;

/// One class of one version.
pub(crate) struct Class {
    /// The version the rules belong to; the first part of a rule's id.
    pub(crate) version: &'static str,
    /// The class's name; the second part.
    pub(crate) name: &'static str,
    /// Where the specification states the rules.
    pub(crate) clause: &'static str,
    /// A class whose rules hold as well.
    pub(crate) base: Option<&'static Class>,
    /// The members, in the order of the specification.
    pub(crate) members: &'static [Member],
    /// The rules that concern several members.
    pub(crate) checks: &'static [Check],
    /// What a member means that is not in the table.
    pub(crate) unknown: Unknown,
    /// Gives the class whose rules hold instead, told by what the object says.
    pub(crate) instead: Option<fn(&Object<'_>) -> Option<&'static Class>>,
}

/// A class without rules, to be filled in with `..CLASS`.
pub(crate) const CLASS: Class = Class {
    version: "",
    name: "",
    clause: "",
    base: None,
    members: &[],
    checks: &[],
    unknown: Unknown::Allowed,
    instead: None,
};

/// What a member means that a class's table does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// Nothing: versions up to 1.1 let anybody add members.
    Allowed,
    /// In JSON-LD 2.0 it is not part of the badge unless a context maps it.
    Unmapped,
    /// In 3.0 no context defines it, so that a signature cannot cover it.
    Undefined,
    /// The class is closed.
    Forbidden,
}

/// One member of a class.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    /// Other names read alike.
    pub(crate) spellings: &'static [&'static str],
    pub(crate) presence: Presence,
    pub(crate) count: Count,
    pub(crate) form: Form,
    /// Its value may tell who somebody is and is never quoted.
    pub(crate) private: bool,
    /// An empty list says something: there are none so far.
    pub(crate) none: bool,
}

/// Whether a member has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Its absence is an error.
    Required,
    /// The specification requires it but practice does not have it: its absence is a warning.
    Expected,
    /// Its absence is a warning in the profile `strict`.
    Recommended,
    Optional,
    /// Its presence is an info in the profile `standard` and a warning in `strict`.
    Deprecated,
}

/// How many values a member may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    One,
    /// One, or a list.
    Many,
    /// A list, also of one: where 3.0 does not allow the shorter form.
    List,
}

/// The form of a value.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Anything.
    Any,
    Text,
    /// Text that may be in several languages.
    LanguageText,
    Boolean,
    /// 0.5 to 1.1: also the texts "true" and "false", with a warning.
    OldBoolean,
    Number,
    Integer,
    TextOrNumber,
    /// An integer, or a text with one.
    IntegerText,
    /// A number between two.
    Within(i32, i32),
    /// An object with any members.
    Object,
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words, or one that begins with `ext:`.
    OpenWord(&'static [&'static str]),
    /// `@context`: its entries are IRIs or objects.
    Context(Contexts),
    /// `type`: one of these among them.
    Types(&'static [&'static str]),
    /// Dates and times.
    Date(Date),
    /// An http or https URL.
    Url,
    /// An http or https URL that strict readers want to be https.
    Https,
    /// 0.5: a URL or a path on the issuer's origin.
    UrlOrPath,
    /// 0.5: scheme, host and port.
    Origin,
    /// An IRI as 2.0 understands it.
    Iri,
    /// Any absolute URI.
    Uri,
    /// A registered host name.
    Host,
    Email,
    Telephone,
    /// A day as YYYY-MM-DD or YYYYMMDD.
    Calendar,
    /// A Creative Commons licence: `CC-BY` and the like, or its IRI.
    License,
    /// A UUID of small letters.
    Uuid,
    /// A BCP 47 tag.
    Language,
    /// A country code of ISO 3166-1.
    Country,
    /// 0.5: an e-mail address or a hash.
    EmailOrHash,
    /// 0.5: x.y or x.y.z.
    Numbered,
    /// 2.0: `email`, `url`, `telephone`, `id` or the IRI of a property.
    Property,
    /// PNG or SVG as an absolute URL or a data URI.
    Image,
    /// The same as an absolute URI of any scheme.
    ImageUri,
    /// A compact JWS with three parts.
    CompactJws,
    /// base58btc or base64url with the letter of multibase.
    Multibase,
    /// A PEM block of a public key.
    Pem,
    /// An object of a class.
    Node(&'static Class),
    /// An IRI, or an object of a class.
    IriOr(&'static Class),
    /// Any absolute URI, or an object of a class.
    UriOr(&'static Class),
    /// An http or https URL, or an object of a class.
    UrlOrNode(&'static Class),
    /// An image's IRI or data URI, or an object of a class.
    ImageOr(&'static Class),
    /// A form of Mozilla's validator 0.2.4.
    Mozilla(crate::rules::form::mozilla::Mozilla),
}

/// Which dates a version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Date {
    /// 0.5: `YYYY-MM-DD` or seconds.
    Oldest,
    /// 1.0 and 1.1: the shapes of ISO 8601, or seconds.
    Old,
    /// 2.0: ISO 8601 with time and zone; RFC 3339 is asked for with a warning.
    Zoned,
    /// 3.0: RFC 3339 with a zone.
    Rfc3339,
    /// 3.0: a day.
    Day,
}

/// What the contexts of a class have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contexts {
    /// 1.1.
    Badges1,
    /// 2.0.
    Badges2,
    /// 2.1.
    Connect,
    /// 3.0: the data model's first, then that of Open Badges.
    Credential,
    /// 3.0: the data model's first.
    Verifiable,
    /// Any.
    Free,
}

/// A rule that concerns several members of an object.
#[derive(Clone, Copy)]
pub(crate) struct Check {
    /// The last part of the rule's id.
    pub(crate) name: &'static str,
    /// What the rule says.
    pub(crate) says: &'static str,
    pub(crate) run: fn(&mut Checker, &Object<'_>, Rule),
}

/// Where a rule stands: what a problem says about the rule it found broken.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) class: &'static Class,
    /// The member, if it is about one.
    pub(crate) member: Option<&'static str>,
    /// The aspect, or the name of the check.
    pub(crate) aspect: &'static str,
}

impl Rule {
    /// The stable id, such as `2.0/Assertion/recipient/required`.
    pub(crate) fn id(&self) -> String {
        let Class { version, name, .. } = self.class;
        match self.member {
            Some(member) => format!("{version}/{name}/{member}/{}", self.aspect),
            None => format!("{version}/{name}/{}", self.aspect),
        }
    }
}

const fn member(name: &'static str, presence: Presence, count: Count, form: Form) -> Member {
    Member { name, spellings: &[], presence, count, form, private: false, none: false }
}

/// A member that has to be there, with one value.
pub(crate) const fn required(name: &'static str, form: Form) -> Member {
    member(name, Presence::Required, Count::One, form)
}

/// A member that may be there, with one value.
pub(crate) const fn optional(name: &'static str, form: Form) -> Member {
    member(name, Presence::Optional, Count::One, form)
}

impl Member {
    /// One value or a list.
    pub(crate) const fn many(self) -> Member {
        Member { count: Count::Many, ..self }
    }

    /// Always a list.
    pub(crate) const fn list(self) -> Member {
        Member { count: Count::List, ..self }
    }

    /// Not required, but advised.
    pub(crate) const fn recommended(self) -> Member {
        Member { presence: Presence::Recommended, ..self }
    }

    /// Required by the specification and missing in practice.
    pub(crate) const fn expected(self) -> Member {
        Member { presence: Presence::Expected, ..self }
    }

    /// Better left out.
    pub(crate) const fn deprecated(self) -> Member {
        Member { presence: Presence::Deprecated, ..self }
    }

    /// Also an empty list.
    pub(crate) const fn or_none(self) -> Member {
        Member { none: true, ..self }
    }

    /// Other names.
    pub(crate) const fn or(self, spellings: &'static [&'static str]) -> Member {
        Member { spellings, ..self }
    }

    /// Never quoted.
    pub(crate) const fn private(self) -> Member {
        Member { private: true, ..self }
    }

    /// Whether a list of values is looked at as such.
    pub(crate) fn is_counted(&self) -> bool {
        self.count != Count::Many && !matches!(self.form, Form::Any | Form::LanguageText | Form::Mozilla(_))
    }

    /// The aspects of this member that are rules, in the order in which they are looked at.
    pub(crate) fn aspects(&self) -> impl Iterator<Item = &'static str> {
        let presence = match self.presence {
            Presence::Required | Presence::Expected => Some("required"),
            Presence::Recommended => Some("recommended"),
            Presence::Deprecated => Some("deprecated"),
            Presence::Optional => None,
        };
        let count = match self.count {
            Count::One if self.is_counted() => Some("one"),
            Count::List => Some("list"),
            Count::One | Count::Many => None,
        };
        let form = (!matches!(self.form, Form::Any)).then_some("form");
        [presence, count, form].into_iter().flatten()
    }
}
