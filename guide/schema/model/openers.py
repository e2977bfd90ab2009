"""What a cover and a chapter open with: a drawing of the guide's own figures, and the one that a chapter turns on."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from .base import Id, Line, Part, PayRef, Target


class Cover(Part):
    """The drawing on the cover: the pay of the book's own job beside that of its neighbors."""

    pay: PayRef
    """The pay table whose rows are drawn, by role as a rule."""
    row: Id
    """The row that is the book's own job; it is set off and stands first."""


class Opening(Part):
    """What a chapter turns on, set large on its first page: a figure of the guide, or a formula."""

    value: Target | None = None
    """A fact, a value of a pay table or a point of a series."""
    formula: Line | None = None
    spoken: Line | None = None
    """The formula in words, for those who hear it."""
    label: Line
    """What the figure or formula is, as a phrase that follows it: `of working time goes into cleaning data`."""

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        """Refuse an opening that shows nothing or two things, and a formula that cannot be heard."""
        if (self.value is None) == (self.formula is None):
            raise ValueError("an opening needs either a value or a formula")
        if self.formula and not self.spoken:
            raise ValueError("a formula needs its words in 'spoken'")
        return self
