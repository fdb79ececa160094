"""What a way to memory does."""

from __future__ import annotations

from typing import Any, Optional, Protocol, Sequence

from .records import Record, Result


class Transport(Protocol):
    """The way to memory; :class:`mneme.gateway.Gateway` says what each does and raises."""

    def write(
        self,
        space: str,
        verb: str,
        records: Sequence[str],
        patience: float,
        wait: Optional[str] = None,
        traces: Sequence[Optional[str]] = (),
    ) -> Any: ...

    def ask(self, space: str, query: Record, patience: float, trace: Optional[str] = None) -> Result: ...

    def start_anew(self) -> None: ...

    def close(self) -> None: ...
