#!/usr/bin/env python3
"""mkcontent.py N OUT: the same N AMAPs (6 N pages) as a Hugo site in OUT/hugo and as a network of ours in OUT/content.

A process of its own: what it needs in memory is not counted with the programs that are measured.
"""
import pathlib, sys

import adapter, hugo
from records import records

count, out = int(sys.argv[1]), pathlib.Path(sys.argv[2])
made = records(count)
out.mkdir(parents=True)
hugo.write(made, out / "hugo")
adapter.write(made, out / "content")
