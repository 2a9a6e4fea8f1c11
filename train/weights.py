"""Weights of an exported model (train/export.py) back into the network, to go on from them."""
import json
import struct
import numpy
import torch

from network import HEAD_WIDTH

KINDS = {"i8": numpy.int8, "f32": numpy.float32, "u8": numpy.uint8}
NAMES = {"embeddings.word": "word.weight", "embeddings.position": "position.weight", "embeddings.shape": "shape.weight",
         "embeddings.gap": "gap.weight", "embeddings.norm.weight": "norm.weight", "embeddings.norm.bias": "norm.bias",
         "tree.root": "root", "tree.arc.weight": "arc", "tree.arc.bias": "arc_bias", "tree.rel.weight": "rel",
         "tree.rel.linear": "rel_linear", "tree.rel.bias": "rel_bias"}

GROUPS = {"layer": "layers.", "head": "heads.", "tree": ""}


def read_model(path):
    """Header and tensors of a weights file, bytes as they are."""
    blob = open(path, "rb").read()
    header = json.loads(blob[16: 16 + struct.unpack("<I", blob[12:16])[0]])
    tensors = {}
    for t in header["tensors"]:
        kind = numpy.dtype(KINDS[t["dtype"]])
        count = int(numpy.prod(t["shape"]))
        tensors[t["name"]] = numpy.frombuffer(blob, kind, count, t["offset"]).reshape(t["shape"])
    return header, tensors


def widths_of(header):
    """[(attention heads, inner width)] of the layers of a model."""
    shapes = {t["name"]: t["shape"] for t in header["tensors"]}
    return [(shapes[f"layer.{k}.output.weight"][1] // HEAD_WIDTH, shapes[f"layer.{k}.up.weight"][0])
            for k in range(header["config"]["layers"])]


def _state(header, tensors):
    """Names as in the network, signed bytes times their scales."""
    out = {}
    for name, values in tensors.items():
        if name == "vocabulary" or name.endswith(".scales"):
            continue
        if values.dtype == numpy.int8:
            values = values * tensors[name + ".scales"][:, None]
        group, _, rest = name.partition(".")
        key = NAMES.get(name) or GROUPS[group] + rest
        out[key] = torch.tensor(values)
    return out


def _rows(parameter, values, wanted, given):
    """Rows of labels that both have; the others keep what they began with."""
    for i, label in enumerate(wanted):
        if label in given:
            parameter[i] = values[given[label]]


@torch.no_grad()
def load_weights(reader, path):
    """Fills the network; returns the fingerprint of the file."""
    header, tensors = read_model(path)
    state, own = _state(header, tensors), reader.state_dict()
    labels = {h["name"]: {l: i for i, l in enumerate(h["labels"])} for h in header["heads"]}
    labels.setdefault("other_names", labels["names"])
    relations = {r: i for i, r in enumerate(header["relations"])}
    for name, parameter in own.items():
        head = name.split(".")[1] if name.startswith("heads.") else None
        source = state.get(name.replace("other_names", "names"))
        if source is None:
            continue
        if head:
            _rows(parameter, source, reader.labels[head], labels[head])
        elif name in ("rel", "rel_linear", "rel_bias"):
            _rows(parameter, source, reader.relations, relations)
        else:
            parameter.copy_(source)
    return header["fingerprint"]
