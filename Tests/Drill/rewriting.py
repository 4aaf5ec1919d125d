"""History rewritten by somebody who owns the files: a part of drill.py."""
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile

from rig import Server, check


def run():
    """Somebody who owns the files and writes chains anew: what the seal finds, and what a head kept elsewhere finds."""
    folder = tempfile.mkdtemp(prefix="zhengming-drill-")
    server = Server(os.path.join(folder, "data"))
    path, clean = os.path.join(server.folder, "journal.sqlite"), os.path.join(folder, "clean")
    kept = os.path.join(folder, "head.json")

    def seal():
        return server.command("seal", "--json")

    def against_kept():
        answer = server.command("verify", "--head", kept, "--json")
        return answer.returncode, json.loads(answer.stdout.strip().splitlines()[-1])

    def again(*statements):
        """The clean journal with these changes, all triggers gone."""
        for end in ("", "-wal", "-shm"):
            if os.path.exists(path + end):
                os.remove(path + end)
        shutil.copy(clean, path)
        connection = sqlite3.connect(path)
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement) if isinstance(statement, str) else statement(connection)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    unseal = [f"DELETE FROM {table}" for table in ("leaf", "tree_node", "tree_head", "sealer")]
    try:
        server.make()
        with open(kept, "w", encoding="utf-8") as file:
            file.write(seal().stdout)
        again_from = sqlite3.connect(path)
        again_from.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        again_from.close()
        shutil.copy(path, clean)
        code, found = against_kept()
        check("the demo's journal is an extension of its own head", code == 0 and found["leaves"] == found["events"],
              found)
        for what, change in (("the end of a stream that is no case is removed", remove_end),
                             ("a stream is rewritten and its chain recomputed", rewrite_stream)):
            again(change)
            code, found = server.verify()
            flaw = (found.get("firstBad") or {}).get("flaw")
            check(f"{what}: the leaf names it", code == 1 and flaw in ("sealedEventGone", "sealedEventChanged"), found)
            again(change, *unseal)
            sealed = seal()
            code, found = server.verify()
            check(f"{what}, all sealed anew with the installation's key: the journal alone does not show it",
                  sealed.returncode == 0 and code == 0 and found.get("ok") is True, (sealed.stderr, found))
            code, found = against_kept()
            flaw = (found.get("firstBad") or {}).get("flaw")
            check(f"{what}, all sealed anew: the head kept elsewhere shows it",
                  code == 1 and flaw in ("keptHeadAhead", "keptHeadDiffers"), found)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_end(connection):
    """Takes a staff member's last event away and moves the positions after it up: no gap is left."""
    position, = connection.execute(
        "SELECT max(position) FROM event e WHERE stream LIKE 'staff/%' AND version > 1 AND version = "
        "(SELECT max(version) FROM event WHERE stream = e.stream)").fetchone()
    connection.execute("DELETE FROM event WHERE position = ?", (position,))
    connection.execute("UPDATE event SET position = -position WHERE position > ?", (position,))
    connection.execute("UPDATE event SET position = -position - 1 WHERE position < 0")


def rewrite_stream(connection):
    """Moves every event of one stream to another day, with hashes as `docs/journal.md` has them."""
    connection.row_factory = sqlite3.Row
    stream, = connection.execute(
        "SELECT stream FROM event WHERE stream LIKE 'staff/%' GROUP BY stream ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()

    def text(value):
        data = (value or "").encode("utf-8")
        return len(data).to_bytes(4, "big") + data

    def number(value):
        return value.to_bytes(8, "big", signed=True)

    lists = dict(connection.execute("SELECT mark, digests FROM rule_set_list").fetchall())
    previous = bytes(32)
    for e in connection.execute("SELECT * FROM event WHERE stream = ? ORDER BY version", (stream,)).fetchall():
        at = e["recorded_at"] - 60_000
        image = b"".join([
            text(e["algorithm"]), len(previous).to_bytes(4, "big"), previous, text(e["stream"]), number(e["version"]),
            text(e["name"]), number(e["shape"]), text(e["body"]), text(e["actor"]), text(e["acting_body"]),
            text(e["on_behalf_of"]), text(e["occurred_on"]), number(at),
            text(lists.get(e["rule_sets"], e["rule_sets"])), text(e["cause"])])
        digest = hashlib.sha256(image).digest()
        connection.execute(
            "UPDATE event SET recorded_at = ?, previous = ?, hash = ? WHERE position = ?",
            (at, previous, digest, e["position"]))
        previous = digest
