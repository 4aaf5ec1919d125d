"""What the measurements stand on: the program, its server and sessions, wrk, the raw reference, the disk's probe."""
import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import time
import urllib.parse
import uuid
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


class Failure(Exception):
    """Why it cannot be measured, in a sentence."""


def program(is_quick, is_optimised, note):
    """The program to measure and whether it is known to be optimised; a release build is made unless it is quick."""
    release, debug = (os.path.join(ROOT, ".build", kind, "zhengming") for kind in ("release", "debug"))
    named = os.environ.get("ZHENGMING_BIN")
    if named:
        chosen = os.path.abspath(named)
        is_optimised = is_optimised or os.path.realpath(chosen) == os.path.realpath(release)
    elif is_quick:
        chosen = release if os.access(release, os.X_OK) else debug
        is_optimised = chosen == release
    else:
        note("building the release program (expect 10 minutes the first time)")
        built = subprocess.run(
            ["swift", "build", "-j", os.environ.get("JOBS", "2"), "-c", "release", "--product", "zhengming"], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if built.returncode != 0:
            raise Failure("the release program could not be built:\n" + built.stdout[-2000:])
        chosen, is_optimised = release, True
    if not os.access(chosen, os.X_OK):
        raise Failure(f"no program at {os.path.relpath(chosen, ROOT)}")
    note(f"measuring {os.path.relpath(chosen, ROOT)}{'' if is_optimised else ', not known to be optimised'}")
    return chosen, is_optimised


def compiled(folder):
    """The raw reference, compiled into the run's folder."""
    for tool in ("gcc", "wrk"):
        if shutil.which(tool) is None:
            raise Failure(f"{tool} is missing: script/bootstrap installs it")
    path = os.path.join(folder, "raw_sqlite")
    made = subprocess.run(
        ["gcc", "-O2", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", os.path.join(HERE, "raw_sqlite.c"),
         "-o", path, "-lsqlite3"], capture_output=True, text=True)
    if made.returncode != 0:
        raise Failure("raw_sqlite.c does not compile:\n" + made.stderr[-2000:])
    return path


# The disk and the machine

def flush_p50(folder, times=300):
    """What writing and flushing 4 KiB costs on the folder's disk, in milliseconds: the median."""
    path, block, took = os.path.join(folder, "probe"), b"x" * 4096, []
    handle = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        for _ in range(times):
            begun = time.perf_counter()
            os.pwrite(handle, block, 0)
            os.fsync(handle)
            took.append((time.perf_counter() - begun) * 1000)
    finally:
        os.close(handle)
        os.remove(path)
    return round(statistics.median(took), 4)


def busy_share(seconds):
    """The share of the processors' time that others use while nothing is measured."""
    def read():
        with open("/proc/stat", encoding="ascii") as lines:
            ticks = [int(text) for text in lines.readline().split()[1:9]]
        return sum(ticks), ticks[3] + ticks[4]
    whole, idle = read()
    time.sleep(seconds)
    whole_after, idle_after = read()
    return 1 - (idle_after - idle) / max(1, whole_after - whole)


# The server

def call(url, method="GET", body=None, headers=None):
    """One request, redirections not followed: status, body, headers."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, body=body, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


class Server:
    """A demo installation of its own on loopback."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.process, self.log = binary, folder, None, None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def make(self, cases):
        """Makes the world with so many reports of the load world; the accounts it has."""
        made = subprocess.run(
            [self.binary, "demo", "--data", self.folder, "--scale", "small", "--cases", str(cases), "--no-serve",
             "--json"], cwd=ROOT, capture_output=True, text=True)
        if made.returncode != 0:
            raise Failure(f"the demo world could not be made: {made.stderr[-400:]}")
        return json.loads(made.stdout[made.stdout.index("{"):])["accounts"]

    def start(self):
        # A file, not a pipe: nobody reads while it is measured.
        self.log = open(self.folder + ".log", "w+b")
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}"], cwd=ROOT,
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)
        for _ in range(1200):
            try:
                if call(self.url + "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                raise Failure(f"the server ended: {self.last_words()}")
            time.sleep(0.05)
        self.stop()
        raise Failure("the server did not become ready in 60 s")

    def last_words(self):
        self.log.seek(0)
        return self.log.read()[-400:].decode("utf-8", "replace")

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
        self.log.close()

    def api_token(self, account, password):
        status, body, _ = call(
            self.url + "/api/v1/session", "POST", json.dumps({"account": account, "password": password}),
            {"content-type": "application/json"})
        if status != 200:
            raise Failure(f"{account} cannot sign in: {status}")
        return json.loads(body)["token"]


def page_cookie(server, account, password):
    """Signs in as a browser does; the header's value for every page after it."""
    _, body, headers = call(server.url + "/sign-in")
    before = "; ".join(value.split(";")[0] for value in headers.get_all("set-cookie", []))
    csrf = re.search(rb'name="_csrf" value="([^"]+)"', body)
    if csrf is None:
        raise Failure("the sign-in page has no form")
    status, _, headers = call(
        server.url + "/sign-in", "POST",
        urllib.parse.urlencode({"account": account, "password": password, "_csrf": csrf.group(1).decode()}),
        {"content-type": "application/x-www-form-urlencoded", "cookie": before})
    for value in headers.get_all("set-cookie", []):
        if value.startswith("zhengming=") and status == 303:
            return value.split(";")[0]
    raise Failure(f"{account} cannot sign in on the page: {status}")


@dataclass
class Rig:
    """One run's server, sessions and folder."""
    folder: str
    raw: str
    server: Server
    api_tokens: list = field(default_factory=list)
    cookies: list = field(default_factory=list)

    def ask(self, sql):
        """Reads the server's database beside it."""
        database = sqlite3.connect(f"file:{self.server.folder}/journal.sqlite?mode=ro", uri=True, timeout=30)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()

    def case_count(self):
        """How many cases there are once nothing is under way: acts whose client hung up commit a little later."""
        count = None
        while True:
            before, count = count, self.ask("SELECT count(*) FROM case_head")[0][0]
            if count == before:
                return count
            time.sleep(0.3)


def paths_of_pages(rig):
    """Addresses of distinct register pages of 50 rows, and of distinct cases that the session may see."""
    own = {"authorization": f"Bearer {rig.api_tokens[0]}"}
    registers, ids, path = [], [], "/reports?open=all&sort=opened"
    # The first pages as a person pages through them; each next one costs the same by its key.
    while path and len(registers) < 400:
        status, body, _ = call(rig.server.url + "/api/v1" + path, headers=own)
        if status != 200:
            raise Failure(f"GET /api/v1{path} answers {status}")
        listing = json.loads(body)
        if len(listing["items"]) == 50:
            registers.append(path)
        ids += [item["id"] for item in listing["items"]]
        path = (listing.get("next") or "").removeprefix("/api/v1")
    if not registers:
        raise Failure("there is no register page of 50 rows")
    return registers, [f"/reports/{each}" for each in ids]


# wrk

def wrk(rig, clients, seconds, tokens, paths=()):
    """One load of one thread: its figures in microseconds; anything refused or broken ends the run."""
    def listed(name, lines):
        path = os.path.join(rig.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        return path
    environment = {
        **os.environ, "BENCH_TOKENS": listed("tokens", tokens), "BENCH_PATHS": listed("paths", paths),
        "BENCH_DAY": time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600)),
        "BENCH_NONCE": uuid.uuid4().hex[:16],
    }
    done = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", os.path.join(HERE, "load.lua"),
         rig.server.url], env=environment, capture_output=True, text=True)
    line = re.search(r"^BENCH (\{.*\})$", done.stdout, re.MULTILINE)
    if done.returncode != 0 or line is None:
        raise Failure(f"wrk failed: {(done.stderr or done.stdout)[-400:]}")
    figures = json.loads(line.group(1))
    if figures["refused"] or figures["broken"] or not figures["requests"]:
        raise Failure(f"under load: {figures['requests']} answered, {figures['refused']} refused, "
                      f"{figures['broken']} broken ({paths[0] if paths else 'acts'})")
    return figures
