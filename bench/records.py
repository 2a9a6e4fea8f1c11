"""What the score scripts share: the program's records of given texts."""
import json, os, subprocess, tempfile


def read_documents(binary, documents):
    """{document id: record} of documents {"id", "text", "published"}."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    try:
        out = subprocess.run([binary, "read", "--format", "json", file.name], stdout=subprocess.PIPE, check=True).stdout
    finally:
        os.unlink(file.name)
    records = [json.loads(line) for line in out.decode("utf-8").splitlines() if line.strip()]
    return {r["document"]["id"]: r for r in records}


def show(name, right, given, wanted):
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * right / (given + wanted) if given + wanted else 0.0
    print(f"{name:34s} P {precision:6.3f}  R {recall:6.3f}  F1 {f1:6.3f}   ({right} right of {given} given, {wanted} wanted)")
