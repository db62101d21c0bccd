"""What the result dataclasses have in common: from JSON, to JSON, and how they show themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import _show

if TYPE_CHECKING:
    from typing_extensions import Self

#: How many characters of a text `repr` shows.
_REPR_TEXT = 60


def one(record: type[Record], **more: Any) -> Any:
    """A member that is another record or absent."""
    return dataclasses.field(default=None, metadata={"record": record}, **more)


def part(record: type[Record]) -> Any:
    """A member that is another record and always there."""
    return dataclasses.field(metadata={"record": record})


def many(record: type[Record] | None = None, *, always: bool = False) -> Any:
    """A member that is a list; an empty one is left out of the JSON form unless ``always``."""
    return dataclasses.field(default=(), metadata={"record": record, "many": True, "always": always})


def nullable() -> Any:
    """A member that is ``null`` in the JSON form when there is none, instead of being left out."""
    return dataclasses.field(default=None, metadata={"always": True})


def beside() -> Any:
    """The last member, kept beside the JSON form: it takes no part in comparing and showing."""
    return dataclasses.field(default=None, repr=False, compare=False, metadata={"beside": True})


@dataclasses.dataclass(frozen=True)
class _Member:
    name: str
    #: The name in the JSON form: `class_` is `class` there.
    json: str
    record: type[Record] | None
    many: bool
    always: bool


@dataclasses.dataclass(frozen=True)
class _Plan:
    """What a record's class says about its JSON form, worked out once."""

    members: tuple[_Member, ...]
    #: The names in the JSON form, in the order of the constructor.
    names: tuple[str, ...]
    #: The places of the members whose values are not taken as they are.
    made: tuple[tuple[int, _Member], ...]
    #: How many members, from the first, have no default.
    required: int
    #: Whether a member beside the JSON form comes last.
    keeps_source: bool


_PLANS: dict[type[Record], _Plan] = {}


def _plan(record: type[Record]) -> _Plan:
    plan = _PLANS.get(record)
    if plan is None:
        plan = _PLANS[record] = _planned(dataclasses.fields(record))  # type: ignore[arg-type]
    return plan


def _planned(fields: tuple[dataclasses.Field[Any], ...]) -> _Plan:
    members = tuple(_member(field) for field in fields if not field.metadata.get("beside"))
    return _Plan(
        members=members,
        names=tuple(member.json for member in members),
        made=tuple((index, member) for index, member in enumerate(members) if member.record or member.many),
        required=sum(field.default is dataclasses.MISSING for field in fields),
        keeps_source=len(members) < len(fields),
    )


def _member(field: dataclasses.Field[Any]) -> _Member:
    about = field.metadata
    return _Member(
        name=field.name,
        json=field.name.rstrip("_"),
        record=about.get("record"),
        many=about.get("many", False),
        always=about.get("always", False),
    )


class Record:
    """A result: a frozen dataclass whose attributes are the members of one JSON object.

    Absent members are ``None`` (or an empty tuple, for lists).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], source: object = None) -> Self:
        """Builds the record from its JSON form. Members it does not know are ignored.

        ``source`` is what the records that keep it have beside the JSON form, such as the image that was read.
        """
        plan = _plan(cls)
        values: list[Any] = [data.get(name) for name in plan.names]
        if None in values[: plan.required]:
            raise TypeError(f"this is not the JSON form of a {cls.__name__}")
        for index, member in plan.made:
            values[index] = _read(member, values[index], source)
        if plan.keeps_source:
            values.append(source)
        return cls(*values)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, the same as in C, Node and on the command line."""
        data: dict[str, Any] = {}
        for member in _plan(type(self)).members:
            value = getattr(self, member.name)
            if member.always or (value is not None and not (member.many and not value)):
                data[member.json] = _write(member, value)
        return data

    def _shown(self) -> Iterator[tuple[str, Any]]:
        for member in _plan(type(self)).members:
            value = getattr(self, member.name)
            if value is not None and value != ():
                yield member.name, value

    def __repr__(self) -> str:
        parts = (f"{name}={_short(value)}" for name, value in self._shown())
        return f"{type(self).__name__}({', '.join(parts)})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """For the library `rich`."""
        return self._shown()


def _read(member: _Member, value: Any, source: object) -> Any:
    record = member.record
    if member.many:
        items = value or ()
        return tuple([record.from_dict(item, source) for item in items]) if record else tuple(items)
    return record.from_dict(value, source) if record and value is not None else value


def _write(member: _Member, value: Any) -> Any:
    if member.many:
        return [item.to_dict() for item in value] if member.record else list(value)
    return value.to_dict() if isinstance(value, Record) else value


def _short(value: Any) -> str:
    if isinstance(value, str) and len(value) > _REPR_TEXT:
        return repr(value[:_REPR_TEXT] + "…")
    return repr(value)


class Card(Record):
    """A record that also shows itself as a small table: ``print`` it, or leave it at the end of a notebook cell."""

    __slots__ = ()

    def _title(self) -> str:
        return type(self).__name__

    def _rows(self) -> list[_show.Row]:
        return []

    def _picture(self) -> bytes | str | None:
        return None

    def __str__(self) -> str:
        return _show.table(self._title(), self._rows())

    def _repr_html_(self) -> str:
        return _show.card(self._title(), self._rows(), self._picture())
