#!/usr/bin/env python3
"""The HTTP interface of `dragoman serve` over a real socket: every path of openapi.yaml answers as it says,
writing, feeds, exports, the stream of events.

    test/serve_test.py PROGRAM [TEST]

Leaves with 77 (skipped) where PyYAML or jsonschema are not to be had (Debian: python3-yaml, python3-jsonschema).
"""
import http.server
import json
import sys
import tempfile
import threading
import unittest
from pathlib import Path

from serve_server import WRITES, Server, until

try:
    import jsonschema
    import yaml
except ImportError:
    print("SKIPPED: no PyYAML or no jsonschema; the HTTP interface was not held to openapi.yaml")
    sys.exit(77)

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build/release/dragoman").resolve()
API = yaml.safe_load((ROOT / "src/serve/openapi.yaml").read_text())
CORRIDOR = (ROOT / "examples/corridor.txt").read_text()
BRIDGE = (ROOT / "examples/bridge.txt").read_text()
DAY = "2031-03-14"


def resolved(node):
    while "$ref" in node:
        target = API
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def schema_of(response, kind):
    """The schema of an answer, with the components beside it, so that its references lead somewhere."""
    content = resolved(response).get("content", {})
    if kind not in content:
        raise AssertionError(f"{kind} is not described; {sorted(content)} are")
    return {**content[kind]["schema"], "components": API["components"]}


def operations(*methods):
    for path, item in API["paths"].items():
        for method in methods:
            if method in item:
                yield path, item[method]


def parameters(operation, place):
    return [p for p in map(resolved, operation.get("parameters", [])) if p["in"] == place]


def filled(path, operation):
    for parameter in parameters(operation, "path"):
        path = path.replace("{" + parameter["name"] + "}", str(parameter["example"]))
    return path


class Served(unittest.TestCase):
    """A store with two dispatches, served."""

    options = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = Path(cls.folder.name) / "war room.store"
        cls.server = Server(PROGRAM, cls.store, *cls.options)
        cls.server.__enter__()
        cls.server.add(CORRIDOR, published=DAY)
        cls.server.add(BRIDGE, published=DAY)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def must_fit(self, operation, answer):
        """The status is described, and so is the body."""
        responses = operation["responses"]
        self.assertIn(str(answer.status), responses, answer.body)
        if answer.status in (204, 304):
            self.assertEqual(answer.body, b"")
            return
        schema = schema_of(responses[str(answer.status)], answer.type)
        if answer.type.endswith("json") and "ndjson" not in answer.type:
            jsonschema.validate(answer.json, schema)

    def must_name(self, answer, field, status=400):
        """A problem that names the field."""
        self.assertEqual((answer.status, answer.type), (status, "application/problem+json"), answer.body)
        jsonschema.validate(answer.json, {**API["components"]["schemas"]["Problem"]})
        self.assertEqual(answer.json["field"], field, answer.body)
        self.assertEqual(answer.json["status"], status)
        self.assertGreater(len(answer.json["detail"]), 10)


