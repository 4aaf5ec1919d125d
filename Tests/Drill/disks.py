#!/usr/bin/env python3
"""Disks that take no more: full and read-only, under load, on both engines. A part of drill.py, which runs it in a
mount namespace of its own, so that what it mounts is seen by nobody else and gone with it."""
import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from rig import FAILED, PASSED, Load, Server, check, check_refusals, counted, judge
from _postgres import PostgresServer


def run():
    """The disks in a namespace of their own; whoever is not root mounts as the root of a user namespace."""
    apart = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-current-user", "--keep-caps"]
    counted([*apart, sys.executable, os.path.abspath(__file__)])


class Disk:
    """A small file system in memory. A ballast fills it, as another program's files would."""

    def __init__(self, megabytes):
        self.path = tempfile.mkdtemp(prefix="zhengming-disk-")
        self.ballast = os.path.join(self.path, "ballast")
        self.mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs")

    def mount(self, *arguments):
        subprocess.run(["mount", *arguments, self.path], check=True, capture_output=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.path], check=False)
        os.rmdir(self.path)

    def fill(self, leave):
        """Takes all room but so many KiB."""
        piece = bytes(4096)
        with open(self.ballast, "wb", buffering=0) as file:
            with contextlib.suppress(OSError):
                while file.write(piece):
                    pass
            file.truncate(max(0, file.tell() - (leave << 10)))

    def make_room(self):
        os.remove(self.ballast)


@contextlib.contextmanager
def read_only(*processes):
    """Whatever these processes write to files is refused as a read-only file system refuses it, until this ends. The
    kernel remounts none read-only while files are open for writing; one that fell to that because its disk is broken
    looks like this to whoever has files open."""
    attached = [word for process in processes for word in ("-p", str(process))]
    calls = "pwrite64,pwritev,ftruncate,fallocate,fdatasync"
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", *attached, "-o", os.devnull, "-e", f"trace={calls}",
         "-e", f"inject={calls}:error=EROFS"], stderr=subprocess.PIPE)
    try:
        for _ in range(200):
            with open(f"/proc/{processes[0]}/status", encoding="ascii") as status:
                if "TracerPid:\t0\n" not in status.read():
                    break
            time.sleep(0.02)
        yield
    finally:
        # strace lets go of all of them when it is told to end.
        tracer.send_signal(signal.SIGTERM)
        tracer.wait(20)


def check_reading(what, server, load):
    """What needs no writing is served meanwhile."""
    status, body = server.ask("/api/v1/reports?open=all", token=load.token)
    cases = [item["id"] for item in json.loads(body)["items"]] if status == 200 else []
    shown = [server.ask(f"/api/v1/reports/{case}", token=load.token)[0] for case in cases[:5]]
    check(f"{what}: registers and cases are read meanwhile", shown == [200] * 5, (status, shown, body[:200]))


def check_resumed(what, server, load):
    took = load.goes_on()
    check(f"{what}: acts go on by themselves {took or 0:.1f} s afterwards", took is not None and server.lives(),
          list(load.refusals)[-1:])


def on_sqlite():
    with Disk(64) as disk:
        server = Server(os.path.join(disk.path, "data"))
        server.make()
        server.start()
        try:
            load = Load(server)
            what = "disk full, SQLite"
            with load:
                load.goes_on()
                for room in (512, 64, 0):
                    disk.fill(room)
                    check(f"{what}: acts are refused, {room} KiB being left", load.is_refused())
                    check_reading(what, server, load)
                    disk.make_room()
                    check_resumed(what, server, load)
            check_refusals(what, load, ["cannotWrite"])
            judge(what, server, load)
            load, what = Load(server), "disk read-only, SQLite"
            with load:
                load.goes_on()
                with read_only(server.process.pid):
                    check(f"{what}: acts are refused", load.is_refused())
                    check_reading(what, server, load)
                check_resumed(what, server, load)
            check_refusals(what, load, ["cannotWrite"])
            judge(what, server, load)
            server.kill()
            disk.mount("-o", "remount,ro")
            ended = server.command("serve")
            check(f"{what}: a server that is started there says so and ends",
                  ended.returncode == 1 and "cannot be written" in ended.stderr, ended.stderr[-300:])
            disk.mount("-o", "remount,rw")
            server.start()
            check(f"{what}: and starts when it no longer is", server.ask("/readyz")[0] == 200)
        finally:
            server.kill()


