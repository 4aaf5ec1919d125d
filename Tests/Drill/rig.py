"""What the drills share: checks, a demo installation on either engine, clients that ask it, and the count of what they
were told against what is there."""
import collections
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.environ.get("ZHENGMING_BIN", os.path.join(ROOT, ".build/debug/zhengming"))
PASSED, FAILED = [], []
REGISTRAR = "quyuan.petition"

sys.path.insert(0, os.path.join(ROOT, "Tests/Browser"))


def check(name, holds, detail=""):
    (PASSED if holds else FAILED).append(name)
    why = "" if holds or not detail else f": {str(detail)[:400]}"
    print(f"{'ok    ' if holds else 'FAILED'} {name}{why}", flush=True)


def counted(command):
    """Runs a program that checks in this manner, and counts its checks with ours."""
    before = len(FAILED)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        for line in program.stdout:
            print(line, end="", flush=True)
            for sign, names in (("ok    ", PASSED), ("FAILED", FAILED)):
                if line.startswith(sign):
                    names.append(line[7:].strip())
    if program.returncode != 0 and len(FAILED) == before:
        check(f"{os.path.basename(command[-1])} came to its end", False, program.returncode)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def today():
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))


class Server:
    """A demo installation of its own: started, killed, started again.

    With `postgres` its database is there, and the folder has its keys.
    """

    def __init__(self, folder, postgres=None):
        self.folder, self.postgres = folder, postgres
        self.port, self.process, self.accounts = free_port(), None, {}

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self):
        return ["--data", self.folder, *(["--database", self.postgres.address] if self.postgres else [])]

    def command(self, *words, prefix=(), environment=None):
        return subprocess.run(
            [*prefix, BINARY, *words, *self.place], cwd=ROOT, capture_output=True, text=True,
            env={**os.environ, **(environment or {})})

    def make(self):
        made = self.command("demo", "--no-serve", "--json", "--scale", "test")
        if made.returncode != 0:
            raise SystemExit(f"the demo world could not be made: {made.stderr[-400:]}")
        told = json.loads(made.stdout[made.stdout.index("{"):])["accounts"]
        self.accounts = {account["account"]: account["password"] for account in told}
        return told

    def start(self, prefix=(), environment=None):
        self.process = subprocess.Popen(
            [*prefix, BINARY, "serve", *self.place, "--listen", f"127.0.0.1:{self.port}"], cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
            env={**os.environ, **(environment or {})})
        # Read all along: a log that nobody reads would hold the server up.
        self.log = collections.deque(maxlen=200)
        threading.Thread(target=lambda log, lines: log.extend(lines), args=(self.log, self.process.stderr),
                         daemon=True).start()
        for _ in range(600):
            if self.ask("/healthz")[0] == 200:
                return
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended: {self.said()[-400:]}")
            time.sleep(0.05)
        raise SystemExit("the server did not answer in 30 s")

    def said(self):
        return b"".join(self.log).decode(errors="replace")

    def lives(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.lives():
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def ask(self, path, *arguments, **named):
        return call(self.url + path, *arguments, **named)

    def sign_in(self, account=REGISTRAR):
        status, body = self.ask("/api/v1/session", "POST", {"account": account, "password": self.accounts[account]})
        if status != 200:
            raise SystemExit(f"{account} cannot sign in: {status} {body[:200]}")
        return json.loads(body)["token"]

    def verify(self):
        answer = self.command("verify", "--json")
        try:
            return answer.returncode, json.loads(answer.stdout.strip().splitlines()[-1])
        except (IndexError, ValueError):
            return answer.returncode, {"ok": None, "error": answer.stderr[-300:]}

    def rows(self, query):
        """What a query answers, each column as text."""
        if self.postgres:
            return self.postgres.rows(query)
        database = sqlite3.connect(f"file:{self.folder}/journal.sqlite?mode=ro", uri=True)
        try:
            return [[str(value) for value in row] for row in database.execute(query)]
        finally:
            database.close()

    def cases(self):
        return dict(self.rows("SELECT id, number FROM case_head WHERE mechanism = 'intake'"))


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


def report(day, wording):
    return {
        "channel": "letter", "receivedOn": day, "original": "来信原文：" + wording, "subjects": ["缪某"],
        "allegations": [{"category": "workDiscipline", "inRemit": "inRemit", "wording": wording}],
    }


class Load:
    """Four clients that register reports, each under an idempotency key of its own. What is not acknowledged is asked
    again under the same key until it is."""

    CLIENTS = 4

    def __init__(self, server):
        self.server, self.token = server, server.sign_in()
        self.before = set(server.cases())
        self.acknowledged, self.waiting, self.refusals = {}, {}, collections.Counter()
        self.repeated = set()
        self.lock, self.end, self.threads = threading.Lock(), threading.Event(), []

    def __enter__(self):
        self.end.clear()
        self.threads = [threading.Thread(target=self.work) for _ in range(self.CLIENTS)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.end.set()
        for thread in self.threads:
            thread.join()

    def work(self):
        while not self.end.is_set():
            key = uuid.uuid4().hex
            body = report(today(), f"第{key}项问题")
            with self.lock:
                self.waiting[key] = body
            while not self.register(key, body) and not self.end.is_set():
                self.repeated.add(key)
                time.sleep(0.02)

    def register(self, key, body):
        """Asks once; whether it was acknowledged."""
        status, answer = self.server.ask("/api/v1/reports", "POST", body, self.token, key)
        with self.lock:
            if status != 201:
                self.refusals[(status, re.sub(r'"reference":"[^"]*"', '"reference":"…"', answer.decode()))] += 1
                return False
            told = json.loads(answer)
            self.acknowledged[key] = (told["caseId"], told["number"])
            del self.waiting[key]
            return True

    def settle(self):
        """Asks again what is not answered yet, as a client does who comes back."""
        self.repeated |= set(self.waiting)
        return all([self.register(key, body) for key, body in list(self.waiting.items())])

    def goes_on(self, seconds=60):
        """Waits until something more is acknowledged; how long that took, or None."""
        begun, count = time.monotonic(), len(self.acknowledged)
        while time.monotonic() - begun < seconds:
            if len(self.acknowledged) >= count + self.CLIENTS:
                return time.monotonic() - begun
            time.sleep(0.02)
        return None

    def is_refused(self, times=20, seconds=60, status=503):
        """Waits until the server has refused so often from now on."""
        begun = time.monotonic()

        def count():
            with self.lock:
                return sum(number for (code, _), number in self.refusals.items() if code == status)

        before = count()
        while time.monotonic() - begun < seconds:
            if count() >= before + times:
                return True
            time.sleep(0.02)
        return False


# What is the machine's, and none of whoever asks: hosts, paths, SQL, the names of types and of other programs.
INTERNALS = re.compile(
    r"/(dev|tmp|var|work)/|SELECT|INSERT|COMMIT|BEGIN|libpq|socket|psql|sqlite|Postgres|Error\b", re.I)


def check_refusals(what, load, kinds):
    """Every refusal was a 503 that says why in words, of these kinds, and tells nothing of the machine."""
    told = [(status, text) for status, text in load.refusals if status]
    kind = re.compile(rf"about:blank#store\.({'|'.join(kinds)})$")
    bad = []
    for status, text in told:
        problem = json.loads(text) if text.startswith("{") else {}
        if status != 503 or not kind.match(problem.get("type", "")) or len(problem.get("detail", "")) < 10 \
                or INTERNALS.search(text):
            bad.append((status, text))
    count = sum(number for (status, _), number in load.refusals.items() if status)
    check(f"{what}: {count} refusals, each a 503 with words", not bad, bad[:2])


def judge(what, server, load):
    """What was acknowledged against what is there, once the server serves again."""
    settled = load.settle()
    check(f"{what}: {len(load.repeated)} requests were asked again under their keys until they were answered", settled,
          list(load.refusals)[-2:])
    there = server.cases()
    made = set(there) - load.before
    told = dict(load.acknowledged.values())
    found = sum(there.get(case) == number for case, number in told.items())
    lost, doubled = len(told) - found, len(made) - len(load.acknowledged)
    check(f"{what}: acknowledged {len(load.acknowledged)}, found {found}, lost {lost}, doubled {doubled}",
          lost == 0 and doubled == 0 and len(told) == len(load.acknowledged) and found > 0)
    streams = {row[0].split("/")[1] for row in server.rows(
        "SELECT DISTINCT stream FROM event WHERE stream LIKE 'intake/%'")}
    check(f"{what}: no act is half done, every stream has its row and every row its stream", streams == set(there),
          streams ^ set(there))
    years = collections.defaultdict(list)
    for number in there.values():
        match = re.match(r"屈纪信〔(\d+)〕(\d+)号", number)
        if match:
            years[match.group(1)].append(int(match.group(2)))
    check(f"{what}: numbers have no gap and no double",
          all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in years.values()),
          {year: sorted(numbers)[-3:] for year, numbers in years.items()})
    code, verified = server.verify()
    check(f"{what}: the journal verifies", code == 0 and verified.get("ok") is True, verified)