class TestReading(Served):
    def test_every_path_that_is_described_answers_as_described(self):
        for path, operation in operations("get"):
            if path == "/stream":
                continue
            query = {p["name"]: p["example"] for p in parameters(operation, "query") if p.get("required")}
            with self.subTest(path):
                answer = self.server.get(filled(path, operation), **query)
                self.assertEqual(answer.status, 200, answer.body)
                self.must_fit(operation, answer)

    def test_every_parameter_is_taken_and_a_wrong_one_is_named(self):
        right = {"date": "2031-03-14", "integer": "1"}
        for path, operation in operations("get"):
            required = {p["name"]: p["example"] for p in parameters(operation, "query") if p.get("required")}
            for parameter in parameters(operation, "query"):
                name, schema = parameter["name"], parameter["schema"]
                if name in ("after", *required):
                    continue
                value = parameter.get("example") or right.get(schema.get("format", schema["type"]), "x")
                value = schema.get("enum", [value])[0]
                value = "0,0,1,1" if name == "box" else value
                with self.subTest(path, parameter=name):
                    answer = self.server.get(filled(path, operation), **required, **{name: value})
                    self.must_fit(operation, answer)
                    self.assertIn(answer.status, (200, 400), answer.body)
                    if schema.get("format") == "date" or schema["type"] == "integer":
                        wrong = self.server.get(filled(path, operation), **required, **{name: "yesterday"})
                        self.must_name(wrong, name)

    def test_unknown_things_are_refused(self):
        self.must_name(self.server.get("/events", colour="red"), "colour")
        self.must_name(self.server.get("/documents/99"), "number", 404)
        self.must_name(self.server.get("/documents/x"), "number")
        self.must_name(self.server.get("/actors/Nobody"), "name", 404)
        self.assertEqual(self.server.get("/nothing").status, 404)
        self.assertEqual(self.server.post("/events", {}).status, 405)
        self.assertEqual(self.server.get("/events%zz").status, 400)

    def test_rows_are_those_of_the_command_line(self):
        import subprocess

        told = subprocess.run([PROGRAM, "ask", self.store, "events", "--format", "json"],
                              capture_output=True, text=True, check=True).stdout
        rows = [json.loads(line) for line in told.splitlines()]
        self.assertEqual(self.server.get("/events", limit=1000).json["items"], rows)
        self.assertGreater(len(rows), 10)

    def test_disputes_tell_the_role_of_who_speaks(self):
        def voices():
            rows = self.server.get("/disputes", limit=1000).json["items"]
            return {one["source"]: (one["role"], one["code"]) for one in rows}

        told = until(voices, lambda found: "Davit Relko" in found)  # disputes are reckoned after a document is kept
        self.assertEqual(told["Davit Relko"], ("Defence Ministry spokesman", "XXX-GOV"))

    def test_what_changed_leaves_out_what_a_filter_cannot_ask_of(self):
        kinds = {one["kind"] for one in self.server.get("/changes").json["items"]}
        self.assertLessEqual({"event", "figure"}, kinds)
        acting = {one["kind"] for one in self.server.get("/changes", actor="*").json["items"]}
        self.assertIn("event", acting)
        self.assertNotIn("figure", acting)
        self.assertEqual(self.server.get("/changes", actor="Nobody Here").json["items"], [])
        self.assertEqual(self.server.get("/changes", colour="red").status, 400)

    def test_pages_follow_each_other(self):
        for product in ("events", "claims", "actors", "documents", "disputes"):
            whole = self.server.get("/" + product, limit=1000).json
            self.assertIsNone(whole["next"])
            found, after = [], ""
            while after is not None:
                page = self.server.get("/" + product, limit=3, **({"after": after} if after else {})).json
                self.assertLessEqual(len(page["items"]), 3)
                found += page["items"]
                after = page["next"]
            self.assertEqual(found, whole["items"], product)

    def test_tag_is_good_until_the_store_changes(self):
        first = self.server.get("/events")
        tag = {"If-None-Match": first.headers["etag"]}
        again = self.server.get("/events", headers=tag)
        self.assertEqual((again.status, again.body), (304, b""))
        self.server.add("Oskaria denied on Monday that it had shelled Tal Orven.", published=DAY)
        self.assertEqual(self.server.get("/events", headers=tag).status, 200)

    def test_head_has_no_body(self):
        answer = self.server.ask("HEAD", "/api/v1/events")
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertGreater(int(answer.headers["content-length"]), 1000)


