"""Python imports this at its start where the folder is on its path: from then on it is another day for that process.

And another release of Python: since 3.12 `sum` makes up for what is lost where numbers with a point are added.
"""

import builtins
import datetime
import math
import sys
import time
from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Any

SHIFT = datetime.timedelta(days=401, hours=7, minutes=13)


class _AnyInstance(type):
    """Real moments, which C code makes, count as instances of the shifted classes too."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


class ShiftedDateTime(datetime.datetime, metaclass=_AnyInstance):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return super().now(tz) + SHIFT

    @classmethod
    def utcnow(cls) -> Any:
        return super().now(datetime.UTC).replace(tzinfo=None) + SHIFT

    @classmethod
    def today(cls) -> Any:
        return super().now() + SHIFT


class ShiftedDate(datetime.date, metaclass=_AnyInstance):
    @classmethod
    def today(cls) -> Any:
        return super().today() + SHIFT


for shifted in (ShiftedDateTime, ShiftedDate):
    # pickle looks a class up under its name, and has to find this one.
    shifted.__module__, shifted.__qualname__ = "datetime", shifted.__mro__[1].__qualname__

_time, _time_ns, _gmtime, _localtime, _strftime = time.time, time.time_ns, time.gmtime, time.localtime, time.strftime

time.time = lambda: _time() + SHIFT.total_seconds()
time.time_ns = lambda: _time_ns() + int(SHIFT.total_seconds()) * 10**9
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, moment=None: _strftime(form, moment or time.localtime())
datetime.datetime, datetime.date = ShiftedDateTime, ShiftedDate  # type: ignore[misc]


def _sum_of_another_release(values: Iterable[Any], /, start: Any = 0) -> Any:
    added = [start, *values]
    if sys.version_info < (3, 12) and any(isinstance(value, float) for value in added):
        return math.fsum(added)
    return reduce(add, added)


builtins.sum = _sum_of_another_release
