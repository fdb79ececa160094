"""Steps that wait a moment so that many go in one request."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Callable, Deque, Dict, List, NamedTuple, Optional, Sequence

from .errors import MnemeError, NotWritten, Problem, Unreachable

_MOST_STEPS = 1_000
_MOST_CHARS = 4_000_000
_MOST_WAITING = 10_000
#: A request of more that breaks off is halved, for some servers break off what is too large for them.
_LARGE_CHARS = 100_000
_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
#: What may lie in one record, so that the others need not be refused with it.
_OF_CONTENT = (400, 413, 422)


class Pending(NamedTuple):
    """A step that is not written yet."""

    record: str
    #: Told why it will never be.
    refused: Callable[[Problem], None]
    #: Its header ``traceparent``.
    trace: Optional[str] = None


#: Writes records, each with its trace, within so many seconds.
Write = Callable[[Sequence[str], Sequence[Optional[str]], float], object]


class StepBuffer:
    """Writes steps in the order in which they came, soon after the first; threads may share it.

    A step leaves the buffer when Kafka has it or its episode knows that it was refused. Of a request
    that is refused for its content the halves are sent alone, so that a bad step harms no other.
    """

    def __init__(self, write: Write, delay: float, patience: float) -> None:
        self._write = write
        self._delay = delay
        #: Seconds that a caller waits for what cannot be written.
        self.patience = patience
        self._is_closed = False
        self.start_anew()

    def start_anew(self) -> None:
        """Forgets what waits: after a fork that is the parent's, as are locks and the thread."""
        self._waiting: Deque[Pending] = deque()
        self._changed = threading.Condition()
        self._sending = threading.Lock()
        self._added = 0
        self._gone = 0
        self._untold: Dict[str, Callable[[], None]] = {}
        self._thread = threading.Thread(target=self._run, name="mneme-steps", daemon=True)

    def add(self, step: Pending) -> None:
        """Takes a step; when very many wait, it waits itself until they are written.

        :raises NotWritten: if they cannot be; this one is in the buffer all the same
        """
        with self._changed:
            if self._is_closed:
                raise ValueError("the memory is closed")
            if not self._thread.is_alive():
                self._thread.start()
            self._waiting.append(step)
            self._added += 1
            is_full = len(self._waiting) >= _MOST_WAITING
            self._changed.notify()
        if is_full:
            self.flush(self.patience)

    def flush(self, patience: float) -> None:
        """Writes what was added before this call.

        :raises NotWritten: if it cannot be written in so many seconds; the buffer keeps it
        """
        deadline = time.monotonic() + patience
        with self._changed:
            target = self._added
        while True:
            with self._changed:
                if self._gone >= target:
                    return
            if not self._sending.acquire(timeout=max(0.0, deadline - time.monotonic())):
                raise NotWritten(self._unwritten(), None)
            try:
                self._send_first(max(0.0, deadline - time.monotonic()))
            except NotWritten as e:
                raise NotWritten(self._unwritten(), e.cause) from e.cause
            finally:
                self._sending.release()

    def close(self, patience: float) -> None:
        """Writes what is left, and takes no more.

        :raises NotWritten: if it cannot be written; the thread goes on trying, and it may be closed again
        """
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self.flush(patience)

    def tell_later(self, episode: str, tell: Callable[[], None]) -> None:
        """Has :meth:`raise_untold` call ``tell``, unless :meth:`told` is called before."""
        with self._changed:
            self._untold[episode] = tell

    def told(self, episode: str) -> None:
        """Takes note that somebody knows of the refusals of an episode."""
        with self._changed:
            self._untold.pop(episode, None)

    def raise_untold(self) -> None:
        """Raises the refusals of one episode that nobody knows of, if there are any."""
        while True:
            with self._changed:
                if not self._untold:
                    return
                tell = self._untold.pop(next(iter(self._untold)))
            tell()

    def _unwritten(self) -> List[str]:
        with self._changed:
            return [step.record for step in self._waiting]

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if self._is_closed and not self._waiting:
                    return
            time.sleep(self._delay)
            try:
                with self._sending:
                    self._send_first(0.0)
                pause = _FIRST_PAUSE
            except MnemeError as e:
                # Kept, and tried again; who flushes, completes or closes is told if it lasts.
                cause = e.cause if isinstance(e, NotWritten) else None
                time.sleep(max(pause, cause.retry_after if cause else 0.0))
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _send_first(self, patience: float) -> None:
        batch: List[Pending] = []
        size = 0
        with self._changed:
            for step in self._waiting:
                size += len(step.record)
                if batch and (len(batch) == _MOST_STEPS or size > _MOST_CHARS):
                    break
                batch.append(step)
        if batch:
            self._send(batch, patience)

    def _send(self, batch: List[Pending], patience: float) -> None:
        """Sends the first of those that wait, and takes them off."""
        is_large = len(batch) > 1 and sum(len(step.record) for step in batch) > _LARGE_CHARS
        is_divided = False
        problem = None
        try:
            problem = self._refusal(batch, 0.0 if is_large else patience)
        except NotWritten as e:
            if not is_large or patience == 0.0 and not _is_broken(e):
                raise
            if _is_broken(e):
                is_divided = True
            else:
                problem = self._refusal(batch, patience)
        if is_divided or problem is not None and len(batch) > 1 and problem.status in _OF_CONTENT:
            half = len(batch) // 2
            self._send(batch[:half], patience)
            self._send(batch[half:], patience)
            return
        if problem is not None:
            for step in batch:
                step.refused(problem)
        with self._changed:
            for _ in batch:
                self._waiting.popleft()
            self._gone += len(batch)

    def _refusal(self, batch: List[Pending], patience: float) -> Optional[Problem]:
        try:
            self._write([step.record for step in batch], [step.trace for step in batch], patience)
        except Problem as e:
            return e
        return None


def _is_broken(failure: NotWritten) -> bool:
    return isinstance(failure.cause, Unreachable) and failure.cause.is_broken
