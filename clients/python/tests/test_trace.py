"""The header traceparent: given, asked for, or OpenTelemetry's."""

import importlib.util
import sys
import types
import unittest
from unittest import mock

from mneme import Memory
from tests.troubled import Troubled, problem

ONE = "00-" + "1" * 32 + "-" + "a" * 16 + "-01"
TWO = "00-" + "2" * 32 + "-" + "b" * 16 + "-00"
HAS_OPENTELEMETRY = importlib.util.find_spec("opentelemetry") is not None


class TraceTest(unittest.TestCase):
    def setUp(self):
        self.server = Troubled()
        self.addCleanup(self.server.close)

    def memory(self, **options):
        memory = Memory(self.server.url, space="support", **options)
        self.addCleanup(memory.close)
        return memory

    def test_carries_the_trace_that_a_question_is_given(self):
        self.server.troubles = [problem(503)]
        memory = self.memory()
        memory.recall("flight", traceparent=ONE)
        memory.predict([1, 2], traceparent=TWO)
        memory.recall("flight")
        self.assertEqual(self.server.traces, [ONE, ONE, TWO, None])

    def test_all_records_of_an_episode_carry_its_trace(self):
        with self.memory().episode("Book a flight", traceparent=ONE) as e:
            e.step("search")
            e.step("book")
        self.assertGreaterEqual(len(self.server.traces), 3)
        self.assertEqual(set(self.server.traces), {ONE})

    def test_an_episode_that_began_in_no_trace_stays_in_none(self):
        traces = [None, ONE, TWO]
        memory = self.memory(traceparent=lambda: traces.pop(0))
        with memory.episode("Book a flight") as e:
            e.step("search")
        self.assertEqual(set(self.server.traces), {None})
        self.assertEqual(traces, [ONE, TWO])

    def test_a_request_of_steps_of_several_traces_carries_none(self):
        memory = self.memory(buffer=0.2)
        for trace in (ONE, TWO):
            memory.episode("Book a flight", traceparent=trace).step("search")
        memory.flush()
        self.assertEqual(self.server.traces, [ONE, TWO, None])
        self.assertEqual(len(self.server.requests[-1][2]), 2)

    def test_a_memory_has_one_trace_or_asks_for_that_of_each_call(self):
        self.memory(traceparent=ONE).feedback("q1", helped=["e1"])
        traces = [TWO, None]
        asking = self.memory(traceparent=lambda: traces.pop(0))
        asking.reembed()
        asking.reembed()
        self.assertEqual(self.server.traces, [ONE, TWO, None])

    def test_refuses_what_is_no_traceparent_before_anything_is_sent(self):
        wrong = [
            "",
            "1",
            ONE.upper(),
            ONE + "-more",
            ONE + "\r\nX: y",
            "ff" + ONE[2:],
            "00-" + "0" * 32 + ONE[35:],
            ONE[:36] + "0" * 16 + "-01",
        ]
        memory = self.memory()
        for traceparent in wrong:
            with self.subTest(traceparent), self.assertRaises(ValueError):
                memory.recall("flight", traceparent=traceparent)
            with self.assertRaises(ValueError):
                memory.episode("Book a flight", traceparent=traceparent)
            with self.assertRaises(ValueError):
                Memory(self.server.url, traceparent=traceparent)
            with self.assertRaises(ValueError):
                self.memory(traceparent=lambda: traceparent).recall("flight")
        self.assertEqual(self.server.requests, [])
        memory.recall("flight", traceparent="01" + ONE[2:] + "-more")
        self.assertEqual(len(self.server.requests), 1)

    def test_carries_the_context_of_whatever_has_loaded_opentelemetry(self):
        context = types.SimpleNamespace(is_valid=True, trace_id=0x17, span_id=0xA, trace_flags=1)
        span = types.SimpleNamespace(get_span_context=lambda: context)
        api = types.SimpleNamespace(get_current_span=lambda: span)
        memory = self.memory()
        with mock.patch.dict(sys.modules, {"opentelemetry.trace": api}):
            memory.recall("flight")
            context.is_valid = False
            memory.recall("flight")
        self.assertEqual(self.server.traces, ["00-" + "17".zfill(32) + "-" + "a".zfill(16) + "-01", None])

    @unittest.skipUnless(HAS_OPENTELEMETRY, "opentelemetry is not installed")
    def test_carries_opentelemetrys_current_span(self):
        from opentelemetry import trace
        from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags

        memory = self.memory()
        memory.recall("flight")
        context = SpanContext(0x17, 0xA, is_remote=False, trace_flags=TraceFlags(TraceFlags.SAMPLED))
        with trace.use_span(NonRecordingSpan(context)):
            memory.recall("flight")
            e = memory.episode("Book a flight")
        e.step("search")
        e.complete()
        mine = "00-" + "17".zfill(32) + "-" + "a".zfill(16) + "-01"
        self.assertEqual(self.server.traces[:3], [None, mine, mine])
        self.assertEqual(set(self.server.traces[3:]), {mine})


if __name__ == "__main__":
    unittest.main()