class TestAdding(Served):
    def documents(self):
        return self.server.get("/documents", limit=1000).json["items"]

    def test_progress_and_changes_are_told_while_a_document_is_read(self):
        with self.server.listen() as stream:
            job = self.server.post("/documents?published=2031-03-15&title=A%20road&publisher=Wire",
                                   "Varnia said on Friday that Oskaria had closed the Serin corridor.\n",
                                   "text/plain")
            self.assertEqual(job.status, 202)
            number = job.json["job"]
            step = stream.wait(lambda event, told: event == "progress" and told["job"] == number)
            self.assertEqual((step["done"], step["total"]), (1, None))
            end = stream.wait(lambda event, told: event == "progress" and told["total"] is not None
                              and told["job"] == number)
            self.assertEqual((end["done"], end["total"]), (1, 1))
            before = self.server.get("/store").json["generation"]
            stream.wait(lambda event, told: event == "changed" and told["generation"] >= before)
        row = [one for one in self.documents() if one["title"] == "A road"][0]
        self.assertEqual((row["published"], row["publisher"]), ("2031-03-15", "Wire"))

    def test_the_same_again_changes_nothing(self):
        def kept():  # which documents are alike is reckoned once they are read, so that it may still come
            return [{k: v for k, v in one.items() if k not in ("cluster", "similarity")} for one in self.documents()]

        before = kept()
        self.server.add(CORRIDOR, published=DAY)
        self.assertEqual(kept(), before)

    def test_files_of_one_name_are_two_documents(self):
        def form(text):
            return (b'--x\r\nContent-Disposition: form-data; name="file"; filename="C:\\day\\notes.txt"\r\n\r\n'
                    + text + b"\r\n--x--\r\n")

        with self.server.listen() as stream:
            for text in (b"Varnia shelled the village of Orven on Friday.", b"Oskaria shelled Port Sela on Friday."):
                job = self.server.post("/documents", form(text), "multipart/form-data; boundary=x").json["job"]
                stream.wait(lambda event, told: event == "progress" and told["job"] == job and told["total"])
        names = [one["document"] for one in self.documents() if one["document"].startswith("notes.txt#")]
        self.assertEqual(len(names), 2)

    def test_json_may_stand_over_several_lines(self):
        with self.server.listen() as stream:
            body = json.dumps({"text": "Oskaria freed four Varnian soldiers on Monday.", "id": "json-1",
                               "published": DAY}, indent=2)
            job = self.server.post("/documents", body).json["job"]
            stream.wait(lambda event, told: event == "progress" and told["job"] == job and told["total"])
        self.assertIn("json-1", [one["document"] for one in self.documents()])

    def test_what_cannot_be_read_is_told_on_the_stream(self):
        with self.server.listen() as stream:
            job = self.server.post("/documents", b"%PDF-1.7 \x00\x01", "application/octet-stream").json["job"]
            told = stream.wait(lambda event, told: event == "error" and told["job"] == job)
            self.assertIn("pdftotext", told["detail"])

    def test_wrong_deliveries_name_what_is_wrong(self):
        self.must_name(self.server.post("/documents", "", "text/plain"), "body")
        self.must_name(self.server.post("/documents?published=Monday", "Text.", "text/plain"), "published")
        self.must_name(self.server.post("/documents", b"GIF89a", "image/gif"), "Content-Type", 415)
        self.must_name(self.server.post("/documents", b"--x\r\nbroken", "multipart/form-data; boundary=x"), None)
        self.must_name(self.server.post("/documents", b"--x--\r\n", "multipart/form-data; boundary=x"), "file")

    def test_what_another_program_adds_is_told(self):
        import subprocess

        with self.server.listen() as stream:
            subprocess.run([PROGRAM, "add", self.store, ROOT / "examples/bridge.txt"], check=True,
                           capture_output=True)
            stream.wait(lambda event, told: event == "changed")


class TestCorrecting(Served):
    def correct(self, **wish):
        return self.server.post("/corrections", wish)

    def test_a_correction_is_seen_at_once_and_undone(self):
        event = self.server.get("/events", type="ACCUSE").json["items"][0]
        target = "events:" + event["ref"]
        kept = self.correct(target=target, action="change", field="type", after="ASSAULT", who="anna", why="shells")
        self.assertEqual(kept.status, 201, kept.body)
        self.must_fit(API["paths"]["/corrections"]["post"], kept)
        self.assertEqual((kept.json["before"], kept.json["after"]), ("ACCUSE", "ASSAULT"))
        refs = [one["ref"] for one in self.server.get("/events", type="ASSAULT").json["items"]]
        self.assertIn(event["ref"], refs)
        number = kept.json["n"]
        document = self.server.get("/documents/" + event["ref"].split(".")[0]).json
        self.assertIn(number, [one["n"] for one in document["corrections"]])
        self.must_fit(API["paths"]["/corrections"]["get"], self.server.get("/corrections"))
        self.assertEqual(self.server.delete(f"/corrections/{number}?who=anna").status, 204)
        self.must_name(self.server.delete(f"/corrections/{number}"), "n", 404)
        refs = [one["ref"] for one in self.server.get("/events", type="ACCUSE").json["items"]]
        self.assertIn(event["ref"], refs)

    def test_every_action(self):
        first, second = [one["ref"] for one in self.server.get("/events").json["items"][:2]]
        for wish in ({"action": "confirm"}, {"action": "reject"}, {"action": "note", "after": "seen by two"},
                     {"action": "merge", "after": second}, {"action": "split"}):
            with self.subTest(wish["action"]):
                kept = self.correct(target="events:" + first, **wish)
                self.assertEqual(kept.status, 201, kept.body)
                self.assertEqual(kept.json["who"], "analyst")
                self.assertEqual(self.server.delete(f"/corrections/{kept.json['n']}").status, 204)

    def test_standing_follows(self):
        with self.server.listen() as stream:
            kept = self.correct(target="events:1.1", action="reject")
            self.assertEqual(kept.status, 201)
            # what earlier corrections changed may be told first
            stream.wait(lambda event, told: event == "changed" and "1.1" not in self.disputed_events())
        self.assertEqual(self.server.delete(f"/corrections/{kept.json['n']}").status, 204)

    def disputed_events(self):
        return [one["item_ref"] for one in self.server.get("/disputes").json["items"] if one["item"] == "event"]

    def test_the_whole_timeline_is_that_of_all_days(self):
        self.server.add("Varnia shelled Port Sela on Friday. Oskaria denied it.", published=DAY, title="one")
        kept = self.correct(target="events:1.2", action="reject")
        self.assertEqual(kept.status, 201)
        whole = self.server.get("/timeline", by="day").json
        self.assertEqual(whole, self.server.get("/timeline", by="day", **{"from": "0001-01-01"}).json)
        events = self.server.get("/events", limit=1000).json["items"]
        self.assertEqual(sum(sum(one["quads"]) for one in whole["periods"]), len(events))
        self.assertEqual(self.server.delete(f"/corrections/{kept.json['n']}").status, 204)

    def test_wrong_corrections_name_the_member(self):
        good = {"target": "events:1.0", "action": "confirm"}
        for member, wish, status in (("target", {"target": "events:x"}, 400), ("target", {"target": "roads:1.0"}, 400),
                                     ("target", {"target": "events:99.0"}, 404), ("action", {"action": "like"}, 400),
                                     ("field", {"action": "change", "field": "colour"}, 400),
                                     ("after", {"action": "change", "field": "type", "after": "KISS"}, 400),
                                     ("after", {"action": "note"}, 400), ("after", {"action": "merge", "after": "x"}, 400),
                                     ("who", {"who": " "}, 400), ("who", {"who": 7}, 400), ("mood", {"mood": "x"}, 400)):
            with self.subTest(wish):
                self.must_name(self.correct(**{**good, **wish}), member, status)
        self.assertEqual(self.server.post("/corrections", "{").status, 400)
        self.must_name(self.server.delete("/corrections/x"), "n")


