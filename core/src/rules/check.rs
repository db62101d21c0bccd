//! The engine: goes through a document once, with a class's table in hand, and notes every rule that is broken.

use crate::dates::Instant;
use crate::error::{ErrorCode, quote};
use crate::json::{Json, Path};
use crate::problem::{Problem, Severity};
use crate::report::Profile;
use crate::rules::context;
use crate::rules::extensions;
use crate::rules::form::{self, Fault};
use crate::rules::object::{Dialect, Object, is_absent, is_claim, is_empty_list};
use crate::rules::rows::{is_restated, plain_spelling, row, rows};
use crate::rules::table::{Class, Count, Form, Member, Presence, Rule, Unknown};
use crate::rules::terms::Scope;

/// What is asked for, and what was found so far.
pub(crate) struct Checker {
    pub(crate) profile: Profile,
    /// The moment at which dates are judged.
    pub(crate) at: Option<Instant>,
    pub(crate) dialect: Dialect,
    /// Problems kept at most.
    pub(crate) most: usize,
    pub(crate) problems: Vec<Problem>,
    /// Errors, warnings and infos, kept or not.
    pub(crate) counts: [u64; 3],
    /// Rules looked at.
    pub(crate) rules: u64,
    /// Whether the root is a document and so needs an `@context`.
    pub(crate) document: bool,
    /// Whether it came as a JWS, whose claims stand beside its members.
    pub(crate) token: bool,
    /// 3.0: whether an unknown context may define any term.
    pub(crate) foreign: bool,
}

/// Where a value stands, for a problem about it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) rule: Rule,
    pub(crate) path: &'p Path<'p>,
    /// Whether its value must not be quoted.
    pub(crate) private: bool,
}

impl Checker {
    /// One that has found nothing yet.
    pub(crate) fn new(profile: Profile, at: Option<Instant>, most: usize) -> Checker {
        Checker {
            profile,
            at,
            dialect: Dialect::Plain,
            most,
            problems: Vec::new(),
            counts: [0; 3],
            rules: 0,
            document: true,
            token: false,
            foreign: false,
        }
    }

    /// Checks a value as an object of a class.
    pub(crate) fn node(
        &mut self,
        class: &'static Class,
        json: &Json<'_>,
        path: &Path<'_>,
        scope: &Scope<'_>,
    ) {
        let Some(members) = json.as_object() else { return };
        let context = (self.dialect == Dialect::Linked).then(|| json.present("@context")).flatten();
        let scope = match context {
            Some(context) => Scope::inner(scope, context, context::is_foreign(context)),
            None => *scope,
        };
        let object = Object::new(members, *path, scope, self.dialect, class.version);
        let class = class.instead.and_then(|instead| instead(&object)).unwrap_or(class);
        self.object(class, &object);
    }

    fn object(&mut self, class: &'static Class, object: &Object<'_>) {
        let document = std::mem::take(&mut self.document);
        let mut seen: u64 = 0;
        let mut found: Vec<Option<(&'static Class, &'static Member)>> =
            Vec::with_capacity(object.members.len());
        for (key, value) in object.members {
            let row = row(class, object, key);
            if let Some((index, _, member)) = row
                && (self.dialect == Dialect::Exact
                    || !is_absent(value)
                    || member.none && is_empty_list(value))
            {
                seen |= 1_u64.checked_shl(index).unwrap_or_default();
            }
            found.push(row.map(|(_, class, member)| (class, member)));
        }
        self.absent(class, object, seen, document);
        self.checks(class, object);
        for ((key, value), row) in object.members.iter().zip(found) {
            let path = object.path.member(key);
            match row {
                Some((class, member)) => self.member(class, member, value, &path, object),
                None => self.unknown(class, key, value, &path, object),
            }
        }
    }

    /// Notes the members that should be there.
    fn absent(&mut self, class: &'static Class, object: &Object<'_>, seen: u64, document: bool) {
        for (index, owner, member) in rows(class) {
            if matches!(member.presence, Presence::Optional | Presence::Deprecated)
                || is_restated(class, owner, member)
            {
                continue;
            }
            let there = seen & 1_u64.checked_shl(index).unwrap_or_default() != 0;
            let (code, severity, aspect) = match member.presence {
                Presence::Recommended if self.profile != Profile::Strict => continue,
                Presence::Optional | Presence::Deprecated | Presence::Recommended => {
                    (ErrorCode::MemberRecommended, Severity::Warning, "recommended")
                }
                Presence::Expected => (ErrorCode::MemberMissing, Severity::Warning, "required"),
                Presence::Required => (ErrorCode::MemberMissing, Severity::Error, "required"),
            };
            let is_context = member.name == "@context";
            // Only a document needs one of its own; inside of another that one's counts. Extensions bring theirs.
            if is_context && !document && owner.name != "Extension" {
                continue;
            }
            self.rules = self.rules.saturating_add(1);
            if !there {
                self.missing(
                    code,
                    severity,
                    Rule { class: owner, member: Some(member.name), aspect },
                    member,
                    object,
                );
            }
        }
    }

