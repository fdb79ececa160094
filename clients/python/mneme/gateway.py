"""The way over HTTP: connections that are kept, tries that are repeated, problems as exceptions."""

from __future__ import annotations

import http.client
import json
import random
import time
from typing import Any, Callable, Dict, List, Optional, Sequence
from urllib.parse import quote, urlsplit

from .errors import MnemeError, NotWritten, Problem, RateLimited, Unavailable, Unreachable, problem
from .records import Record, Result, encode, uuid7
from .trace import common

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
_MOST_IDLE = 16


class Gateway:
    """Requests to one gateway. Threads may share it."""

    def __init__(self, url: str, key: Optional[str], timeout: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"url is {url!r}; it must be http://HOST:PORT or https://HOST:PORT")
        self._kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._host = parts.hostname
        self._port = parts.port
        self._prefix = parts.path.rstrip("/")
        self._timeout = timeout
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key is not None:
            self._headers["Authorization"] = "Bearer " + key
        self._idle: List[http.client.HTTPConnection] = []

    def write(
        self,
        space: str,
        verb: str,
        records: Sequence[str],
        patience: float,
        wait: Optional[str] = None,
        traces: Sequence[Optional[str]] = (),
    ) -> Any:
        """Writes records and gives back the gateway's answer: Kafka has them all.

        :param verb: episodes, steps, complete, feedback, forget, pin, configure or reembed
        :param patience: seconds for all tries together; 0 for one
        :param traces: of each record the header ``traceparent``; that of a request is the common one
        :raises NotWritten: if Kafka is not known to have them
        :raises Problem: if they are refused
        """
        body = "[" + ",".join(records) + "]" if verb == "steps" else records[0]
        path = f"/v1/spaces/{quote(space, safe='')}/{verb}" + (f"?wait={wait}" if wait else "")
        # Forgetting twice does no harm, and only an id of the gateway's own choice brings a receipt.
        headers = self._traced(common(traces))
        if verb != "forget":
            headers["Idempotency-Key"] = uuid7()
        try:
            return self._patiently(path, body.encode(), headers, patience, lambda e: e.is_temporary)
        except MnemeError as e:
            if e.is_temporary:
                raise NotWritten(records, e) from e
            raise

    def ask(self, space: str, query: Record, patience: float, trace: Optional[str] = None) -> Result:
        """Asks a query of any mode.

        :raises Problem: if it is refused, or memory has not answered in time
        :raises Unreachable: if the gateway does not answer
        """
        path = f"/v1/spaces/{quote(space, safe='')}/recall"
        answer: Result = self._patiently(
            path,
            encode(query).encode(),
            self._traced(trace),
            patience,
            lambda e: isinstance(e, (RateLimited, Unavailable, Unreachable)),
        )
        return answer

    def _traced(self, trace: Optional[str]) -> Dict[str, str]:
        return {**self._headers, **({} if trace is None else {"traceparent": trace})}

    def start_anew(self) -> None:
        """Lets go of connections that are another process's."""
        self.close()

    def close(self) -> None:
        """Closes the connections that are kept."""
        while self._idle:
            self._idle.pop().close()

    def _patiently(
        self,
        path: str,
        body: bytes,
        headers: Dict[str, str],
        patience: float,
        is_worth: Callable[[MnemeError], bool],
    ) -> Any:
        deadline = time.monotonic() + patience
        pause = _FIRST_PAUSE
        while True:
            try:
                return self._once(path, body, headers)
            except MnemeError as e:
                wait = max(e.retry_after, pause * random.uniform(0.5, 1.0))
                if not is_worth(e) or time.monotonic() + wait > deadline:
                    raise
            time.sleep(wait)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _once(self, path: str, body: bytes, headers: Dict[str, str]) -> Any:
        while True:
            kept = self._take()
            connection = kept or self._kind(self._host, self._port, timeout=self._timeout)
            try:
                connection.request("POST", self._prefix + path, body, headers)
                response = connection.getresponse()
                content = response.read()
            except (OSError, http.client.HTTPException) as e:
                connection.close()
                # A kept connection may have been closed meanwhile, which says nothing of the gateway.
                if kept is not None and isinstance(e, (ConnectionError, http.client.BadStatusLine)):
                    continue
                unreachable = Unreachable(f"{self._host}: {type(e).__name__}: {e}")
                unreachable.is_broken = isinstance(e, (BrokenPipeError, ConnectionResetError))
                raise unreachable from e
            except BaseException:
                # Half a reply must not become the next request's.
                connection.close()
                raise
            self._keep(connection, response)
            return _read(response, content)

    def _take(self) -> Optional[http.client.HTTPConnection]:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _keep(self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse) -> None:
        if response.will_close or len(self._idle) >= _MOST_IDLE:
            connection.close()
        else:
            self._idle.append(connection)


def _read(response: http.client.HTTPResponse, content: bytes) -> Any:
    try:
        body = json.loads(content) if content else None
    except ValueError:
        body = None
    if 200 <= response.status < 300 and body is not None:
        return body
    if 200 <= response.status < 300:
        raise Problem(502, "unreadable-answer", "the answer is not JSON; is this a gateway of Mneme?")
    after = response.getheader("Retry-After", "")
    raise problem(response.status, body, float(after) if after.isdigit() else 0.0)
