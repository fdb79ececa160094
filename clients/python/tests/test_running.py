"""Against a running stack, whose gateway the environment names in MNEME_URL."""

import os
import threading
import unittest

from mneme import Invalid, Memory, NotSupported, uuid7

URL = os.environ.get("MNEME_URL", "")


@unittest.skipUnless(URL, "MNEME_URL names no gateway")
class RunningTest(unittest.TestCase):
    def setUp(self):
        self.memory = Memory(URL, space="python-" + uuid7())
        self.addCleanup(self.memory.close)

    def test_remembers_and_recalls(self):
        memory = self.memory
        with memory.episode("Book a flight to Seattle", domain="airline", agent="agent-7") as e:
            self.assertEqual(e.step("search_direct_flight", parameters={"to": "SEA"}), 1)
            self.assertEqual(e.step("book", status="error", message="no seat"), 2)
        answer = memory.recall("cheap flight to Seattle", after=e, explain=True)
        self.assertEqual([hit["id"] for hit in answer["hits"]], [e.id])
        digest = answer["hits"][0]["digest"]
        self.assertEqual(digest["tools"], ["search_direct_flight", "book"])
        self.assertEqual(digest["verdict"], "success")
        self.assertEqual(digest["agent"], "agent-7")
        self.assertEqual(memory.what_worked("flight", domain="airline")["hits"][0]["id"], e.id)
        self.assertEqual(memory.what_worked("flight", domain="retail")["hits"], [])
        self.assertEqual(memory.feedback(answer, helped=[e])["space"], memory.space)
        self.assertEqual(memory.get(e.id)["id"], e.id)
        self.assertIsNone(memory.get("no-such-episode"))
        self.assertEqual(list(memory.concepts()), [])
        self.assertEqual(list(memory.patterns("airline")), [])
        try:
            self.assertEqual(memory.stats()["counts"]["episode"], 1)
        except NotSupported:
            pass
        self.assertEqual(memory.pin(e)["space"], memory.space)
        memory.pin(e, pinned=False)
        memory.configure(max_episodes=5000)
        memory.reembed()
        self.assertEqual(memory.forget(episode=e, dry_run=True)["receipt"]["episodes"], 1)
        self.assertEqual(memory.forget(episode=e, wait=True)["receipt"]["episodes"], 1)
        self.assertIsNone(memory.get(e.id))
        try:
            # The receipt came when the window had closed, in which the order before it holds too.
            self.assertEqual(memory.stats()["maxEpisodes"], 5000)
        except NotSupported:
            pass

    def test_an_exception_is_a_failure(self):
        with self.assertRaises(ZeroDivisionError):
            with self.memory.episode("Divide by nothing") as e:
                e.step("divide")
                e.step(str(1 // 0))
        hit = self.memory.recall("divide", after=e)["hits"][0]
        self.assertEqual(hit["digest"]["verdict"], "failure")
        self.assertEqual(hit["digest"]["steps"], 1)

    def test_waits_until_an_episode_can_be_recalled(self):
        e = self.memory.episode("Water the plants", id="plants/1")
        written = e.complete("partial", score=0.5, wait=True)
        self.assertTrue(written["searchable"])
        self.assertEqual(self.memory.recall("plants")["hits"][0]["id"], "plants/1")

    def test_predicts_from_experiences(self):
        with self.memory.episode("Grasp the cup") as e:
            for i in range(5):
                e.step("grasp", state=[1, 0.1 * i], outcome_vector=[1, 0])
        self.memory.recall("cup", after=e)
        predicted = self.memory.predict([1, 0.2])["predicted"]
        self.assertEqual(predicted["tools"][0]["tool"], "grasp")

    def test_keeps_every_step_of_many_threads(self):
        episodes = [self.memory.episode(f"Count to {n}") for n in range(8)]

        def work(e):
            for n in range(150):
                e.step("count", parameters={"n": n})
            e.complete()

        threads = [threading.Thread(target=work, args=(e,)) for e in episodes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for e in episodes:
            self.memory.recall("count", after=e)
            self.assertEqual(self.memory.get(e.id)["digest"]["steps"], 150)

    def test_a_bad_step_harms_no_other(self):
        e = self.memory.episode("Bake bread")
        e.step("mix")
        e.step("")
        e.step("bake")
        with self.assertRaises(Invalid) as refused:
            e.complete()
        self.assertIn("tool", str(refused.exception))
        self.memory.recall("bread", after=e)
        self.assertEqual(self.memory.get(e.id)["digest"]["tools"], ["mix", "bake"])

    def test_says_what_is_wrong(self):
        with self.assertRaises(Invalid) as refused:
            self.memory.recall("flight", k=0)
        self.assertEqual((refused.exception.status, refused.exception.field), (422, "k"))
        with self.assertRaises(ValueError):
            self.memory.episode("Not a number", embedding={"model": "m", "vector": [float("nan")]})


if __name__ == "__main__":
    unittest.main()
