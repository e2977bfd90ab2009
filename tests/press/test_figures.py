"""Plates: a size in mm, words, numbers, the same bytes every time, and all problems at once."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter

from guide import Figure, Guide, GuideError
from layouts.press.figures import CHARTS, draw_plate, draw_plates
from layouts.press.tokens import read_tokens
from layouts.press.typography import Typographer

ROOT = Path(__file__).resolve().parents[2]
TOKENS = read_tokens([ROOT / "layouts"])
PAGE_MM = 227
"""Between the head and the foot of the lower of the two papers."""
DRAW = """
import sys
from hashlib import sha256
from pathlib import Path
from guide import read_guide
from layouts.press.figures import draw_plates
from layouts.press.tokens import read_tokens
from layouts.press.typography import Typographer
guide = read_guide(Path("tests/guides/lighthouse"))
plates = draw_plates(guide, read_tokens([Path("layouts")]), Typographer.of(guide))
print(sha256(b"".join(plate.svg for plate in plates.values())).hexdigest())
"""


@pytest.fixture(scope="module")
def plates(lighthouse: Guide) -> dict:
    """The plates of the small guide."""
    return draw_plates(lighthouse, TOKENS, Typographer.of(lighthouse))


def test_every_kind_of_figure_has_a_chart() -> None:
    union = get_args(Figure)[0]
    kinds = {get_args(kind.model_fields["chart"].annotation)[0] for kind in get_args(union)}
    assert kinds == set(CHARTS)


def test_every_figure_of_a_guide_becomes_a_plate(lighthouse: Guide, plates: dict) -> None:
    assert set(lighthouse.figures) <= set(plates)


def test_a_plate_is_as_wide_as_its_figure_asks(lighthouse: Guide, plates: dict) -> None:
    widths = {"text": 112, "full": 166, "margin": 46}
    for name, figure in lighthouse.figures.items():
        assert plates[name].width_mm == widths[figure.width]
        assert 10 < plates[name].height_mm < 150


def test_in_large_print_every_figure_is_drawn_across_the_page_and_fits_on_it(lighthouse: Guide) -> None:
    drawn = draw_plates(lighthouse, read_tokens([ROOT / "layouts"], "large"), Typographer.of(lighthouse))
    for name in lighthouse.figures:
        assert drawn[name].width_mm == 166
        assert drawn[name].height_mm < PAGE_MM


def test_a_plate_is_drawn_at_another_width_for_the_sheet(lighthouse: Guide) -> None:
    plate = draw_plate(lighthouse.figures["skills"], lighthouse, TOKENS, Typographer.of(lighthouse), 61)
    assert plate.width_mm == 61


def test_alternative_texts_say_more_than_title_and_caption(lighthouse: Guide, plates: dict) -> None:
    for name, figure in lighthouse.figures.items():
        assert plates[name].alt not in ("", str(figure.title), str(figure.caption))


def test_every_chart_has_its_numbers_and_a_diagram_has_none(lighthouse: Guide, plates: dict) -> None:
    diagrams = {name for name, figure in lighthouse.figures.items() if plates[name].data is None}
    kinds = {lighthouse.figures[name].chart for name in diagrams}
    assert {"cycle", "flow", "ladder"} <= kinds <= {"cycle", "days", "flow", "heights", "ladder", "reach"}
    for name in lighthouse.figures.keys() - diagrams:
        values = plates[name].data
        assert values.readings
        assert all(len(reading.numbers) == len(values.columns) for reading in values.readings)


def test_letters_are_outlines_and_nothing_is_translucent(plates: dict) -> None:
    for plate in plates.values():
        svg = plate.svg.decode()
        assert "<text" not in svg and "opacity" not in svg and "<image" not in svg
        assert "<!DOCTYPE" not in svg and "dc:date" not in svg and "linearGradient" not in svg


def test_two_processes_give_the_same_bytes(plates: dict) -> None:
    digests = {sha256(b"".join(plate.svg for plate in plates.values())).hexdigest()}
    for seed in ("0", "random"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-c", DRAW], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        digests.add(ran.stdout.strip())
    assert len(digests) == 1


def test_the_problems_of_all_figures_are_raised_at_once(lighthouse: Guide) -> None:
    far = {"label": "Late", "start": 11, "end": 13}
    fields = {"title": "Too late", "chart": "roadmap", "period": "month", "periods": 12, "phases": [far, far]}
    broken = {name: TypeAdapter(Figure).validate_python({"id": name, **fields}) for name in ("one", "two")}
    guide = lighthouse.model_copy(update={"figures": broken})
    with pytest.raises(GuideError) as caught:
        draw_plates(guide, TOKENS, Typographer.of(lighthouse))
    assert {problem.message for problem in caught.value.problems} == {"phase 'Late' ends in month 13 of 12"}


def test_a_figure_that_does_not_fit_is_reported_at_its_line(lighthouse: Guide) -> None:
    with pytest.raises(GuideError) as caught:
        draw_plate(lighthouse.figures["who-does-what"], lighthouse, TOKENS, Typographer.of(lighthouse), 8)
    problem = caught.value.problems[0]
    assert problem.place.file.endswith("figures.yaml") and problem.place.line > 1
    assert problem.message.startswith("figure 'who-does-what': label")


def test_settings_in_the_working_folder_do_not_change_a_chart(lighthouse: Guide, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from guide import read_guide; from layouts import read_tokens, draw_all_plates\n"
        "root = Path(sys.argv[1]); guide = read_guide(root / 'tests/guides/lighthouse')\n"
        "plates = draw_all_plates(guide, read_tokens([root / 'layouts']))\n"
        "import hashlib; print(hashlib.sha256(b''.join(plates[name].svg for name in sorted(plates))).hexdigest())"
    )
    settings = "lines.linewidth: 9\nfont.size: 30\nsavefig.facecolor: red\nsavefig.dpi: 30\nmathtext.default: bf\n"
    digests = []
    for text in ("", settings):
        (tmp_path / "matplotlibrc").write_text(text)
        command = [sys.executable, "-c", code, str(ROOT)]
        digests.append(subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout)
    assert digests[0] == digests[1]
