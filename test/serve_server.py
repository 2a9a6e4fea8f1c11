"""A running `dragoman serve` for tests and benchmarks: its process, its address, requests to it."""
import http.client
import json
import os
import re
import socket
import subprocess
import threading
import time
import urllib.parse

WRITES = {"X-Dragoman": "1"}
# How many times slower than a release a sanitizer makes the program: whoever waits is as many times more patient, and what
# takes long to read is as many times less.
SLOWNESS = int(os.environ.get("DRAGOMAN_SLOWNESS", 1))


def until(ask, fits, seconds=60):
    """What `ask` gives once `fits` holds of it, or last when the time is up."""
    end = time.monotonic() + seconds * SLOWNESS
    while not fits(found := ask()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        return self.headers.get("content-type", "").split(";")[0]


class Server:
    """`with Server(program, store) as server: server.get("/store")`. The port is any free one."""

    def __init__(self, program, store, *options):
        self.command = [str(program), "serve", str(store), "--port", "0", *options]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"at http://(.*):(\d+)/", line)
        if not found:
            raise RuntimeError(f"no address: {line}{self.process.stderr.read()}")
        self.host, self.port = found.group(1), int(found.group(2))
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20 * SLOWNESS)
        self.process.stdout.close()
        self.process.stderr.close()

    def ask(self, method, target, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout * SLOWNESS)
        try:
            connection.request(method, target, body, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path, headers=None, **query):
        query = "?" + urllib.parse.urlencode(query) if query else ""
        return self.ask("GET", "/api/v1" + path + query, headers=headers)

    def post(self, path, body, kind="application/json", headers=None):
        body = json.dumps(body) if kind == "application/json" and not isinstance(body, (str, bytes)) else body
        body = body.encode() if isinstance(body, str) else body
        return self.ask("POST", "/api/v1" + path, body, {**WRITES, "Content-Type": kind, **(headers or {})})

    def delete(self, path):
        return self.ask("DELETE", "/api/v1" + path, headers=WRITES)

    def socket(self, timeout=30):
        return socket.create_connection((self.host, self.port), timeout * SLOWNESS)

    def listen(self):
        return Stream(self)

    def add(self, text, **about):
        """Adds a text and waits until it is read."""
        with self.listen() as stream:
            query = "?" + urllib.parse.urlencode(about) if about else ""
            job = self.post("/documents" + query, text, "text/plain").json["job"]
            return stream.wait(lambda event, told: event == "progress" and told["job"] == job
                               and told["total"] is not None)


class Stream:
    """The events of /stream, as they come: (name, what is told)."""

    def __init__(self, server):
        self.connection = http.client.HTTPConnection(server.host, server.port, timeout=60 * SLOWNESS)
        self.events = []
        self.changed = threading.Condition()

    def __enter__(self):
        self.connection.request("GET", "/api/v1/stream")
        self.socket = self.connection.sock  # http.client lets go of it when the head was read
        self.answer = self.connection.getresponse()
        threading.Thread(target=self.read, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.socket.shutdown(socket.SHUT_RDWR)

    def read(self):
        name = None
        try:
            for line in self.answer:
                key, _, value = line.decode().rstrip("\n").partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    with self.changed:
                        self.events.append((name, json.loads(value)))
                        self.changed.notify_all()
        except (OSError, ValueError, http.client.HTTPException):
            pass  # the server or the test ended

    def wait(self, wanted, seconds=120):
        """What is told by the first event that is wanted."""
        end, seen = time.monotonic() + seconds * SLOWNESS, 0
        with self.changed:
            while True:
                for name, told in self.events[seen:]:
                    if wanted(name, told):
                        return told
                seen = len(self.events)
                if not self.changed.wait(end - time.monotonic()):
                    raise AssertionError(f"no such event within {seconds} s; there were {self.events}")
