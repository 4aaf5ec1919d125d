#!/usr/bin/env python3
"""Recomputes every hash chain of a journal, with nothing of Zhengming's own: the example of docs/journal.md.

    python3 docs/verify_journal.py DIR/journal.sqlite

It does not replay the events through their mechanisms; `zhengming verify --replay` does that too.
"""
import hashlib
import sqlite3
import sys


def text(value):
    data = (value or "").encode("utf-8")
    return len(data).to_bytes(4, "big") + data


def blob(value):
    return len(value).to_bytes(4, "big") + value


def number(value):
    return value.to_bytes(8, "big", signed=True)


def verify(path):
    journal = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    journal.row_factory = sqlite3.Row
    lists = dict(journal.execute("SELECT mark, digests FROM rule_set_list"))
    streams, positions = {}, []
    for e in journal.execute("SELECT * FROM event ORDER BY stream, version"):
        version, head = streams.get(e["stream"], (0, bytes(32)))
        image = b"".join([
            text(e["algorithm"]), blob(e["previous"]), text(e["stream"]), number(e["version"]), text(e["name"]),
            number(e["shape"]), text(e["body"]), text(e["actor"]), text(e["acting_body"]), text(e["on_behalf_of"]),
            text(e["occurred_on"]), number(e["recorded_at"]), text(lists.get(e["rule_sets"], e["rule_sets"])),
            text(e["cause"])])
        where = f"{e['stream']}#{e['version']} (position {e['position']})"
        if e["version"] != version + 1:
            return f"{where}: version {version + 1} is missing"
        if e["algorithm"] != "sha256-1" or hashlib.sha256(image).digest() != e["hash"]:
            return f"{where}: its content is not what was hashed"
        if e["cause"] == "" or e["on_behalf_of"] == "":
            return f"{where}: an empty text stands where nothing was written"
        if e["previous"] != head:
            return f"{where}: it is not chained to the one before"
        streams[e["stream"]] = (e["version"], e["hash"])
        positions.append(e["position"])
    if sorted(positions) != list(range(1, len(positions) + 1)):
        return "a position is missing: a row was removed"
    for mechanism, case, version in journal.execute("SELECT mechanism, id, version FROM case_head"):
        if streams.get(f"{mechanism}/{case}", (0, b""))[0] < version:
            return f"{mechanism}/{case}: the last of its {version} events is missing"
    print(f"the journal holds: {len(positions)} events in {len(streams)} streams")
    return None


if __name__ == "__main__":
    sys.exit(verify(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
