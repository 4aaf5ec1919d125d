#!/usr/bin/env python3
"""The long counted runs: kills under load, full disks, clocks set back, tampering, history rewritten, flushes traced,
hostile requests.

    script/drill            the whole: 200 kills of the server on SQLite and 100 on PostgreSQL, 50 of the database,
                            10,000 single changes, 2,000 hostile requests, two nodes racing 1,200 contradicting pairs
                            of acts on PostgreSQL, three failovers to a standby
    script/drill --short    the form that script/test runs: 10, 6 and 4 kills, 70 single changes, 200 requests

Each check prints one line; the last line is `N passed, N failed`. Every server it starts is a `zhengming demo` of its
own on loopback, in a folder that is removed at the end.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

import clocks
import crashes
import disks
import failover
import rewriting
import tampering
from rig import BINARY, FAILED, PASSED, ROOT, Server, check, report, today


# Flushes

def flushes():
    """A trace of the server shows a flush of the journal between the request and the acknowledgement."""
    if shutil.which("strace") is None:
        check("strace is installed", False, "script/bootstrap installs it")
        return
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    server = Server(os.path.join(folder, "data"))
    try:
        server.make()
        trace = os.path.join(folder, "trace")
        server.start(prefix=("strace", "-f", "-y", "-ttt", "-e", "trace=fsync,fdatasync,write,writev,sendto,sendmsg",
                             "-s", "24", "-o", trace))
        token = server.sign_in()
        times = []
        for number in range(10):
            begun = time.time()
            body = report(today(), f"第{number}项")
            status, _ = server.ask("/api/v1/reports", "POST", body, token, uuid.uuid4().hex)
            times.append((begun, time.time(), status))
        server.kill()
        lines = open(trace, encoding="utf-8", errors="replace").read().splitlines()
        events = []
        for line in lines:
            match = re.match(r"\d+\s+(\d+\.\d+)\s+(\w+)\((\d+)<([^>]*)>", line)
            if match:
                events.append((float(match.group(1)), match.group(2), match.group(4), line))
        held = 0
        for begun, ended, status in times:
            flushed = [moment for moment, name, path, _ in events
                       if name in ("fsync", "fdatasync") and "journal.sqlite-wal" in path and begun <= moment <= ended]
            answered = [moment for moment, name, path, line in events
                        if "HTTP/1.1 201" in line and begun <= moment <= ended + 0.5]
            held += bool(status == 201 and flushed and answered and min(flushed) < max(answered))
        check("each of 10 acts was flushed to the disk before it was acknowledged", held == len(times),
              f"{held} of {len(times)}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# Hostile requests

PIECES = ["\x00", "\x1b[31m", "\u202e", "\u200b", "<script>alert(1)</script>", "'; DROP TABLE event; --", "${7*7}",
          "{{7*7}}", "../../etc/passwd", "\ufffd", "𠮷" * 50, "%00", "a" * 100_000, "清正廉洁", "[]", "{}", "null", "-1",
          "9" * 400, "\ud800".encode("utf-8", "surrogatepass")]


def fuzz(count):
    """Hostile requests of every kind: never an error of the server's own, and the journal verifies afterwards."""
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    server = Server(os.path.join(folder, "data"))
    dice = random.Random(20261123)
    try:
        server.make()
        server.start()
        token = server.sign_in()
        _, body = server.ask("/api/v1/openapi.json")
        paths = [path for path, methods in json.loads(body)["paths"].items() if "post" in methods]
        _, body = server.ask("/api/v1/reports?open=all", token=token)
        ids = [item["id"] for item in json.loads(body)["items"]] or ["none"]
        broken = []
        for number in range(count):
            path = dice.choice(paths).replace("{id}", dice.choice(ids + ["x" * 200, "..%2f..", "0"]))
            text = [piece if isinstance(piece, bytes) else piece.encode() for piece in dice.choices(PIECES, k=3)]
            kind = dice.randrange(4)
            if kind == 0:
                raw, headers = b"".join(text), {"content-type": "application/json"}
            elif kind == 1:
                raw = b"&".join(b"allegations.%d.wording=" % index + piece for index, piece in enumerate(text))
                headers = {"content-type": "application/x-www-form-urlencoded"}
            elif kind == 2:
                head = b"--x\r\ncontent-disposition: form-data; name=\"original\"; filename=\"a\"\r\n\r\n"
                raw = head + text[0] + b"\r\n--x"
                headers = {"content-type": "multipart/form-data; boundary=x"}
            else:
                clean = [piece.decode("utf-8", "replace") for piece in text]
                raw = json.dumps({**report(today(), clean[0]), "seen": clean[1], "reason": clean[2],
                                  "opinion": clean[0], "occurredOn": clean[1][:10]}).encode()
                headers = {"content-type": "application/json"}
            status, answer = server.ask(path, "POST", token=token, raw=raw, headers=headers)
            if status == 0 or status >= 500:
                broken.append((path, kind, status, answer[:120]))
        check(f"{count} hostile requests: no failure of the server's own", not broken, broken[:3])
        check("the server still serves", server.ask("/readyz")[0] == 200)
        server.kill()
        code, verified = server.verify()
        check("the journal verifies after them", code == 0 and verified.get("ok") is True, verified)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# Nodes

def nodes(pairs):
    """Two nodes on one PostgreSQL database race acts that contradict one another."""
    program = os.path.join(ROOT, "Tests/Browser/nodes.py")
    done = subprocess.run([sys.executable, program, "--pairs", str(pairs)], cwd=ROOT, capture_output=True, text=True)
    print(done.stdout, end="", flush=True)
    check(f"{pairs} contradicting pairs on two nodes", done.returncode == 0, done.stdout[-400:] + done.stderr[-400:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="the form that script/test runs")
    parser.add_argument("--seed", type=int, help="of the random moments and bytes")
    runs = ["crashes", "disks", "clocks", "tampering", "rewriting", "flushes", "fuzz", "nodes", "failover"]
    parser.add_argument("only", nargs="*", choices=[*runs, []], help="which runs; all when none is named")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(1 << 30)
    random.seed(seed)
    print(f"seed {seed}", flush=True)
    if not os.access(BINARY, os.X_OK):
        raise SystemExit(f"no program at {os.path.relpath(BINARY, ROOT)}: run script/test or swift build first")
    wanted = arguments.only or runs
    if "crashes" in wanted:
        crashes.run(*((10, 6, 4) if arguments.short else (200, 100, 50)))
    if "disks" in wanted:
        disks.run()
    if "clocks" in wanted:
        clocks.run(arguments.short)
    if "tampering" in wanted:
        tampering.run(Server, check, BINARY, ROOT, arguments.short, seed)
    if "rewriting" in wanted:
        rewriting.run()
    if "flushes" in wanted:
        flushes()
    if "fuzz" in wanted:
        fuzz(200 if arguments.short else 2_000)
    # script/test runs the short form of this by itself, with the browser's programs.
    if "nodes" in wanted and not arguments.short:
        nodes(1_200)
    if "failover" in wanted and not arguments.short:
        failover.run(check, 3)
    print(f"{len(PASSED)} passed, {len(FAILED)} failed")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
