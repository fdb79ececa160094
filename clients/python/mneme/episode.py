"""One episode: what an agent does about one task."""

from __future__ import annotations

import logging
import threading
from types import TracebackType
from typing import Any, Dict, List, Optional, Protocol, Sequence, Tuple, Type, Union

from .buffer import Pending, StepBuffer
from .errors import MnemeError, NotWritten, Problem
from .records import Record, Written, encode, now_millis, without_none


_LOG = logging.getLogger("mneme")


class Writing(Protocol):
    """Writes one record now."""

    def __call__(self, verb: str, record: Record, wait: Optional[str] = None) -> Any: ...


class Episode:
    """An episode under way, made by :meth:`mneme.Memory.episode`, which has written its start.

    As a context manager it completes itself: with ``success`` at the end of the block, with
    ``failure`` and the exception's class when one passes. An error of memory itself says nothing of
    the task and leaves the episode open: it may still be completed. Threads may share it.
    """

    def __init__(
        self, space: str, id: str, at: int, write: Writing, buffer: StepBuffer, trace: Optional[str] = None
    ) -> None:
        self.space = space
        self.id = id
        self._write = write
        self._buffer = buffer
        self._trace = trace
        self._lock = threading.Lock()
        self._at = at
        self._steps = 0
        self._refused: List[Tuple[int, Problem]] = []
        self._refusals = 0
        self._end: Optional[Record] = None
        self._written: Optional[Written] = None

    def step(
        self,
        tool: str,
        *,
        action: Optional[str] = None,
        parameters: Optional[Dict[str, Any]] = None,
        observation: Optional[str] = None,
        status: Optional[str] = None,
        message: Optional[str] = None,
        latency_millis: Optional[int] = None,
        tokens: Optional[int] = None,
        state: Optional[Sequence[float]] = None,
        action_vector: Optional[Sequence[float]] = None,
        predicted_outcome: Optional[Sequence[float]] = None,
        outcome_vector: Optional[Sequence[float]] = None,
        applied_patterns: Optional[Sequence[str]] = None,
        used_experiences: Optional[Sequence[str]] = None,
    ) -> int:
        """Adds a step and gives back its number; it is written soon, at the latest by completion.

        :param status: ok (the default), error or timeout, with ``message`` for the error's text
        :raises Problem: if an earlier step of this episode was refused; this one is then not added
        :raises ValueError: if the episode is complete
        """
        record = without_none(
            {
                "type": "step",
                "space": self.space,
                "episode": self.id,
                "tool": tool,
                "action": action,
                "parameters": parameters,
                "observation": observation,
                "result": without_none({"status": status, "message": message}) or None,
                "latencyMillis": latency_millis,
                "tokens": tokens,
                "state": _numbers(state),
                "actionVector": _numbers(action_vector),
                "predictedOutcome": _numbers(predicted_outcome),
                "outcomeVector": _numbers(outcome_vector),
                "appliedPatterns": applied_patterns,
                "usedExperiences": used_experiences,
            }
        )
        with self._lock:
            self._raise_refusal()
            if self._end is not None:
                raise ValueError(f"episode {self.id} is complete")
            encoded = encode({**record, "step": self._steps + 1, "at": self._now()})
            number = self._steps = self._steps + 1
            try:
                self._buffer.add(Pending(encoded, lambda problem: self._refuse(number, problem), self._trace))
            except ValueError:
                self._steps -= 1
                raise
            return number

    def complete(
        self,
        verdict: str = "success",
        *,
        score: Optional[float] = None,
        detail: Optional[str] = None,
        completed: Optional[Sequence[str]] = None,
        failed: Optional[Sequence[str]] = None,
        artifacts: Optional[Sequence[str]] = None,
        wait: bool = False,
    ) -> Written:
        """Writes what steps are left and the end. Once it is written, later calls only say where.

        :param verdict: success, partial, failure or abstained
        :param wait: waits until the episode can be recalled; ``searchable`` says whether it can
        :raises NotWritten: if it cannot be written; may be called again
        :raises Problem: if it, or a step, was refused; of a step after the end has been written
        """
        with self._lock:
            if self._written is None:
                self._buffer.flush(self._buffer.patience)
                if self._end is None:
                    outcome = {
                        "verdict": verdict,
                        "score": score,
                        "detail": detail,
                        "completed": completed,
                        "failed": failed,
                        "artifacts": artifacts,
                    }
                    self._end = {
                        "type": "completed",
                        "space": self.space,
                        "episode": self.id,
                        "at": self._now(),
                        "steps": self._steps - self._refusals,
                        "outcome": without_none(outcome),
                    }
                try:
                    self._written = self._write("complete", self._end, "searchable" if wait else None)
                except NotWritten:
                    # It may be there: the next try must say the same.
                    raise
                except Exception:
                    self._end = None
                    raise
            self._raise_refusal()
            return self._written

    def __enter__(self) -> Episode:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        if kind is None:
            self.complete()
        elif issubclass(kind, MnemeError):
            _LOG.warning("%s is left open: %s", self, error)
        else:
            try:
                self.complete("failure", detail=kind.__name__)
            except MnemeError as e:
                # The exception that passes says more.
                _LOG.warning("%s: completing it as a failure: %s", self, e)

    def __repr__(self) -> str:
        return f"Episode({self.space}/{self.id})"

    def _refuse(self, step: int, problem: Problem) -> None:
        self._refusals += 1
        self._refused.append((step, problem))
        self._buffer.tell_later(self.id, self._raise_refusal)

    def _raise_refusal(self) -> None:
        if not self._refused:
            return
        self._buffer.told(self.id)
        refused, self._refused = self._refused, []
        if refused:
            raise refused[0][1].of_steps(self.id, [step for step, _ in refused])

    def _now(self) -> int:
        """The time, which does not run backwards within an episode."""
        self._at = max(self._at, now_millis())
        return self._at


def _numbers(vector: Optional[Sequence[float]]) -> Optional[List[float]]:
    return None if vector is None else [float(x) for x in vector]


def id_of(thing: Union[str, Episode, Any]) -> str:
    """The id of an episode or a hit, or the id itself."""
    if isinstance(thing, str):
        return thing
    return thing.id if isinstance(thing, Episode) else str(thing["id"])
