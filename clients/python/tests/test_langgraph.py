"""The store for LangGraph, at the gateway that the environment names in MNEME_URL."""

import asyncio
import importlib.util
import os
import unittest

from mneme import Memory, uuid7

URL = os.environ.get("MNEME_URL", "")
HAS_LANGGRAPH = importlib.util.find_spec("langgraph") is not None


@unittest.skipUnless(HAS_LANGGRAPH, "langgraph is not installed")
class RefusedTest(unittest.TestCase):
    """What the store cannot do it says at once, without asking anybody."""

    def setUp(self):
        from mneme.langgraph import MnemeStore

        memory = Memory("http://127.0.0.1:9", patience=0.0)
        self.addCleanup(memory.close)
        self.store = MnemeStore(memory)

    def test_what_memory_has_no_verb_for(self):
        from langgraph.store.base import PutOp, SearchOp

        for op in (
            PutOp(("a",), "k", {"x": 1}, index=["x"]),
            PutOp(("a",), "k", {"x": 1}, index=False),
            PutOp(("a",), "k", {"x": 1}, ttl=5.0),
            SearchOp(("a",), filter={"x": 1}, query="what"),
            ("no", "operation"),
        ):
            with self.subTest(op), self.assertRaises(NotImplementedError):
                self.store.batch([op])
        with self.assertRaises(NotImplementedError):
            self.store.put(("a",), "k", {"x": 1}, ttl=5.0)

    def test_what_is_no_value_and_no_page(self):
        from langgraph.store.base import PutOp, SearchOp

        for op in (PutOp(("a",), "k", [1]), SearchOp(("a",), query="what", limit=10, offset=991)):
            with self.subTest(op), self.assertRaises(ValueError):
                self.store.batch([op])
        self.assertEqual(self.store.batch([SearchOp(("a",), query="what", limit=0)]), [[]])

    def test_of_two_items_with_one_key_a_search_shows_the_newer(self):
        tags = ["in:[]", 'in:["a"]', "key:k", "created:2026-01-01T00:00:00.000+00:00"]

        def hit(id, score):
            task = {"description": '{"x": 1}', "tags": tags}
            digest = {"task": task, "startedAt": "2026-01-01T00:00:00Z"}
            return {"id": id, "score": score, "digest": digest}

        self.store._memory.recall = lambda *asked, **options: {"hits": [hit("1", 0.9), hit("2", 0.8)]}
        self.assertEqual([item.score for item in self.store.search(("a",), query="what")], [0.8])

    def test_matches_namespaces_as_langgraph_does(self):
        from langgraph.store.base import MatchCondition
        from langgraph.store.memory import _does_match

        from mneme.langgraph import all_match

        paths = [(), ("a",), ("b",), ("*",), ("a", "b"), ("*", "b"), ("a", "*"), ("a", "b", "c"), ("a", "b", "c", "d")]
        for namespace in [("a",), ("a", "b"), ("b", "a", "b"), ("a", "b", "c")]:
            for path in paths:
                for kind in ("prefix", "suffix"):
                    condition = MatchCondition(kind, path)
                    with self.subTest(namespace=namespace, condition=condition):
                        self.assertEqual(all_match(namespace, [condition]), _does_match(condition, namespace))


