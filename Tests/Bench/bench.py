#!/usr/bin/env python3
"""Measures the budgets of the architecture as ratios against references taken in the same run.

    script/bench            builds the release program, makes a world of 10,000 reports, three rounds
    script/bench --quick    short rounds over 1,500 reports, with whatever program is built: only to see that it works
    script/bench --json     one JSON object a line instead of the table

Measured so far, on SQLite: one act over HTTP (a report is opened) against single-row commits of plain SQLite on the
same disk; the register page and the case page against `/healthz`, which stands for hello world. It passes three
middlewares (headers, failures, session; without a cookie nothing is looked up), so it is a little dearer than a bare
route and the pages' ratios come out a little better than against one.

The arms take turns within each round, each round in the opposite order of the one before; a ratio is that of the arms'
medians. Conditions that make a figure worthless are listed as `unfit`; `holds` then says nothing about the product.
The server is its own, on loopback, over data in a folder below var/ that is removed at the end.

Exit status: 0 measured (and, where fit, within budget) · 1 a budget is missed in a fit run · 2 not measured.
ZHENGMING_BIN names the program to measure instead of building one.
"""
import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import traceback

from rig import (ROOT, Failure, Rig, Server, busy_share, call, compiled, flush_p50, page_cookie, paths_of_pages,
                 program, wrk)

CLIENTS = 32
CASES_WANTED = 10_000
SESSIONS = 8

# name, arm, reference, budget: the rows of the architecture's table.
ROWS = [
    ("act, 1 client", "act1", "raw", 0.15),
    ("act, 32 clients", "act32", "raw", 0.50),
    ("register page of 50 rows", "register", "hello", 0.10),
    ("case page", "case", "hello", 0.05),
]
ARMS = {
    "raw": "plain SQLite, one row a commit, WAL, FULL, 1 thread",
    "act1": "POST /api/v1/reports, 1 client",
    "act32": f"POST /api/v1/reports, {CLIENTS} clients",
    "hello": f"GET /healthz, {CLIENTS} clients",
    "register": f"GET /reports (50 rows, distinct pages), {CLIENTS} clients",
    "case": f"GET /reports/ID (distinct cases), {CLIENTS} clients",
}


def note(text):
    """For the person who watches; the figures alone go to standard output."""
    print(f"==> {text}", file=sys.stderr, flush=True)


def measured_acts(rig, clients, seconds):
    """The acts of one arm, with proof that what was counted was written: no more and no fewer cases than answers."""
    before = rig.case_count()
    figures = wrk(rig, clients, seconds, tokens=rig.api_tokens)
    gained = rig.case_count() - before
    # What was under way when wrk hung up is committed, but not counted.
    if not figures["requests"] <= gained <= figures["requests"] + clients:
        raise Failure(f"{figures['requests']} acts were answered, but {gained} cases were added")
    return figures


def measured_pages(rig, paths, seconds, bytes_of_one):
    """The pages of one arm, with proof that they were pages: nothing refused, and not the size of a redirection."""
    figures = wrk(rig, CLIENTS, seconds, tokens=rig.cookies, paths=paths)
    if figures["bytes"] < 0.5 * bytes_of_one * figures["requests"]:
        raise Failure(f"the answers under load are not the pages that were asked for ({paths[0]})")
    return figures


def measured_raw(rig, seconds):
    """Plain SQLite in a file of its own beside the data, new each time."""
    path = os.path.join(rig.folder, "raw.sqlite")
    done = subprocess.run([rig.raw, path, str(seconds)], capture_output=True, text=True)
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)
    if done.returncode != 0:
        raise Failure(done.stderr.strip())
    return json.loads(done.stdout)


