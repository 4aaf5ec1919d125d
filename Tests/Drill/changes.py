"""What can be changed in a stored journal, and where: what tampering.py draws from."""
import json
import os
import shutil
import sqlite3
import string
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Browser"))
from _postgres import PROGRAMS  # noqa: E402

# The table, what names a row of it, and how many of a hundred changes are in it.
TABLES = {
    "event": (("position",), 70), "leaf": (("place",), 10), "tree_node": (("level", "place"), 10),
    "tree_head": (("number",), 10),
}
# What one server on PostgreSQL gives out, and no hash holds: docs/journal.md.
NOT_COVERED = {"postgres": {("event", "position")}, "sqlite": set()}
KINDS = {
    "int": ["bit", "next", "before", "negated", "zero", "furthest", "swapped", "copied"],
    "text": ["bit", "digit", "added", "removed", "replaced", "null character", "space", "emptied", "null", "swapped",
             "copied", "as bytes"],
    "blob": ["bit", "added", "removed", "zeroed", "emptied", "swapped", "copied", "as text"],
    "row": ["row copied", "row removed"],
}


class Refused(Exception):
    """The database itself does not take the change, or it would change nothing: another is drawn."""


class SQLiteJournal:
    """A copy of the journal in a file of its own."""

    engine = "sqlite"

    def __init__(self, clean, folder):
        self.clean, self.path = clean, os.path.join(folder, "journal.sqlite")
        os.makedirs(folder)
        shutil.copy(os.path.join(os.path.dirname(clean), "seal.key"), folder)
        self.address = ["--data", folder]
        self.restore()

    def restore(self):
        for end in ("-wal", "-shm"):
            if os.path.exists(self.path + end):
                os.remove(self.path + end)
        shutil.copyfile(self.clean, self.path)

    def apply(self, statements):
        connection = sqlite3.connect(self.path)
        try:
            for sql, values in statements:
                connection.execute(sql, values)
            connection.commit()
        except sqlite3.Error as error:
            raise Refused(str(error)) from error
        finally:
            connection.close()

    def rows(self, table):
        connection = sqlite3.connect(self.path)
        # Text as its bytes: what is compared is what lies there.
        connection.text_factory = lambda value: Text(value)
        connection.row_factory = sqlite3.Row
        key = ", ".join(TABLES[table][0])
        found = [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY {key}")]
        connection.close()
        return found

    @staticmethod
    def spelled(value):
        return ("CAST(? AS TEXT)", [bytes(value)]) if isinstance(value, Text) else ("?", [value])


class PostgresJournal:
    """A database made from the clean one as its template."""

    engine = "postgres"

    def __init__(self, server, name, seal_key):
        self.server, self.name = server, name
        folder = tempfile.mkdtemp(prefix="key-", dir=os.path.dirname(seal_key))
        shutil.copy(seal_key, folder)
        self.address = ["--database", server.address_of(name), "--data", folder]
        self.restore()

    def restore(self):
        for sql in (f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)",
                    f"CREATE DATABASE {self.name} TEMPLATE zhengming"):
            self.server.run(sql, "postgres")

    def apply(self, statements):
        script = "".join(f"{sql};\n" for sql, _ in statements)
        done = subprocess.run(
            [PROGRAMS / "psql", "-Xqv", "ON_ERROR_STOP=1", "-1", "-h", self.server.folder, "-U", "zhengming", "-d",
             self.name, "-f", "-"], input=script, capture_output=True, text=True)
        if done.returncode != 0:
            raise Refused(done.stderr)

    def rows(self, table):
        found = []
        for line in self.server.run(
                f"SELECT to_jsonb(t) FROM {table} t ORDER BY {', '.join(TABLES[table][0])}").stdout.splitlines():
            row = json.loads(line)
            for column, value in row.items():
                if isinstance(value, str):
                    row[column] = bytes.fromhex(value[2:]) if value.startswith("\\x") else Text(value.encode())
            found.append(row)
        return found

    @staticmethod
    def spelled(value):
        if isinstance(value, Text):
            return f"convert_from('\\x{value.hex()}'::bytea, 'UTF8')", []
        if isinstance(value, bytes):
            return f"'\\x{value.hex()}'::bytea", []
        return ("NULL" if value is None else str(value)), []


class Text(bytes):
    """The bytes of a text."""


def family(value):
    return "int" if isinstance(value, int) else "blob" if isinstance(value, bytes) and not isinstance(
        value, Text) else "text"


