"""W3C Trace Context: the trace that a call belongs to, as its header ``traceparent``."""

from __future__ import annotations

import re
import sys
from typing import Any, Callable, Optional, Sequence, Union

#: A header, or what is asked for the one of each call; nothing of either asks OpenTelemetry.
Source = Union[str, Callable[[], Optional[str]], None]

_FORM = re.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{0,60})?")
_LENGTH = 55


def checked(traceparent: str) -> str:
    """The header, if it is one.

    :raises ValueError: if it is not ``version-trace-parent-flags`` in lower-case hexadecimal
    """
    is_first = traceparent.startswith("00")
    if _FORM.fullmatch(traceparent) is None or is_first and len(traceparent) != _LENGTH:
        raise ValueError(f"traceparent is {traceparent!r}; it must be as in 00-{'a' * 32}-{'b' * 16}-01")
    return traceparent


def supplier(source: Source) -> Callable[[], Optional[str]]:
    """What gives the header of each call, or nothing where that is in no trace.

    :raises ValueError: if the source is no header
    """
    if source is None:
        return current
    if isinstance(source, str):
        always = checked(source)
        return lambda: always
    asked = source

    def given() -> Optional[str]:
        found = asked()
        return None if found is None else checked(found)

    return given


def current() -> Optional[str]:
    """The header of OpenTelemetry's current span.

    A program that is in a span has loaded opentelemetry-api; where it has not, there is nothing to ask.
    """
    api: Any = sys.modules.get("opentelemetry.trace")
    get_current_span = getattr(api, "get_current_span", None)
    if get_current_span is None:
        return None
    context = get_current_span().get_span_context()
    if not context.is_valid:
        return None
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{int(context.trace_flags):02x}"


def common(traces: Sequence[Optional[str]]) -> Optional[str]:
    """The one trace of all these records, or nothing: a request has one header."""
    return traces[0] if traces and all(trace == traces[0] for trace in traces) else None
