"""Batches that wait on disk, and so survive the process."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

_ENDING = ".batch.gz"
_BEGINNING = "new-"
_LONGEST_SECONDS = 71 * 3600  # the server knows a batch id for 72 hours
_LONGEST_WRITE_SECONDS = 3600


@dataclass(frozen=True)
class Batch:
    """Records under one id: however often they are sent, the server stores them once."""

    id: str
    logs: List[Dict[str, Any]]


class Spool:
    """A folder of batches, the oldest first. Several processes may share it: a batch that two of them send is stored
    once. Bounded in bytes: a full one gives up its oldest."""

    def __init__(self, folder: str, max_bytes: int) -> None:
        self._folder = Path(os.path.expanduser(folder))  # Path.expanduser raises for a home it does not find
        self._max_bytes = max_bytes

    def put(self, batch: Batch) -> int:
        """Store it, whole or not at all; how many records had to go for it. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=str(self._folder), prefix=_BEGINNING)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(gzip.compress(json.dumps([batch.id, batch.logs]).encode("ascii"), compresslevel=5))
            os.replace(temporary, str(self._folder / f"{time.time_ns():020d}-{batch.id}{_ENDING}"))
        except BaseException:
            self.delete(Path(temporary))  # on a full disk half a file is in the way
            raise
        return self._make_room()

    def oldest(self) -> Optional[Path]:
        """The next to be sent."""
        files = self._files()
        return files[0] if files else None

    def load(self, path: Path) -> Optional[Batch]:
        """None when the file is gone, too old or damaged; then it is deleted too."""
        try:
            if time.time() - path.stat().st_mtime < _LONGEST_SECONDS:
                batch_id, logs = json.loads(gzip.decompress(path.read_bytes()))
                return Batch(str(batch_id), list(logs))
        except (OSError, EOFError, ValueError, TypeError):
            pass
        self.delete(path)
        return None

    def delete(self, path: Path) -> None:
        """Another process may have been faster."""
        try:
            path.unlink()
        except OSError:
            pass

    def _files(self) -> List[Path]:
        try:
            return sorted(self._folder.glob("*" + _ENDING))
        except OSError:
            return []

    def _make_room(self) -> int:
        self._sweep()
        lost = 0
        files = self._files()
        sizes = {path: path.stat().st_size for path in files if path.exists()}
        total = sum(sizes.values())
        for path in files[:-1]:
            if total <= self._max_bytes:
                break
            batch = self.load(path)
            lost += len(batch.logs) if batch else 0
            total -= sizes.get(path, 0)
            self.delete(path)
        return lost

    def _sweep(self) -> None:
        """Delete what processes left behind that were killed while writing."""
        for path in self._folder.glob(_BEGINNING + "*"):
            try:
                if time.time() - path.stat().st_mtime > _LONGEST_WRITE_SECONDS:
                    path.unlink()
            except OSError:
                pass
