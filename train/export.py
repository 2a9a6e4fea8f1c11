"""Checkpoint to the weights file that the program maps (layout: src/network/model_file.h).

    python train/export.py --checkpoint DIR/checkpoint.pt --vocabulary vocab.txt --out model/english.model
"""
import argparse
import hashlib
import json
import struct
import numpy
import torch

from network import LAYERS, POSITIONS, WIDTH

ALIGNMENT = 64
ENCODER_MATRICES = ("qkv", "output", "up", "down")
LEFT_BEHIND = {"other_names"}  # learned the habits of one source, so that the names head need not
TREE = {"arc_dep", "arc_head", "rel_dep", "rel_head"}


def quantised(matrix):
    """Signed bytes and one scale a row: the row's largest value becomes 127."""
    scales = numpy.maximum(numpy.abs(matrix).max(1) / 127, 1e-12).astype(numpy.float32)
    return numpy.clip(numpy.rint(matrix / scales[:, None]), -127, 127).astype(numpy.int8), scales


class Tensors:
    def __init__(self):
        self.items = []

    def add(self, name, array):
        self.items.append((name, numpy.ascontiguousarray(array)))

    def add_quantised(self, name, matrix):
        values, scales = quantised(matrix)
        self.add(name, values), self.add(name + ".scales", scales)


def collect(state, vocabulary, labels):
    t, get = Tensors(), lambda name: state[name].float().numpy()
    t.add("vocabulary", numpy.frombuffer("\n".join(vocabulary).encode(), dtype=numpy.uint8))
    t.add_quantised("embeddings.word", get("word.weight"))
    t.add("embeddings.position", get("position.weight"))
    t.add("embeddings.shape", get("shape.weight")), t.add("embeddings.gap", get("gap.weight"))
    t.add("embeddings.norm.weight", get("norm.weight")), t.add("embeddings.norm.bias", get("norm.bias"))
    for k in range(LAYERS):
        for part in ENCODER_MATRICES:
            t.add_quantised(f"layer.{k}.{part}.weight", get(f"layers.{k}.{part}.weight"))
            t.add(f"layer.{k}.{part}.bias", get(f"layers.{k}.{part}.bias"))
        for part in ("attention_norm", "output_norm"):
            t.add(f"layer.{k}.{part}.weight", get(f"layers.{k}.{part}.weight"))
            t.add(f"layer.{k}.{part}.bias", get(f"layers.{k}.{part}.bias"))
    for name in labels:
        t.add(f"head.{name}.weight", get(f"heads.{name}.weight")), t.add(f"head.{name}.bias", get(f"heads.{name}.bias"))
    for part in sorted(TREE):
        t.add(f"tree.{part}.weight", get(f"{part}.weight")), t.add(f"tree.{part}.bias", get(f"{part}.bias"))
    for name, key in (("root", "root"), ("arc.weight", "arc"), ("arc.bias", "arc_bias"), ("rel.weight", "rel"),
                      ("rel.linear", "rel_linear"), ("rel.bias", "rel_bias")):
        t.add("tree." + name, get(key))
    return t


def write(path, tensors, header):
    """Offsets are laid out twice: first to learn how long the header is."""
    kinds = {"int8": "i8", "float32": "f32", "uint8": "u8"}
    base = 0
    for _ in range(3):
        offset, listed = base, []
        for name, array in tensors.items:
            listed.append({"name": name, "dtype": kinds[str(array.dtype)], "shape": list(array.shape), "offset": offset})
            offset += -(-array.nbytes // ALIGNMENT) * ALIGNMENT
        digest = hashlib.sha256()
        for _, array in tensors.items:
            digest.update(array.tobytes())
        text = json.dumps({**header, "tensors": listed, "fingerprint": digest.hexdigest()}).encode()
        base = -(-(16 + len(text)) // ALIGNMENT) * ALIGNMENT
    with open(path, "wb") as f:
        f.write(b"DRGMODEL" + struct.pack("<II", 1, len(text)) + text)
        for entry, (_, array) in zip(listed, tensors.items):
            f.write(b"\0" * (entry["offset"] - f.tell()))
            f.write(array.tobytes())
    return digest.hexdigest()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--checkpoint", required=True), ap.add_argument("--vocabulary", required=True), ap.add_argument("--out", required=True)
    a = ap.parse_args()
    checkpoint = torch.load(a.checkpoint, map_location="cpu", weights_only=True)
    vocabulary = open(a.vocabulary, encoding="utf-8").read().split("\n")
    vocabulary = vocabulary[:-1] if vocabulary[-1] == "" else vocabulary
    labels = {name: v for name, v in checkpoint["labels"].items() if name not in LEFT_BEHIND}
    tensors = collect(checkpoint["state"], vocabulary, labels)
    config = {"layers": LAYERS, "width": WIDTH, "positions": POSITIONS, "max_window": 192}
    header = {"name": "english", "config": config, "relations": checkpoint["relations"],
              "heads": [{"name": n, "labels": v} for n, v in labels.items()],
              "created_from": {"seed": checkpoint["seed"], "epochs": checkpoint["epoch"], "steps": checkpoint["steps"],
                               "scores": checkpoint["scores"], "start": checkpoint.get("start"),
                               "teacher": checkpoint.get("teacher")}}
    print(write(a.out, tensors, header))


if __name__ == "__main__":
    main()
