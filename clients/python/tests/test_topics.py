"""The same verbs over the topics, at the broker that the environment names in MNEME_KAFKA."""

import importlib
import importlib.util
import json
import os
import time
import unittest

from mneme import Invalid, Memory, Unreachable, uuid7
from tests import test_running

KAFKA = os.environ.get("MNEME_KAFKA", "")
HAS_CLIENT = importlib.util.find_spec("confluent_kafka") is not None


def headers_of(queries):
    """The headers of the results of these queries, by query."""
    kafka = importlib.import_module("confluent_kafka")
    consumer = kafka.Consumer({"bootstrap.servers": KAFKA, "group.id": uuid7(), "enable.auto.commit": False})
    found = {}
    try:
        topic = "mneme.results"
        partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
        consumer.assign([kafka.TopicPartition(topic, p, kafka.OFFSET_BEGINNING) for p in partitions])
        until = time.monotonic() + 30
        while len(found) < len(queries) and time.monotonic() < until:
            message = consumer.poll(0.1)
            if message is not None and not message.error() and message.value():
                query = json.loads(message.value()).get("query")
                if query in queries:
                    found[query] = message.headers()
    finally:
        consumer.close()
    return found


@unittest.skipUnless(HAS_CLIENT, "confluent-kafka is not installed")
@unittest.skipUnless(KAFKA, "MNEME_KAFKA names no broker")
class TopicsTest(test_running.RunningTest):
    def setUp(self):
        self.memory = Memory("kafka://" + KAFKA, space="python-kafka-" + uuid7())
        self.addCleanup(self.memory.close)

    def test_a_bad_step_harms_no_other(self):
        """Nobody refuses it here; it becomes a dead letter, and the episode is one step short."""
        e = self.memory.episode("Bake bread")
        e.step("mix")
        e.step("")
        e.step("bake")
        self.assertEqual(len(e.complete()["records"]), 1)

    def test_says_what_is_wrong(self):
        with self.assertRaises(Invalid) as refused:
            self.memory.recall("flight", k=0)
        self.assertEqual(refused.exception.status, 422)

    def test_carries_the_trace_to_the_result(self):
        trace = "00-" + "17".zfill(32) + "-" + "a".zfill(16) + "-01"
        asked = {self.memory.recall("flight", traceparent=trace)["query"]: [("traceparent", trace.encode())]}
        asked[self.memory.recall("flight")["query"]] = None
        if test_running.URL:
            with Memory(test_running.URL, space=self.memory.space, traceparent=trace) as over_http:
                asked[over_http.recall("flight")["query"]] = [("traceparent", trace.encode())]
        self.assertEqual(headers_of(asked), asked)

    def test_nobody_there_is_unreachable(self):
        with self.assertRaises(Unreachable):
            Memory("kafka://" + KAFKA, topics="no-such-prefix.")


if __name__ == "__main__":
    unittest.main()
