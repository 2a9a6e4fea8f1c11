#!/usr/bin/env python3
"""What the program is made of, as SPDX 2.3 in JSON on standard output.

    tools/bill_of_materials.py PROGRAM --version 0.1.0

Three kinds of parts: the shared libraries that PROGRAM was linked with and, of header-only ones, the packages of
tools/packages.txt, in the versions of this Debian; the npm packages that the page carries (web/package-lock.json, what
is not for development alone); weights and codebook, with a hash. The date is SOURCE_DATE_EPOCH: same parts, same bytes.
"""
import argparse
import hashlib
import json
import os
import re
import subprocess
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER_ONLY = ("nlohmann-json3-dev", "libcli11-dev", "libboost1.81-dev", "libboost-dev")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def libraries(program):
    """The Debian packages of the shared libraries that the program loads, and of headers compiled in."""
    paths = re.findall(r"=> (/\S+)", output("ldd", program))
    owners = [output("dpkg", "-S", os.path.realpath(path)).partition(":")[0] for path in sorted(set(paths))]
    for name in sorted({owner for owner in owners if owner} | set(HEADER_ONLY)):
        version = output("dpkg-query", "-W", "-f", "${Version}", name).strip()
        if version:
            yield part(name, version, f"pkg:deb/debian/{name}@{version}")


def carried_by_the_page():
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text())
    for path, entry in sorted(lock["packages"].items()):
        if path and not entry.get("dev") and not entry.get("optional"):
            name = path.rpartition("node_modules/")[2]
            yield part(name, entry["version"], f"pkg:npm/{name.replace('@', '%40')}@{entry['version']}", entry.get("license"))


def hash_of(folder):
    """One hash over names and bytes of all files below."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(str(path.relative_to(folder)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def own_data(version):
    for name in ("model", "codebook"):
        yield part(f"dragoman-{name}", version, None, "Apache-2.0") | {
            "checksums": [{"algorithm": "SHA256", "checksumValue": hash_of(ROOT / name)}],
            "comment": "the checksum is over names and hashes of the files of the folder; sources in docs/DATA.md"}


def part(name, version, locator, licence=None):
    out = {"SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name), "name": name, "versionInfo": version,
           "downloadLocation": "NOASSERTION", "licenseDeclared": licence or "NOASSERTION", "filesAnalyzed": False}
    if locator:
        out["externalRefs"] = [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}]
    return out


def bill(program, version):
    parts = [*libraries(program), *carried_by_the_page(), *own_data(version)]
    main = part("dragoman", version, None, "Apache-2.0")
    made = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", 315532800)), timezone.utc)
    contents = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"dragoman-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/dragoman-{version}-{contents[:32]}",
        "creationInfo": {"created": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: bill_of_materials.py"]},
        "packages": [main, *parts],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": main["SPDXID"]},
            *({"spdxElementId": main["SPDXID"], "relationshipType": "DEPENDS_ON", "relatedSpdxElement": one["SPDXID"]}
              for one in parts)]}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--version", required=True)
    options = arguments.parse_args()
    print(json.dumps(bill(options.program, options.version), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