class TestExporting(Served):
    def test_every_format_has_a_preview_and_a_file(self):
        for format in ("csv", "jsonl", "geojson", "parquet", "acled", "ged", "gdelt", "hxl"):
            with self.subTest(format):
                table = self.server.get("/export", format=format, preview=2).json
                jsonschema.validate(table, {**API["components"]["schemas"]["Table"]})
                self.assertLessEqual(len(table["rows"]), 2)
                for row in table["rows"]:
                    self.assertEqual(len(row), len(table["columns"]))
                file = self.server.get("/export", format=format)
                self.must_fit(API["paths"]["/export"]["get"], file)
                self.assertRegex(file.headers["content-disposition"],
                                 f'^attachment; filename="war-room-{format}[.][a-z]+"$')
                if format in ("csv", "acled", "hxl"):
                    self.assertEqual(file.body.decode().split("\r\n")[0].split(","), table["columns"])

    def test_the_file_is_that_of_the_command_line(self):
        import subprocess

        told = subprocess.run([PROGRAM, "export", self.store, "--to", "hxl", "--no-names", "-"], capture_output=True,
                              check=True).stdout
        self.assertEqual(self.server.get("/export", format="hxl", redact="names").body, told)
        self.assertNotIn(b"Relko", told)
        self.assertIn(b"Relko", self.server.get("/export", format="hxl").body)

    def test_wrong_wishes_are_named(self):
        self.must_name(self.server.get("/export"), "format")
        self.must_name(self.server.get("/export", format="pdf"), "format")
        self.must_name(self.server.get("/export", format="jsonl", redact="names"), "redact")
        self.must_name(self.server.get("/export", format="hxl", redact="everything"), "redact")
        self.must_name(self.server.get("/export", format="hxl", preview=101), "preview")


