"""What all entries have in common: strict fields, and the way to the frozen data of the model.

Fields bear the model's names; where the file says it in another word (`from`, `if`), that word is
the field's alias. `build` goes down the tree with the path in the file, because the draws of
effects are named by their path, and because lint must find each effect again.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from game.content.problem import Path
from game.model.effects import Effect


class Placed(NamedTuple):
    """An effect and where it stands in the file."""

    path: Path
    effect: Effect


def says(meaning: str, default: Any = ..., *, key: str | None = None) -> Any:
    """A field: what it means, its default if it may be left out, and its word in the file."""
    if isinstance(default, list | dict):
        return Field(default_factory=type(default), alias=key, description=meaning)
    return Field(default, alias=key, description=meaning)


class Written(BaseModel):
    """An entry as written. `makes` is what it becomes, with the same fields."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    makes: ClassVar[Any]

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        """The fields of the frozen data, built."""
        return {
            name: built(getattr(self, name), (*at, field.alias or name), placed)
            for name, field in type(self).model_fields.items()
        }

    def build(self, at: Path, placed: list[Placed]) -> Any:
        """The frozen data; `placed` collects the effects below."""
        return self.makes(**self.parts(at, placed))


class WrittenEffect(Written):
    """One entry of a list of effects, which may stand for several."""

    def build(self, at: Path, placed: list[Placed]) -> tuple[Effect, ...]:
        raise NotImplementedError


def built(value: Any, at: Path, placed: list[Placed]) -> Any:
    """A field's value in the model: entries built, lists as tuples."""
    if isinstance(value, Written):
        return value.build(at, placed)
    if isinstance(value, list):
        result: list[Any] = []
        for index, item in enumerate(value):
            made = built(item, (*at, getattr(item, "id", index)), placed)
            if isinstance(item, WrittenEffect):
                result.extend(made)
            else:
                result.append(made)
        return tuple(result)
    if isinstance(value, dict):
        return tuple((key, built(item, (*at, key), placed)) for key, item in value.items())
    return value
