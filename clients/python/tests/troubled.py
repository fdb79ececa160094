"""A real HTTP server on the loopback that fails as it is told and keeps what it accepts."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Troubled:
    """Answers each request by the next of ``troubles``, and with 202 when there is none."""

    def __init__(self):
        self.troubles = []
        self.requests = []
        self.traces = []
        self.steps = []
        self.most_bytes = 1 << 30
        self.lock = threading.Lock()
        troubled = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                if length > troubled.most_bytes:
                    # Unread bytes make this a reset.
                    self.close_connection = True
                    return
                body = json.loads(self.rfile.read(length))
                with troubled.lock:
                    trouble = troubled.troubles.pop(0) if troubled.troubles else None
                    troubled.requests.append((self.path, self.headers["Idempotency-Key"], body))
                    troubled.traces.append(self.headers["traceparent"])
                if trouble == "hang up":
                    self.close_connection = True
                    return
                status, headers, answer = (trouble or troubled.judge)(self.path, body)
                content = json.dumps(answer).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = "http://127.0.0.1:%d" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def judge(self, path, body):
        if path.endswith("/steps"):
            for i, step in enumerate(body):
                if step["tool"] == "bad":
                    return 422, {}, {"code": "invalid-value", "detail": "bad", "field": "[%d].tool" % i}
            with self.lock:
                self.steps += [step["step"] for step in body]
        return 202, {}, {"space": "s", "episode": "e", "records": []}

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def problem(status, retry_after=None):
    """A trouble: this status, as a problem."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return lambda path, body: (status, headers, {"code": "some-code", "detail": "some detail"})
