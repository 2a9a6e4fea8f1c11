#!/usr/bin/env python3
"""UDPipe 1 in the manner of `dragoman read --format conllu FILE`: tags and trees with the model of $UDPIPE_MODEL."""
import os
import sys

from ufal import udpipe


def main():
    model = udpipe.Model.load(os.environ["UDPIPE_MODEL"])
    if model is None:
        sys.exit(f"{os.environ['UDPIPE_MODEL']}: no model of UDPipe 1")
    pipeline = udpipe.Pipeline(model, "tokenize", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    with open(sys.argv[-1], encoding="utf-8") as file:
        sys.stdout.write(pipeline.process(file.read()))


if __name__ == "__main__":
    main()
