#!/usr/bin/env python3
"""Measures the budgets of the architecture as ratios against references taken in the same run.

    script/bench            builds the release program; on both engines makes a world of 10,000 reports, three rounds
    script/bench --quick    short rounds over 1,500 reports, with whatever program is built: only to see that it works
    script/bench --json     one JSON object a line instead of the tables
    script/bench --engine postgres --only "case page"          one row of one engine; --only can be given again
    script/bench --growth --large-data DIR                     the rows of growth too, against 1,000,000 reports

An act is a correction of a delivered clarification that its officer proposes, or takes back where it stands proposed:
session, access, decision, journal, and read tables that change with the stage. Two such acts of one case leave it as it
was; they are spread over the officers of up to 50 Bodies and all their cases. Its reference is single-row commits of
plain SQLite, or transactions of two rows by pgbench, on the same disk. To open a report with a sealed original is
measured beside it, without a budget.

Pages are measured against `/healthz`, which passes no middleware. There is no page of statistics yet: the dashboard is
the workbench of the province's leaders. `verify` and `rebuild` are the whole commands. SHA-256 in C is the least that
`verify` must do: over messages as long as the events' pre-images (leaves and nodes of the seal's tree come on top).

The arms take turns within each round, each round in the opposite order of the one before; a ratio is that of the arms'
medians. Growth compares the time of one client (p50); `rebuild` of the large world is measured only when
`--only rebuild` asks for it. Memory is the most that was resident. Conditions that make a figure worthless are listed
as `unfit`; `holds` then says nothing about the product. Servers are the run's own, on loopback or a socket, over data
in a folder below var/ that is removed at the end.

The large world takes long to make. `--large-data DIR` keeps it: DIR is a demo's folder made by `zhengming demo
--cases N`, or has one of SQLite in `sqlite`, and in `postgres` one (`demo`) beside the cluster of its database
`zhengming` (`cluster`). What is missing is made with --growth, otherwise left out. Acts stay in it. Memory and start
are measured on it where growth is.

Exit status: 0 measured (and, where fit, within budget) · 1 a budget is missed in a fit run · 2 not measured.
ZHENGMING_BIN names the program to measure instead of building one.
"""
import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import traceback

from budgets import CASES_WANTED, ROWS, print_table
from rig import ROOT, Failure, compiled, program
from run import Run, note

ENGINES = ("sqlite", "postgres")


def arguments_of_call():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="1,500 reports, one round of 2 s an arm, no build")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--engine", choices=(*ENGINES, "both"), default="both")
    parser.add_argument("--only", action="append", metavar="NAME", help="only rows whose name has this in it")
    parser.add_argument(
        "--cases", type=int,
        help=f"reports of the world that is made first; {CASES_WANTED}, or 1,500 with --quick")
    parser.add_argument("--growth", action="store_true", help="measure a large world too")
    parser.add_argument("--large", type=int, default=1_000_000, help="reports of the large world; 1,000,000")
    parser.add_argument("--large-data", metavar="DIR", help="where the large world lies, and stays")
    parser.add_argument("--rounds", type=int, help="3, or 1 with --quick")
    parser.add_argument("--seconds", type=int, help="of each arm in each round; 15, or 2 with --quick")
    parser.add_argument("--optimised", action="store_true", help="the program of ZHENGMING_BIN is an optimised build")
    parser.add_argument("--folder", help="where the data lies during the run, the disk that is measured; var/")
    arguments = parser.parse_args()
    if arguments.cases is None:
        arguments.cases = 1_500 if arguments.quick else CASES_WANTED
    if arguments.rounds is None:
        arguments.rounds = 1 if arguments.quick else 3
    if arguments.seconds is None:
        arguments.seconds = 2 if arguments.quick else 15
    if min(arguments.cases, arguments.large) < 1_000 or arguments.rounds < 1 or arguments.seconds < 1:
        parser.error("at least 1,000 reports (a register page has 50), one round and one second")
    has_growth = arguments.growth or arguments.large_data
    arguments.rows = [
        row for row in ROWS
        if (has_growth or not row.is_growth) and (arguments.only or not row.is_long)
        and (not arguments.only or any(text in row.name for text in arguments.only))]
    if not arguments.rows:
        parser.error("no row has such a name: " + " · ".join(row.name for row in ROWS))
    return arguments


def measured(arguments, folder):
    """Measures and prints one engine after the other; whether a fit run misses a budget."""
    binary, is_optimised = program(arguments.quick, arguments.optimised, note)
    programs = compiled(folder)
    is_missed = False
    for engine in ENGINES if arguments.engine == "both" else [arguments.engine]:
        outcome = Run(arguments, engine, binary, programs, os.path.join(folder, engine)).outcome()
        unfit = outcome.unfit(arguments.quick, is_optimised)
        rows = list(outcome.rows(arguments.rows, unfit))
        if arguments.json:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False), flush=True)
        else:
            print_table(outcome, rows, unfit)
            sys.stdout.flush()
        is_missed = is_missed or (not unfit and any(row["holds"] is False for row in rows))
    return is_missed


def main():
    arguments = arguments_of_call()
    above = arguments.folder or os.path.join(ROOT, "var")
    os.makedirs(above, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=above)
    # PostgreSQL may run as another user, who has to get through.
    os.chmod(folder, 0o711)
    try:
        return 1 if measured(arguments, folder) else 0
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
    # So that servers are stopped and the folder removed when the run is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    sys.exit(main())
