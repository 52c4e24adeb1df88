"""From the words to the value: one function per shape."""

from memcon.times.clocks import at_clock, clock_value
from memcon.times.context import Context
from memcon.times.counted import frequency_value, quantity_value, relative_value, times_value
from memcon.times.dated import (
    bc_value,
    bcyears_value,
    century_value,
    date_value,
    decade_value,
    fiscal_value,
    iso_value,
    nine_value,
    numeric_value,
    ordinalday_value,
    shortyear_value,
    year_value,
    years_value,
)
from memcon.times.named import daypart_value, deictic_value, holiday_value, season_value, weekday_value
from memcon.times.patterns import DEICTIC
from memcon.times.scan import Raw
from memcon.times.value import Value


def resolve(raw: Raw, ctx: Context) -> Value | None:
    """The value of a raw expression in its context; None where it turns out to be none."""
    return FORMS[raw.form](raw, ctx)


def _deictic(raw: Raw, ctx: Context) -> Value | None:
    """ "Noon" and "midnight" are clocks, the other words days."""
    code = DEICTIC[raw.parts["w"] or ""]
    return at_clock(raw, ctx, code[1:]) if code.startswith("C") else deictic_value(raw, ctx)


FORMS = {
    "iso": iso_value,
    "nine": nine_value,
    "numeric": numeric_value,
    "clock": clock_value,
    "date": date_value,
    "month": date_value,
    "century": century_value,
    "bc": bc_value,
    "bcyears": bcyears_value,
    "ad": year_value,
    "years": years_value,
    "decade": decade_value,
    "year": year_value,
    "shortyear": shortyear_value,
    "ordinalday": ordinalday_value,
    "weekday": weekday_value,
    "deictic": _deictic,
    "season": season_value,
    "daypart": daypart_value,
    "holiday": holiday_value,
    "quantity": quantity_value,
    "relative": relative_value,
    "frequency": frequency_value,
    "times": times_value,
    "fiscal": fiscal_value,
}