def altered(value, kind, other, dice):
    """The value after a change of this kind; `other` is what another row has in the column."""
    if kind in ("swapped", "copied"):
        return other
    if isinstance(value, int):
        return {"bit": lambda: value ^ (1 << dice.randrange(63)), "next": lambda: value + 1,
                "before": lambda: value - 1, "negated": lambda: -value, "zero": lambda: 0,
                "furthest": lambda: dice.choice([2 ** 63 - 1, -2 ** 63])}[kind]()
    made = Text if value is None or isinstance(value, Text) else bytes
    data = b"" if value is None else bytes(value)
    at = dice.randrange(len(data)) if data else 0
    # Whole characters, so that a text stays one; the kind `bit` does not care.
    letters = data.decode("utf-8", "replace") if made is Text else data
    place = dice.randrange(len(letters)) if letters else 0
    if kind == "bit":
        if not data:
            raise Refused("nothing to change")
        return made(data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1:])
    if kind == "null":
        return None
    if kind == "emptied":
        return made(b"")
    if kind == "zeroed":
        return bytes(len(data))
    if kind in ("as bytes", "as text"):
        return (bytes if made is Text else Text)(data)
    if kind == "null character":
        return Text(data + b"\0" + dice.choice([b"", b"x"]))
    if kind == "space":
        return Text(dice.choice([b" " + data, data + b" ", data.replace(b"/", b"//"), b"/" + data]))
    if made is bytes:
        piece = bytes([dice.randrange(256)])
        return letters[:place] + piece + letters[place:] if kind == "added" else letters[:place] + letters[place + 1:]
    if kind == "digit":
        digits = [index for index, letter in enumerate(letters) if letter in string.digits]
        if not digits:
            raise Refused("no digit")
        place, letter = dice.choice(digits), dice.choice(string.digits)
    else:
        letter = dice.choice("aZ0/# é名\u0301\u200b\ufffd")
    after = letters[place + (kind != "added"):]
    return Text((letters[:place] + ("" if kind == "removed" else letter) + after).encode())


class Change:
    """One change: where, what kind, and the statements that make it."""

    def __init__(self, journal, tables, table, column, kind, dice):
        self.table, self.column, self.kind = table, column, kind
        keys, rows = TABLES[table][0], tables[table]
        row = dice.choice(rows)
        other = dice.choice(rows)
        self.touched = [row]
        if kind == "row removed":
            # The last head taken away is a journal that was not sealed since: nothing is lost.
            if table == "tree_head" and row is rows[-1]:
                raise Refused("the last head")
            self.statements = [self.where(f"DELETE FROM {table}", [], row, keys, journal)]
        elif kind == "row copied":
            copy = dict(row)
            copy[keys[-1]] = rows[-1][keys[-1]] + (1 if table != "tree_node" else 1_000)
            if "version" in row:
                copy["version"] = dice.choice([row["version"] + 1, 10 ** 6, 0])
            spelled = [journal.spelled(value) for value in copy.values()]
            self.touched.append(copy)
            self.statements = [(
                f"INSERT INTO {table} ({', '.join(copy)}) VALUES ({', '.join(mark for mark, _ in spelled)})",
                [value for _, values in spelled for value in values])]
        else:
            value = altered(row[column], kind, other[column], dice)
            if (type(value), value) == (type(row[column]), row[column]):
                raise Refused("nothing changes")
            self.touched.append({**row, column: value})
            self.statements = [self.set(column, value, row, keys, journal)]
            if kind == "swapped":
                self.touched += [other, {**other, column: row[column]}]
                self.statements = self.swap(column, row, other, keys, journal)

    def swap(self, column, row, other, keys, journal):
        """Two rows change their values; where they must be unique, by way of one that no row has."""
        value = row[column]
        aside = -1 if isinstance(value, int) else Text(b"aside") if isinstance(value, Text) else b"aside"
        if column in keys:
            moved = {**other, column: aside}
            return [self.set(column, aside, other, keys, journal), self.set(column, other[column], row, keys, journal),
                    self.set(column, value, moved, keys, journal)]
        if value is None or other[column] is None:
            raise Refused("nothing to swap")
        return [self.set(column, aside, other, keys, journal), self.set(column, other[column], row, keys, journal),
                self.set(column, value, other, keys, journal)]

    def set(self, column, value, row, keys, journal):
        mark, values = journal.spelled(value)
        return self.where(f"UPDATE {self.table} SET {column} = {mark}", values, row, keys, journal)

    @staticmethod
    def where(sql, values, row, keys, journal):
        spelled = [journal.spelled(row[key]) for key in keys]
        names = " AND ".join(f"{key} = {mark}" for key, (mark, _) in zip(keys, spelled))
        return f"{sql} WHERE {names}", values + [value for _, some in spelled for value in some]

    def is_named(self, bad):
        """Whether what `verify` names is this row, the one after it in its chain, or the tree above it."""
        if self.table != "event":
            return bool(bad)
        streams = {bytes(row["stream"]).decode("utf-8", "replace") for row in self.touched}
        return bad.get("stream") in streams or bad.get("position") in {row["position"] for row in self.touched}

    def __str__(self):
        rows = [{key: str(value)[:60] for key, value in row.items() if key in (*TABLES[self.table][0], self.column)}
                for row in self.touched]
        return f"{self.table}.{self.column} {self.kind}: {rows}"
