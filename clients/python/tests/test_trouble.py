"""What the client does when the gateway refuses, hangs up or is not there."""

import os
import subprocess
import sys
import time
import unittest

import mneme
from mneme import Memory, NotWritten
from tests.troubled import Troubled, problem


class TroubleTest(unittest.TestCase):
    def setUp(self):
        self.server = Troubled()
        self.addCleanup(self.server.close)

    def memory(self, **options):
        memory = Memory(self.server.url, space="a b", **options)
        self.addCleanup(memory.close)
        return memory

    def test_tries_again_with_the_same_key(self):
        self.server.troubles = ["hang up", problem(503), problem(429)]
        self.memory().episode("Book a flight")
        self.assertEqual(len(self.server.requests), 4)
        self.assertEqual(len({key for path, key, body in self.server.requests}), 1)
        self.assertEqual(self.server.requests[0][0], "/v1/spaces/a%20b/episodes")
        self.assertEqual(len({str(body) for path, key, body in self.server.requests}), 1)

    def test_waits_as_long_as_it_is_told(self):
        self.server.troubles = [problem(503, retry_after=1)]
        start = time.monotonic()
        self.memory().episode("Book a flight")
        self.assertGreaterEqual(time.monotonic() - start, 1.0)

    def test_every_refusal_has_its_class(self):
        kinds = {
            400: mneme.Invalid,
            401: mneme.Unauthorized,
            403: mneme.Forbidden,
            404: mneme.NotFound,
            409: mneme.Conflict,
            413: mneme.TooLarge,
            418: mneme.Problem,
            422: mneme.Invalid,
            429: mneme.RateLimited,
            501: mneme.NotSupported,
            503: mneme.Unavailable,
            504: mneme.NoAnswer,
        }
        memory = self.memory(patience=0.0)
        for status, kind in kinds.items():
            self.server.troubles = [problem(status)]
            with self.assertRaises(kind) as refused:
                memory.recall("flight")
            self.assertEqual(refused.exception.status, status)
            self.assertEqual(refused.exception.code, "some-code")

    def test_steps_outlive_an_outage(self):
        memory = self.memory()
        e = memory.episode("Book a flight")
        self.server.troubles = ["hang up", problem(503), problem(500)]
        for _ in range(20):
            e.step("search")
            time.sleep(0.005)
        e.complete()
        self.assertEqual(self.server.steps, list(range(1, 21)))
        self.assertEqual(self.server.requests[-1][2]["steps"], 20)

    def test_says_what_could_not_be_written_and_keeps_it(self):
        memory = self.memory(patience=0.2)
        e = memory.episode("Book a flight")
        self.server.troubles = [problem(503)] * 100
        e.step("search")
        with self.assertRaises(NotWritten) as failed:
            e.complete()
        self.assertEqual(len(failed.exception.records), 1)
        self.assertIsInstance(failed.exception.cause, mneme.Unavailable)
        with self.assertRaises(NotWritten):
            memory.close()
        self.server.troubles = []
        e.complete()
        self.assertEqual(self.server.steps, [1])

    def test_a_bad_step_harms_no_other_and_is_told_of(self):
        memory = self.memory(buffer=0.2)
        e = memory.episode("Bake")
        for n in range(1, 51):
            e.step("bad" if n in (7, 40) else "good")
        with self.assertRaises(mneme.Invalid):
            e.complete()
        self.assertEqual(self.server.steps, [n for n in range(1, 51) if n not in (7, 40)])
        self.assertEqual(self.server.requests[-1][2]["steps"], 48)
        e.complete()
        with self.assertRaises(ValueError):
            e.step("too late")

    def test_flush_and_close_tell_of_refused_steps(self):
        memory = self.memory(buffer=0.2)
        e = memory.episode("Bake")
        for tool in ("bad", "good", "bad"):
            e.step(tool)
        with self.assertRaises(mneme.Invalid) as refused:
            memory.flush()
        self.assertEqual((refused.exception.episode, refused.exception.steps), (e.id, (1, 3)))
        memory.flush()
        e.step("bad")
        with self.assertRaises(mneme.Invalid):
            memory.close()
        memory.close()

    def test_the_agents_own_exception_passes(self):
        memory = self.memory(patience=0.2)
        with self.assertLogs("mneme", "WARNING"), self.assertRaises(ZeroDivisionError):
            with memory.episode("Divide"):
                self.server.troubles = [problem(503)] * 100
                1 / 0
        self.server.troubles = []

    def test_an_error_of_memory_is_no_failure_of_the_task(self):
        memory = self.memory()
        with self.assertLogs("mneme", "WARNING"), self.assertRaises(mneme.Invalid):
            with memory.episode("Divide") as e:
                e.step("bad")
                memory.flush()
        e.complete()
        self.assertEqual(sum(path.endswith("complete") for path, _, _ in self.server.requests), 1)
        self.assertEqual(self.server.requests[-1][2]["outcome"]["verdict"], "success")

    def test_a_step_that_a_closed_memory_does_not_take_is_not_counted(self):
        memory = self.memory()
        e = memory.episode("Bake")
        e.step("mix")
        memory.close()
        with self.assertRaises(ValueError):
            e.step("bake")
        e.complete()
        self.assertEqual(self.server.requests[-1][2]["steps"], 1)

    def test_a_large_request_that_breaks_off_is_halved(self):
        memory = self.memory(buffer=0.2)
        e = memory.episode("Read")
        self.server.most_bytes = 300_000
        for _ in range(8):
            e.step("read", observation="x" * 100_000)
        memory.flush()
        self.assertEqual(self.server.steps, list(range(1, 9)))

    @unittest.skipUnless(hasattr(os, "fork"), "this system does not fork")
    def test_a_child_has_its_own_buffer(self):
        memory = self.memory(buffer=0.2)
        e = memory.episode("Fork")
        e.step("of the parent")
        child = os.fork()
        if child == 0:
            code = 1
            try:
                c = memory.episode("Of the child")
                c.step("of the child")
                c.complete()
                code = 0
            finally:
                os._exit(code)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        e.complete()
        self.assertEqual(self.server.steps, [1, 1])

    def test_a_step_after_a_refused_one_says_so(self):
        e = self.memory().episode("Bake")
        e.step("bad")
        with self.assertRaises(mneme.Invalid):
            for _ in range(500):
                time.sleep(0.01)
                e.step("good")
        e.step("better")

    def test_a_step_is_taken_as_it_is_now(self):
        memory = self.memory(buffer=0.1)
        parameters = {"n": 1}
        e = memory.episode("Count")
        e.step("count", parameters=parameters)
        parameters["n"] = 2
        memory.flush()
        self.assertEqual(self.server.requests[-1][2][0]["parameters"], {"n": 1})
        with self.assertRaises(TypeError):
            e.step("count", parameters={"n": object()})
        self.assertEqual(e.step("count"), 2)

    def test_many_steps_go_in_few_requests(self):
        memory = self.memory(buffer=0.1)
        e = memory.episode("Count")
        for _ in range(1000):
            e.step("count")
        e.complete()
        self.assertEqual(self.server.steps, list(range(1, 1001)))
        self.assertLess(len(self.server.requests), 30)

    def test_a_program_that_ends_without_closing_has_written_its_steps(self):
        program = (
            "import sys; from mneme import Memory\n"
            "e = Memory(sys.argv[1], space='s', buffer=5).episode('End'); e.step('one'); e.step('two')"
        )
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", program, self.server.url], check=True, env=env, timeout=30)
        self.assertEqual(self.server.steps, [1, 2])

    def test_nobody_there_is_unreachable(self):
        memory = Memory("http://127.0.0.1:9", patience=0.0)
        with self.assertRaises(mneme.Unreachable):
            memory.recall("flight")
        with self.assertRaises(NotWritten):
            memory.episode("Book a flight")
        with self.assertRaises(ValueError):
            Memory("127.0.0.1:7070")

    def test_ids_are_uuids_of_version_7_and_grow_with_time(self):
        first = mneme.uuid7()
        time.sleep(0.002)
        second = mneme.uuid7()
        self.assertLess(first, second)
        self.assertRegex(first, "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")


if __name__ == "__main__":
    unittest.main()
