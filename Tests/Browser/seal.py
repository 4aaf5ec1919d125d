"""The seal at the command line and on its page: heads, proofs and their verifier in another language, a witness.

What tampering it finds is in the drill; what it computes, in the Swift tests.
"""

import contextlib
import copy
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import _site
from _site import BINARY, ROOT, Server, Stop, Walker


def run(*arguments, **environment):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ZHENGMING_"))}
    return subprocess.run(
        [str(BINARY), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**kept, "ZHENGMING_FONTS": str(ROOT / "var/fonts"), "LANG": "C.UTF-8", **environment})


def told(*arguments):
    """The JSON that a command prints."""
    done = run(*arguments)
    if done.returncode != 0:
        raise Stop(f"{arguments}: {done.stderr[:300]}")
    return json.loads(done.stdout)


def verifier(folder, proof, *arguments):
    """docs/verify_proof.py on a proof: its exit status and what it says."""
    path = folder / "proof.json"
    path.write_text(json.dumps(proof))
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs/verify_proof.py"), str(path), *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def turned(text):
    """The same hexadecimal text with its first digit changed."""
    return ("0" if text[0] != "0" else "1") + text[1:]


def changes(proof):
    """Every proof that differs from this one in one value."""
    for key, value in proof.items():
        if isinstance(value, dict):
            for changed in changes(value):
                yield f"{key}.{changed[0]}", {**proof, key: changed[1]}
            yield key, {**proof, key: None}
        elif isinstance(value, list):
            for index, step in enumerate(value):
                yield f"{key}.{index}", {**proof, key: [*value[:index], turned(step), *value[index + 1:]]}
            yield f"{key} longer", {**proof, key: [*value, "00" * 32]}
            if value:
                yield f"{key} shorter", {**proof, key: value[:-1]}
        elif isinstance(value, int):
            yield key, {**proof, key: value + 1}
        elif key == "stream":
            yield key, {**proof, key: value + "x"}
        else:
            yield key, {**proof, key: turned(value)}


def enter(data, name):
    """One more event: a password was reset."""
    done = run("account", "reset", "--data", data, name)
    if done.returncode != 0:
        raise Stop(done.stderr)


# Heads and proofs


def heads(tally, folder):
    data = folder / "a"
    done = run("init", "--data", data, "--body", "430671000")
    if done.returncode != 0:
        raise Stop(done.stderr)
    tally.check("init makes the seal's key, for its owner alone", (data / "seal.key").stat().st_mode & 0o777 == 0o600)
    key = run("seal", "--data", data, "--public-key").stdout.strip()
    tally.check("and tells its public half", len(key) == 64 and key in done.stdout, done.stdout)
    first = told("seal", "--data", data, "--json")
    tally.check("a head speaks of every event", first["publicKey"] == key and first["size"] > 0, first)
    tally.check("a head is the same until there is more", told("seal", "--data", data, "--json") == first)
    enter(data, "admin.audit")
    second = told("seal", "--data", data, "--json")
    tally.check("and then another", second["size"] == first["size"] + 1, second)
    found = told("verify", "--data", data, "--json")
    tally.check("verify says how much is sealed", found["ok"] and found["leaves"] == second["size"], found)
    (folder / "first.json").write_text(json.dumps(first))
    (folder / "second.json").write_text(json.dumps(second))
    done = run("verify", "--data", data, "--head", folder / "first.json")
    tally.check("the journal extends the head kept before", done.returncode == 0, done.stderr)
    return key, first, second


