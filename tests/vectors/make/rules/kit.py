"""How a table of a specification becomes cases: of each class its members, of each member the right and wrong values.

The tables are written from the specifications, a class of theirs a `C`, a row of theirs an `M`. Of a table come the
full document, the smallest, and one case for each way in which one member of the full document can be wrong. Each
case expects exactly its problems, in order.
"""

import copy
import re
from dataclasses import dataclass, field

from ..kit import utf8
from ..samples import text

#: In a patch: the member is taken out.
GONE = object()
PRESENCES = ("required", "expected", "recommended", "optional", "deprecated")
COUNTS = ("one", "many", "list", "any")
#: Members whose list is a unit: a wrong entry is not reported at the entry alone.
UNITS = ("type", "@context")


@dataclass
class B:
    """A wrong value, and the one problem it gives: `at` is the pointer below the member, `rule` an aspect or an id."""

    value: object
    code: str
    severity: str = "error"
    at: str = ""
    rule: str = "form"
    options: dict = field(default_factory=dict)


@dataclass
class F:
    """A form: values that have it, and `B`s or their tuples that do not. `M(..., *FORM)` takes both."""

    good: list
    bad: list

    def __iter__(self):
        return iter((self.good, self.bad))

    def __add__(self, other):
        return F(self.good + other.good, self.bad + other.bad)


class M:
    """One member of a class.

    presence: required, expected (absent: a warning), recommended (absent: a warning in strict), optional, deprecated.
    count: one, many (one or a list), list (always a list), any (not looked at).
    key: the name it has in the documents, if that is another. `missing`: further problems when it is missing.
    `empty`: further problems, before that one, where 3.0 wants it left out. `none`: an empty list says something.
    """

    def __init__(self, name, presence, count, good, bad=(), key=None, missing=(), empty=(), none=False):
        assert presence in PRESENCES and count in COUNTS and good, name
        self.name, self.presence, self.count = name, presence, count
        self.good, self.key, self.missing = list(good), key or name, list(missing)
        self.empty, self.none = list(empty), none
        self.bad = [entry if isinstance(entry, B) else B(*entry) for entry in bad]

    def value(self, good=None):
        """A value as it stands in the full document."""
        good = self.good[0] if good is None else good
        return [good] if self.count == "list" and not isinstance(good, list) else good


class C:
    """One class of one version.

    base: the class whose members it has too (their rules are tested with that class; here they are in the documents).
    unknown: what a member that nobody knows is: None (nothing), "info", "warning" or "error".
    context: `@context` of a document that is told by it, without the options `version` and `class`.
    options: those that ask for this class, if they are not `version` and `class` by their names.
    inside: (document, pointer) in which the object stands, if it cannot be asked for by itself.
    fixed: members of every document that are no member of the table; they come first.
    cases: (title, patch or whole(document), options, [(code, severity, pointer, rule)]); a patch changes the full
    document; a rule with less than two slashes is one of this class.
    """

    def __init__(
        self,
        version,
        name,
        members,
        base=None,
        unknown=None,
        context=None,
        options=None,
        inside=None,
        fixed=None,
        minimal=None,
        told=None,
        cases=(),
    ):
        self.version, self.name, self.members, self.base = version, name, list(members), base
        self.unknown, self.context, self.inside, self.fixed = unknown, context, inside, dict(fixed or {})
        self.options = {"version": version, "class": name} if options is None else options
        self.extra, self.told, self.cases = dict(minimal or {}), told or name, list(cases)

    def owned(self):
        """Its own members and those of its base with the class that has them; what it states anew counts once."""
        own = {member.name for member in self.members}
        inherited = self.base.owned() if self.base else []
        return [(self, member) for member in self.members] + [row for row in inherited if row[1].name not in own]

    def document(self, presences):
        """A document with the members of these presences."""
        chosen = [member for _, member in self.owned() if member.presence in presences]
        return {**self.fixed, **{member.key: copy.deepcopy(member.value()) for member in chosen}}

    def full(self):
        """All members but the deprecated ones."""
        return self.document(PRESENCES[:4])

    def minimal(self):
        """Only what it must have."""
        return {**self.document(PRESENCES[:2]), **copy.deepcopy(self.extra)}

    def rule(self, rule):
        """A rule of this class by its last part or parts."""
        return rule if rule.count("/") > 1 else f"{self.version}/{self.name}/{rule}"

    @property
    def dialect(self):
        """How the JSON of the version is to be read."""
        if self.version.startswith("mozilla"):
            return "mozilla"
        return {"2.0": "linked", "2.1": "linked", "extension": "linked", "3.0": "exact"}.get(self.version, "plain")


