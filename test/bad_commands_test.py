"""Each command, asked for what cannot be: it names the word or file and a cure, keeps its exit status (1 bad
input, 2 usage, 3 cannot run), and leaves what was there as it was.

    python3 test/bad_commands_test.py build/release/dragoman
"""

import gzip
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest

PROGRAM = ""
ROOT = pathlib.Path(__file__).resolve().parent.parent
ASK, EXPORT, CORRECT = "ask s.store", "export s.store --to csv", "correct s.store events:1.0 --who me"

# The command, its status, words of the one line that it says.
WRONG = [
    ("", 2, ["name a command", "dragoman --help"]),
    ("raed a.txt", 2, ["no command raed", "did you mean read?"]),
    ("help raed", 2, ["no command raed", "did you mean read?"]),
    ("help codebook chek", 2, ["no command chek", "did you mean check?"]),
    ("--verzion", 2, ["no option --verzion", "did you mean --version?"]),
    ("codebook chek", 2, ["dragoman codebook: ", "no command chek", "did you mean check?"]),
    ("read", 2, ["dragoman read: FILE", "dragoman read --help"]),
    ("read a.txt --formt json", 2, ["no option --formt", "did you mean --format?"]),
    ("read a.txt --table claims --format json", 2, ["--table with --format json"]),
    ("read a.txt --explain --format json", 2, ["--explain with --format json"]),
    ("read a.txt --codebook none", 3, ["none", "--codebook"]),
    ("add - a.txt", 2, ["STORE", "name the file"]),
    ("add a.txt a.txt", 1, ["a.txt: is no store"]),
    ("add none/x.store a.txt", 3, ["none/x.store: cannot be opened"]),
    ("ask none.store events", 1, ["none.store: there is no such store", "dragoman add"]),
    (f"{ASK} evnts", 2, ["PRODUCT: evnts"]),
    (f"{ASK} events --limit -1", 2, ["--limit: -1", "whole numbers from 0"]),
    (f"{ASK} events --limit many", 2, ["--limit: many", "whole numbers from 0"]),
    (f"{ASK} events --from yesterday", 2, ["--from", "is no date"]),
    (f"{ASK} events --type ASSALT", 2, ["--type", "did you mean ASSAULT?"]),
    (f"{ASK} events --country Armenia", 2, ["--country", "did you mean ARM?"]),
    (f"{ASK} events extra", 2, ['"extra"', "ask --help"]),
    (f"{CORRECT}", 2, ["--confirm"]),
    (f"{CORRECT} --undo 1", 2, ["--undo", "events:1.0"]),
    (f"{CORRECT} --undo x", 2, ["--undo: x", "whole numbers from 1"]),
    (f"{CORRECT} --set type", 2, ['"type"', "type=ASSAULT"]),
    (f"{EXPORT} s.store", 2, ["s.store: is a store", "another file"]),
    (f"{EXPORT} none/out.csv", 3, ["none/out.csv: cannot be written"]),
    (f"{EXPORT} out.csv --measure killed", 2, ["no option --measure"]),
    ("serve s.store --port 99999", 2, ["--port: 99999", "0 to 65535"]),
    ("serve s.store --listen 192.0.2.7 --token-file token --port 0", 3, ["192.0.2.7", "--listen"]),
    ("serve s.store --token-file none", 2, ["none", "16 characters"]),
    ("serve s.store --published 2031-03-14", 2, ["no option --published"]),
    ("supply", 2, ["a scenario", "--from STORE"]),
    ("supply none.toml", 1, ["none.toml: No such file", "check the name"]),
    ("supply folder", 1, ["folder: is a directory"]),
    ("supply s.toml --draws -1", 2, ["--draws: -1", "0 to 100000"]),
    ("supply --from s.store --place Nowhere", 1, ["Nowhere"]),
    ("supply --from s.store --place Serin --format json", 2, ["--from excludes --format"]),
    ("supply s.toml --from s.store --place Serin", 2, ["--from excludes SCENARIO"]),
    ("supply --from s.store --place Serin -o s.store", 2, ["s.store: is a store"]),
    ("codebook check --codebook folder", 3, ["folder", "*.rules"]),
    ("codebook import none --kind verbs --to out", 3, ["none: No such file"]),
    ("codebook import a.txt --kind verbs --to out", 1, ["a.txt: holds no verbs", "--kind"]),
    ("codebook import a.txt --kind verbs --to a.txt", 3, ["a.txt/imported.rules: cannot be written"]),
    ("codebook import a.txt --kind actors --to actors", 2, ["actors/persons.tsv", "another folder"]),
    ("manual a.txt", 3, ["a.txt/dragoman.1: cannot be written"]),
    ("completion tcsh", 2, ["tcsh"]),
    ("check a.txt", 1, ["dragoman: a.txt: is no store"]),
    ("check empty.txt", 1, ["dragoman: empty.txt: is empty", "dragoman add empty.txt"]),
    ("check .", 1, ["dragoman: .: is a folder"]),
    ("ask . events", 1, ["dragoman: .: is a folder"]),
    ("rebuild none.store", 1, ["none.store: there is no such store"]),
]

