"""The machine's clock set back, and ahead, under a server that runs: nothing is recorded before what is recorded, and
all goes on when the clock is right again."""
import contextlib
import glob
import os
import shutil
import tempfile

from rig import Load, Server, check, check_refusals, judge, report, today
from _postgres import PostgresServer


class Clock:
    """What a process takes for the time: libfaketime reads it from a file, each time that it is asked."""

    def __init__(self, folder):
        self.file = os.path.join(folder, "clock")
        self.set("+0")
        self.others = set(glob.glob("/dev/shm/*faketime_*"))
        library = (glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1") or [""])[0]
        self.environment = {
            "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": self.file, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.is_there = bool(library)

    # libfaketime adds to the environment of the first program, and then Swift does not find its arguments, which lay
    # beside it: so the first program is another.
    prefix = ("env",)

    def end(self):
        """Removes what processes that were killed left of it in memory."""
        for file in set(glob.glob("/dev/shm/*faketime_*")) - self.others:
            with contextlib.suppress(OSError):
                os.remove(file)

    def set(self, offset):
        """Sets it to the machine's own and so much: `-3h`, `+2d`."""
        with open(self.file + ".new", "w", encoding="ascii") as file:
            file.write(offset + "\n")
        os.replace(self.file + ".new", self.file)


def run(is_short):
    """On SQLite, in the long form on PostgreSQL too."""
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    clock = Clock(folder)
    if not clock.is_there:
        check("libfaketime is installed", False, "script/bootstrap installs it")
        return
    try:
        on("SQLite", Server(os.path.join(folder, "data")), clock)
        if not is_short:
            with PostgresServer() as cluster:
                on("PostgreSQL", Server(os.path.join(folder, "keys"), cluster), clock)
    finally:
        clock.end()
        shutil.rmtree(folder, ignore_errors=True)


def on(engine, server, clock):
    clock.set("+0")
    server.make()
    server.start(prefix=clock.prefix, environment=clock.environment)
    try:
        load = Load(server)
        set_back(f"clock set back, {engine}", server, clock, load)
        was_ahead(f"clock had been ahead, {engine}", server, clock)
    finally:
        server.kill()


def set_back(what, server, clock, load):
    with load:
        load.goes_on()
        for offset, name in (("-3h", "three hours"), ("-2d", "two days")):
            clock.set(offset)
            check(f"{what} {name}: acts are refused", load.is_refused())
            # What began before it was set is done.
            events = server.rows("SELECT count(*), max(recorded_at) FROM event")
            load.is_refused()
            status, body = server.ask("/readyz", headers={"accept-language": "en"})
            told = body.decode()
            check(f"{what} {name}: not ready, and says by how much",
                  status == 503 and any(f"{n}" in told for n in minutes(offset)), (status, told[:300]))
            signed = server.ask("/api/v1/session", "POST", {"account": "quyuan.leader", "password": "x"})[0]
            check(f"{what} {name}: nobody signs in", signed == 503, signed)
            shown = server.ask("/api/v1/reports?open=all", token=load.token)[0]
            check(f"{what} {name}: registers are read", shown == 200, shown)
            check(f"{what} {name}: nothing was recorded",
                  server.rows("SELECT count(*), max(recorded_at) FROM event") == events)
            said = server.command("clock", prefix=clock.prefix, environment=clock.environment)
            check(f"{what} {name}: `zhengming clock` says what is wrong",
                  said.returncode == 1 and "minutes behind the newest event" in said.stderr, said.stderr)
            clock.set("+0")
            took = load.goes_on()
            check(f"{what} {name}: acts go on {took or 0:.1f} s after it is right", took is not None)
        clock.set("-2m")
        check(f"{what} two minutes: acts go on, as clocks differ", load.goes_on() is not None)
        clock.set("+0")
        load.goes_on()
    server.kill()
    clock.set("-1d")
    server.start(prefix=clock.prefix, environment=clock.environment)
    status = server.ask("/api/v1/reports", "POST", report(today(), "钟慢"), load.token, "behind")[0]
    check(f"{what}: a server started by such a clock refuses too", status == 503, status)
    clock.set("+0")
    check_refusals(what, load, ["clockBehind"])
    judge(what, server, load)
    check(f"{what}: no event was recorded more than the tolerance before the one before it", not server.rows(
        "SELECT e.position FROM event e JOIN event b ON b.position = e.position - 1 "
        "WHERE e.recorded_at < b.recorded_at - 300000 AND e.stream LIKE 'intake/%'"))


def minutes(offset):
    """How many minutes may be named for it: the newest event is some seconds old by then."""
    whole = int(offset[1:-1]) * {"h": 60, "d": 1440}[offset[-1]]
    return range(whole - 1, whole + 2)


def was_ahead(what, server, clock):
    """Events of a time to come: then the right clock is behind, until whoever has the machine says that it is right."""
    load = Load(server)
    with load:
        # Less than a session may rest.
        clock.set("+12m")
        check(f"{what}: acts are recorded for a time to come", load.goes_on() is not None)
        clock.set("+0")
        check(f"{what}: by the right clock acts are refused", load.is_refused())
        said = server.command("clock", "--was-ahead", prefix=clock.prefix, environment=clock.environment)
        check(f"{what}: `zhengming clock --was-ahead` notes that it is right", said.returncode == 0, said.stderr)
        check(f"{what}: and acts go on", load.goes_on() is not None)
        again = server.command("clock", prefix=clock.prefix, environment=clock.environment)
        check(f"{what}: the clock fits again", again.returncode == 0, again.stderr)
    check_refusals(what, load, ["clockBehind"])
    judge(what, server, load)
    noted = server.rows("SELECT actor, code FROM audit_entry WHERE act = 'clock.accept'")
    check(f"{what}: it stands in the audit trail", noted == [["system", "done"]], noted)
