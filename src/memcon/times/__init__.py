"""Time expressions: "late on Thursday" to a day, "23:35 Moscow time" to an instant."""

from memcon.times.checks import check_clocks
from memcon.times.combine import combine
from memcon.times.context import page_day
from memcon.times.find import find_times, to_times
from memcon.times.types import Direction, Found, ZoneLookup

__all__ = ["Direction", "Found", "ZoneLookup", "check_clocks", "combine", "find_times", "page_day", "to_times"]
