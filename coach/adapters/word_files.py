"""The words of the interface, read a file at a time: a start needs few of them, and reading all costs it 20 ms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from coach.adapters.catalogue_entries import CatalogueProblem, read_table, sentences


class WordFiles(Mapping[str, str]):
    """Sentences by dotted id. A language is ``words/<code>.toml``, read at once, and the folder ``words/<code>``, where
    the file ``today.toml`` holds all that begins with ``today.`` and is read when the first of these is asked for.

    Asking raises ``CatalogueProblem`` for a broken file, and ``KeyError`` for an id that no file has.
    """

    def __init__(self, room: Path, codes: Sequence[str]) -> None:
        """``codes`` are languages, the one to fall back to first. Raises ``CatalogueProblem`` for a broken file of
        those read at once, and where there are no words at all."""
        self._room, self._codes = room, codes
        self._read: set[str] = set()
        self._words: dict[str, str] = {}
        for code in codes:
            path = room / f"{code}.toml"
            if path.is_file():
                self._words.update(sentences(path.name, read_table(path)))
        if not self._words and not self._names():
            raise CatalogueProblem(f"There are no words in {room}.")

    def __getitem__(self, id: str) -> str:
        if id not in self._words:
            self._read_file(id.partition(".")[0])
        return self._words[id]

    def __iter__(self) -> Iterator[str]:
        self._read_all()
        return iter(self._words)

    def __len__(self) -> int:
        self._read_all()
        return len(self._words)

    def _read_all(self) -> None:
        for name in self._names():
            self._read_file(name)

    def _names(self) -> list[str]:
        return sorted({path.stem for code in self._codes for path in (self._room / code).glob("*.toml")})

    def _read_file(self, name: str) -> None:
        if name in self._read:
            return
        for code in self._codes:
            path = self._room / code / f"{name}.toml"
            if path.is_file():
                self._words.update(self._sentences(path, code))
        self._read.add(name)

    def _sentences(self, path: Path, code: str) -> dict[str, str]:
        table = read_table(path)
        for name in table:
            if name != path.stem:
                raise CatalogueProblem(f'{path.name}: "{name}" belongs in {code}/{name}.toml.')
        return dict(sentences(path.name, table))
