"""The main road in a browser, in Chinese, as a newcomer walks it: a report comes in, proves unfounded, is cleared.

    Tests/Browser/road.py [--engine sqlite|postgres] [--pictures FOLDER]

Walked on files and on PostgreSQL; the pages of both must say the same. Pictures of the pages go into FOLDER, or where
ZHENGMING_PICTURES says, or into a temporary folder; with `--pictures docs/pictures` the pictures of the README are
made again, and no others.
"""

import argparse
import collections
import os
import pathlib
import re
import shutil
import tempfile

import _papers
import _reporter
import _site
from _road import Road
from _site import ENGINES, Walker, serving

# What the README shows: its name there, and the picture of the road it is.
README_PICTURES = {
    "workbench": "workbench-top",
    "case": "clarification-delivered-top",
    "approval": "clarification-approval-top",
    "letter": "letter",
    "receipt": "portal-receipt-top",
    "narrow": "clarification-delivered-narrow-top",
}

# What differs from one walk to the next by design: times of the clock, identifiers, the receipt, and references, which
# may be drawn without a digit but then have a line to themselves.
FRESH = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\b[0-9a-f]{32}\b|\b(?:[a-z2-9]{5}-){3}[a-z2-9]{5}\b"
    r"|\b(?=\S*\d)[a-z2-9]{8}\b|^[a-z2-9]{8}$", re.I | re.M)


def walk_on(engine, pictures, tally):
    """One walk on one engine; returns what its pages said, by name."""
    with serving(engine) as server, Walker(server, tally, pictures) as walker, tempfile.TemporaryDirectory() as papers:
        road = Road(server, walker, tally)
        steps = [
            road.sign_in, road.register, road.dispose, road.verify, road.clarify,
            lambda: road.letter(pathlib.Path(papers)), road.deliver, road.around,
            lambda: _reporter.report(walker, tally.check),
        ]
        for step in steps:
            step()
        tally.check("the browser has nothing to complain of", not walker.noises, "\n".join(walker.noises[:10]))
        print(f"{engine}: heaviest page: {walker.heaviest[1]}, {walker.heaviest[0]} bytes; pictures in {pictures}")
        return walker.said


def parted(pages, others):
    """The pages on which two walks part, with what only one of them says. Lines are compared in any order: what is of
    one day stands in the order of identifiers, which are drawn."""
    pages, others = ({FRESH.sub("…", name): collections.Counter(FRESH.sub("…", text).splitlines())
                      for name, text in said.items()} for said in (pages, others))
    none = collections.Counter()
    for name in sorted(pages.keys() | others.keys()):
        lines, other_lines = pages.get(name, none), others.get(name, none)
        if lines != other_lines:
            yield name, list(lines - other_lines)[:3], list(other_lines - lines)[:3]


def walk(tally):
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", choices=ENGINES, help="one alone; left out, one after the other")
    options.add_argument("--pictures", type=pathlib.Path)
    chosen = options.parse_args()
    target = chosen.pictures
    place = os.environ.get("ZHENGMING_PICTURES") if target is None else None
    pictures = pathlib.Path(place or tempfile.mkdtemp(prefix="zhengming-pictures-"))
    said = {}
    for engine in [chosen.engine] if chosen.engine else ENGINES:
        said[engine] = walk_on(engine, pictures if engine == "sqlite" else pictures / engine, tally)
    if len(said) == len(ENGINES):
        differences = list(parted(*said.values()))
        tally.check(f"all {len(said['sqlite'])} pages say the same on both engines", not differences,
                    "\n".join(map(str, differences[:10])))
    if target:
        _papers.renew(pictures, target, README_PICTURES, tally)
        shutil.rmtree(pictures, ignore_errors=True)


if __name__ == "__main__":
    _site.run(walk)
