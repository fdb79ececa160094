"""The way over Kafka's topics, which needs confluent-kafka."""

from __future__ import annotations

import importlib
import json
import threading
import time
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from .errors import MnemeError, NoAnswer, NotWritten, Unreachable, problem
from .records import Record, Result, encode, uuid7
from .trace import common

_DELIVERY_SECONDS = 30
_ANSWER_MILLIS = 5_000
_RECEIPT_SECONDS = 20.0
#: The job answers a query at its deadline as expired; that answer needs to come back too.
_GRACE_SECONDS = 0.25
_CONNECT_SECONDS = 10.0
_POLL_SECONDS = 0.1
_ORDERS = ("forget", "pin", "configure", "reembed")
_TOPICS = {"steps": "episodes", "complete": "episodes", **dict.fromkeys(_ORDERS, "commands")}


class _Reply:
    def __init__(self) -> None:
        self.came = threading.Event()
        self.value = b""


class Topics:
    """Writes to the topics and reads all of the results, of which it takes its own.

    Nothing stands at this door: what is wrong in a record makes it a dead letter.
    """

    def __init__(self, bootstrap: str, prefix: str, properties: Mapping[str, Any]) -> None:
        kafka: Any = importlib.import_module("confluent_kafka")
        self._failure: Any = kafka.KafkaException
        self._prefix = prefix
        self._reply_key = uuid7()
        self._replies: Dict[str, _Reply] = {}
        self._is_closed = False
        common = {**properties, "bootstrap.servers": bootstrap}
        self._producer = kafka.Producer(
            {
                "linger.ms": 0,
                "delivery.timeout.ms": _DELIVERY_SECONDS * 1000,
                "message.max.bytes": 10 << 20,
                **common,
                "acks": "all",
                "enable.idempotence": True,
                # As Kafka's own client does, so that all records of an episode share a partition.
                "partitioner": "murmur2_random",
            }
        )
        self._consumer = kafka.Consumer(
            {**common, "group.id": self._reply_key, "enable.auto.commit": False, "auto.offset.reset": "latest"}
        )
        topic = prefix + "results"
        try:
            found = self._consumer.list_topics(topic, timeout=_CONNECT_SECONDS).topics[topic].partitions
            ends = [kafka.TopicPartition(topic, p) for p in found]
            for end in ends:
                end.offset = self._consumer.get_watermark_offsets(end, timeout=_CONNECT_SECONDS)[1]
        except self._failure as e:
            self._consumer.close()
            raise Unreachable(f"{bootstrap}: {e}") from e
        if not ends:
            self._consumer.close()
            raise Unreachable(f"{bootstrap} has no topic {topic}")
        self._consumer.assign(ends)
        # Deliveries are told in one thread: where each caller polls, one takes what another waits for.
        self._threads = [
            threading.Thread(target=self._read, name="mneme-results", daemon=True),
            threading.Thread(target=self._deliver, name="mneme-deliveries", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def write(
        self,
        space: str,
        verb: str,
        records: Sequence[str],
        patience: float,
        wait: Optional[str] = None,
        traces: Sequence[Optional[str]] = (),
    ) -> Any:
        """As :meth:`mneme.gateway.Gateway.write`; Kafka's client tries for 30 s, whatever the patience."""
        parsed: List[Record] = [json.loads(record) for record in records]
        if verb == "forget":
            parsed[0].setdefault("id", uuid7())
            records = [encode(parsed[0])]
        reply = self._expect(parsed[0]["id"]) if wait == "receipt" else None
        try:
            places = self._produce(verb, parsed, records, traces)
        except MnemeError:
            self._replies.pop(parsed[0].get("id", ""), None)
            raise
        told: Record = {"space": space, **({"id": parsed[0]["id"]} if "id" in parsed[0] else {})}
        if verb == "feedback" or verb in _ORDERS:
            told.update(places[0])
        else:
            told.update({"episode": parsed[0]["episode"], "records": places})
        if reply is not None:
            value = self._await(parsed[0]["id"], reply, _RECEIPT_SECONDS)
            if value is not None:
                told["receipt"] = value
        if wait == "searchable":
            episode = parsed[0]["episode"]
            seen = self.ask(
                space,
                {
                    "mode": "get",
                    "ids": [episode],
                    "kinds": ["episode"],
                    "after": {"episode": episode},
                    "deadlineMillis": int(_RECEIPT_SECONDS * 1000),
                },
                patience,
                common(traces),
            )
            told["searchable"] = bool(seen["hits"])
        return told

    def ask(self, space: str, query: Record, patience: float, trace: Optional[str] = None) -> Result:
        """As :meth:`mneme.gateway.Gateway.ask`; a refused query has no field."""
        asked = {"query": uuid7(), "deadlineMillis": _ANSWER_MILLIS, **query}
        asked.update({"space": space, "replyKey": self._reply_key})
        reply = self._expect(asked["query"])
        try:
            self._produce("queries", [asked], [encode(asked)], [trace])
        except NotWritten as e:
            self._replies.pop(asked["query"], None)
            raise Unreachable(str(e)) from e
        seconds = asked["deadlineMillis"] / 1000
        result: Optional[Result] = self._await(asked["query"], reply, seconds + _GRACE_SECONDS)
        if result is None or result.get("expired"):
            raise NoAnswer(504, "no-answer", f"memory has not answered within {seconds} s; is the job running?")
        error: Any = result.get("error")
        if error is not None:
            status = 501 if error["code"] == "unsupported" else 422
            raise problem(status, {"code": error["code"], "detail": error["message"]})
        return result

    def start_anew(self) -> None:
        """Does nothing: Kafka's client does not survive a fork, so a child needs a memory of its own."""

    def close(self) -> None:
        """Ends the reading."""
        self._is_closed = True
        for thread in self._threads:
            thread.join()
        self._producer.flush(_DELIVERY_SECONDS)

    def _produce(
        self, verb: str, parsed: List[Record], records: Sequence[str], traces: Sequence[Optional[str]]
    ) -> List[Record]:
        places: List[Optional[Record]] = [None] * len(records)
        errors: List[Any] = []
        left = threading.Semaphore(0)

        def delivered(i: int) -> Callable[[Any, Any], None]:
            def told(error: Any, message: Any) -> None:
                if error is None:
                    places[i] = {
                        "topic": message.topic(),
                        "partition": message.partition(),
                        "offset": message.offset(),
                    }
                else:
                    errors.append(error)
                left.release()

            return told

        topic = self._prefix + _TOPICS.get(verb, verb)
        for i, record in enumerate(records):
            trace = traces[i] if traces else None
            headers = {} if trace is None else {"headers": [("traceparent", trace.encode())]}
            key = _key(verb, parsed[i])
            while True:
                try:
                    self._producer.produce(topic, record.encode(), key, on_delivery=delivered(i), **headers)
                    break
                except BufferError:
                    time.sleep(_POLL_SECONDS)
                except self._failure as e:
                    raise _refusal(records, e.args[0]) from e
        for _ in records:
            left.acquire()
        if errors:
            raise _refusal(records, errors[0])
        return [place for place in places if place is not None]

    def _expect(self, id: str) -> _Reply:
        reply = self._replies[id] = _Reply()
        return reply

    def _await(self, id: str, reply: _Reply, seconds: float) -> Any:
        came = reply.came.wait(seconds)
        self._replies.pop(id, None)
        return json.loads(reply.value) if came else None

    def _deliver(self) -> None:
        while not self._is_closed:
            self._producer.poll(_POLL_SECONDS)

    def _read(self) -> None:
        while not self._is_closed:
            try:
                message = self._consumer.poll(_POLL_SECONDS)
            except self._failure:
                time.sleep(_POLL_SECONDS)
                continue
            if message is None or message.error() or not message.value():
                continue
            key = (message.key() or b"").decode()
            # A result's key is ours, a receipt's the command's id.
            if key == self._reply_key or key in self._replies:
                said = json.loads(message.value())
                reply = self._replies.get(said.get("query") or said.get("receipt"))
                if reply is not None and not reply.came.is_set():
                    reply.value = message.value()
                    reply.came.set()
        self._consumer.close()


def _key(verb: str, record: Record) -> str:
    if verb in ("feedback", "queries"):
        return str(record["space"] + "/" + record["query"])
    if verb in _ORDERS:
        target = record.get("target", {"space": record["space"]})
        return str(record["space"] + "/" + next(iter(target.values())))
    return str(record["space"] + "/" + record["episode"])


def _refusal(records: Sequence[str], error: Any) -> MnemeError:
    if "MSG_SIZE_TOO_LARGE" in error.name():
        return problem(413, {"code": "too-large", "detail": "Kafka takes no record of this size"})
    return NotWritten(records, Unreachable(error.str()))
