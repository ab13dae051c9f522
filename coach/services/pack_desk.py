"""The desk of packs: look into one, take it in whole or not at all, and hand own things on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.domain.exercise import ExerciseBook, ExerciseKind
from coach.domain.pack import Pack, PackArrival, arrive, pack_of
from coach.domain.routine_offer import id_of
from coach.services.exercises import ExerciseDesk
from coach.services.pack_ports import PackFiles, PackKeeper, PackProblem
from coach.services.ports import StoreProblem


@dataclass(frozen=True)
class PackPreview:
    """A pack that was looked into and not taken in yet; ``pictures`` by the names that its exercises give."""

    file: Path
    arrival: PackArrival
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class PackDesk(QObject):
    """Packs in and out; a bad pack changes nothing."""

    previewed = Signal(object)
    """A ``PackPreview``."""
    failed = Signal(str)
    """One sentence; nothing was changed."""
    imported = Signal(object)
    """The ``PackPreview`` that was taken in."""
    exported = Signal(object)
    """The ``Path`` of the file that was written."""

    def __init__(
        self, files: PackFiles, keeper: PackKeeper, desk: ExerciseDesk, built_in: Callable[[], ExerciseBook]
    ) -> None:
        """``desk`` holds what is here; ``built_in`` reads the catalogue, at first use."""
        super().__init__()
        self._files, self._keeper, self._desk, self._built_in = files, keeper, desk, built_in

    @property
    def own_ids(self) -> tuple[str, ...]:
        """The ids of what can be exported: own exercises, then own routines."""
        own = (exercise.id for exercise in self._desk.book.exercises if self._desk.is_own(exercise.id))
        return (*own, *(routine.id for routine in self._desk.own_routines))

    def preview(self, file: Path) -> PackPreview | None:
        """Look into a pack; ``previewed`` follows, or ``failed``."""
        try:
            contents = self._files.read(file)
            arrival = self._arrive(contents.pack)
        except PackProblem as problem:
            self.failed.emit(str(problem))
        except ValueError as problem:
            self.failed.emit(f"{file.name}, {problem}.")
        else:
            found = PackPreview(file, arrival, contents.pictures)
            self.previewed.emit(found)
            return found
        return None

    def import_pack(self, preview: PackPreview) -> bool:
        """Take a pack in; ``imported`` follows, or ``failed``. It is laid beside what is here now, so that something
        made since the preview is not replaced either."""
        try:
            now = self._arrive(preview.arrival.pack)
            self._keeper.keep_all(now.exercises, now.routines, preview.pictures)
        except StoreProblem as problem:
            self.failed.emit(str(problem))
            return False
        except ValueError as problem:
            self.failed.emit(f"{preview.file.name}, {problem}.")
            return False
        self._desk.reload()
        self.imported.emit(PackPreview(preview.file, now, preview.pictures))
        return True

    def export(self, ids: Collection[str], file: Path, name: str = "", author: str = "") -> None:
        """Write the own exercises and routines of these ids as a pack called ``name`` (else as the file is);
        ``exported`` follows, or ``failed``."""
        desk = self._desk
        try:
            pack = pack_of(name or file.stem, author, ids, desk.book, self._built_in(), desk.own_routines)
            found = {exercise.picture: desk.picture(exercise) for exercise in pack.exercises if exercise.picture}
            pictures = {name: path for name, path in found.items() if path is not None}
            self.exported.emit(self._files.write(pack, pictures, file))
        except PackProblem as problem:
            self.failed.emit(str(problem))
        except ValueError as problem:
            self.failed.emit(f"{file.name}, {problem}.")

    def _arrive(self, pack: Pack) -> PackArrival:
        # The routines that are offered have ids too, by which the commands know them.
        offered = [id_of(kind) for kind in ExerciseKind]
        return arrive(pack, self._desk.book, self._desk.own_routines, offered)