@unittest.skipUnless(HAS_LANGGRAPH, "langgraph is not installed")
@unittest.skipUnless(URL, "MNEME_URL names no gateway")
class StoreTest(unittest.TestCase):
    def setUp(self):
        from mneme.langgraph import MnemeStore

        self.memory = Memory(URL, space="langgraph-" + uuid7())
        self.addCleanup(self.memory.close)
        self.store = MnemeStore(self.memory)

    def test_gives_back_what_was_put_until_it_is_replaced_or_deleted(self):
        store, user = self.store, ("users", "mia")
        value = {"likes": ["pizza", "Käse"], "age": 30, "nested": {"score": 1.5, "none": None}}
        self.assertIsNone(store.get(user, "profile"))
        store.put(user, "profile", value)
        first = store.get(user, "profile")
        self.assertEqual((first.namespace, first.key, first.value), (user, "profile", value))
        self.assertIsNone(store.get(("users",), "profile"))
        self.assertIsNone(store.get(("users", "mia", "more"), "profile"))

        store.put(user, "profile", {"age": 31})
        second = store.get(user, "profile")
        self.assertEqual(second.value, {"age": 31})
        self.assertEqual(second.created_at, first.created_at)
        self.assertGreater(second.updated_at, first.updated_at)
        self.assertEqual(self.memory.stats()["counts"]["episode"], 1)

        store.delete(user, "profile")
        self.assertIsNone(store.get(user, "profile"))
        store.delete(user, "profile")
        store.put(user, "profile", {"age": 32})
        self.assertEqual(store.get(user, "profile").value, {"age": 32})

    def test_equal_values_stay_items_of_their_own(self):
        for key in ("one", "two"):
            self.store.put(("notes",), key, {"text": "the same"})
        self.store.delete(("notes",), "one")
        self.assertIsNone(self.store.get(("notes",), "one"))
        self.assertEqual(self.store.get(("notes",), "two").value, {"text": "the same"})

    def test_searches_within_a_namespace(self):
        store = self.store
        store.put(("users", "mia", "facts"), "1", {"text": "She flies to Seattle in May", "kind": "trip"})
        store.put(("users", "mia", "facts"), "2", {"text": "Her cat is called Minka", "kind": "pet"})
        store.put(("users", "tom", "facts"), "1", {"text": "He flies to Seattle in June", "kind": "trip"})
        found = store.search(("users", "mia"), query="a flight to Seattle", limit=1)
        self.assertEqual([(item.namespace, item.key) for item in found], [(("users", "mia", "facts"), "1")])
        self.assertGreater(found[0].score, 0)
        of_all = store.search((), query="flies to Seattle")
        self.assertEqual({item.namespace[1] for item in of_all[:2]}, {"mia", "tom"})
        trips = store.search(("users",), filter={"kind": "trip"})
        self.assertEqual([item.namespace[1] for item in trips], ["mia", "tom"])
        self.assertEqual([item.key for item in store.search(("users", "mia"), limit=1, offset=1)], ["2"])
        self.assertEqual(store.search(("us",), query="Seattle"), [])
        with self.assertRaises(NotImplementedError):
            store.search(("users",), filter={"kind": {"$ne": "trip"}})

    def test_lists_namespaces(self):
        for namespace in [("a", "b", "c"), ("a", "b", "d"), ("a", "x"), ("z",)]:
            self.store.put(namespace, "k", {"x": 1})
        self.assertEqual(self.store.list_namespaces(), [("a", "b", "c"), ("a", "b", "d"), ("a", "x"), ("z",)])
        self.assertEqual(self.store.list_namespaces(prefix=("a",), max_depth=2), [("a", "b"), ("a", "x")])
        self.assertEqual(self.store.list_namespaces(suffix=("*", "d")), [("a", "b", "d")])
        self.assertEqual(self.store.list_namespaces(limit=1, offset=1), [("a", "b", "d")])

    def test_refuses_what_does_not_fit_before_it_is_written(self):
        for namespace, key, value in [
            (("a",), "k", {"text": "x" * 10_000}),
            (("a",), "k" * 300, {"x": 1}),
            (("a" * 300,), "k", {"x": 1}),
            (("a",) * 61, "k", {"x": 1}),
            (("a",), "k", {"x": float("nan")}),
        ]:
            with self.subTest(key=key[:9]), self.assertRaises(ValueError):
                self.store.put(namespace, key, value)
        self.assertEqual(self.memory.stats()["counts"]["episode"], 0)

    def test_serves_a_graph_asynchronously(self):
        from langgraph.graph import START, StateGraph
        from langgraph.store.base import BaseStore
        from typing_extensions import TypedDict

        class State(TypedDict):
            name: str
            known: str

        async def remember(state: State, *, store: BaseStore):
            await store.aput(("names",), "last", {"name": state["name"]})
            item = await store.aget(("names",), "last")
            return {"known": item.value["name"]}

        graph = StateGraph(State)
        graph.add_node("remember", remember)
        graph.add_edge(START, "remember")
        ran = asyncio.run(graph.compile(store=self.store).ainvoke({"name": "Mia", "known": ""}))
        self.assertEqual(ran["known"], "Mia")


if __name__ == "__main__":
    unittest.main()
