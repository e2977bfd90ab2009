"""Pay as ranges: where bands and quantiles stand, how an open end looks, what is held back."""

from __future__ import annotations

import pytest
from chartroom import draw, figure, fill, height, middle, small_guide, span, words

from guide import GuideError

PANELS = [
    {"label": "Stated", "rows": ["stated"]},
    {"label": "Paid", "rows": ["paid.keeper", "paid.senior"]},
]


def test_a_band_reaches_from_its_low_to_its_high() -> None:
    assert span(draw(chart="pay_bands", pay="stated"), "stated.keeper.band") == pytest.approx((90_000, 120_000))


def test_an_open_band_is_torn_past_its_high_and_goes_on_as_an_arrow() -> None:
    drawing = draw(chart="pay_bands", pay="stated")
    low, torn = span(drawing, "stated.lead.band")
    assert low == pytest.approx(200_000)
    assert 300_000 < torn < 310_000
    assert span(drawing, "stated.lead.band.open")[0] > torn
    assert "stated.keeper.band.open" not in drawing.canvas.marks


def test_the_words_at_an_open_end_are_those_of_the_guide() -> None:
    assert "$300k and above" in words(draw(chart="pay_bands", pay="stated"))


def test_in_the_margin_the_band_is_written_above_its_bar() -> None:
    assert "$200k–$300k and above" in words(draw(chart="pay_bands", pay="stated", width="margin"))


def test_quantiles_stand_at_their_values() -> None:
    drawing = draw(chart="pay_quantiles", pay="paid")
    assert span(drawing, "paid.senior.whisker") == pytest.approx((154_300, 274_500))
    assert span(drawing, "paid.senior.bar") == pytest.approx((182_400, 244_000))
    assert middle(drawing, "paid.senior.median") == pytest.approx(212_500)


def test_every_mark_of_the_first_measured_row_is_named() -> None:
    set_words = words(draw(chart="pay_quantiles", pay="paid"))
    assert {"p10", "p25", "Median $149k", "p75", "p90"} <= set(set_words)
    assert "$213k" in set_words


def test_a_row_of_few_observations_is_written_and_not_drawn() -> None:
    drawing = draw(chart="pay_quantiles", pay="paid")
    assert "n = 20: too few to print" in words(drawing)
    assert not [mark for mark in drawing.canvas.marks if "chief" in mark]
    chief = drawing.data.readings[2]
    assert (chief.at, chief.n, set(chief.numbers), chief.remark) == ("Chief", 20, {None}, "too few to print")


def test_rows_stand_in_the_order_asked_for() -> None:
    given = draw(chart="pay_quantiles", pay="paid", rows=["senior", "keeper"])
    assert height(given, "paid.senior.median") < height(given, "paid.keeper.median")
    by_median = draw(chart="pay_quantiles", pay="paid", rows=["keeper", "senior"], sort="median")
    assert height(by_median, "paid.senior.median") < height(by_median, "paid.keeper.median")


def test_the_row_that_is_the_point_is_solid_in_the_second_hue_and_the_others_are_outlines() -> None:
    drawing = draw(chart="pay_quantiles", pay="paid", highlight=["senior"])
    assert (fill(drawing, "paid.senior.bar"), fill(drawing, "paid.keeper.bar")) == ("second", "tint")
    assert fill(draw(chart="pay_quantiles", pay="paid"), "paid.keeper.bar") == "accent"


def test_rows_of_a_panel_may_have_names_of_their_own() -> None:
    panel = {"label": "Entry", "rows": ["paid.keeper", "paid.senior"], "names": ["North", "South"]}
    drawing = draw(chart="pay_compare", panels=[panel], highlight=["paid.keeper"])
    assert {"North", "South"} <= set(words(drawing)) and "Keeper" not in words(drawing)
    assert (fill(drawing, "paid.keeper.bar"), fill(drawing, "paid.senior.bar")) == ("second", "tint")


def test_a_measured_row_in_the_margin_has_its_three_amounts_and_no_axis() -> None:
    drawing = draw(chart="pay_quantiles", pay="paid", rows=["keeper"], width="margin")
    assert words(drawing) == ["Keeper", "n = 139", "$106k", "$198k", "Median $149k"]


def test_panels_share_one_scale() -> None:
    drawing = draw(chart="pay_compare", panels=PANELS)
    assert span(drawing, "stated.keeper.band") == pytest.approx((90_000, 120_000))
    assert span(drawing, "paid.keeper.bar") == pytest.approx((134_465, 181_750))


def test_the_alternative_text_says_every_amount_that_is_drawn() -> None:
    alt = draw(chart="pay_compare", panels=PANELS).alt
    assert alt.startswith(
        "Range chart in 2 panels on one scale, 4 rows, gross pay a year. Stated: Keeper: $90,000 to $120,000."
    )
    assert "Lead: $200,000 to $300,000 and above." in alt
    assert "Senior (n = 1,528): p10 $154,300, p25 $182,400, median $212,500, p75 $244,000, p90 $274,500." in alt


def test_a_year_and_a_month_are_not_drawn_on_one_scale() -> None:
    panels = [{"label": "A", "rows": ["paid.keeper"]}, {"label": "B", "rows": ["monthly"]}]
    with pytest.raises(GuideError, match="the panels mix USD a month and USD a year, which one scale cannot show"):
        draw(chart="pay_compare", panels=panels)


def test_a_chart_of_bands_refuses_quantiles_and_the_other_way_round() -> None:
    with pytest.raises(GuideError, match="row 'keeper' has no low and high: a chart of bands needs them"):
        draw(chart="pay_bands", pay="paid")
    with pytest.raises(GuideError, match="row 'lead' is a band: a chart of quantiles needs p10 to p90"):
        draw(chart="pay_quantiles", pay="stated")


def test_a_chart_of_nothing_but_held_back_rows_is_refused() -> None:
    with pytest.raises(GuideError, match="every row is held back: there is nothing to draw"):
        draw(chart="pay_quantiles", pay="paid", rows=["chief"])


def test_the_minimum_of_observations_is_the_guides() -> None:
    table = small_guide().pay["paid"]
    assert [row.id for row in table.rows if table.is_held_back(row)] == ["chief"]
    assert figure(chart="pay_bands", pay="stated").width == "text"
