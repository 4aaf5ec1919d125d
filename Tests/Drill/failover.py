#!/usr/bin/env python3
"""A PostgreSQL primary dies under load and its standby takes over: nothing that was acknowledged is lost or doubled.

    Tests/Drill/failover.py              three failovers, there and back again
    Tests/Drill/failover.py --rounds 1

Two PostgreSQL 15 servers of its own on loopback, the one following the other synchronously; `zhengming serve` knows
both by name. Eight clients register reports through the API, each under an idempotency key that is sent again until
it is answered. Every process of the primary is killed with -9, the standby is promoted, the node goes on by itself;
then the old primary is made the new standby (pg_rewind), and the next round kills the other one.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))

from _postgres import PROGRAMS  # noqa: E402
from _site import BINARY, Stop, Tally, free_port, today  # noqa: E402

# The server refuses to run as root; whoever starts it takes it along when killed.
AS_SERVER = ["setpriv", "--pdeathsig", "KILL"]
if os.getuid() == 0:
    AS_SERVER += ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
CLIENTS = 8
ACCOUNT = "quyuan.petition"


class Instance:
    """One PostgreSQL server of the pair."""

    def __init__(self, folder, name):
        self.name, self.folder, self.port = name, folder, free_port()
        self.data = folder / name
        self.process = None

    def tool(self, program, *arguments, check=True):
        done = subprocess.run(
            [*AS_SERVER, str(PROGRAMS / program), *map(str, arguments)], cwd=self.folder, capture_output=True,
            text=True)
        if check and done.returncode != 0:
            raise Stop(f"{program} on {self.name}: {done.stderr[-400:]}")
        return done.stdout

    def make(self):
        self.tool("initdb", "-D", self.data, "-U", "zhengming", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as settings:
            # What pg_rewind needs, and how an old primary finds what it missed.
            settings.write("wal_log_hints = on\nmax_connections = 100\nwal_keep_size = 512MB\n")

    def start(self):
        out = open(self.folder / f"{self.name}.log", "ab")
        self.process = subprocess.Popen(
            [*AS_SERVER, str(PROGRAMS / "postgres"), "-D", str(self.data), "-p", str(self.port),
             "-c", "listen_addresses=127.0.0.1", "-k", str(self.folder)], stdout=out, stderr=out)
        out.close()
        for _ in range(300):
            if self.ask("SELECT 1", check=False) == "1":
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise Stop(f"{self.name} did not start: {(self.folder / f'{self.name}.log').read_text()[-400:]}")

    def ask(self, statement, database="postgres", check=True):
        return self.tool(
            "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", self.port, "-U", "zhengming", "-d",
            database, "-c", statement, check=check).strip()

    def set(self, name, value):
        self.ask(f"ALTER SYSTEM SET {name} = '{value}'")
        self.ask("SELECT pg_reload_conf()")

    def kill(self):
        """Every process at once, as when the machine goes: the postmaster stands still first, so it starts no other."""
        os.kill(self.process.pid, signal.SIGSTOP)
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        for child in [*map(int, children), self.process.pid]:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def follow(self, primary):
        """Says whom it follows, and under which name."""
        with open(self.data / "postgresql.auto.conf", "w", encoding="utf-8") as settings:
            address = f"host=127.0.0.1 port={primary.port} user=zhengming application_name={self.name}"
            settings.write(f"primary_conninfo = '{address}'\n")
        (self.data / "standby.signal").touch()
        if os.getuid() == 0:
            shutil.chown(self.data / "standby.signal", "postgres", "postgres")

    def wait_for(self, standby):
        """Until the standby keeps up and every commit waits for it."""
        self.set("synchronous_standby_names", standby.name)
        for _ in range(300):
            if self.ask("SELECT sync_state FROM pg_stat_replication") == "sync":
                return
            time.sleep(0.1)
        raise Stop(f"{standby.name} does not follow {self.name}")


class Load:
    """Clients that register reports; a request is sent again under its key until it is answered."""

    def __init__(self, address, token):
        self.address, self.token = address, token
        self.lock = threading.Lock()
        self.acknowledged = {}
        self.again = self.refused = 0
        self.slowest = 0.0
        self.last = time.monotonic()
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.client) for _ in range(CLIENTS)]

    def client(self):
        while not self.stop.is_set():
            key, began = uuid.uuid4().hex, time.monotonic()
            status, answer = self.send(key)
            while status == 0 or status >= 500:
                with self.lock:
                    self.again += 1
                if time.monotonic() - began > 120:
                    break
                time.sleep(0.1)
                status, answer = self.send(key)
            with self.lock:
                self.slowest = max(self.slowest, time.monotonic() - began)
                if status in (200, 201):
                    self.acknowledged[answer["caseId"]] = answer["number"]
                    self.last = time.monotonic()
                else:
                    self.refused += 1

    def send(self, key):
        report = {
            "channel": "letter", "receivedOn": today(), "original": f"来信原文：第{key}件", "subjects": ["缪某"],
            "allegations": [{"category": "workDiscipline", "inRemit": "inRemit", "wording": f"第{key}项问题"}],
        }
        request = urllib.request.Request(
            self.address + "/api/v1/reports", method="POST", data=json.dumps(report).encode(),
            headers={"content-type": "application/json", "authorization": f"Bearer {self.token}",
                     "idempotency-key": key})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, None
        except (OSError, ValueError):
            return 0, None

    def count(self):
        with self.lock:
            return len(self.acknowledged)

    def wait_for(self, more, seconds):
        """Until so many more were acknowledged; whether they were."""
        wanted, until = self.count() + more, time.monotonic() + seconds
        while self.count() < wanted and time.monotonic() < until:
            time.sleep(0.05)
        return self.count() >= wanted


class Drill:
    """The pair, the node, the load."""

    def __init__(self, folder, check):
        self.folder, self.check = folder, check
        self.primary, self.standby = Instance(folder, "east"), Instance(folder, "west")
        hosts = f"127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}"
        self.database = f"postgres://zhengming@{hosts}/zhengming?sslmode=disable&target_session_attrs=read-write"
        self.data = pathlib.Path(tempfile.mkdtemp(prefix="zhengming-failover-")) / "data"
        self.node = None

    def program(self, *arguments):
        return subprocess.run([str(BINARY), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)

    def set_up(self):
        self.primary.make()
        self.primary.start()
        self.primary.ask("CREATE DATABASE zhengming TEMPLATE template0")
        self.standby.tool("pg_basebackup", "-D", self.standby.data, "-h", "127.0.0.1", "-p", self.primary.port, "-U",
                          "zhengming", "-R", "-X", "stream", "-c", "fast")
        self.standby.follow(self.primary)
        self.standby.start()
        self.primary.wait_for(self.standby)
        made = self.program(
            "demo", "--database", self.database, "--data", self.data, "--no-serve", "--json", "--scale", "test")
        if made.returncode != 0:
            raise Stop(f"the demo world could not be made: {made.stderr[-400:]}")
        self.password = next(row["password"] for row in json.loads(made.stdout[made.stdout.index("{"):])["accounts"]
                             if row["account"] == ACCOUNT)

    def serve(self):
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        self.node = subprocess.Popen(
            [str(BINARY), "serve", "--database", self.database, "--data", str(self.data), "--listen",
             f"127.0.0.1:{port}"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=open(self.folder / "node.err", "wb"))
        for _ in range(600):
            try:
                urllib.request.urlopen(address + "/readyz", timeout=5).close()
                return address
            except OSError:
                if self.node.poll() is not None:
                    break
                time.sleep(0.1)
        raise Stop(f"the node did not answer: {(self.folder / 'node.err').read_text()[-400:]}")

    def sign_in(self, address):
        request = urllib.request.Request(
            address + "/api/v1/session", method="POST", headers={"content-type": "application/json"},
            data=json.dumps({"account": ACCOUNT, "password": self.password}).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())["token"]

    def fail_over(self, load, number):
        self.check(f"round {number}: acts are acknowledged", load.wait_for(60, 120))
        dead, heir = self.primary, self.standby
        at = time.monotonic()
        dead.kill()
        heir.tool("pg_ctl", "promote", "-D", heir.data, "-w")
        promoted = time.monotonic() - at
        goes_on = load.wait_for(1, 60)
        self.check(f"round {number}: the node goes on by itself on the standby", goes_on and self.node.poll() is None,
                   f"{self.node.poll()}")
        print(f"round {number}: promoted {promoted:.1f} s after the kill, the next act acknowledged "
              f"{time.monotonic() - at:.1f} s after it", flush=True)
        load.wait_for(30, 60)
        # The old primary may hold what no standby ever got: it is never started as it is, but taken back first. Before
        # its next checkpoint the new one does not tell pg_rewind of its new timeline.
        heir.ask("CHECKPOINT")
        dead.tool("pg_rewind", "-D", dead.data, "--source-server",
                  f"host=127.0.0.1 port={heir.port} user=zhengming dbname=postgres")
        dead.follow(heir)
        dead.start()
        heir.wait_for(dead)
        self.primary, self.standby = heir, dead

    def count(self, load):
        rows = self.primary.ask(
            "SELECT id, number FROM case_head WHERE mechanism = 'intake'", "zhengming").splitlines()
        there = dict(row.split("|") for row in rows)
        new = there.keys() - self.before
        lost = [case for case, number in load.acknowledged.items() if there.get(case) != number]
        doubled = new - load.acknowledged.keys()
        print(f"acknowledged {len(load.acknowledged)}, found {len(new)}, lost {len(lost)}, doubled {len(doubled)}; "
              f"sent again {load.again} times, slowest {load.slowest:.1f} s", flush=True)
        self.check(f"none of {len(load.acknowledged)} acknowledged acts was lost", load.acknowledged and not lost,
                   lost[:3])
        self.check("none was done twice under one key", not doubled, list(doubled)[:3])
        self.check("every request was answered at last", load.refused == 0, load.refused)
        mine = sorted(int(number.split("〕")[1].rstrip("号")) for number in there.values()
                      if number.startswith("屈纪信〔"))
        self.check("numbers have no gap and no double", mine == list(range(1, len(mine) + 1)), mine[-3:])
        streams = int(self.primary.ask("SELECT count(DISTINCT stream) FROM event WHERE stream LIKE 'intake/%'",
                                       "zhengming"))
        self.check("every stream has its row and every row its stream", streams == len(there), (streams, len(there)))
        for instance in (self.primary, self.standby):
            done = self.program(
                "verify", "--database", f"postgres://zhengming@127.0.0.1:{instance.port}/zhengming?sslmode=disable",
                "--data", self.data, "--json")
            self.check(f"the journal verifies on {instance.name}", done.returncode == 0,
                       done.stdout[-300:] + done.stderr)

    def run(self, rounds):
        self.set_up()
        self.before = set(self.primary.ask("SELECT id FROM case_head WHERE mechanism = 'intake'",
                                           "zhengming").splitlines())
        address = self.serve()
        load = Load(address, self.sign_in(address))
        for thread in load.threads:
            thread.start()
        try:
            for number in range(1, rounds + 1):
                self.fail_over(load, number)
        finally:
            load.stop.set()
            for thread in load.threads:
                thread.join()
        self.count(load)

    def end(self):
        if self.node and self.node.poll() is None:
            self.node.terminate()
            self.node.wait()
        for instance in (self.primary, self.standby):
            if instance.process and instance.process.poll() is None:
                instance.kill()
        shutil.rmtree(self.data.parent, ignore_errors=True)


def run(check, rounds):
    """The drill; `check` takes what, whether it holds and a detail."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zhengming-pair-", dir=base))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    drill = Drill(folder, check)
    try:
        drill.run(rounds)
    except Stop as stop:
        check("the failover goes to its end", False, str(stop))
    finally:
        drill.end()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    tally = Tally()
    run(tally.check, options.parse_args().rounds)
    sys.exit(tally.end())


if __name__ == "__main__":
    main()
