"""The same verbs over the topics, at the broker that the environment names in MNEME_KAFKA."""

import importlib.util
import os
import unittest

from mneme import Invalid, Memory, Unreachable, uuid7
from tests import test_running

KAFKA = os.environ.get("MNEME_KAFKA", "")
HAS_CLIENT = importlib.util.find_spec("confluent_kafka") is not None


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

    def test_nobody_there_is_unreachable(self):
        with self.assertRaises(Unreachable):
            Memory("kafka://" + KAFKA, topics="no-such-prefix.")


if __name__ == "__main__":
    unittest.main()
