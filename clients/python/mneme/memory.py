"""A space of memory: what agents write to it and ask it."""

from __future__ import annotations

import atexit
import logging
import os
import weakref
from functools import partial
from types import TracebackType
from typing import Any, Dict, Iterator, Mapping, Optional, Sequence, Type, Union

from .buffer import StepBuffer
from .episode import Episode, id_of
from .errors import MnemeError
from .gateway import Gateway
from .orders import Orders
from .records import Hit, Record, Result, Told, encode, now_millis, uuid7, without_none
from .topics import Topics
from .trace import Source, checked, supplier
from .transport import Transport

_LOG = logging.getLogger("mneme")

Thing = Union[str, Episode, Hit]


class Memory(Orders):
    """One space of a memory. Threads may share it; close it, or use it in a ``with`` block.

    :param url: of the gateway, ``http://HOST:PORT``; or ``kafka://HOST:PORT,HOST:PORT`` for the topics
        themselves, which needs confluent-kafka
    :param key: an API key, where the gateway asks for one
    :param buffer: seconds for which a step may wait for others: 0.01, or 0.1 for fewer requests
    :param patience: seconds for which a call tries again what is not known to be written
    :param timeout: seconds of silence after which one try is given up
    :param topics: over the topics, what their names begin with
    :param kafka: over the topics, more properties of confluent-kafka's clients
    :param traceparent: the header of W3C Trace Context that calls carry, or a function that gives that
        of each; by default that of OpenTelemetry's current span, if opentelemetry-api is in use
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:7070",
        space: str = "default",
        key: Optional[str] = None,
        *,
        buffer: float = 0.01,
        patience: float = 60.0,
        timeout: float = 40.0,
        topics: str = "mneme.",
        kafka: Optional[Mapping[str, Any]] = None,
        traceparent: Source = None,
    ) -> None:
        self.space = space
        self._patience = patience
        self._trace = supplier(traceparent)
        self._transport: Transport
        if url.startswith("kafka://"):
            self._transport = Topics(url[len("kafka://") :], topics, kafka or {})
        else:
            self._transport = Gateway(url, key, timeout)
        self._buffer = StepBuffer(
            lambda records, traces, limit: self._transport.write(space, "steps", records, limit, None, traces),
            buffer,
            patience,
        )
        if hasattr(os, "register_at_fork"):
            this = weakref.ref(self)
            os.register_at_fork(after_in_child=lambda: _start_anew(this()))
        # Steps of a program that ends without closing are written too, or the failure is printed.
        atexit.register(self.close)

    def episode(
        self,
        task: str,
        *,
        type: Optional[str] = None,
        domain: Optional[str] = None,
        tags: Optional[Sequence[str]] = None,
        language: Optional[str] = None,
        framework: Optional[str] = None,
        complexity: Optional[str] = None,
        agent: Optional[str] = None,
        user: Optional[str] = None,
        session: Optional[str] = None,
        embedding: Optional[Dict[str, Any]] = None,
        id: Optional[str] = None,
        traceparent: Optional[str] = None,
    ) -> Episode:
        """Writes the start of an episode.

        :param task: what is to be done, in a sentence or two
        :param id: a UUID of version 7, if none is given
        :param traceparent: of its start, its steps and its end; by default the current one
        """
        trace = self._traced(traceparent)
        described = {
            "description": task,
            "type": type,
            "domain": domain,
            "tags": tags,
            "language": language,
            "framework": framework,
            "complexity": complexity,
        }
        start = without_none(
            {
                "type": "started",
                "space": self.space,
                "episode": uuid7() if id is None else id,
                "at": now_millis(),
                "task": without_none(described),
                "agent": agent,
                "user": user,
                "session": session,
                "embedding": embedding,
            }
        )
        write = partial(self._send, trace)
        write("episodes", start)
        return Episode(self.space, start["episode"], start["at"], write, self._buffer, trace)

    def recall(
        self,
        text: Optional[str] = None,
        *,
        k: Optional[int] = None,
        kinds: Optional[Sequence[str]] = None,
        filter: Optional[Dict[str, Any]] = None,
        after: Union[str, Episode, None] = None,
        explain: Optional[bool] = None,
        mode: Optional[str] = None,
        embedding: Optional[Dict[str, Any]] = None,
        min_similarity: Optional[float] = None,
        hops: Optional[int] = None,
        exact: Optional[bool] = None,
        diverse: Optional[bool] = None,
        deadline_millis: Optional[int] = None,
        traceparent: Optional[str] = None,
    ) -> Result:
        """Asks what memory knows; the fields are those of Query in docs/asyncapi.yaml.

        :param kinds: episode, concept, pattern, experience
        :param filter: domain, type, tags, agent, user, session, verdict, minValue, after, before
        :param after: an episode of one's own that must be visible first
        """
        return self._ask(
            traceparent,
            text=text,
            k=k,
            kinds=kinds,
            filter=filter,
            after=None if after is None else {"episode": id_of(after)},
            explain=explain,
            mode=mode,
            embedding=embedding,
            minSimilarity=min_similarity,
            hops=hops,
            exact=exact,
            diverse=diverse,
            deadlineMillis=deadline_millis,
        )

    def what_worked(
        self, text: str, *, k: int = 5, domain: Optional[str] = None, traceparent: Optional[str] = None
    ) -> Result:
        """Patterns that fit a task; where there are none yet, episodes that succeeded."""
        of_domain = None if domain is None else {"domain": domain}
        patterns = self.recall(text, k=k, kinds=["pattern"], filter=of_domain, traceparent=traceparent)
        if patterns["hits"]:
            return patterns
        succeeded = {**(of_domain or {}), "verdict": "success"}
        return self.recall(text, k=k, kinds=["episode"], filter=succeeded, traceparent=traceparent)

    def predict(
        self,
        state: Sequence[float],
        *,
        k: Optional[int] = None,
        filter: Optional[Dict[str, Any]] = None,
        traceparent: Optional[str] = None,
    ) -> Result:
        """Which tools worked in states like this one; ``predicted`` is missing where too few are near."""
        return self._ask(traceparent, mode="predict", state=[float(x) for x in state], k=k, filter=filter)

    def feedback(
        self, answer: Union[str, Result], helped: Sequence[Thing] = (), hurt: Sequence[Thing] = ()
    ) -> Told:
        """Says which hits of an answer helped and which hurt."""
        record = {
            "id": uuid7(),
            "space": self.space,
            "query": answer if isinstance(answer, str) else answer["query"],
            "helped": [id_of(thing) for thing in helped] or None,
            "hurt": [id_of(thing) for thing in hurt] or None,
            "at": now_millis(),
        }
        told: Told = self._write("feedback", without_none(record))
        return told

    def get(self, id: str, kind: str = "episode") -> Optional[Hit]:
        """What has this id, or nothing."""
        hits = self._ask(mode="get", ids=[id], kinds=[kind])["hits"]
        return hits[0] if hits else None

    def concepts(self) -> Iterator[Hit]:
        """All concepts, page by page, by id."""
        return self._list("concept", None)

    def patterns(self, domain: Optional[str] = None) -> Iterator[Hit]:
        """All patterns, page by page, by id."""
        return self._list("pattern", None if domain is None else {"domain": domain})

    def stats(self) -> Record:
        """Counts of what the space holds, by kind, and its size."""
        return self._ask(mode="stats")["stats"]

    def flush(self) -> None:
        """Writes the steps that wait.

        :raises NotWritten: if Kafka is not known to have them
        :raises Problem: if a step was refused and nobody has been told; it names one episode's
        """
        self._buffer.flush(self._patience)
        self._buffer.raise_untold()

    def close(self) -> None:
        """Writes the steps that wait, and lets go of the connections.

        :raises NotWritten: if Kafka is not known to have them; may be called again, and until then
            they are tried in the background
        :raises Problem: as :meth:`flush`, when all the rest is written and closed
        """
        self._buffer.close(self._patience)
        atexit.unregister(self.close)
        self._transport.close()
        self._buffer.raise_untold()

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        try:
            self.close()
        except MnemeError as e:
            if error is None:
                raise
            # The exception that passes says more.
            _LOG.warning("closing the memory: %s", e)

    def _list(self, kind: str, filter: Optional[Dict[str, Any]]) -> Iterator[Hit]:
        cursor: Optional[str] = None
        while True:
            page = self._ask(mode="list", kinds=[kind], k=100, cursor=cursor, filter=filter)
            yield from page["hits"]
            cursor = page.get("cursor")
            if cursor is None:
                return

    def _ask(self, traceparent: Optional[str] = None, **query: Any) -> Result:
        trace = self._traced(traceparent)
        return self._transport.ask(self.space, without_none(query), self._patience, trace)

    def _write(self, verb: str, record: Record, wait: Optional[str] = None) -> Any:
        """Writes one record now, in the current trace."""
        return self._send(self._trace(), verb, record, wait)

    def _send(self, trace: Optional[str], verb: str, record: Record, wait: Optional[str] = None) -> Any:
        """The same in this trace, or in none."""
        return self._transport.write(self.space, verb, [encode(record)], self._patience, wait, [trace])

    def _traced(self, traceparent: Optional[str]) -> Optional[str]:
        return self._trace() if traceparent is None else checked(traceparent)


def _start_anew(memory: Optional[Memory]) -> None:
    if memory is not None:
        memory._transport.start_anew()
        memory._buffer.start_anew()