def proofs(tally, folder, key, first, second):
    data = folder / "a"
    with contextlib.closing(sqlite3.connect(f"file:{data}/journal.sqlite?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT stream, version, hash FROM event ORDER BY position").fetchall()
    code, said = verifier(folder, second, "--key", key)
    tally.check("the verifier in Python takes a head", code == 0, said)
    for stream, version, event in (rows[0], rows[len(rows) // 2], rows[-1]):
        proof = told("proof", "event", f"{stream}#{version}", "--data", data)
        code, said = verifier(
            folder, proof, "--key", key, "--event", f"{stream}#{version}", "--hash", event.hex())
        tally.check(f"the verifier takes the proof of {stream}#{version}", code == 0, said)
    early = told("proof", "event", f"{rows[0][0]}#{rows[0][1]}", "--size", first["size"], "--data", data)
    tally.check("also for an earlier head", verifier(folder, early, "--key", key)[0] == 0 and early["head"] == first)
    between = told("proof", "consistency", "--from", first["size"], "--to", second["size"], "--data", data)
    code, said = verifier(folder, between, "--key", key)
    tally.check("and the proof that one head extends the other", code == 0, said)
    for what, proof in (("head", second), ("event", told("proof", "event", f"{rows[0][0]}#1", "--data", data)),
                        ("consistency", between)):
        missed = [name for name, bent in changes(copy.deepcopy(proof)) if verifier(folder, bent, "--key", key)[0] == 0]
        tally.check(f"nothing in the proof of {what} can be changed", not missed, missed)
        code, said = verifier(folder, proof, "--key", turned(key))
        tally.check(f"nor is the proof of {what} another key's", code == 1, said)
    code, said = verifier(folder, early, "--event", "body/x#1")
    tally.check("a proof about another event is refused", code == 1, said)
    unsigned = told("proof", "event", f"{rows[0][0]}#1", "--size", 3, "--data", data)
    tally.check("a size that nobody signed proves nothing", verifier(folder, unsigned)[0] == 1)
    for text in ("", "[]", "{}", "null", '{"format": 7}', '{"format":"zhengming-inclusion-1"}'):
        path = folder / "junk.json"
        path.write_text(text)
        done = subprocess.run(
            [sys.executable, str(ROOT / "docs/verify_proof.py"), str(path)], capture_output=True, text=True)
        tally.check(f"the verifier says no to {text!r}", done.returncode == 1 and "Traceback" not in done.stderr)


def written_wrongly(tally, folder, key):
    data = folder / "a"
    for what, arguments in (
        ("no event", ["proof", "event", "--data", data]), ("no version", ["proof", "event", "body/x", "--data", data]),
        ("a version that is none", ["proof", "event", "body/x#0", "--data", data]),
        ("no mechanism", ["proof", "event", "x#1", "--data", data]),
        ("a size that is none", ["proof", "event", "body/x#1", "--size", "0", "--data", data]),
        ("sizes the wrong way round", ["proof", "consistency", "--from", "5", "--to", "4", "--data", data]),
        ("no place", ["seal"]), ("flags that exclude each other", ["seal", "--json", "--public-key", "--data", data]),
        ("a cadence that is none", ["serve", "--seal-every", "-1", "--data", data]),
        ("a key that is none", ["witness", "add", "x", "--from", "x", "--key", "12", "--data", data]),
        ("no source", ["witness", "add", "x", "--from", " ", "--key", key, "--data", data]),
    ):
        done = run(*arguments)
        tally.check(f"{what} is wrong usage", done.returncode == 64 and "Usage" in done.stderr, done.stderr[:300])
    (folder / "junk.json").write_text("{}")
    for what, arguments, words in (
        ("an event nobody wrote", ["proof", "event", "body/x#1", "--data", data],
         ["没有这一事件", "no such event"]),
        ("more than there is", ["proof", "consistency", "--from", "1", "--to", "99999", "--data", data], ["99999"]),
        ("a head that is none", ["verify", "--data", data, "--head", folder / "junk.json"],
         ["不是封存签名", "no tree head"]),
        ("a head that is not there", ["verify", "--data", data, "--head", folder / "none.json"],
         ["none.json", "不存在"]),
        ("a witness of nothing", ["witness", "add", folder / "junk.json", "--from", "x", "--key", key, "--data", data],
         ["no tree head"]),
        ("no installation", ["seal", "--data", folder / "none"], ["不存在", "there is no"]),
    ):
        done = run(*arguments)
        missing = [word for word in words if word not in done.stderr]
        tally.check(f"{what} is said in words", done.returncode == 1 and not missing, done.stderr[:300])
    (data / "seal.key").rename(data / "seal.away")
    done = run("seal", "--data", data)
    tally.check(
        "a lost key is not replaced in silence", done.returncode == 1 and "seal.key" in done.stderr, done.stderr)
    done = run("seal", "--data", data, ZHENGMING_SEAL_KEY=(data / "seal.away").read_text())
    tally.check("the key may come from the environment", done.returncode == 0 and not (data / "seal.key").exists())
    (data / "seal.away").rename(data / "seal.key")


# A witness


def witness(tally, folder, key, first, second):
    """A higher installation keeps the heads of this one."""
    data, higher = folder / "a", folder / "higher"
    done = run("init", "--data", higher, "--body", "430671000")
    if done.returncode != 0:
        raise Stop(done.stderr)

    def add(head, *more):
        path = folder / "handed.json"
        path.write_text(json.dumps(head))
        return run("witness", "add", path, "--from", "屈原区平台", "--data", higher, *more)

    tally.check("the first head is kept", add(first, "--key", key).returncode == 0)
    done = add(second, "--key", key)
    tally.check("a later one needs a proof", done.returncode == 1 and "SYS-SEA-03" in done.stderr, done.stderr)
    between = folder / "between.json"
    between.write_text(json.dumps(
        told("proof", "consistency", "--from", first["size"], "--to", second["size"], "--data", data)))
    done = add(second, "--key", key, "--proof", between)
    tally.check("and is kept with it", done.returncode == 0, done.stderr)
    done = add({**second, "size": second["size"] + 1}, "--key", key)
    tally.check(
        "a head that was changed is not kept", done.returncode == 1 and "SYS-SEA-01" in done.stderr, done.stderr)
    # The lower installation loses an event, and seals what is left with its own key: a false history of equal length.
    with contextlib.closing(sqlite3.connect(data / "journal.sqlite")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("DELETE FROM event WHERE position = (SELECT max(position) FROM event)")
        for table in ("leaf", "tree_node", "tree_head", "sealer"):
            database.execute(f"DELETE FROM {table}")
        database.commit()
    enter(data, "admin.security")
    false = told("seal", "--data", data, "--json")
    tally.check("the false history verifies by itself", told("verify", "--data", data, "--json")["ok"])
    found = run("verify", "--data", data, "--head", folder / "second.json", "--json")
    tally.check(
        "but not against the head that was kept",
        found.returncode == 1 and json.loads(found.stdout)["firstBad"]["flaw"] == "keptHeadDiffers", found.stdout)
    done = add(false, "--key", key)
    tally.check(
        "and the witness raises an alarm",
        done.returncode == 1 and "改写" in done.stderr and "SYS-SEA-04" in done.stderr, done.stderr)
    listed = told("witness", "list", "--data", higher, "--json")
    tally.check(
        "what was kept before is not replaced, and the false one is kept beside it",
        [row["head"] for row in listed["kept"]] == [second] and [row["head"] for row in listed["alarms"]] == [false],
        listed)
    with contextlib.closing(sqlite3.connect(f"file:{higher}/journal.sqlite?mode=ro", uri=True)) as database:
        noted = [json.loads(body)["code"] for (body,) in database.execute(
            "SELECT body FROM event WHERE stream LIKE 'attempt/%' ORDER BY position")]
    tally.check(
        "each is noted in the journal",
        noted == ["kept", "proofMissing", "kept", "signatureBad", "rootDiffers"], noted)
    return false


# The server


def call(server, path, body=None, token=None):
    request = urllib.request.Request(
        server.address + path, data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json", **({"authorization": f"Bearer {token}"} if token else {})})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


def token(server, account):
    _, answer = call(
        server, "/api/v1/session", {"account": account, "password": server.accounts[account]["password"]})
    return answer["token"]


def served(tally, folder, key, first, false):
    pictures = os.environ.get("ZHENGMING_PICTURES") or folder / "pictures"
    with Server() as server, Walker(server, tally, pictures) as walker:
        system, audit = token(server, "admin.system"), token(server, "admin.audit")
        offer = {"from": "屈原区平台", "key": key, "head": first}
        status, answer = call(server, "/api/v1/witness-heads", offer, audit)
        tally.check("the audit administrator hands in nothing", status == 403, (status, answer))
        tally.check(
            "nor does an officer",
            call(server, "/api/v1/witness-heads", offer, token(server, "quyuan.petition"))[0] == 404)
        status, answer = call(server, "/api/v1/witness-heads", offer, system)
        tally.check(
            "the system administrator does", status == 201 and answer["size"] == first["size"], (status, answer))
        tally.check("twice is once", call(server, "/api/v1/witness-heads", offer, system)[0] == 200)
        for what, body in (("nothing", {}), ("a list", []), ("no key", {**offer, "key": "zz"})):
            tally.check(f"{what} is refused", call(server, "/api/v1/witness-heads", body, system)[0] == 400)
        status, answer = call(server, "/api/v1/witness-heads", {**offer, "from": ""}, system)
        tally.check("a source without a name is refused", status == 422, (status, answer))
        look(tally, walker, ["屈原区平台", "前后一致"], "quiet")
        status, answer = call(server, "/api/v1/witness-heads", {**offer, "head": false}, system)
        tally.check("a head needs its proof", status == 422 and answer["code"] == "proofMissing", (status, answer))
        proof = {
            "format": "zhengming-consistency-1", "hashAlgorithm": "sha256-1", "from": first["size"],
            "to": false["size"], "fromRoot": "", "toRoot": "", "path": ["00" * 32]}
        status, answer = call(server, "/api/v1/witness-heads", {**offer, "head": false, "proof": proof}, system)
        tally.check("one that proves nothing is an alarm", status == 422 and answer["code"] == "proofFails", answer)
        look(tally, walker, ["未能证明一致", "记录可能被改写"], "alarm")
        tally.check("nothing is said in the browser's console", not walker.noises, walker.noises)
        done = run("seal", "--data", server.data)
        tally.check("the journal is sealed beside the server", done.returncode == 0, done.stderr)
        tally.check("and verifies", run("verify", "--data", server.data).returncode == 0)


def look(tally, walker, words, name):
    """The audit administrator's page, wide and narrow."""
    page = walker.go("admin.audit", "/administration/seal")
    for word in ["封存和存证", "封存公钥", *words]:
        walker.see(page, word, f"the seal's page, {name}")
    walker.look(page, f"the seal's page, {name}", f"seal-{name}", narrow=True)


def walk(tally):
    if not BINARY.is_file():
        raise Stop(f"{BINARY} is missing: swift build, or name another by ZHENGMING_BIN")
    with tempfile.TemporaryDirectory(prefix="zhengming-seal-") as name:
        folder = pathlib.Path(name)
        key, first, second = heads(tally, folder)
        proofs(tally, folder, key, first, second)
        written_wrongly(tally, folder, key)
        false = witness(tally, folder, key, first, second)
        served(tally, folder, key, first, false)


if __name__ == "__main__":
    _site.run(walk)
