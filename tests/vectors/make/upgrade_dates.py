"""Dates of the old versions: seconds and every shape of ISO 8601, written as 2.0 asks for, in UTC."""

import datetime

from . import samples as s
from .upgrade import new
from .upgrade_two import assertion


def day(year, month, day):
    """The first moment of a day."""
    return datetime.datetime(year, month, day, tzinfo=datetime.timezone.utc)


def at(seconds):
    """The moment so many seconds after 1970 began."""
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)


TEN = day(2016, 5, 15) + datetime.timedelta(hours=10)

#: The date as it is given, and the moment it means: where it does not say otherwise, in UTC.
SHAPES = {
    "seconds": (1500423730, at(1500423730)),
    "seconds-text": ("1500423730", at(1500423730)),
    "seconds-fraction": ("1500423730.5", at(1500423730.5)),
    "day": ("2016-05-15", day(2016, 5, 15)),
    "day-basic": ("20160515", day(2016, 5, 15)),
    "month": ("2016-05", day(2016, 5, 1)),
    "year": ("2016", day(2016, 1, 1)),
    "ordinal": ("2016-136", day(2016, 1, 1) + datetime.timedelta(days=135)),
    "week": ("2016-W20", at(day(*datetime.date.fromisocalendar(2016, 20, 1).timetuple()[:3]).timestamp())),
    "week-day": ("2016W207", at(day(*datetime.date.fromisocalendar(2016, 20, 7).timetuple()[:3]).timestamp())),
    "no-zone": ("2016-05-15T10:00:00", TEN),
    "space": ("2016-05-15 10:00", TEN),
    "hour": ("2016-05-15T10", TEN),
    "zone": ("2016-05-15T12:00:00+02:00", TEN),
    "zone-basic": ("2016-05-15T05:00:00-0500", TEN),
    "zone-next-day": ("2016-12-31T23:30:00-01:00", day(2017, 1, 1) + datetime.timedelta(minutes=30)),
    "fraction": ("2016-05-15T10:00:00,250Z", TEN + datetime.timedelta(milliseconds=250)),
}


def rfc3339(moment):
    """A moment in UTC, with no more of a second than there is."""
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    return text + (f".{moment.microsecond:06d}".rstrip("0") if moment.microsecond else "") + "Z"


def cases(book):
    """Each as the day of issue of an assertion of 1.1."""
    for name, (given, moment) in SHAPES.items():
        old = {**s.A11, "issuedOn": given}
        full = assertion(s.URL, s.BADGE, issuedOn=rfc3339(moment), uid="a1")
        says = f"1.1: the date {given!r} is {rfc3339(moment)}"
        new(book, f"2.0/date-{name}", says, old, "2.0", full, "1.1", "Assertion")
    kept = {**s.A20, "issuedOn": "2019-03-01T10:00:00.500+01:00"}
    says = "2.0: a date that is sound stays as it is written, in 3.0 too"
    from .upgrade_three import credential

    full = credential(s.URL, "2.0", valid="2019-03-01T10:00:00.500+01:00")
    new(book, "3.0/date-kept", says, kept, "3.0", full, "2.0", "OpenBadgeCredential", ["/verification"])
