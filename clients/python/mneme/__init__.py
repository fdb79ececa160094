"""Client of Mneme, a memory for fleets of agents and robots; see docs/clients.md."""

from .episode import Episode
from .errors import (
    Conflict,
    Forbidden,
    Invalid,
    MnemeError,
    NoAnswer,
    NotFound,
    NotSupported,
    NotWritten,
    Problem,
    RateLimited,
    TooLarge,
    Unauthorized,
    Unavailable,
    Unreachable,
)
from .memory import Memory
from .records import Hit, Result, Told, Written, uuid7

__all__ = [
    "Conflict",
    "Episode",
    "Forbidden",
    "Hit",
    "Invalid",
    "Memory",
    "MnemeError",
    "NoAnswer",
    "NotFound",
    "NotSupported",
    "NotWritten",
    "Problem",
    "RateLimited",
    "Result",
    "Told",
    "TooLarge",
    "Unauthorized",
    "Unavailable",
    "Unreachable",
    "Written",
    "uuid7",
]