def arms_of(rig):
    """Name → what measures it for so many seconds. Pages are fixed here, before acts add to them."""
    registers, cases = paths_of_pages(rig)
    sizes = {}
    for paths in (registers, cases):
        for path in {paths[0], paths[len(paths) // 2], paths[-1]}:
            status, body, _ = call(rig.server.url + path, headers={"cookie": rig.cookies[0]})
            if status != 200:
                raise Failure(f"GET {path} answers {status}")
            sizes[path] = len(body)
            if paths is registers and body.count(b'<tr role="row"') != 51:
                raise Failure(f"GET {path} has {body.count(b'<tr role=') - 1} rows, not 50")

    def smallest(paths):
        return min(sizes[one] for one in paths if one in sizes)
    return {
        "raw": lambda seconds: measured_raw(rig, seconds),
        "act1": lambda seconds: measured_acts(rig, 1, seconds),
        "act32": lambda seconds: measured_acts(rig, CLIENTS, seconds),
        "hello": lambda seconds: wrk(rig, CLIENTS, seconds, tokens=[], paths=["/healthz"]),
        "register": lambda seconds: measured_pages(rig, registers, seconds, smallest(registers)),
        "case": lambda seconds: measured_pages(rig, cases, seconds, smallest(cases)),
    }


def rounds(arms, count, seconds):
    """Each arm's figures of each round; one short unmeasured turn first."""
    for measure in arms.values():
        measure(min(1, seconds))
    found = {name: [] for name in arms}
    for number in range(count):
        order = list(arms) if number % 2 == 0 else list(reversed(list(arms)))
        for name in order:
            figures = arms[name](seconds)
            figures["rate"] = figures["requests"] / figures["seconds"]
            found[name].append(figures)
        note(f"round {number + 1} of {count}: "
             + ", ".join(f"{name} {found[name][-1]['rate']:.0f}/s" for name in arms))
    return found


def medians(figures):
    """One arm over its rounds: medians, but the longest of all as max; milliseconds."""
    return {
        "rate": round(statistics.median(one["rate"] for one in figures), 1),
        "rates": [round(one["rate"], 1) for one in figures],
        "p50_ms": round(statistics.median(one["p50"] for one in figures) / 1000, 3),
        "p99_ms": round(statistics.median(one["p99"] for one in figures) / 1000, 3),
        "max_ms": round(max(one["max"] for one in figures) / 1000, 3),
    }


def unfit_for(arguments, is_optimised, cases, flush, busy):
    """Why these figures do not count; empty when they do."""
    reasons = []
    if not is_optimised:
        reasons.append("not known to be an optimised program")
    if arguments.quick:
        reasons.append("short rounds")
    if cases < CASES_WANTED:
        reasons.append(f"fewer than {CASES_WANTED} cases")
    if max(flush) > 1.5 * min(flush):
        reasons.append("the disk's flush changed during the run")
    if min(flush) < 0.03:
        reasons.append("a flush costs nothing: this folder is not on a disk that keeps")
    if max(busy) > 0.15:
        reasons.append("other work was running")
    return reasons


def rows_of(found, unfit, flush, cases):
    arms = {name: medians(figures) for name, figures in found.items()}
    for name, arm, reference, budget in ROWS:
        ratio = arms[arm]["rate"] / arms[reference]["rate"]
        by_round = [one["rate"] / other["rate"] for one, other in zip(found[arm], found[reference])]
        yield {
            "name": name, "engine": "sqlite", "ratio": round(ratio, 4), "budget": budget, "holds": ratio >= budget,
            "unfit": unfit, "ratios": [round(each, 4) for each in by_round], "what": ARMS[arm],
            "figures": arms[arm], "reference": ARMS[reference], "reference_figures": arms[reference],
            "flush_p50_ms": flush, "cases": cases,
        }


def print_table(found, rows, flush, busy, cases, unfit):
    print(f"SQLite, {cases} cases before the first round; flush of 4 KiB p50 {flush[0]:.3f} ms before, "
          f"{flush[1]:.3f} ms after; processors busy with other work {busy[0]:.0%} before, {busy[1]:.0%} after\n")
    print(f"{'arm':10}{'per s':>10}{'p50 ms':>10}{'p99 ms':>10}{'max ms':>10}  what")
    for name, figures in found.items():
        arm = medians(figures)
        print(f"{name:10}{arm['rate']:>10.1f}{arm['p50_ms']:>10.3f}{arm['p99_ms']:>10.3f}{arm['max_ms']:>10.3f}"
              f"  {ARMS[name]}")
    print(f"\n{'budget':28}{'ratio':>8}{'wanted':>9}  {'':9}each round")
    for row in rows:
        held = "holds" if row["holds"] else "MISSED"
        held = f"({held.lower()})" if unfit else held
        print(f"{row['name']:28}{row['ratio']:>8.3f}{row['budget']:>9.2f}  {held:9}"
              + " ".join(f"{each:.3f}" for each in row["ratios"]))
    print("\n/healthz stands for hello world; it passes three middlewares and looks nothing up.")
    for reason in unfit:
        print(f"does not count: {reason}")


def run(arguments, binary, is_optimised, folder):
    busy = [busy_share(2)]
    flush = [flush_p50(folder)]
    rig = Rig(folder=folder, raw=compiled(folder), server=Server(binary, os.path.join(folder, "data")))
    note(f"making a world of {arguments.cases} reports")
    started = time.monotonic()
    password = {one["account"]: one["password"] for one in rig.server.make(arguments.cases)}["quyuan.petition"]
    note(f"made in {time.monotonic() - started:.0f} s")
    try:
        rig.server.start()
        for _ in range(SESSIONS):
            rig.api_tokens.append(rig.server.api_token("quyuan.petition", password))
            rig.cookies.append(page_cookie(rig.server, "quyuan.petition", password))
        cases = rig.case_count()
        seconds = arguments.seconds or (2 if arguments.quick else 15)
        count = arguments.rounds
        note(f"{count} rounds of {len(ARMS)} arms, {seconds} s each: about {(count * seconds + 2) * len(ARMS)} s")
        found = rounds(arms_of(rig), count, seconds)
    finally:
        rig.server.stop()
    flush.append(flush_p50(folder))
    busy.append(busy_share(2))
    unfit = unfit_for(arguments, is_optimised, cases, flush, busy)
    rows = list(rows_of(found, unfit, flush, cases))
    if arguments.json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False), flush=True)
    else:
        print_table(found, rows, flush, busy, cases, unfit)
    return 1 if not unfit and not all(row["holds"] for row in rows) else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="2 s an arm, 1,500 reports, no build")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument(
        "--cases", type=int,
        help=f"reports of the world that is made first; {CASES_WANTED}, or 1,500 with --quick")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, help="of each arm in each round; 15, or 2 with --quick")
    parser.add_argument("--optimised", action="store_true", help="the program of ZHENGMING_BIN is an optimised build")
    parser.add_argument("--folder", help="where the data lies during the run, the disk that is measured; var/")
    arguments = parser.parse_args()
    if arguments.cases is None:
        arguments.cases = 1_500 if arguments.quick else CASES_WANTED
    if arguments.cases < 1_000 or arguments.rounds < 1 or (arguments.seconds is not None and arguments.seconds < 1):
        parser.error("at least 1,000 reports (a register page has 50), one round and one second")
    above = arguments.folder or os.path.join(ROOT, "var")
    os.makedirs(above, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=above)
    try:
        binary, is_optimised = program(arguments.quick, arguments.optimised, note)
        return run(arguments, binary, is_optimised, folder)
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 2
    except Exception:  # pylint: disable=broad-except
        # Python's own status would be 1, which says that a budget is missed.
        traceback.print_exc()
        return 2
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    # So that the server is stopped and its folder removed when the run is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    sys.exit(main())
