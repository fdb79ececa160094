"""The records of docs/asyncapi.yaml as far as a client reads them, and how they are written."""

from __future__ import annotations

import json
import os
import time
import uuid
from typing import Any, Dict, List, Mapping, TypedDict

Record = Dict[str, Any]


class Hit(TypedDict, total=False):
    """One thing remembered; which of the last four it has follows from its kind."""

    kind: str
    id: str
    score: float
    confidence: float
    parts: Dict[str, float]
    path: List[Record]
    digest: Record
    concept: Record
    pattern: Record
    experience: Record


class Result(TypedDict, total=False):
    """The answer to a query, as it stands on the results topic."""

    query: str
    space: str
    asOf: str
    hits: List[Hit]
    predicted: Record
    completed: Record
    cursor: str
    stats: Record
    partial: bool
    expired: bool
    degraded: List[str]
    tookMicros: Dict[str, int]


class Written(TypedDict, total=False):
    """Where Kafka has put records, and, if it was waited for, what memory made of the episode."""

    space: str
    episode: str
    records: List[Record]
    searchable: bool
    status: str


class Told(TypedDict, total=False):
    """Where Kafka has put feedback or a command, and the receipt, if it was waited for."""

    space: str
    id: str
    topic: str
    partition: int
    offset: int
    receipt: Record


def uuid7() -> str:
    """A UUID of version 7: 48 bits of time, 74 of chance."""
    chance = int.from_bytes(os.urandom(10), "big")
    most = (now_millis() << 16) | 0x7000 | (chance >> 68)
    least = (0b10 << 62) | (chance & ((1 << 62) - 1))
    return str(uuid.UUID(int=(most << 64) | least))


def now_millis() -> int:
    """Epoch milliseconds."""
    return time.time_ns() // 1_000_000


def without_none(fields: Mapping[str, Any]) -> Record:
    """The fields that are there."""
    return {name: value for name, value in fields.items() if value is not None}


def encode(record: Mapping[str, Any]) -> str:
    """A record as JSON, as it is now.

    :raises ValueError: if a number in it is not finite
    :raises TypeError: if something in it is no JSON
    """
    return json.dumps(record, separators=(",", ":"), allow_nan=False)