def of_the_vault():
    """The vault's disk is full, the journal's is not: what is sealed goes first, no event names what is not there."""
    folder, what = tempfile.mkdtemp(prefix="zhengming-drill-"), "the vault's disk full"
    with Disk(8) as disk:
        server = Server(os.path.join(folder, "data"))
        server.make()
        here, there = os.path.join(server.folder, "vault.sqlite"), os.path.join(disk.path, "vault.sqlite")
        shutil.move(here, there)
        os.symlink(there, here)
        before = sealed_in(there)
        server.start()
        try:
            load = Load(server)
            with load:
                load.goes_on()
                disk.fill(0)
                check(f"{what}: acts are refused", load.is_refused())
                check_reading(what, server, load)
                disk.make_room()
                check_resumed(what, server, load)
            check_refusals(what, load, ["cannotWrite"])
            judge(what, server, load)
            told, sealed = len(load.acknowledged), sealed_in(there) - before
            check(f"{what}: {told} acts with an original, {sealed} sealed values", sealed >= told)
        finally:
            server.kill()
            shutil.rmtree(folder, ignore_errors=True)


def sealed_in(vault):
    """How many values a vault holds."""
    with contextlib.closing(sqlite3.connect(f"file:{vault}?mode=ro", uri=True)) as database:
        return database.execute("SELECT count(*) FROM sealed").fetchone()[0]


def bring_back(what, cluster):
    """Does what the administrator of the database does, if it ended."""
    has_ended = not cluster.processes()
    if has_ended:
        cluster.start()
    cluster.wait()
    check(f"{what}: the database {'had ended, and starts again' if has_ended else 'came back by itself'}", True)


def on_postgres():
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    with Disk(160) as disk, PostgresServer(disk.path, "--wal-segsize=1", "-c max_wal_size=16MB") as cluster:
        server = Server(os.path.join(folder, "keys"), cluster)
        server.make()
        server.start()
        try:
            load = Load(server)
            what = "disk full, PostgreSQL"
            with load:
                load.goes_on()
                disk.fill(256)
                check(f"{what}: acts are refused", load.is_refused())
                # What found no room decides whether PostgreSQL ended or only refused.
                if cluster.processes():
                    check_reading(what, server, load)
                disk.make_room()
                bring_back(what, cluster)
                check_resumed(what, server, load)
                disk.fill(0)
                # The write-ahead log finds no room for its next file: then PostgreSQL ends.
                for _ in range(100):
                    if not cluster.processes():
                        break
                    cluster.run("SELECT pg_logical_emit_message(true, '', 'x'), pg_switch_wal()", check=False)
                    time.sleep(0.05)
                check(f"{what}, its log too: acts are refused", load.is_refused())
                disk.make_room()
                bring_back(f"{what}, its log too", cluster)
                check_resumed(f"{what}, its log too", server, load)
            check_refusals(what, load, ["cannotWrite", "away", "uncertain"])
            judge(what, server, load)
            load, what = Load(server), "disk read-only, PostgreSQL"
            with load:
                load.goes_on()
                with read_only(*cluster.processes()):
                    check(f"{what}: acts are refused", load.is_refused())
                bring_back(what, cluster)
                check_resumed(what, server, load)
            check_refusals(what, load, ["cannotWrite", "away", "uncertain"])
            judge(what, server, load)
        finally:
            server.kill()
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    on_sqlite()
    of_the_vault()
    on_postgres()
    sys.exit(1 if FAILED or not PASSED else 0)
