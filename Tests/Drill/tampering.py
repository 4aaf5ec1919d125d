"""Single changes of a stored journal, each on its own, and whether `verify` finds it: a part of drill.py.

Somebody who can write the database changes one value, copies a row or takes one away. Each change is made in a clean
copy of a small journal, `verify` runs, and the copy is made anew. Which columns there are is read from the database.
"""
import collections
import concurrent.futures
import json
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import threading

import rewriting
from changes import KINDS, NOT_COVERED, TABLES, Change, PostgresJournal, Refused, SQLiteJournal, Text, family
from _postgres import PostgresServer


class Run:
    """Changes of one journal, by several workers with a copy each."""

    def __init__(self, journals, binary, root):
        self.journals, self.binary, self.root = journals, binary, root
        self.tables = {table: journals[0].rows(table) for table in TABLES}
        self.free, self.lock = list(journals), threading.Lock()
        self.changed = collections.Counter()
        self.found, self.refused, self.missed, self.unnamed = 0, collections.Counter(), [], []

    def kinds(self):
        """Every column with every kind of change that its type has."""
        for table in TABLES:
            row = self.tables[table][0]
            for column in row:
                if (table, column) in NOT_COVERED[self.journals[0].engine]:
                    continue
                some = next((each[column] for each in self.tables[table] if each[column] is not None), Text(b""))
                for kind in KINDS[family(some)]:
                    yield table, column, kind
            for kind in KINDS["row"]:
                yield table, "*", kind

    def one(self, number, seed, choice):
        """One change, drawn anew until the database takes it."""
        dice = random.Random(f"{seed}/{number}")
        with self.lock:
            journal = self.free.pop()
        try:
            for _ in range(40):
                table, column, kind = choice(dice)
                try:
                    change = Change(journal, self.tables, table, column, kind, dice)
                    journal.apply(change.statements)
                except Refused:
                    with self.lock:
                        self.refused[f"{table}.{column} {kind}"] += 1
                    continue
                self.judge(number, change, *self.verify(journal))
                journal.restore()
                return
        finally:
            with self.lock:
                self.free.append(journal)

    def verify(self, journal):
        done = subprocess.run([self.binary, "verify", *journal.address, "--json"], cwd=self.root, capture_output=True)
        try:
            return done.returncode, json.loads(done.stdout.decode("utf-8", "replace").strip().splitlines()[-1])
        except (IndexError, ValueError):
            return done.returncode, {"error": done.stderr.decode("utf-8", "replace")[-300:]}

    def judge(self, number, change, code, answer):
        bad = answer.get("firstBad") or {}
        with self.lock:
            self.changed[f"{change.table}.{change.column}"] += 1
            if code != 1 or answer.get("ok") is not False:
                self.missed.append(f"number {number}, {change}, ended with {code}: {answer}")
            elif bad.get("flaw") == "impossible":
                self.missed.append(f"number {number}, {change}: found by replay alone")
            else:
                self.found += 1
                if not change.is_named(bad):
                    self.unnamed.append(f"number {number}, {change}, named {bad}")

    def do(self, count, seed):
        """`count` changes: each column with each kind once, as far as they go; the others by chance."""
        columns = collections.defaultdict(list)
        for table, column, kind in self.kinds():
            columns[table, column].append(kind)
        # Of each column a first kind, then of each a second.
        orderly = [(*place, kinds[turn]) for turn in range(12) for place, kinds in columns.items() if turn < len(kinds)]
        if count < len(orderly):
            dice = random.Random(seed)
            for kinds in columns.values():
                dice.shuffle(kinds)
            orderly = [
                (*place, kinds[turn]) for turn in range(12) for place, kinds in columns.items() if turn < len(kinds)]
        tables, weights = zip(*((table, weight) for table, (_, weight) in TABLES.items()))

        def at_random(dice):
            table = dice.choices(tables, weights)[0]
            column, kinds = dice.choice([(place[1], kinds) for place, kinds in columns.items() if place[0] == table])
            return table, column, dice.choice(kinds)

        def choice(number):
            first = [orderly[number]] if number < len(orderly) else []
            return lambda dice: first.pop() if first else at_random(dice)

        with concurrent.futures.ThreadPoolExecutor(len(self.journals)) as pool:
            for done in [pool.submit(self.one, number, seed, choice(number)) for number in range(count)]:
                done.result()

    def tell(self, check, seed):
        engine, total = self.journals[0].engine, sum(self.changed.values())
        print(f"      {engine}: {total} changed, {self.found} found, {len(self.missed)} missed; in "
              + ", ".join(f"{place} {number}" for place, number in sorted(self.changed.items()))
              + f"; {sum(self.refused.values())} more were refused by the database or changed nothing", flush=True)
        for line in self.missed + self.unnamed:
            print(f"      seed {seed}, {line[:400]}", flush=True)
        check(f"{total} single changes on {engine}: each is found by its hash, its chain or the tree",
              total > 0 and not self.missed, f"seed {seed}, {len(self.missed)} missed: " + "; ".join(self.missed[:4]))
        check(f"each change of an event on {engine} is named where it lies", not self.unnamed,
              f"seed {seed}, {len(self.unnamed)}: " + "; ".join(self.unnamed[:4]))


