"""Reading the list of pinned libraries: which of them this machine still needs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Pin:
    """One library at one version. ``condition`` says on which systems, in the words of packaging; ``text`` is its part
    of the lock file, hashes and all."""

    name: str
    version: str
    condition: str
    text: str

    @property
    def key(self) -> str:
        """Name and version as an installed library's folder spells them."""
        return folder_key(self.name, self.version)


def folder_key(name: str, version: str) -> str:
    """One spelling for the many that a library's name has."""
    return f"{re.sub(r'[-_.]+', '-', name).lower()}=={version}"


def read_pins(lock: str) -> list[Pin]:
    """The pins of a lock file's text."""
    starts = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<condition>.*?))?\s*\\?$", re.M)
    found = list(starts.finditer(lock))
    ends = [match.start() for match in found[1:]] + [len(lock)]
    return [
        Pin(match["name"], match["version"], match["condition"] or "", lock[match.start() : end].rstrip() + "\n")
        for match, end in zip(found, ends, strict=True)
    ]


def needed(pins: Iterable[Pin], values: Mapping[str, str], installed: Iterable[str]) -> list[Pin]:
    """The pins that hold on this system and are not installed. ``installed`` holds what ``folder_key`` gives."""
    there = frozenset(installed)
    return [pin for pin in pins if pin.key not in there and applies(pin.condition, values)]


def applies(condition: str, values: Mapping[str, str]) -> bool:
    """Whether a condition holds; one that is not understood is left to pip, which understands it."""
    if not condition:
        return True
    try:
        return _holds(ast.parse(condition, mode="eval").body, values)
    except (SyntaxError, KeyError, TypeError, ValueError):
        return True


def _holds(node: ast.expr, values: Mapping[str, str]) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_holds(part, values) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_holds(part, values) for part in parts)
        case ast.Compare(left=ast.Name(id=name), ops=[operator], comparators=[ast.Constant(value=str(asked))]):
            return _compare(values[name], operator, asked)
    raise ValueError(ast.dump(node))


def _compare(value: str, operator: ast.cmpop, asked: str) -> bool:
    match operator:
        case ast.Eq():
            return value == asked
        case ast.NotEq():
            return value != asked
        case ast.Lt():
            return _numbers(value) < _numbers(asked)
        case ast.GtE():
            return _numbers(value) >= _numbers(asked)
    raise ValueError(ast.dump(operator))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
