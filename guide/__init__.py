"""The front door of what is said: read a guide, and know its parts and problems by name."""

from .schema.measures import PartialDate, Quantity
from .schema.model import *  # noqa: F403
from .schema.model import __all__ as _models
from .schema.problems import (
    NOWHERE,
    BuildError,
    GuideError,
    LayoutError,
    Place,
    PrintError,
    Problem,
    did_you_mean,
    shown,
)
from .schema.reader import read_guide

__all__ = [
    "NOWHERE",
    "BuildError",
    "GuideError",
    "LayoutError",
    "PartialDate",
    "Place",
    "PrintError",
    "Problem",
    "Quantity",
    "did_you_mean",
    "read_guide",
    "shown",
    *_models,
]
