"""What pydantic found wrong, said in an editor's words at the line and column of the file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from .nodes import Entry, Items
from .problems import Place, Problem, did_you_mean

Detail: TypeAlias = dict[str, Any]


def problems_of(error: ValidationError, root: Entry, model: type[BaseModel]) -> list[Problem]:
    """Return a problem for each error, but for those that only follow from another."""
    details = error.errors(include_url=False)
    return [_problem(detail, root, model) for detail in details if not _only_follows(detail, details)]


def _only_follows(detail: Detail, details: list[Detail]) -> bool:
    """Say whether an error only follows from another.

    A list is too short because its items were refused; a field is missing because its name was misspelt.
    """
    loc = detail["loc"]
    if detail["type"] == "too_short":
        return any(other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in details)
    if detail["type"] == "missing":
        beside = [other["loc"][-1] for other in details if other["loc"][:-1] == loc[:-1] and _is_unknown(other)]
        return bool(difflib.get_close_matches(str(loc[-1]), map(str, beside), n=1, cutoff=0.6))
    return False


def _is_unknown(detail: Detail) -> bool:
    """Say whether an error is about a field that does not exist."""
    return detail["type"] == "extra_forbidden"


def _problem(detail: Detail, root: Entry, model: type[BaseModel]) -> Problem:
    """Return one error as a problem."""
    place, field, owner = _find(detail, root)
    say = _SAYINGS.get(detail["type"], _otherwise)
    message, hint = say(detail, field, owner, model)
    return Problem(place, message, hint)


def _find(detail: Detail, root: Entry) -> tuple[Place, str, Any]:
    """Return the place an error points at, the name of its field, and the node it belongs to.

    pydantic's path also names the branch of a union, which is no key of the file: those steps are passed over.
    """
    node: Any = root
    place, field, owner = root.place, "", root
    for step in detail["loc"]:
        if isinstance(node, Entry) and step in node:
            place = node.key_places.get(step, node.place) if detail["type"] == "extra_forbidden" else node.places[step]
            owner, field, node = node, str(step), node[step]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            place, owner, node = node.places[step], node, node[step]
        elif detail["type"] == "missing":
            field = str(step)
            place = node.place if isinstance(node, Entry | Items) else place
    if detail["type"].startswith("union_tag") and isinstance(node, Entry):
        tag = str(detail["ctx"]["discriminator"]).strip("'")
        place, owner, field = node.places.get(tag, node.place), node, tag
    return place, field, owner


def _missing(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' is missing here", f"add a line '{field}: …'"


def _unknown(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    branch = _model_at(model, detail["loc"][:-1])
    known = [name for name in branch.model_fields if name not in owner] if branch else []
    return f"unknown field '{field}'" + (f" in {branch.__name__}" if branch else ""), did_you_mean(field, known)


def _wrong_kind(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    known = re.findall(r"'([^']*)'", detail["ctx"]["expected_tags"])
    return f"'{detail['ctx']['tag']}' is not a known {field}", did_you_mean(detail["ctx"]["tag"], known)


def _no_kind(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' is missing here: it says what this is", f"add a line '{field}: …'"


def _not_one_of(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    known = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
    return f"'{field}' cannot be '{detail['input']}'", did_you_mean(str(detail["input"]), known)


def _ours(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    said = str(detail["ctx"]["error"]) if "error" in detail.get("ctx", {}) else detail["msg"]
    return (f"'{field}' {said}" if said.startswith("must ") else said), ""


def _too_few(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' needs at least {detail['ctx']['min_length']}, here are {detail['ctx']['actual_length']}", ""


def _too_many(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' holds at most {detail['ctx']['max_length']}, here are {detail['ctx']['actual_length']}", ""


def _not_a_list(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' must be a list", "begin each item with '- '"


def _not_fields(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' must be 'field: value' lines" if field else "here must be 'field: value' lines", ""


def _not_whole(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}' must be a whole number, not '{detail['input']}'", ""


def _limit(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    bound = detail["ctx"].get("ge", detail["ctx"].get("le"))
    sign = "at least" if "ge" in detail["ctx"] else "at most"
    return f"'{field}' must be {sign} {bound}, not {detail['input']}", ""


def _otherwise(detail: Detail, field: str, owner: Any, model: type[BaseModel]) -> tuple[str, str]:
    return f"'{field}': {detail['msg']}", ""


Saying: TypeAlias = Callable[[Detail, str, Any, type[BaseModel]], tuple[str, str]]
_SAYINGS: dict[str, Saying] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _wrong_kind,
    "union_tag_not_found": _no_kind,
    "literal_error": _not_one_of,
    "value_error": _ours,
    "too_short": _too_few,
    "too_long": _too_many,
    "tuple_type": _not_a_list,
    "model_type": _not_fields,
    "model_attributes_type": _not_fields,
    "int_parsing": _not_whole,
    "int_type": _not_whole,
    "greater_than_equal": _limit,
    "less_than_equal": _limit,
}


def _model_at(model: Any, loc: tuple[Any, ...]) -> type[BaseModel] | None:
    """Return the model that the path of an error leads to, through lists, options and the branches of unions."""
    for step in loc:
        branches = _models_in(model)
        tagged = [branch for branch in branches if _tag_of(branch) == step]
        if tagged:
            model = tagged[0]
        elif len(branches) == 1 and step in branches[0].model_fields:
            model = branches[0].model_fields[step].annotation
    branches = _models_in(model)
    return branches[0] if len(branches) == 1 else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return every model that an annotation allows."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for argument in getattr(annotation, "__args__", ()) for found in _models_in(argument)]


def _tag_of(model: type[BaseModel]) -> str:
    """Return the word that tells a model from the others of its union."""
    for name in ("kind", "chart"):
        if name in model.model_fields:
            arguments = getattr(model.model_fields[name].annotation, "__args__", ("",))
            return str(arguments[0])
    return ""
