#!/usr/bin/env python3
"""The long counted runs: kills under load, tampering, history rewritten, flushes traced, hostile requests.

    script/drill            the whole: 200 kills, 10,000 single changes, 2,000 hostile requests, two nodes
                            racing 1,200 contradicting pairs of acts on PostgreSQL
    script/drill --short    the form that script/test runs: 10 kills, 70 single changes, 200 requests

Each check prints one line; the last line is `N passed, N failed`. Every server it starts is a `zhengming demo` of its
own on loopback, in a folder that is removed at the end.
"""
import argparse
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid

import rewriting
import tampering

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.environ.get("ZHENGMING_BIN", os.path.join(ROOT, ".build/debug/zhengming"))
PASSED, FAILED = [], []


def check(name, holds, detail=""):
    (PASSED if holds else FAILED).append(name)
    why = "" if holds or not detail else f": {str(detail)[:400]}"
    print(f"{'ok    ' if holds else 'FAILED'} {name}{why}", flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A demo installation of its own: started, killed, started again."""

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def make(self):
        made = subprocess.run(
            [BINARY, "demo", "--data", self.folder, "--no-serve", "--json"], cwd=ROOT, capture_output=True, text=True)
        if made.returncode != 0:
            raise SystemExit(f"the demo world could not be made: {made.stderr[-400:]}")
        return json.loads(made.stdout[made.stdout.index("{"):])["accounts"]

    def start(self, prefix=()):
        self.process = subprocess.Popen(
            [*prefix, BINARY, "serve", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}"], cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"the server ended: {self.process.stderr.read().decode()[-400:]}")
                time.sleep(0.05)
        raise SystemExit("the server did not become ready in 30 s")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def verify(self):
        answer = subprocess.run(
            [BINARY, "verify", "--database", f"sqlite:{self.folder}/journal.sqlite", "--json"], cwd=ROOT,
            capture_output=True, text=True)
        try:
            return answer.returncode, json.loads(answer.stdout.strip().splitlines()[-1])
        except (IndexError, ValueError):
            return answer.returncode, {"ok": None, "error": answer.stderr[-300:]}


def call(url, method="GET", body=None, token=None, key=None, raw=None, headers=None):
    """One request: status and body; a lost connection is status 0."""
    sent = {"content-type": "application/json", **(headers or {})}
    if token:
        sent["authorization"] = f"Bearer {token}"
    if key:
        sent["idempotency-key"] = key
    data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
    try:
        with urllib.request.urlopen(
                urllib.request.Request(url, method=method, data=data, headers=sent), timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except (OSError, ValueError):
        return 0, b""


def sign_in(server, account, password):
    status, body = call(server.url + "/api/v1/session", "POST", {"account": account, "password": password})
    if status != 200:
        raise SystemExit(f"{account} cannot sign in: {status}")
    return json.loads(body)["token"]


def report(day, wording):
    return {
        "channel": "letter", "receivedOn": day, "original": "来信原文：" + wording, "subjects": ["缪某"],
        "allegations": [{"category": "workDiscipline", "inRemit": "inRemit", "wording": wording}],
    }


def today():
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))


# Kills

def kills(count):
    """kill -9 at random moments under load: what was acknowledged is there once, nothing is half done."""
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    server = Server(os.path.join(folder, "data"))
    try:
        accounts = {account["account"]: account["password"] for account in server.make()}
        acknowledged, unknown = {}, 0
        for round_number in range(count):
            server.start()
            token = sign_in(server, "quyuan.petition", accounts["quyuan.petition"])
            stop = threading.Event()
            lock = threading.Lock()

            def load():
                while not stop.is_set():
                    key = uuid.uuid4().hex
                    status, body = call(
                        server.url + "/api/v1/reports", "POST", report(today(), f"第{key}项问题"), token, key)
                    if status == 201:
                        answer = json.loads(body)
                        with lock:
                            acknowledged[answer["caseId"]] = answer["number"]

            threads = [threading.Thread(target=load) for _ in range(4)]
            for thread in threads:
                thread.start()
            time.sleep(random.uniform(0.05, 0.6))
            server.kill()
            stop.set()
            for thread in threads:
                thread.join()
        code, verified = server.verify()
        check(f"after {count} kills -9 under load the journal verifies",
              code == 0 and verified.get("ok") is True, verified)
        database = sqlite3.connect(f"file:{server.folder}/journal.sqlite?mode=ro", uri=True)
        there = dict(database.execute("SELECT id, number FROM case_head WHERE mechanism = 'intake'"))
        lost = [case for case, number in acknowledged.items() if there.get(case) != number]
        check(f"none of {len(acknowledged)} acknowledged acts was lost", not lost and len(acknowledged) > 0, lost[:3])
        streams = {row[0].split("/")[1] for row in database.execute(
            "SELECT DISTINCT stream FROM event WHERE stream LIKE 'intake/%'")}
        check("no act is half done: every stream has its row and every row its stream", streams == set(there),
              streams ^ set(there))
        numbers = sorted(int(re.search(r"〕(\d+)号", number).group(1)) for number in there.values()
                         if number.startswith("屈纪信〔"))
        check("numbers have no gap and no double", numbers == list(range(1, len(numbers) + 1)), numbers[-3:])
        database.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# Flushes

def flushes():
    """A trace of the server shows a flush of the journal between the request and the acknowledgement."""
    if shutil.which("strace") is None:
        check("strace is installed", False, "script/bootstrap installs it")
        return
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    server = Server(os.path.join(folder, "data"))
    try:
        accounts = {account["account"]: account["password"] for account in server.make()}
        trace = os.path.join(folder, "trace")
        server.start(prefix=("strace", "-f", "-y", "-ttt", "-e", "trace=fsync,fdatasync,write,writev,sendto,sendmsg",
                             "-s", "24", "-o", trace))
        token = sign_in(server, "quyuan.petition", accounts["quyuan.petition"])
        times = []
        for number in range(10):
            begun = time.time()
            status, _ = call(server.url + "/api/v1/reports", "POST", report(today(), f"第{number}项"), token,
                             uuid.uuid4().hex)
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
        accounts = {account["account"]: account["password"] for account in server.make()}
        server.start()
        token = sign_in(server, "quyuan.petition", accounts["quyuan.petition"])
        _, body = call(server.url + "/api/v1/openapi.json")
        paths = [path for path, methods in json.loads(body)["paths"].items() if "post" in methods]
        _, body = call(server.url + "/api/v1/reports?open=all", token=token)
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
            status, answer = call(server.url + path, "POST", token=token, raw=raw, headers=headers)
            if status == 0 or status >= 500:
                broken.append((path, kind, status, answer[:120]))
        check(f"{count} hostile requests: no failure of the server's own", not broken, broken[:3])
        check("the server still serves", call(server.url + "/readyz")[0] == 200)
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
    runs = ["kills", "tampering", "rewriting", "flushes", "fuzz", "nodes"]
    parser.add_argument("only", nargs="*", choices=[*runs, []], help="which runs; all when none is named")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(1 << 30)
    random.seed(seed)
    print(f"seed {seed}", flush=True)
    if not os.access(BINARY, os.X_OK):
        raise SystemExit(f"no program at {os.path.relpath(BINARY, ROOT)}: run script/test or swift build first")
    wanted = arguments.only or runs
    if "kills" in wanted:
        kills(10 if arguments.short else 200)
    if "tampering" in wanted:
        tampering.run(Server, check, BINARY, ROOT, arguments.short, seed)
    if "rewriting" in wanted:
        rewriting.run(Server, check, BINARY, ROOT)
    if "flushes" in wanted:
        flushes()
    if "fuzz" in wanted:
        fuzz(200 if arguments.short else 2_000)
    # script/test runs the short form of this by itself, with the browser's programs.
    if "nodes" in wanted and not arguments.short:
        nodes(1_200)
    print(f"{len(PASSED)} passed, {len(FAILED)} failed")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
