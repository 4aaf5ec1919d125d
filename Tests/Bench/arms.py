"""The arms of the measurement: each a load of so many seconds, and what it came to. Times in microseconds."""
import glob
import json
import os
import re
import subprocess
import time
import uuid

from postgres import PROGRAMS
from rig import HERE, Failure

REFERENCE = "reference"
# Events of the acts that are counted.
COUNTED = ("clarification.proposed", "clarification.withdrawn", "intake.registered")


def run(words, what, **more):
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise Failure(f"{what} failed: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.stdout


# wrk

def wrk(folder, url, clients, seconds, kind, lines):
    """One load of one thread; anything refused or broken ends the run. `lines` as load.lua says."""
    path = os.path.join(folder, f"{kind.lower()}-{uuid.uuid4().hex[:8]}")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("\t".join(line) + "\n" for line in lines)
    try:
        output = run(
            ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", os.path.join(HERE, "load.lua"),
             url], "wrk", env={**os.environ, f"BENCH_{kind}": path, "BENCH_NONCE": uuid.uuid4().hex[:16]})
    finally:
        os.remove(path)
    found = re.search(r"^BENCH (\{.*\})$", output, re.MULTILINE)
    if found is None:
        raise Failure(f"wrk failed: {output[-400:]}")
    figures = json.loads(found.group(1))
    if figures["refused"] or figures["broken"] or not figures["requests"]:
        raise Failure(f"under load: {figures['requests']} answered, {figures['refused']} refused, "
                      f"{figures['broken']} broken (such as {lines[0][0 if kind == 'PAGES' else 1]})")
    return figures


def hello(folder, installation, clients, seconds):
    """The bare route of the server: no middleware, nothing looked up."""
    return wrk(folder, installation.url, clients, seconds, "PAGES", [("/healthz", "")])


def pages(folder, installation, clients, seconds, scene):
    """Pages, with proof that they were pages: nothing refused, and not the size of a redirection."""
    figures = wrk(folder, installation.url, clients, seconds, "PAGES", scene.lines)
    if figures["bytes"] < 0.5 * scene.smallest * figures["requests"]:
        raise Failure(f"the answers under load are not the pages that were asked for ({scene.lines[0][0]})")
    return figures


def acts(folder, installation, clients, seconds, lines):
    """Acts, with proof that what was counted was written: no more and no fewer events than answers."""
    before = installation.number("SELECT max(position) FROM event")
    figures = wrk(folder, installation.url, clients, seconds, "ACTS", lines)
    written = settled(installation, before)
    # What was under way when wrk hung up is committed, but not counted.
    if not figures["requests"] <= written <= figures["requests"] + clients:
        raise Failure(f"{figures['requests']} acts were answered, but {written} events were written")
    return figures


def settled(installation, position):
    """How many counted events follow a position once nothing is under way: acts whose client hung up commit a little
    later."""
    names = ", ".join(f"'{name}'" for name in COUNTED)
    written = None
    while True:
        before = written
        written = installation.number(
            f"SELECT count(*) FROM event WHERE position > {position} AND name IN ({names})")
        if written == before:
            return written
        time.sleep(0.3)


# References

def raw_sqlite(folder, program, seconds, rows=1):
    """Plain SQLite in a file of its own beside the data, new each time."""
    path = os.path.join(folder, "raw.sqlite")
    try:
        return json.loads(run([program, path, str(seconds), str(rows)], "raw_sqlite"))
    finally:
        for end in ("", "-wal", "-shm"):
            if os.path.exists(path + end):
                os.remove(path + end)


def pgbench(folder, postgres, clients, seconds):
    """Transactions of two rows on the same server, in a database of their own."""
    if not postgres.has(REFERENCE):
        postgres.make(REFERENCE)
    postgres.psql("DROP TABLE IF EXISTS plain; "
                  "CREATE TABLE plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)",
                  REFERENCE)
    log = os.path.join(folder, "pgbench")
    begun = time.monotonic()
    run([PROGRAMS / "pgbench", *postgres.who, "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(2, clients)),
         "-T", str(seconds), "-f", os.path.join(HERE, "two_rows.sql"), "-l", f"--log-prefix={log}", REFERENCE],
        "pgbench", cwd=folder)
    took = min(time.monotonic() - begun, seconds)
    times = []
    for path in glob.glob(log + ".*"):
        with open(path, encoding="ascii") as file:
            times += [int(line.split()[2]) for line in file]
        os.remove(path)
    written = int(postgres.psql("SELECT count(*) FROM plain", REFERENCE)[0][0])
    if not times or written != 2 * len(times):
        raise Failure(f"pgbench tells of {len(times)} transactions, but {written} rows were written")
    times.sort()
    return {"requests": len(times), "seconds": took, "p50": times[len(times) // 2],
            "p99": times[int(len(times) * 0.99)], "max": times[-1]}


# The commands

def rebuild(installation):
    """Every event of the journal once, the whole command: its start and its commit too."""
    events = installation.number("SELECT count(*) FROM event")
    _, took = installation.run("rebuild")
    return {"requests": events, "seconds": took}


def verify(installation):
    """Every event of the journal once, the whole command: chains, tree and heads."""
    output, took = installation.run("verify", "--json")
    told = json.loads(output.strip().splitlines()[-1])
    if not told["ok"]:
        raise Failure(f"verify finds the journal broken: {told}")
    return {"requests": told["events"], "seconds": took}


def sha256(folder, program, installation):
    """SHA-256 alone over messages as long as the pre-images of docs/journal.md: 108 bytes and the texts."""
    texts = ("stream", "name", "body", "actor", "acting_body", "on_behalf_of", "occurred_on",
             "coalesce(digests, rule_sets)", "cause")
    size = "octet_length({0})" if installation.postgres else "length(CAST({0} AS BLOB))"
    lengths = " + ".join(f"coalesce({size.format(text)}, 0)" for text in texts)
    path = os.path.join(folder, "lengths")
    with open(path, "w", encoding="ascii") as file:
        file.writelines(f"{row[0]}\n" for row in installation.ask(
            f"SELECT 108 + {lengths} FROM event LEFT JOIN rule_set_list ON mark = rule_sets"))
    try:
        return json.loads(run([program, path], "sha256"))
    finally:
        os.remove(path)
