"""Processes killed under load: kill -9 of the server on both engines, kill -9 of the database under a server that goes
on. What was acknowledged is there, once; what was not answered is asked again and there once too."""
import os
import random
import shutil
import tempfile
import time

from rig import Load, Server, check, check_refusals, judge
from _postgres import PostgresServer


def run(sqlite, postgres, database):
    """So many kills of the server on SQLite and on PostgreSQL, and of the database."""
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    server = Server(os.path.join(folder, "data"))
    try:
        server.make()
        server.start()
        kill_server(f"{sqlite} kills of the server on SQLite", server, sqlite)
        server.kill()
        with PostgresServer() as cluster:
            server = Server(os.path.join(folder, "keys"), cluster)
            server.make()
            server.start()
            kill_server(f"{postgres} kills of the server on PostgreSQL", server, postgres)
            kill_database(f"{database} kills of the database", server, database)
            server.kill()
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def kill_server(what, server, count):
    """kill -9 of the server at random moments, and another start; the clients never stop asking."""
    load = Load(server)
    with load:
        for _ in range(count):
            time.sleep(random.uniform(0.05, 0.6))
            server.kill()
            server.start()
        load.goes_on()
    check_refusals(what, load, ["cannotWrite", "away", "uncertain"])
    judge(what, server, load)


def kill_database(what, server, count):
    """kill -9 of the postmaster and all backends at random moments: the server says that it is away, lives, and goes on
    by itself when it is back."""
    load, slowest, readiness = Load(server), 0.0, set()
    with load:
        for _ in range(count):
            time.sleep(random.uniform(0.05, 0.6))
            server.postgres.crash()
            load.is_refused(times=4, seconds=20)
            readiness.add(server.ask("/readyz")[0])
            server.postgres.start()
            server.postgres.wait()
            took = load.goes_on()
            slowest = None if took is None or slowest is None else max(slowest, took)
    check(f"{what}: the server outlived all of them, and went on {slowest or 0:.1f} s after it was back at the latest",
          server.lives() and slowest is not None and slowest < 20, server.said()[-400:])
    check(f"{what}: it was not ready meanwhile, and is now", readiness == {503} and server.ask("/readyz")[0] == 200,
          readiness)
    check(f"{what}: it said so", sum(load.refusals.values()) >= 4 * count, load.refusals)
    check_refusals(what, load, ["cannotWrite", "away", "uncertain"])
    judge(what, server, load)