# Whatever a command prints, a disk that is full is told.
PRINTING = ["--version", "help read", "read a.txt", "ask s.store events", f"{EXPORT} -", "check s.store",
            "supply s.toml --draws 0", "codebook check", "completion bash"]


def run(command, folder, **options):
    return subprocess.run([PROGRAM, *command.split()], cwd=folder, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                          text=True, timeout=120, **options)


class BadCommands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        (cls.folder / "a.txt").write_text("The army shut the road to the town of Serin on Thursday.\n")
        (cls.folder / "empty.txt").write_text("")
        (cls.folder / "token").write_text("0123456789abcdef\n")
        (cls.folder / "folder").mkdir()
        (cls.folder / "actors").mkdir()
        (cls.folder / "actors/persons.tsv").write_text("# by hand\n")
        shutil.copy(ROOT / "examples/tal-orven.toml", cls.folder / "s.toml")
        for file in ("bridge.txt", "corridor.txt"):
            made = run(f"add s.store {ROOT}/examples/{file} --published 2031-03-14", cls.folder)
            assert made.returncode == 0, made.stderr

    def files(self):
        return {path: path.read_bytes() for path in self.folder.rglob("*")
                if path.is_file() and not path.name.startswith("s.store-")}

    def test_each_is_told_and_changes_nothing(self):
        before = self.files()
        for command, status, words in WRONG:
            with self.subTest(command=command):
                answer = run(command, self.folder, stdout=subprocess.PIPE)
                self.assertEqual(answer.returncode, status, answer.stderr)
                for word in words:
                    self.assertIn(word, answer.stderr)
                self.assertTrue(answer.stderr.startswith("dragoman"), answer.stderr)
                self.assertEqual(answer.stderr.count("\n"), 1, answer.stderr)
        after = self.files()
        for path, content in before.items():
            self.assertEqual(after[path], content, path)

    def test_a_full_disk_is_told(self):
        for command in PRINTING:
            with self.subTest(command=command), open("/dev/full", "wb") as full:
                answer = run(command, self.folder, stdout=full)
                self.assertEqual(answer.returncode, 3, answer.stderr)
                self.assertIn("cannot write the output", answer.stderr)

    def test_help_is_what_the_command_says_of_itself(self):
        for command in ("read", "codebook check"):
            asked = run(f"help {command}", self.folder, stdout=subprocess.PIPE).stdout
            own = run(f"{command} --help", self.folder, stdout=subprocess.PIPE).stdout
            self.assertEqual(asked.split("\n")[0], own.split("\n")[0])
            self.assertIn("--codebook", asked)

    def test_table_means_rows(self):
        rows = run("read a.txt --table claims", self.folder, stdout=subprocess.PIPE).stdout
        self.assertTrue(rows.startswith("document,id,speakers"), rows)

    def test_of_two_redactions_the_stricter_holds(self):
        alone = run(f"{EXPORT} - --no-names", self.folder, stdout=subprocess.PIPE).stdout
        for order in ("--no-names --no-persons", "--no-persons --no-names"):
            both = run(f"{EXPORT} - {order}", self.folder, stdout=subprocess.PIPE).stdout
            self.assertEqual(both, alone)

    def test_no_text_reaches_into_the_terminal(self):
        line = ('{"text": "The \\u001b[31marmy of Va\\u001b[2Jrnia shut \\u009b31m the road to Se\\u202erin on Thursday.", '
                '"title": "x\\u001b[2Jy", "id": "a\\u001b]0;hi\\u0007b", "published": "\\u001b[31msoon"}\n')
        (self.folder / "escapes.jsonl").write_text(line)
        for way in ("--format text", "--explain"):
            answer = run(f"read escapes.jsonl {way}", self.folder, stdout=subprocess.PIPE)
            self.assertIn("army", answer.stdout)
            for one in answer.stdout + answer.stderr:
                self.assertTrue(one == "\n" or unicodedata.category(one) not in ("Cc", "Cf"), repr(one))

    def test_half_a_download_of_rows_is_told(self):
        head = "id,date_start,date_end,side_a,side_b,latitude,longitude,best,low,high"
        rows = [f"{i},2022-09-13,2022-09-13,Side {i * 7919},Side B,{i % 80}.5,45.{i},1,1,1" for i in range(400)]
        packed = gzip.compress("\n".join([head, *rows]).encode())
        (self.folder / "half.csv.gz").write_bytes(packed[:len(packed) // 2])
        answer = run("add half.store half.csv.gz --from ged", self.folder, stdout=subprocess.PIPE)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("half.csv.gz: the gzip data ends too early", answer.stderr)

    def test_an_export_ends_on_a_day(self):
        def days(options):
            rows = run(f"{EXPORT} - {options}", self.folder, stdout=subprocess.PIPE).stdout.splitlines()[1:]
            return [line.split(",")[1] for line in rows if line[:1].isdigit()]
        early = [day for day in days("") if day and day <= "2031-03-12"]
        self.assertTrue(early)
        self.assertEqual([day for day in days("--until 2031-03-12") if day], early)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
