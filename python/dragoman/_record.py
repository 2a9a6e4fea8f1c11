"""One record as a dictionary that is parsed when it is first looked into."""
import json
from collections.abc import Iterator, Mapping
from typing import Any


class Record(Mapping[str, Any]):
    """What was read in one document: `document`, `sentences`, `actors`, `places`, `events`, `claims`, ...

    Offsets (`begin`, `end`) are positions in `record["document"]["text"]`, half-open. `json` is the record as text.
    """

    __slots__ = ("_items", "json")

    def __init__(self, text: str) -> None:
        self.json = text
        self._items: dict[str, Any] | None = None

    def _parsed(self) -> dict[str, Any]:
        if self._items is None:
            self._items = json.loads(self.json)
        return self._items

    def __getitem__(self, name: str) -> Any:
        return self._parsed()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed())

    def __len__(self) -> int:
        return len(self._parsed())

    def __reduce__(self) -> tuple[type["Record"], tuple[str]]:
        return Record, (self.json,)

    def __repr__(self) -> str:
        found = ", ".join(f"{len(self[name])} {name}" for name in ("events", "claims", "figures", "links"))
        return f"<dragoman.Record {self['document']['id']}: {found}>"


def records_from_json(lines: list[str]) -> Any:
    """What a pickle of Records calls."""
    from ._core import Records

    return Records.from_json(lines)