def run(make_server, check, binary, root, short, seed):
    """Everything: in a file, in a PostgreSQL database, and history rewritten against a head kept elsewhere."""
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    try:
        server = make_server(os.path.join(folder, "data"))
        clean = small_journal(server, binary, root)
        code, verified = server.verify()
        check("an untouched journal verifies", code == 0 and verified.get("ok") is True, verified)
        journals = [SQLiteJournal(clean, os.path.join(folder, f"copy{number}")) for number in range(2)]
        on_file = Run(journals, binary, root)
        on_file.do(70 if short else 10_000, seed)
        on_file.tell(check, seed)
        on_postgres(check, binary, root, 15 if short else 400, seed)
        rewriting.against_kept(server, clean, check, binary, root, 2 if short else 100, seed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def small_journal(server, binary, root):
    """The demo's journal without most of its Bodies, sealed in several steps; without triggers. Where it lies."""
    server.make()
    path = os.path.join(server.folder, "journal.sqlite")
    connection = sqlite3.connect(path)
    rewriting.drop_triggers(connection)
    for table in ("leaf", "tree_node", "tree_head", "sealer"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM event WHERE stream LIKE 'body/%' AND position % 50 <> 1")
    kept = connection.execute("SELECT * FROM event ORDER BY position").fetchall()
    connection.execute("DELETE FROM event")
    for step in range(4):
        for number in range(len(kept) * step // 4, len(kept) * (step + 1) // 4):
            values = (number + 1, *kept[number][1:])
            connection.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(values))})", values)
        connection.commit()
        subprocess.run([binary, "seal", "--data", server.folder], cwd=root, check=True, capture_output=True)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return shutil.copy(path, os.path.join(server.folder, "clean"))


def on_postgres(check, binary, root, count, seed):
    """The same on PostgreSQL, with a database for each worker."""
    with PostgresServer() as server:
        data = os.path.join(str(server.folder), "demo")
        made = subprocess.run(
            [binary, "demo", "--database", server.address, "--data", data, "--no-serve"], cwd=root,
            capture_output=True, text=True)
        if made.returncode != 0:
            check("there is a demo world on PostgreSQL", False, made.stderr[-400:])
            return
        for table in (*TABLES, "witness_head"):
            server.run(f"DROP TRIGGER {table}_append_only ON {table}")
        server.run("TRUNCATE leaf, tree_node, tree_head, sealer; "
                   "CREATE TABLE held AS SELECT * FROM event WHERE stream NOT LIKE 'body/%' OR position % 50 = 1; "
                   "TRUNCATE event")
        for step in range(4):
            server.run("INSERT INTO event SELECT * FROM held WHERE position > "
                       f"(SELECT max(position) FROM held) * {step} / 4 AND position <= "
                       f"(SELECT max(position) FROM held) * {step + 1} / 4 ORDER BY position")
            subprocess.run([binary, "seal", "--database", server.address, "--data", data], cwd=root, check=True,
                           capture_output=True)
        server.run("DROP TABLE held")
        journals = [PostgresJournal(server, f"copy{number}", os.path.join(data, "seal.key")) for number in range(2)]
        on_server = Run(journals, binary, root)
        on_server.do(count, seed)
        on_server.tell(check, seed)
