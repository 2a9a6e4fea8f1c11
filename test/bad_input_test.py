"""Bad inputs through the whole program: each is answered with the file, what is wrong and a cure,
the rest is read, and the exit status is 0 done, 1 bad input, 2 usage, 3 cannot run.

    python3 test/bad_input_test.py build/release/dragoman
"""

import gzip
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
GOOD = "The army shut the road to the town on Thursday.\n"
MOST_MEMORY = 700 << 20  # bytes, for inputs that are far larger than any report


class Answer:
    """What one run of the program said."""

    def __init__(self, process):
        self.status = process.returncode
        self.errors = process.stderr.decode("utf-8", "replace")
        self.records = []
        for line in process.stdout.decode("utf-8", "replace").splitlines():
            if line.startswith("{"):
                self.records.append(json.loads(line))


def is_sanitized():
    """AddressSanitizer reserves terabytes of addresses: a program with it cannot be limited."""
    return b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


def limit_memory():
    if is_sanitized():
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def run(*arguments, stdin=b"", stdout=subprocess.PIPE, limit=None):
    process = subprocess.run(
        [PROGRAM, "read", *map(str, arguments)],
        input=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=600, preexec_fn=limit)
    if process.stdout is None:
        process.stdout = b""
    return Answer(process)


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.good = self.file("good.txt", GOOD.encode())

    def file(self, name, content):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(content)
        return path

    def expect(self, answer, status, records, *words):
        self.assertEqual(answer.status, status, answer.errors)
        self.assertEqual(len(answer.records), records, answer.errors)
        for word in words:
            self.assertIn(str(word), answer.errors)
        self.assertNotIn("terminate called", answer.errors)

    def test_good_file_is_silent(self):
        answer = run(self.good)
        self.expect(answer, 0, 1)
        self.assertEqual(answer.errors, "")
        self.assertEqual(answer.records[0]["document"]["text"], GOOD)

    def test_missing_file(self):
        missing = pathlib.Path(self.folder.name) / "none.txt"
        self.expect(run(missing, self.good), 1, 1, missing, "No such file", "check the name")

    def test_directory(self):
        self.expect(run(self.folder.name, self.good), 1, 1, self.folder.name, "is a directory")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_unreadable_file(self):
        self.good.chmod(0)
        self.expect(run(self.good), 1, 0, self.good, "Permission denied", "ask for the right")

    def test_empty_file(self):
        for content in (b"", b"\n \n"):
            self.expect(run(self.file("empty.txt", content), self.good), 1, 1, "empty.txt", "is empty")

    def test_binary_files(self):
        self.expect(run(self.file("a.bin", bytes(range(256)) * 8)), 1, 0, "a.bin", "binary")
        self.expect(run(self.file("a.pdf", b"%PDF-1.7\n1 0 obj\n")), 1, 0, "a.pdf", "pdftotext")
        self.expect(run(self.file("a.docx", b"PK\x03\x04rest")), 1, 0, "a.docx", "save it as text")

    def test_line_of_200_megabytes(self):
        path = self.file("long.txt", b"")
        with path.open("wb") as out:
            for _ in range(200):
                out.write(b"x" * (1 << 20))
        answer = run(path, self.good, limit=limit_memory)
        self.expect(answer, 1, 2, "long.txt", "longer than", "split it")
        self.assertTrue(any("left out" in note for note in answer.records[0]["notes"]))

    def test_json_line_of_100_megabytes(self):
        path = self.file("long.jsonl", b"")
        with path.open("wb") as out:
            out.write(b'{"text": "')
            for _ in range(100):
                out.write(b"word " * 200_000)
            out.write(b'"}\n{"text": "Kyiv said no."}\n')
        self.expect(run(path, limit=limit_memory), 1, 1, "long.jsonl:1", "split the document")

    def test_invalid_utf8(self):
        answer = run(self.file("latin.txt", b"The Erdo\xf0an government said no.\n"))
        self.expect(answer, 0, 1)
        self.assertTrue(any("Windows-1252" in note for note in answer.records[0]["notes"]))
        answer = run(self.file("bad.jsonl", b'{"text": "na\xefve"}\n{"text": "Kyiv said no."}\n'))
        self.expect(answer, 1, 1, "bad.jsonl:1", "not valid UTF-8")

    def test_broken_html(self):
        page = b"<html><body><article><p>The army shut <b>the road to the town, it said.<div><p>"
        answer = run(self.file("broken.html", page + b"No aid came in.</b></table></span><x"))
        self.expect(answer, 0, 1)
        self.assertIn("No aid came in.", answer.records[0]["document"]["text"])

    def test_truncated_gzip(self):
        lines = "".join(json.dumps({"text": f"Side {i} shut road {i * 7919}."}) + "\n" for i in range(300))
        packed = gzip.compress(lines.encode())
        answer = run(self.file("cut.jsonl.gz", packed[: len(packed) // 2]), self.good)
        self.assertEqual(answer.status, 1)
        self.assertGreater(len(answer.records), 5)
        self.assertIn("cut.jsonl.gz: the gzip data ends too early", answer.errors)

    def test_broken_json_line(self):
        lines = b'{"text": "One said no."}\n{"text": \n{"title": "t"}\n[1]\n{"text": "Two said no."}\n'
        answer = run(self.file("a.jsonl", lines))
        self.expect(answer, 1, 2, "a.jsonl:2: is no JSON object", 'a.jsonl:3: has no "text"', "a.jsonl:4:")

    def test_many_broken_lines_are_counted(self):
        answer = run(self.file("a.jsonl", b"{\n" * 5000))
        self.expect(answer, 1, 0, "4980 further lines")
        self.assertLess(len(answer.errors.splitlines()), 30)

    def test_unknown_date(self):
        self.expect(run("--published", "foo", self.good), 2, 0, "--published foo", "YYYY-MM-DD")
        answer = run(self.file("a.jsonl", b'{"text": "One said no.", "published": "soon"}\n'))
        self.expect(answer, 1, 1, "a.jsonl:1", 'unknown date "soon"')

    def test_unknown_model(self):
        self.expect(run("--model", "/none.model", self.good), 3, 0, "/none.model", "No such file")

    def test_file_that_is_no_model(self):
        self.expect(run("--model", self.good, self.good), 3, 0, self.good, "is no Dragoman model")

    def test_model_of_another_version(self):
        header = b"DRGMODEL" + (99).to_bytes(4, "little") + bytes(64)
        path = self.file("new.model", header)
        self.expect(run("--model", path, self.good), 3, 0, "new.model", "version 99", "use the weights")

    def test_unknown_option_and_no_files(self):
        self.expect(run("--colour", "x", self.good), 2, 0, "--colour")
        self.expect(run(), 2, 0, "FILE")

    def test_fast_has_no_trees_of_what_it_skips(self):
        self.expect(run("--fast", "--format", "conllu", self.good), 2, 0, "--fast", "leave out one")

    def test_standard_input(self):
        answer = run("-", stdin=GOOD.encode())
        self.expect(answer, 0, 1)
        self.expect(run("-", stdin=b""), 1, 0, "standard input: is empty")

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            self.expect(run(self.good, stdout=full), 3, 0, "cannot write the output")

    def test_closed_pipe(self):
        path = self.file("many.jsonl", b'{"text": "One said no."}\n' * 2000)
        process = subprocess.Popen(
            [PROGRAM, "read", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        self.assertIn(process.wait(timeout=120), (-signal.SIGPIPE, 0))
        self.assertEqual(errors, b"")
        process.stderr.close()

    def test_order_with_jobs(self):
        lines = "".join(json.dumps({"id": str(i), "text": f"Side {i} said no."}) + "\n" for i in range(500))
        answer = run("--jobs", "4", self.file("order.jsonl", lines.encode()))
        self.expect(answer, 0, 500)
        self.assertEqual([r["document"]["id"] for r in answer.records], [str(i) for i in range(500)])


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
