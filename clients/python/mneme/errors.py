"""What can go wrong, each kind its own class."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Tuple, Type


class MnemeError(Exception):
    """Whatever this package raises on its own account."""

    #: Seconds after which it is worth trying again.
    retry_after: float = 0.0

    @property
    def is_temporary(self) -> bool:
        """Whether a write that met this may be sent again: it is not known to be refused."""
        return False


class Unreachable(MnemeError):
    """Nobody answered: no connection, a broken one, or silence."""

    #: Whether there was a connection, and it broke.
    is_broken: bool = False

    @property
    def is_temporary(self) -> bool:
        return True


class NotWritten(MnemeError):
    """Kafka is not known to have these records after all tries; they may be there or not.

    Steps stay in the buffer, and the next flush, completion or close tries them again.
    """

    def __init__(self, records: Sequence[str], cause: Optional[MnemeError]) -> None:
        super().__init__(f"{len(records)} records are not known to be written: {cause or 'out of time'}")
        #: The records as JSON texts.
        self.records = list(records)
        self.cause = cause


class Problem(MnemeError):
    """A refusal by the gateway (RFC 9457) or by memory itself."""

    def __init__(
        self, status: int, code: str, detail: str, field: Optional[str] = None, retry_after: float = 0.0
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.status = status
        self.code = code
        self.detail = detail
        #: Path of the field that is wrong.
        self.field = field
        self.retry_after = retry_after
        #: Numbers of the steps that were refused, of :attr:`episode`; empty if it was no step.
        self.steps: Tuple[int, ...] = ()
        self.episode: Optional[str] = None

    def of_steps(self, episode: str, steps: Sequence[int]) -> Problem:
        """This problem, as that of steps of an episode."""
        told = type(self)(self.status, self.code, self.detail, self.field, self.retry_after)
        told.episode, told.steps = episode, tuple(steps)
        first = ", ".join(map(str, steps[:10])) + (", ..." if len(steps) > 10 else "")
        told.args = (f"{self}; refused of episode {episode}: {len(steps)} step(s), {first}",)
        return told

    @property
    def is_temporary(self) -> bool:
        return self.status in (408, 429) or (self.status >= 500 and self.status != 501)


class Invalid(Problem):
    """400, 415 or 422: the request is wrong, and :attr:`field` says where."""


class Unauthorized(Problem):
    """401: no key, or one that is not known."""


class Forbidden(Problem):
    """403: the key has no right to this in this space."""


class NotFound(Problem):
    """404."""


class Conflict(Problem):
    """409: a query of this id is under way."""


class TooLarge(Problem):
    """413."""


class RateLimited(Problem):
    """429: too many requests of this key."""


class NotSupported(Problem):
    """501: the job does not answer this."""


class Unavailable(Problem):
    """503: not known to be written, or not accepted now."""


class NoAnswer(Problem):
    """504: memory has not answered in time."""


_BY_STATUS: Dict[int, Type[Problem]] = {
    400: Invalid,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    413: TooLarge,
    415: Invalid,
    422: Invalid,
    429: RateLimited,
    501: NotSupported,
    503: Unavailable,
    504: NoAnswer,
}


def problem(status: int, body: Any, retry_after: float = 0.0) -> Problem:
    """The exception for a status and a body, which may be anything."""
    said = body if isinstance(body, dict) else {}
    return _BY_STATUS.get(status, Problem)(
        status,
        str(said.get("code", "http-" + str(status))),
        str(said.get("detail", "no detail given")),
        said.get("field"),
        retry_after,
    )
