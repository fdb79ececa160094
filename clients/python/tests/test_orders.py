"""The orders to a space, as they go over HTTP."""

import unittest

from mneme import Memory
from tests.troubled import Troubled, problem


class OrdersTest(unittest.TestCase):
    def setUp(self):
        self.server = Troubled()
        self.addCleanup(self.server.close)
        self.memory = Memory(self.server.url, space="support")
        self.addCleanup(self.memory.close)

    def test_each_order_goes_to_its_path_with_an_id_of_its_own(self):
        self.memory.reembed()
        self.memory.pin("e1")
        self.memory.pin("e1", pinned=False)
        self.memory.configure(max_episodes=5000)
        self.memory.configure(model="my-model", dimension=768)
        paths = [path.rsplit("/", 1)[1] for path, _, _ in self.server.requests]
        self.assertEqual(paths, ["reembed", "pin", "pin", "configure", "configure"])
        orders = [body for _, _, body in self.server.requests]
        self.assertEqual(len({order.pop("id") for order in orders}), 5)
        for order in orders:
            self.assertGreater(order.pop("at"), 0)
            self.assertEqual(order.pop("space"), "support")
        pin = {"type": "pin", "target": {"episode": "e1"}}
        self.assertEqual(
            orders,
            [
                {"type": "reembed"},
                pin,
                {**pin, "pinned": False},
                {"type": "configure", "maxEpisodes": 5000},
                {"type": "configure", "model": "my-model", "dimension": 768},
            ],
        )

    def test_an_order_that_is_sent_again_is_the_same(self):
        self.server.troubles = ["hang up", problem(503)]
        self.memory.reembed()
        self.assertEqual(len(self.server.requests), 3)
        self.assertEqual(len({(path, key, str(body)) for path, key, body in self.server.requests}), 1)


if __name__ == "__main__":
    unittest.main()