    #[cold]
    fn missing(
        &mut self,
        code: ErrorCode,
        severity: Severity,
        rule: Rule,
        member: &Member,
        object: &Object<'_>,
    ) {
        let code = match (member.name, rule.class.name) {
            ("@context", "Extension") => ErrorCode::ExtensionContext,
            ("@context", _) => ErrorCode::ContextMissing,
            _ => code,
        };
        let path = object.path.member(member.name);
        let hint = plain_spelling(object, member.name);
        let place = Place { rule, path: &path, private: false };
        let expected = form::expectation(&member.form);
        self.note(code, severity, &place, "nothing", &expected, hint);
    }

    fn checks(&mut self, class: &'static Class, object: &Object<'_>) {
        let mut owner = Some(class);
        while let Some(here) = owner {
            for check in here.checks {
                self.rules = self.rules.saturating_add(1);
                (check.run)(self, object, Rule { class: here, member: None, aspect: check.name });
            }
            owner = here.base;
        }
    }

    fn member(
        &mut self,
        class: &'static Class,
        member: &'static Member,
        value: &Json<'_>,
        path: &Path<'_>,
        object: &Object<'_>,
    ) {
        let rule = |aspect| Rule { class, member: Some(member.name), aspect };
        let place = |aspect| Place { rule: rule(aspect), path, private: member.private };
        // Mozilla's validator did not look at an optional member that JavaScript takes for false.
        let falsy = matches!(member.form, Form::Mozilla(_)) && form::mozilla::is_falsy(value);
        let empty = is_absent(value) || falsy && member.presence == Presence::Optional;
        if empty && self.dialect == Dialect::Exact && !(member.none && is_empty_list(value)) {
            let found = if matches!(value, Json::Null) { "null" } else { "an empty list" };
            let hint = Some("leave the member out");
            self.note(
                ErrorCode::MemberEmpty,
                Severity::Error,
                &place("form"),
                found,
                "a value, or no member",
                hint,
            );
        }
        if empty {
            return;
        }
        if member.presence == Presence::Deprecated {
            self.rules = self.rules.saturating_add(1);
            let severity = if self.profile == Profile::Strict { Severity::Warning } else { Severity::Info };
            self.note(
                ErrorCode::MemberDeprecated,
                severity,
                &place("deprecated"),
                "it",
                "no such member",
                None,
            );
        }
        if !self.count(member, value, &place(if member.count == Count::List { "list" } else { "one" })) {
            return;
        }
        if let Form::Context(asked) = member.form {
            self.rules = self.rules.saturating_add(1);
            context::check(self, asked, value, &place("form"));
            return;
        }
        let whole = matches!(member.form, Form::LanguageText | Form::Any | Form::Mozilla(_));
        if let Form::Types(words) = member.form
            && !words.iter().any(|word| object.has_type(word))
        {
            let (code, expected) = (ErrorCode::TypeClass, form::expectation(&member.form));
            self.note(code, Severity::Error, &place("form"), &form::listing(value), &expected, None);
        }
        match value {
            Json::Array(items) if !whole => {
                for (index, item) in items.iter().enumerate() {
                    let path = path.index(index);
                    self.value(
                        &member.form,
                        item,
                        &Place { rule: rule("form"), path: &path, private: member.private },
                        object,
                    );
                }
            }
            _ => self.value(&member.form, value, &place("form"), object),
        }
    }