class TestSupply(Served):
    def test_a_scenario_is_answered_as_on_the_command_line(self):
        import subprocess

        path = ROOT / "examples/tal-orven.toml"
        told = subprocess.run([PROGRAM, "supply", path, "--format", "json"], capture_output=True, text=True,
                              check=True).stdout
        answer = self.server.post("/supply", path.read_text(), "application/toml")
        self.assertEqual(answer.status, 200, answer.body)
        self.must_fit(API["paths"]["/supply"]["post"], answer)
        self.assertEqual(answer.json["versions"], json.loads(told)["versions"])
        told = subprocess.run([PROGRAM, "supply", path, "--format", "json", "--draws", "10", "--set",
                               "population=20000", "--set", "payload=2"], capture_output=True, text=True).stdout
        again = self.server.post("/supply?draws=10&set=population%3D20000&set=payload%3D2", path.read_text(),
                                 "application/toml")
        self.assertEqual(again.status == 200, bool(told), again.body)
        if told:
            self.assertEqual(again.json["versions"], json.loads(told)["versions"])

    def test_a_draft_comes_from_the_store(self):
        draft = self.server.get("/supply/draft", place="Tal Orven")
        self.assertEqual((draft.status, draft.type), (200, "application/toml"), draft.body)
        self.assertIn(b"Serin corridor", draft.body)
        self.must_name(self.server.get("/supply/draft", place="Atlantis"), "place", 404)
        self.must_name(self.server.get("/supply/draft"), "place")

    def test_wrong_scenarios_are_refused(self):
        self.assertEqual(self.server.post("/supply", "place = ", "application/toml").status, 400)
        self.must_name(self.server.post("/supply?set=population", "", "application/toml"), "set")
        self.must_name(self.server.post("/supply?draws=many", "", "application/toml"), "draws")


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Highland Wire</title>{}</channel></rss>"""
ITEM = """<item><title>Report {0}</title><link>http://wire.example/{0}</link><guid>{0}</guid>
<description>Varnia said on Friday that {0} trucks had passed the Serin corridor.</description></item>"""


class Wire(http.server.BaseHTTPRequestHandler):
    """A feed of our own: /feed.xml with a tag, /away leads to it, /page is none."""

    asked = []
    items = 1

    def do_GET(self):  # noqa: N802, the name is http.server's
        tag = f'"{Wire.items}"'
        Wire.asked.append((self.path, self.headers.get("If-None-Match")))
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "/feed.xml")
            self.end_headers()
            return
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
            return
        body = RSS.format("".join(ITEM.format(i + 1) for i in range(Wire.items))).encode()
        body = b"<html><p>No feed.</p></html>" if self.path == "/page" else body
        self.send_response(200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class TestFeeds(Served):
    options = ("--feeds-private",)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.wire = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Wire)
        threading.Thread(target=cls.wire.serve_forever, daemon=True).start()
        cls.address = f"http://127.0.0.1:{cls.wire.server_port}"

    @classmethod
    def tearDownClass(cls):
        cls.wire.shutdown()
        cls.wire.server_close()
        super().tearDownClass()

    def watch(self, path, **more):
        return self.server.post("/feeds", {"url": self.address + path, **more})

    def feed(self, number):
        return [one for one in self.server.get("/feeds").json["items"] if one["n"] == number][0]

    def test_a_feed_is_read_and_asked_again_with_its_tag(self):
        with self.server.listen() as stream:
            kept = self.watch("/away", interval_s=300)
            self.must_fit(API["paths"]["/feeds"]["post"], kept)
            self.assertEqual(kept.status, 201, kept.body)
            stream.wait(lambda event, told: event == "progress" and told["total"] == 1)
        number = kept.json["n"]
        feed = self.feed(number)
        self.must_fit(API["paths"]["/feeds"]["get"], self.server.get("/feeds"))
        self.assertEqual((feed["etag"], feed["last_status"], feed["title"]), ('"1"', "200", "Highland Wire"))
        self.assertIn("http://wire.example/1", [one["url"] for one in self.server.get("/documents").json["items"]])
        self.must_name(self.watch("/away"), "url", 409)
        self.assertEqual(self.server.delete(f"/feeds/{number}").status, 204)
        self.must_name(self.server.delete(f"/feeds/{number}"), "n", 404)

    def test_what_is_no_feed_says_so(self):
        with self.server.listen() as stream:
            number = self.watch("/page").json["n"]
            stream.wait(lambda event, told: event == "progress" and told["total"] == 0)
        self.assertIn("is no feed", self.feed(number)["last_status"])
        self.server.delete(f"/feeds/{number}")

    def test_wrong_wishes_are_named(self):
        for member, wish in (("url", {}), ("url", {"url": 7}), ("url", {"url": "file:///etc/passwd"}),
                             ("url", {"url": "gopher://example.org/"}), ("url", {"url": "http://"}),
                             ("interval_s", {"url": "http://example.org/f", "interval_s": 10}),
                             ("interval_s", {"url": "http://example.org/f", "interval_s": "often"})):
            with self.subTest(wish):
                self.must_name(self.server.post("/feeds", wish), member)


class TestFeedsOfTheInternetAlone(Served):
    def test_private_addresses_are_refused(self):
        for host in ("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[fd00::1]", "localhost",
                     "[::ffff:10.0.0.1]", "2130706433", "0x7f.1"):
            with self.subTest(host):
                self.must_name(self.server.post("/feeds", {"url": f"http://{host}/feed.xml"}), "url")


if __name__ == "__main__":
    unittest.main()
