#!/usr/bin/env python3
"""Makes the packages from a build folder and uses them where nothing else of Dragoman is.

    test/package_test.py BUILD_FOLDER

The tarball is unpacked into an empty folder and run with an empty environment; the Debian package is installed into a
Debian 12 of its own (mmdebstrap), with nothing but what it asks for. Exit status 77, with the reason, where the tools or
root's rights for the second are not to be had: then the tarball alone was tested.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = 77
COMPLETION, PARTS = "share/bash-completion/completions/dragoman", "share/doc/dragoman/dragoman.spdx.json"
SHARED = ["share/dragoman/model/english.model", "share/dragoman/model/english.look", "share/dragoman/codebook/cameo.tsv",
          "share/man/man1/dragoman-read.1", COMPLETION, PARTS]


def run(command, **settings):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **settings)


def demand(right, what):
    if not right:
        sys.exit(what)


def reads(done, where):
    """One document with events was read."""
    demand(done.returncode == 0, f"{where}: the program ends with {done.returncode}: {done.stderr}")
    demand(json.loads(done.stdout.splitlines()[-1])["events"], f"{where}: nothing was read")


def try_tarball(path, folder):
    run(["tar", "-xzf", path, "-C", folder], check=True)
    home = folder / "dragoman"
    for name in SHARED:
        demand((home / name).exists(), f"{path.name} lacks {name}")
    program, text = home / "bin" / "dragoman", home / "share" / "doc" / "dragoman" / "examples" / "bridge.txt"
    reads(run([program, "read", text], env={}, cwd="/"), path.name)
    loaded = run(["ldd", program], env={}).stdout
    demand(f"{home}/lib" in loaded.replace("bin/../", ""), f"{path.name}: the libraries are those of this machine:\n{loaded}")
    try_precedence(program, text, home)


def try_precedence(program, text, home):
    """An option goes before the environment, the environment before what came with the program."""
    lost = {"DRAGOMAN_HOME": "/nowhere"}
    done = run([program, "read", text], env=lost)
    demand(done.returncode == 3 and "/nowhere" in done.stderr, f"DRAGOMAN_HOME does not count: {done}")
    share = home / "share" / "dragoman"
    reads(run([program, "read", text, "--model", share / "model" / "english.model", "--codebook", share / "codebook"], env=lost), "--model")


def try_completion(script):
    """What bash offers behind `dragoman read --precision`."""
    ask = "COMP_WORDS=(dragoman read --precision '') COMP_CWORD=3; _dragoman; echo ${COMPREPLY[*]}"
    offered = run(["bash", "-c", f"source {script}; {ask}"]).stdout.split()
    demand(offered == ["int8", "float32"], f"bash completes with {offered}")


def try_list_of_parts(path):
    names = {part["name"] for part in json.loads(path.read_text())["packages"]}
    wanted = {"libdnnl2", "libsqlite3-0", "nlohmann-json3-dev", "dragoman-model"}
    demand(wanted <= names, f"{path.name} does not name {wanted - names}")


def try_debian(path):
    """Installs the package on a bare Debian 12; the reason why that cannot be tried, or None."""
    if os.geteuid() != 0 or not shutil.which("mmdebstrap"):
        return "mmdebstrap and root's rights are needed"
    use = 'chroot "$1" dragoman read /usr/share/doc/dragoman/examples/bridge.txt --format json > "$1/record" && test -s "$1/record"'
    hooks = [f'cp {path} "$1/dragoman.deb"', 'chroot "$1" apt-get install -qq -y --no-install-recommends /dragoman.deb', use,
             'grep -q \'"type":"ACCUSE"\' "$1/record"', 'chroot "$1" dpkg --verify dragoman']
    with tempfile.TemporaryDirectory() as name:
        reached = Path(name) / "reached"  # the system is there, the package comes next
        command = ["mmdebstrap", "--quiet", "--variant=apt", "--mode=root", f"--customize-hook=touch {reached}",
                   *(f"--customize-hook={hook}" for hook in hooks), "bookworm", "/dev/null"]
        done = run(command)
        if not reached.exists():
            return f"no Debian 12 can be made here: {done.stderr[-300:]}"
    demand(done.returncode == 0, f"{path.name} on a bare Debian 12:\n{done.stdout}{done.stderr}")
    return None


def main():
    build = Path(sys.argv[1]).resolve()
    if not shutil.which("cpack") or not shutil.which("dpkg-shlibdeps"):
        print("SKIPPED, nothing was tested: cpack or dpkg-shlibdeps are not on this machine")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        made = run([ROOT / "tools" / "package.sh", out, build])
        demand(made.returncode == 0, f"tools/package.sh:\n{made.stdout}{made.stderr}")
        try_tarball(next(out.glob("*.tar.gz")), out)
        try_completion(out / "dragoman" / COMPLETION)
        try_list_of_parts(out / "dragoman" / PARTS)
        why = try_debian(next(out.glob("*.deb")))
    if why:
        print(f"SKIPPED: the Debian package was not installed: {why}")
        sys.exit(SKIPPED)
    print("tarball and Debian package are whole and read")


if __name__ == "__main__":
    main()