def whole(document):
    """In `cases`: a whole document, not a patch."""
    return Whole(document)


@dataclass
class Whole:
    """A document that is no patch."""

    document: object


def patched(document, patch):
    """The document with members set, or taken out where they are GONE."""
    document = {**copy.deepcopy(document), **patch}
    return {name: value for name, value in document.items() if value is not GONE}


def slug(words):
    """Words as part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def report(problems, **more):
    """What validating must answer: these problems and no others."""
    count = {name: sum(found[1] == name for found in problems) for name in ("error", "warning", "info")}
    listed = [dict(zip(("code", "severity", "pointer", "rule"), found, strict=True)) for found in problems]
    counts = {"errors": count["error"], "warnings": count["warning"], "infos": count["info"]}
    return {**more, "ok": not count["error"], **counts, "problems": listed}


def validate(book, id, says, document, options=None, problems=(), **more):
    """A case that gives a report. The document: an object, a text, or a byte argument (a dict with one of its keys)."""
    book.case(f"validate/{id}", says, "validate", arguments(document, options), report(list(problems), **more))


def quiet(book, id, document, problem, found, expected, options=None):
    """A fault in what tells who a recipient is: told without telling who."""
    result = report([problem])
    name = next(name for name in reversed(problem[2].split("/")) if not name.isdigit())
    result["problems"][0].update(found=found, expected=expected, message=f"`{name}`: found {found}, expected {expected}")
    says = f"what tells who a recipient is, is never quoted: {id}"
    book.case(f"validate/{id}", says, "validate", arguments(document, options), result)


def refuse(book, id, says, document, options, error):
    """A case that gives an error."""
    book.case(f"validate/{id}", says, "validate", arguments(document, options), error=error)


def arguments(document, options):
    """The arguments of a case."""
    if isinstance(document, str):
        document = utf8(document)
    elif not (isinstance(document, dict) and document.keys() & {"text", "base64", "file"} and len(document) == 1):
        document = utf8(text(document))
    return {"input": document, "options": options or None}


class Cases:
    """The cases of one class."""

    def __init__(self, book, klass):
        self.book, self.klass, self.full = book, klass, klass.full()

    def add(self, id, says, document, problems=(), options=None, told=False):
        """One case about the object, alone or inside of another."""
        klass = self.klass
        asked = {} if told else klass.options
        at = ""
        if klass.inside:
            outer, at = copy.deepcopy(klass.inside[0]), klass.inside[1]
            *path, last = at[1:].split("/")
            place = outer
            for name in path:
                place = place[int(name) if isinstance(place, list) else name]
            place[int(last) if isinstance(place, list) else last] = document
            document = outer
        found = [(code, severity, at + pointer, klass.rule(rule)) for code, severity, pointer, rule in problems]
        more = {"version": klass.version, "class": klass.told} if told else {}
        id, says = f"{klass.version}/{klass.name}/{id}", f"{klass.version} {klass.name}: {says}"
        validate(self.book, id, says, document, {**asked, **(options or {})}, found, **more)

    def change(self, id, says, member, value, problems=(), **options):
        """The full document with one member changed."""
        before = [("member.deprecated", "info", f"/{member.key}", f"{member.name}/deprecated")]
        first = before if member.presence == "deprecated" and value is not None and value != [] else []
        document = patched(self.full, {member.key: value})
        self.add(f"{member.name}/{id}", f"`{member.name}` {says}", document, first + list(problems), options)

    def whole(self):
        """The full document, the smallest, and a member nobody knows."""
        klass = self.klass
        self.add("full", "a document with all members has no problem", self.full)
        self.add("minimal", "a document with what is required alone has no problem", klass.minimal())
        if klass.context is not None:
            document = {"@context": klass.context, **self.full}
            self.add("told", "the document is told by its context and members", document, told=True)
        if klass.unknown != "any":
            severity = klass.unknown
            found = [("member.unknown", severity, "/frosting", "unknown")] if severity else []
            says = "a member that nobody knows is told" if severity else "further members are allowed"
            self.add("unknown-member", says, {**self.full, "frosting": "pink"}, found)
        for title, change, options, problems in klass.cases:
            document = change.document if isinstance(change, Whole) else patched(self.full, change)
            self.add(slug(title), title, document, problems, options)

    def presence(self, member):
        """Without the member, or with it where it is deprecated."""
        rule, pointer = member.presence, f"/{member.key}"
        without = patched(self.full, {member.key: GONE})
        if rule in ("required", "expected"):
            context = "extension.context" if self.klass.name == "Extension" else "context.missing"
            code = context if member.name == "@context" else "member.missing"
            severity = "error" if rule == "required" else "warning"
            found = [(code, severity, f"/{member.name}", f"{member.name}/required"), *member.missing]
            says = f"without `{member.name}` there is {'an error' if severity == 'error' else 'a warning'}"
            self.add(f"{member.name}/missing", says, without, found)
            if self.klass.dialect in ("plain", "linked"):
                self.change("null", "that is null is missing", member, None, found)
        elif rule == "recommended":
            found = [("member.recommended", "warning", f"/{member.name}", f"{member.name}/recommended")]
            says = f"without `{member.name}`, which is advised, there is a warning in the profile strict"
            self.add(f"{member.name}/missing", says, without, found, {"profile": "strict"})
        elif rule == "deprecated":
            document = patched(self.full, {member.key: member.value()})
            for profile, severity in (("standard", "info"), ("strict", "warning")):
                found = [("member.deprecated", severity, pointer, f"{member.name}/deprecated")]
                says = f"`{member.name}` is better left out: {severity} in the profile {profile}"
                self.add(f"{member.name}/{profile}", says, document, found, {"profile": profile})
        elif self.klass.dialect in ("plain", "linked") and member.name not in self.klass.extra:
            self.change("null", "that is null counts as absent", member, None)

    def count(self, member):
        """One value, several, none."""
        pointer, dialect = f"/{member.key}", self.klass.dialect
        good = member.good[0]
        several = [("member.many", "error", pointer, f"{member.name}/one")]
        if member.count == "one":
            self.change("two", "has one value, not two", member, [good, good], several)
            if dialect == "linked":
                self.change("list-of-one", "in a list of one is the same", member, [good])
            else:
                self.change("list-of-one", "in a list of one is not the same", member, [good], several)
        elif member.count == "many" and not any(isinstance(entry, list) for entry in member.good):
            self.change("two", "may have two values", member, [good, member.good[-1]])
        elif member.count == "list" and not isinstance(good, list):
            found = [("member.list", "error", pointer, f"{member.name}/list")]
            self.change("bare", "is a list even of one", member, good, found)
        if dialect == "exact":
            for id, value in (("null", None), ("empty-list", []))[: 1 if member.none else 2]:
                found = [*member.empty, ("member.empty", "error", pointer, f"{member.name}/form")]
                self.change(id, "is left out rather than empty", member, value, found)

    def values(self, member):
        """Further good values, and the bad ones."""
        for number, good in enumerate(member.good[1:], 2):
            self.change(f"good-{number}", f"may be {brief(good)}", member, member.value(good))
        for number, bad in enumerate(member.bad, 1):
            rule = bad.rule if "/" in bad.rule else f"{member.name}/{bad.rule}"
            at = f"/{member.key}" + ("/0" if member.count == "list" else "")
            found = [(bad.code, bad.severity, at + bad.at, rule)]
            says = f"must not be {brief(bad.value)}"
            value = [bad.value] if member.count == "list" else bad.value
            self.change(f"bad-{number}", says, member, value, found, **bad.options)
        first = next((bad for bad in member.bad if bad.rule == "form" and not bad.options), None)
        if first and member.count in ("many", "list") and member.name not in UNITS:
            found = [(first.code, first.severity, f"/{member.key}/1{first.at}", f"{member.name}/form")]
            value = [member.good[0], first.value]
            if not any(isinstance(entry, list) for entry in value):
                self.change("one-of-two", "is looked at value by value", member, value, found)


def brief(value):
    """A value as a case's title shows it."""
    shown = text(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


def make(book, *classes):
    """All cases of these classes."""
    for klass in classes:
        cases = Cases(book, klass)
        cases.whole()
        for member in klass.members:
            cases.presence(member)
            cases.count(member)
            cases.values(member)
