"""An installation to measure, on either engine: its world, its server, sessions, and its database asked beside it."""
import http.client
import json
import os
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

from rig import ROOT, Failure

DATABASE = "zhengming"


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


class Installation:
    """A demo installation on loopback: files in a folder, or a database of `postgres` and a folder for its keys."""

    def __init__(self, binary, data, postgres=None):
        self.binary, self.data, self.postgres = binary, data, postgres
        self.engine = "postgres" if postgres else "sqlite"
        self.process = self.log = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self):
        """How every command is told where it is."""
        there = ["--data", self.data]
        return there + ["--database", self.postgres.address(DATABASE)] if self.postgres else there

    # Its world

    @property
    def is_made(self):
        return os.path.exists(os.path.join(self.data, "demo.json"))

    def make(self, cases, scale):
        """Makes the world with so many reports of the load world in a scale's Bodies."""
        if self.postgres and not self.postgres.has(DATABASE):
            self.postgres.make(DATABASE)
        os.makedirs(os.path.dirname(os.path.abspath(self.data)), exist_ok=True)
        self.run("demo", "--scale", scale, "--cases", str(cases), "--no-serve", "--json")
        if self.postgres:
            # As its own housekeeping would have done by the time there are so many: statistics for the planner.
            self.postgres.psql("VACUUM ANALYZE", DATABASE)

    def password(self, account):
        """The password of an account the demo names; all of the load world's have the same."""
        with open(os.path.join(self.data, "demo.json"), encoding="utf-8") as file:
            return {one["account"]: one["password"] for one in json.load(file)["accounts"]}[account]

    def run(self, command, *words):
        """A command of the program upon it: what it prints, and the seconds it took."""
        begun = time.monotonic()
        done = subprocess.run([self.binary, command, *self.place, *words], cwd=ROOT, capture_output=True, text=True)
        took = time.monotonic() - begun
        if done.returncode != 0:
            raise Failure(f"zhengming {command} on {self.engine}: {done.stderr.strip()[-400:]}")
        return done.stdout, took

    def ask(self, sql):
        """Reads its database beside the server."""
        if self.postgres:
            return self.postgres.psql(sql, DATABASE)
        database = sqlite3.connect(f"file:{self.data}/journal.sqlite?mode=ro", uri=True, timeout=30)
        try:
            return [[str(value) for value in row] for row in database.execute(sql)]
        finally:
            database.close()

    def number(self, sql):
        return int(self.ask(sql)[0][0])

    # Its server

    def start(self):
        self.begin()
        for _ in range(1200):
            try:
                if call(self.url + "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            self.must_live()
            time.sleep(0.05)
        self.stop()
        raise Failure("the server did not become ready in 60 s")

    def begin(self):
        """Starts the process and waits for nothing."""
        # A file, not a pipe: nobody reads while it is measured.
        self.log = open(os.path.join(os.path.dirname(os.path.abspath(self.data)), f"serve-{self.port}.log"), "w+b")
        self.process = subprocess.Popen(
            [self.binary, "serve", *self.place, "--listen", f"127.0.0.1:{self.port}"], cwd=ROOT,
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)

    def must_live(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            raise Failure(f"the server ended: {self.log.read()[-400:].decode('utf-8', 'replace')}")

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
        os.remove(self.log.name)

    def resident(self):
        """The megabytes its process has in memory."""
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize() / 1e6

    def first_page(self, cookie, path):
        """Seconds from the start of the process to the first page it answers; it serves on."""
        begun = time.monotonic()
        self.begin()
        while time.monotonic() - begun < 60:
            try:
                status = call(self.url + path, headers={"cookie": cookie})[0]
            except OSError:
                self.must_live()
                time.sleep(0.002)
                continue
            took = time.monotonic() - begun
            if status != 200:
                raise Failure(f"the first page after a start answers {status}")
            return took
        raise Failure("the server did not answer in 60 s")

    # Sessions

    def api_token(self, account, password):
        status, body, _ = call(
            self.url + "/api/v1/session", "POST", json.dumps({"account": account, "password": password}),
            {"content-type": "application/json"})
        if status != 200:
            raise Failure(f"{account} cannot sign in: {status}")
        return json.loads(body)["token"]

    def cookie(self, account, password):
        """Signs in as a browser does; the header's value for every page after it."""
        _, body, headers = call(self.url + "/sign-in")
        before = "; ".join(value.split(";")[0] for value in headers.get_all("set-cookie", []))
        csrf = re.search(rb'name="_csrf" value="([^"]+)"', body)
        if csrf is None:
            raise Failure("the sign-in page has no form")
        status, _, headers = call(
            self.url + "/sign-in", "POST",
            urllib.parse.urlencode({"account": account, "password": password, "_csrf": csrf.group(1).decode()}),
            {"content-type": "application/x-www-form-urlencoded", "cookie": before})
        for value in headers.get_all("set-cookie", []):
            if value.startswith("zhengming=") and status == 303:
                return value.split(";")[0]
        raise Failure(f"{account} cannot sign in on the page: {status}")
