#!/usr/bin/env python3
"""What `dragoman serve` refuses: other hosts and origins, strangers, too much, too slow.

    test/serve_safety_test.py PROGRAM [TEST]
"""
import socket
import sys
import tempfile
import time
import unittest
from pathlib import Path

from serve_server import SLOWNESS, WRITES, Server

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build/release/dragoman").resolve()
TOKEN = "0123456789abcdef0123456789abcdef"


def rest_of(stream):
    """All bytes until the other end closes; what came where it resets."""
    out = b""
    try:
        while piece := stream.recv(65536):
            out += piece
    except ConnectionResetError:
        pass
    return out


class Served(unittest.TestCase):
    options = ()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        (Path(self.folder.name) / "token").write_text(TOKEN)
        self.server = Server(PROGRAM, Path(self.folder.name) / "a.store", *self.given())
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)

    def given(self):
        return self.options

    def status(self, path="/api/v1/store", method="GET", body=None, **headers):
        return self.server.ask(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()}).status

    def raw(self, text):
        """The answer to bytes that no client of ours would send."""
        with self.server.socket() as stream:
            stream.sendall(text)
            return rest_of(stream).decode()


class TestWhoMayAsk(Served):
    def test_only_this_host_is_known(self):
        port = self.server.port
        for good in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
            self.assertEqual(self.status(Host=good), 200, good)
        for bad in ("evil.example", f"evil.example:{port}", f"localhost:{port + 1}", f"localhost.evil.example:{port}",
                    f"192.168.1.1:{port}", ""):
            self.assertEqual(self.status(Host=bad), 421, bad)
            self.assertEqual(self.status("/", Host=bad), 421, bad)

    def test_host_must_be_there_once(self):
        self.assertIn(" 421 ", self.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
        self.assertIn(" 400 ", self.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"))

    def test_pages_of_others_may_not_ask(self):
        here = f"http://127.0.0.1:{self.server.port}"
        self.assertEqual(self.status(Origin=here), 200)
        for origin in ("https://evil.example", "null", f"http://127.0.0.1:{self.server.port + 1}"):
            self.assertEqual(self.status(Origin=origin), 403, origin)

    def test_what_writes_must_say_so(self):
        post = {"method": "POST", "body": b"Oskaria denied it.", "path": "/api/v1/documents"}
        self.assertEqual(self.status(**post, Content_Type="text/plain"), 403)
        self.assertEqual(self.status(**post, Content_Type="text/plain", X_Dragoman="1"), 202)
        self.assertEqual(self.status("/api/v1/corrections/1", "DELETE"), 403)
        self.assertEqual(self.status("/api/v1/feeds/1", "DELETE"), 403)
        self.assertEqual(self.status("/api/v1/feeds", "POST", b"{}"), 403)

    def test_no_script_but_our_own(self):
        for path in ("/", "/api/v1/store", "/nothing.js", "/api/v1/nothing"):
            headers = self.server.ask("GET", path).headers
            policy = headers["content-security-policy"]
            self.assertIn("default-src 'none'", policy)
            self.assertIn("script-src 'self';", policy)
            self.assertIn("frame-ancestors 'none'", policy)
            self.assertEqual(headers["x-content-type-options"], "nosniff")
            self.assertEqual(headers["referrer-policy"], "no-referrer")
        page = self.server.ask("GET", "/").body.decode()
        for tag in page.split("<script")[1:]:
            self.assertIn("src=", tag.split(">")[0])
        self.assertNotIn(" onload=", page)

    def test_markup_of_documents_stays_text(self):
        self.server.add('<html><body><article><p>Varnia said <script>alert(1)</script> on Friday that the road '
                        'was <img src=x onerror=alert(2)> closed.</p></article></body></html>')
        document = self.server.get("/documents/1")
        self.assertEqual(document.type, "application/json")
        self.assertNotIn("alert", document.json["document"]["text"])

    def test_no_header_is_made_of_what_the_user_writes(self):
        answer = self.raw(b"GET /api/v1/export?format=hxl%0d%0aX-Evil:1 HTTP/1.1\r\nHost: localhost\r\n"
                          b"Connection: close\r\n\r\n")
        self.assertNotIn("\r\nX-Evil", answer)


class TestToken(Served):
    def given(self):
        return ("--token-file", str(Path(self.folder.name) / "token"))

    def test_strangers_are_refused(self):
        self.assertEqual(self.status(), 401)
        self.assertEqual(self.status(Authorization="Bearer " + TOKEN[:-1] + "0"), 401)
        self.assertEqual(self.status(Authorization="Bearer " + TOKEN[:-1]), 401)
        self.assertEqual(self.status(Cookie="dragoman_session="), 401)
        self.assertEqual(self.status("/api/v1/stream"), 401)
        self.assertEqual(self.status("/api/v1/documents", "POST", b"Text.", X_Dragoman="1"), 401)
        self.assertEqual(self.status("/"), 200)  # the page asks for the token

    def test_the_token_and_its_cookie(self):
        self.assertEqual(self.status(Authorization="Bearer " + TOKEN), 200)
        self.assertEqual(self.server.post("/session", {"token": "wrong"}).status, 401)
        signed = self.server.post("/session", {"token": TOKEN})
        self.assertEqual(signed.status, 204)
        cookie = signed.headers["set-cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertEqual(self.status(Cookie=cookie.split(";")[0]), 200)

    def test_the_token_must_be_long(self):
        (Path(self.folder.name) / "token").write_text("secret")
        with self.assertRaisesRegex(RuntimeError, "at least 16 characters"):
            Server(PROGRAM, Path(self.folder.name) / "b.store", *self.given()).__enter__()


class TestListening(unittest.TestCase):
    def test_other_machines_need_a_token(self):
        with tempfile.TemporaryDirectory() as folder:
            store, token = Path(folder) / "a.store", Path(folder) / "token"
            with self.assertRaisesRegex(RuntimeError, "--token-file"):
                Server(PROGRAM, store, "--listen", "0.0.0.0").__enter__()
            token.write_text(TOKEN)
            with Server(PROGRAM, store, "--listen", "0.0.0.0", "--token-file", str(token)) as server:
                server.host = "127.0.0.1"
                ask = {"Authorization": "Bearer " + TOKEN}
                self.assertEqual(server.get("/store").status, 401)
                self.assertEqual(server.get("/store", {**ask, "Host": f"192.0.2.7:{server.port}"}).status, 200)
                self.assertEqual(server.get("/store", {**ask, "Host": f"evil.example:{server.port}"}).status, 421)


class TestLimits(Served):
    options = ("--connections", "20")

    def test_long_bodies_are_refused_before_they_are_sent(self):
        head = "POST /api/v1/{} HTTP/1.1\r\nHost: localhost\r\nX-Dragoman: 1\r\nContent-Length: {}\r\n\r\n"
        for path, length in (("documents", (64 << 20) + 1), ("corrections", (1 << 20) + 1), ("feeds", 1 << 40)):
            self.assertIn(" 413 ", self.raw(head.format(path, length).encode()).split("\r\n")[0])

    def test_a_body_without_a_length_ends_at_the_limit(self):
        with self.server.socket() as stream:
            stream.sendall(b"POST /api/v1/corrections HTTP/1.1\r\nHost: localhost\r\nX-Dragoman: 1\r\n"
                           b"Transfer-Encoding: chunked\r\n\r\n")
            piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
            try:
                for _ in range(64):
                    stream.sendall(piece)
            except (BrokenPipeError, ConnectionResetError):
                return  # it hung up in the middle
            self.assertIn(b" 413 ", rest_of(stream).split(b"\r\n")[0])

    def test_long_heads_are_refused(self):
        self.assertIn(" 431 ", self.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 70000 + b"\r\n\r\n"))

    def test_what_is_no_request_is_refused(self):
        for text in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"):
            self.assertRegex(self.raw(text).split("\r\n")[0], r"^(HTTP/1.1 4\d\d .*)?$")
        self.assertEqual(self.status(), 200)

    def test_who_says_nothing_is_let_go(self):
        with self.server.socket() as stream:
            stream.sendall(b"GET / HT")
            self.assertEqual(rest_of(stream), b"")  # within the 30 seconds of the socket's patience

    def test_silent_connections_make_room_for_others(self):
        silent = [self.server.socket() for _ in range(40)]
        try:
            for _ in range(30):
                self.assertEqual(self.status(), 200)
        finally:
            for stream in silent:
                stream.close()

    def test_listeners_that_take_all_places_are_told(self):
        listeners = []
        try:
            for _ in range(20):
                listeners.append(self.server.listen().__enter__())
            self.assertEqual(self.status(), 503)
        finally:
            for listener in listeners:
                listener.__exit__()
        end = time.monotonic() + 20
        while (status := self.status()) == 503 and time.monotonic() < end:
            time.sleep(0.1)
        self.assertEqual(status, 200)


class TestSlowClients(Served):
    def test_who_does_not_take_an_answer_holds_up_nobody(self):
        for number in range(20 // SLOWNESS):
            self.server.add(f"Varnia accused Oskaria of shelling village {number} on Friday. " * 200)
        slow = []
        for path in ["/api/v1/export?format=jsonl"] * 8 + ["/api/v1/events?limit=1000"] * 8:
            stream = socket.socket()
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            stream.connect((self.server.host, self.server.port))
            stream.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            slow.append(stream)
        upload = self.server.socket()
        upload.sendall(b"POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nX-Dragoman: 1\r\n"
                       b"Content-Length: 1000000\r\n\r\nOne sentence, and then nothing.")
        try:
            for _ in range(20):
                self.assertEqual(self.server.ask("GET", "/api/v1/store", timeout=5).status, 200)
            self.assertEqual(self.server.ask("POST", "/api/v1/documents", b"Oskaria denied it.",
                                             {**WRITES, "Content-Type": "text/plain"}, timeout=5).status, 202)
        finally:
            for stream in [*slow, upload]:
                stream.close()


if __name__ == "__main__":
    unittest.main()