    /// Whether the number of values lets one look at them.
    fn count(&mut self, member: &Member, value: &Json<'_>, place: &Place<'_>) -> bool {
        if !member.is_counted() {
            return true;
        }
        self.rules = self.rules.saturating_add(1);
        match (member.count, value) {
            (Count::List, Json::Array(_)) => true,
            (Count::List, _) => {
                let hint = Some("put it in brackets: [ … ]");
                self.note(ErrorCode::MemberList, Severity::Error, place, value.type_name(), "a list", hint);
                true
            }
            (_, Json::Array(items)) => {
                let linked = self.dialect == Dialect::Linked;
                let tagged = linked && items.iter().all(|item| item.get("@value").is_some());
                if linked && items.len() == 1 || tagged {
                    return true;
                }
                let found = format!("a list of {}", items.len());
                self.note(
                    ErrorCode::MemberMany,
                    Severity::Error,
                    place,
                    &found,
                    "one value, not in a list",
                    None,
                );
                false
            }
            _ => true,
        }
    }

    /// Checks one value against a form.
    pub(crate) fn value(&mut self, form: &Form, json: &Json<'_>, place: &Place<'_>, object: &Object<'_>) {
        self.rules = self.rules.saturating_add(u64::from(!matches!(form, Form::Any)));
        let class = match *form {
            Form::Node(class) => Some(class),
            Form::IriOr(class) | Form::UriOr(class) | Form::UrlOrNode(class) | Form::ImageOr(class)
                if json.is_object() && !form::is_reference(json, self.dialect) =>
            {
                Some(class)
            }
            _ => None,
        };
        if let Some(class) = class {
            if json.is_object() {
                self.node(class, json, place.path, &object.scope);
            } else {
                let expected = form::expectation(form);
                self.note(
                    ErrorCode::MemberType,
                    Severity::Error,
                    place,
                    &form::shown(json, place.private),
                    &expected,
                    None,
                );
            }
            return;
        }
        if let Some(fault) = form::fault(form, json, self, object) {
            self.fault(fault, json, place);
        }
    }

    /// Notes a value of the wrong form.
    #[cold]
    pub(crate) fn fault(&mut self, fault: Fault, json: &Json<'_>, place: &Place<'_>) {
        let found = fault.found.unwrap_or_else(|| form::shown(json, place.private));
        self.note(fault.code, fault.severity, place, &found, &fault.expected, fault.hint);
    }

    /// A member that is not in the table.
    fn unknown(
        &mut self,
        class: &'static Class,
        key: &str,
        value: &Json<'_>,
        path: &Path<'_>,
        object: &Object<'_>,
    ) {
        if extensions::check(self, class, value, path, object) {
            return;
        }
        let rule = Rule { class, member: None, aspect: "unknown" };
        let place = Place { rule, path, private: true };
        let (severity, expected) = match class.unknown {
            Unknown::Allowed => return,
            Unknown::Unmapped => {
                let known = object.scope.foreign || object.scope.has_meaning(key);
                if known || key.starts_with('@') {
                    return;
                }
                (Severity::Info, "a member that a context maps; this one is not part of the badge")
            }
            Unknown::Undefined if self.token && is_claim(key) => return,
            Unknown::Undefined if self.foreign || key.starts_with('@') => return,
            Unknown::Undefined => (Severity::Warning, "a member that a context defines"),
            Unknown::Forbidden => (Severity::Error, "only the members of the class"),
        };
        self.note(ErrorCode::MemberUnknown, severity, &place, &format!("`{}`", quote(key)), expected, None);
    }

    /// Notes a problem, or counts it if there are enough.
    pub(crate) fn note(
        &mut self,
        code: ErrorCode,
        severity: Severity,
        place: &Place<'_>,
        found: &str,
        expected: &str,
        hint: Option<&'static str>,
    ) {
        if !self.counts_up(severity) {
            return;
        }
        let what =
            place.path.last().map_or_else(|| "the document".to_owned(), |name| format!("`{}`", quote(name)));
        let message = format!("{what}: found {found}, expected {expected}");
        let mut problem = Problem::new(code, severity, message).pointer(place.path.pointer());
        problem.found = Some(found.to_owned());
        problem.expected = Some(expected.to_owned());
        problem.clause = Some(place.rule.class.clause.to_owned());
        problem.hint = hint.map(str::to_owned);
        problem.rule = Some(place.rule.id());
        self.problems.push(problem);
    }

    /// Keeps a problem that was found elsewhere, or counts it if there are enough.
    pub(super) fn keep(&mut self, problem: Problem) {
        if self.counts_up(problem.severity) {
            self.problems.push(problem);
        }
    }

    /// Counts a problem, and says whether there is room for it.
    fn counts_up(&mut self, severity: Severity) -> bool {
        let [errors, warnings, infos] = &mut self.counts;
        let count = match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Info => infos,
        };
        *count = count.saturating_add(1);
        self.problems.len() < self.most
    }
}
