"""Sums of money and whose currency they are in."""

import pytest

import memcon

SUMS = {
    "Japan pledged $300 million in aid to Kenya.": (300_000_000, "USD"),
    "Donors pledged seven billion euros for Türkiye.": (7_000_000_000, "EUR"),
    "Canada gave 20 million Canadian dollars in aid to Haiti.": (20_000_000, "CAD"),
    "India gave 5 million rupees in aid to Nepal.": (5_000_000, "rupee"),
    "Britain gave £4 million in aid to Yemen.": (4_000_000, "GBP"),
}


@pytest.mark.parametrize("text", SUMS)
def test_a_sum_and_its_currency(text: str) -> None:
    record = memcon.read(memcon.capture_of(text=text))
    assert SUMS[text] in [(m.low, m.unit) for e in record.events for m in e.magnitude or () if m.kind == "money"]
