"""Commands used wrongly: each says what is wrong, where, and what to do, in the caller's language, and does nothing.

Also here: a file of 100,000 rows through the command, and the verifier that needs none of our code.
"""

import contextlib
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

import _site
from _site import BINARY, ROOT, Stop, free_port

ROWS = 100_000
# So many of them are entered for good: it takes a tenth of the time, and grows with the rows.
GOOD = 10_000
# What a file of that many rows may take on a machine of two cores that does other things too.
SECONDS_MAX = 120
MEGABYTES_MAX = 1_000
RULES = """slug: test-rules
issuer: "430671000"
title: 试行规则
status: formal
effective: {{ from: 2026-01-01 }}

parameters:
  {parameter}:
    value: {value}
    unit: count
    row: TST-001
    label: D
    source: "a test"
"""


class Wrong:
    """Runs commands that must fail, and checks what they say."""

    def __init__(self, folder, tally):
        self.folder = folder
        self.tally = tally

    def run(self, *arguments, language="C.UTF-8", user=None, stdin="", timeout=30, **environment):
        started = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ZHENGMING_"))}
        command = [str(BINARY), *map(str, arguments)]
        if user:
            command = ["setpriv", f"--reuid={user}", "--clear-groups", *command]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, input=stdin,
            env={**started, "ZHENGMING_FONTS": str(ROOT / "var/fonts"), "LANG": language, **environment})

    def refuse(self, what, arguments, zh, en, status=1, **options):
        """A command that must fail: its words in Chinese, in English, in both where nobody said which."""
        for language, wanted, other in (("zh_CN.UTF-8", zh, en), ("en_US.UTF-8", en, zh), ("C.UTF-8", zh + en, [])):
            done = self.run(*arguments, language=language, **options)
            said = done.stderr
            missing = [words for words in wanted if words not in said]
            strange = [words for words in other if words in said and words not in wanted]
            raw = [mark for mark in ("engine(", "masterKey(", "bind(", "Fatal", "Optional(") if mark in said]
            self.tally.check(
                f"{what}, in {language}", done.returncode == status and not missing and not strange and not raw,
                f"status {done.returncode}, missing {missing}, not of this language {strange} {raw}: {said[:500]}")

    def usage(self, what, arguments, words):
        """A command written wrongly: status 64, what is wrong, and how it is written."""
        done = self.run(*arguments)
        missing = [word for word in [*words, "Usage:", "--help"] if word not in done.stderr]
        self.tally.check(
            what, done.returncode == 64 and not missing, f"{done.returncode} {missing}: {done.stderr[:400]}")

    def make(self, name):
        """A new installation."""
        done = self.run("init", "--data", self.folder / name, "--body", "430671000")
        if done.returncode != 0:
            raise Stop(f"init: {done.stderr}")
        return self.folder / name

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path


def events(data):
    with contextlib.closing(sqlite3.connect(f"file:{data}/journal.sqlite?mode=ro", uri=True)) as database:
        return database.execute("SELECT count(*) FROM event").fetchone()[0]


@contextlib.contextmanager
def served(data, port):
    process = subprocess.Popen(
        [str(BINARY), "serve", "--data", str(data), "--listen", f"127.0.0.1:{port}"], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


# What goes wrong


def written_wrongly(wrong):
    data = wrong.folder / "a"
    wrong.usage("an unknown command", ["nosuch"], ["nosuch"])
    wrong.usage("an unknown option", ["serve", "--data", data, "--nosuch"], ["--nosuch"])
    wrong.usage("no place", ["serve"], ["--data"])
    wrong.usage("a port that is none", ["serve", "--data", data, "--listen", "127.0.0.1:99999"], ["99999"])
    wrong.usage("a certificate without its key", ["serve", "--data", data, "--tls-cert", "x"], ["--tls-key"])
    wrong.usage("a kind that cannot be imported", ["import", "cats", "x.csv", "--data", data], ["cats"])
    wrong.usage("a language nobody speaks", ["rules", "check", "x", "--language", "fr"], ["--language"])
    wrong.usage("a field without value", ["act", "intake.accept", "--case", "x", "--field", "y"], ["name=value"])
    wrong.usage("an act nobody knows", ["act", "intake.fly"], ["intake.fly"])
    wrong.usage("a day that is none", ["workday", "2026-13-01", "+5"], ["2026-13-01"])
    wrong.usage("a sanction nobody knows", ["period", "--sanction", "party.fine@2024-03-01"], ["party.fine", "一种类"])
    wrong.usage("no sanction", ["period", "--on", "2024-03-01"], ["--sanction"])
    wrong.refuse(
        "a probation of unknown length", ["period", "--sanction", "party.probation@2024-03-01"],
        ["第1项处分", "请补上", "PER-006"], ["sanction no. 1", "add the months", "PER-006"])


def files(wrong):
    data, folder = wrong.folder / "a", wrong.folder
    gone = folder / "gone.csv"
    for kind in ("units", "rules"):
        wrong.refuse(
            f"a file of {kind} that is not there", ["import", kind, gone, "--data", data],
            [str(gone), "不存在", "请核对路径"], [str(gone), "there is no file", "check the path"])
    wrong.refuse("a folder instead of a file", ["import", "units", folder, "--data", data], ["是目录"], ["is a folder"])
    wrong.refuse(
        "no installation", ["serve", "--data", folder / "none"], ["不存在", "请核对"],
        ["there is no", "check --data"])
    wrong.refuse(
        "an installation in a folder with something in it", ["init", "--data", data, "--body", "430671000"],
        ["不是空目录", "另选"], ["is not empty", "choose another"])
    wrong.refuse(
        "a Body nobody knows", ["init", "--data", folder / "b", "--body", "999999999"],
        ["没有代码为", "divisions-hunan.csv"], ["there is no Body", "divisions-hunan.csv"])
    wrong.refuse(
        "a certificate that is not there",
        ["serve", "--data", data, "--tls-cert", folder / "no.pem", "--tls-key", folder / "no.key"],
        ["no.pem", "不存在"], ["no.pem", "there is no file"])
    junk = wrong.file("junk.pem", "no certificate\n")
    wrong.refuse(
        "a certificate that is none",
        ["serve", "--data", data, "--listen", f"127.0.0.1:{free_port()}", "--tls-cert", junk, "--tls-key", junk],
        ["junk.pem", "PEM", "请核对"], ["junk.pem", "PEM", "check both"])


def imports(wrong):
    data = wrong.folder / "a"
    before = events(data)
    for name, text, zh, en in (
        ("missing.csv", "名称,类别\n甲局,机关\n", ["第1行", "请在表头"], ["Row 1", "Add it"]),
        ("code.csv", "名称,类别,机关编码\n甲局,机关,430671000\n乙局,机关,43067199\n",
         ["第3行第3列", "43067199"], ["Row 3, column 3", "43067199"]),
        ("word.csv", "名称,类别,机关编码\n甲局,飞船,430671000\n", ["第2行第2列", "飞船"], ["Row 2, column 2", "飞船"]),
        ("double.csv", "名称,类别,机关编码\n甲局,机关,430671000\n甲局,机关,430671000\n",
         ["第3行第1列", "甲局"], ["Row 3, column 1", "甲局"]),
        ("empty.csv", "", ["空"], ["empty"]),
    ):
        wrong.refuse(f"a file of units: {name}", ["import", "units", wrong.file(name, text), "--data", data], zh, en)
    said = wrong.run(
        "import", "units", wrong.folder / "code.csv", "--data", data, "--language", "en", language="zh_CN.UTF-8").stderr
    wrong.tally.check("--language goes before LANG", "Row 3" in said and "第" not in said, said)
    for name, content in (
        ("bom.csv", b"\xef\xbb\xbf" + "名称,类别,机关编码\n丙局,机关,430671000\n".encode()),
        ("gbk.csv", "名称,类别,机关编码\n丁局,机关,430671000\n".encode("gbk")),
    ):
        path = wrong.folder / name
        path.write_bytes(content)
        done = wrong.run("import", "units", path, "--data", data, "--dry-run")
        wrong.tally.check(f"{name} can be read", done.returncode == 0 and "1" in done.stdout, done.stderr)
    wrong.tally.check("nothing of all these was entered", events(data) == before)


def rules(wrong):
    data = wrong.folder / "a"
    before = events(data)
    wrong.refuse(
        "rules that are no YAML", ["rules", "check", wrong.file("bad.yaml", "x: [")],
        ["bad.yaml", "第 2 行", "YAML", "请检查"], ["bad.yaml", "line 2", "YAML", "Check"])
    laxer = wrong.file("laxer.yaml", RULES.format(parameter="sec.login.max_failures", value=50))
    wrong.refuse(
        "rules laxer than those above", ["rules", "load", laxer, "--data", data],
        ["上级", "sec.login.max_failures"], ["sec.login.max_failures", "laxer"])
    wrong.refuse(
        "the same by import", ["import", "rules", laxer, "--data", data],
        ["上级", "sec.login.max_failures"], ["sec.login.max_failures", "laxer"])
    twice = wrong.file("twice.yaml", RULES.format(parameter="sec.login.max_failures", value="[a, a]"))
    wrong.refuse("a list with a word twice", ["rules", "check", twice], ["twice.yaml"], ["twice.yaml"])
    wrong.tally.check("no rule set was loaded", events(data) == before)


def doors(wrong):
    """The server and who asks it."""
    data, other, port = wrong.folder / "a", wrong.make("other"), free_port()
    address = f"http://127.0.0.1:{port}"
    wrong.refuse(
        "no server", ["session", "--server", address, "--account", "admin.system"],
        [address, "无法连接", "请确认服务已启动"], [address, "no answer", "see that it is running"],
        ZHENGMING_PASSWORD="x")
    with served(data, port):
        for command in (
            ["serve", "--listen", f"127.0.0.1:{free_port()}"], ["rebuild"],
            ["import", "units", wrong.file("x.csv", "名称,类别,机关编码\n")],
        ):
            wrong.refuse(
                f"{command[0]} while it is served", [*command, "--data", data],
                ["journal.sqlite", "正由另一进程使用", "请先停止"], ["journal.sqlite", "is in use", "stop the server"])
        wrong.refuse(
            "a port in use", ["serve", "--data", other, "--listen", f"127.0.0.1:{port}"],
            [str(port), "已被占用", "--listen"], [str(port), "in use by another program", "--listen"])
        wrong.refuse(
            "an address of another machine", ["serve", "--data", other, "--listen", "203.0.113.7:8080"],
            ["203.0.113.7", "--listen"], ["203.0.113.7", "--listen"])
        for language, mark in (("zh", "账号或密码不正确"), ("en", "Account or password is wrong")):
            done = wrong.run(
                "session", "--server", address, "--account", f"nobody.{language}", "--language", language,
                ZHENGMING_PASSWORD="wrong")
            wrong.tally.check(
                f"a wrong password, in {language}", done.returncode == 1 and mark in done.stderr, done.stderr)
        done = wrong.run("list", "reports", "--server", address, ZHENGMING_TOKEN="bad")
        wrong.tally.check(
            "a token that opens nothing", done.returncode == 1 and "zhengming session" in done.stderr, done.stderr)
        wrong.refuse(
            "no token", ["list", "reports", "--server", address], ["没有令牌", "zhengming session"],
            ["no token", "zhengming session"])
        for _ in range(5):
            done = wrong.run(
                "session", "--server", address, "--account", "admin.audit", "--language", "en",
                ZHENGMING_PASSWORD="wrong")
        wrong.tally.check(
            "guesses are slowed at the command line too", "Seconds to wait" in done.stderr, done.stderr)
    wrong.refuse(
        "an account nobody has", ["account", "reset", "--data", data, "nobody"], ["没有账号 nobody"], ["no account nobody"])


def broken(wrong):
    """Databases, keys and permissions that are not as they should be."""
    sound = wrong.make("sound")
    # What was written last stands in the file itself, so that damage to the file is damage.
    for file in ("journal.sqlite", "vault.sqlite"):
        with contextlib.closing(sqlite3.connect(sound / file)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    listen = f"127.0.0.1:{free_port()}"

    def copy(name):
        shutil.copytree(sound, wrong.folder / name)
        return wrong.folder / name

    head = copy("head")
    with open(head / "journal.sqlite", "r+b") as file:
        file.write(os.urandom(3_000))
    for command in (["serve", "--listen", listen], ["verify"], ["account", "list"]):
        wrong.refuse(
            f"{command[0]} on a damaged database", [*command, "--data", head],
            ["journal.sqlite", "已损坏", "备份"], ["journal.sqlite", "is damaged", "backup"])
    for name, file, zh, en in (
        ("nokey", "master.key", ["master.key", "备份"], ["master.key", "restore"]),
        ("novault", "vault.sqlite", ["vault.sqlite", "不要新建"], ["vault.sqlite", "do not make a new one"]),
    ):
        place = copy(name)
        (place / file).unlink()
        wrong.refuse(f"{file} is gone", ["serve", "--data", place, "--listen", listen], zh, en)
        wrong.tally.check(f"{file} is not made anew", not (place / file).exists())
    bent = copy("bent")
    (bent / "master.key").write_text("x\n")
    wrong.refuse(
        "a key that is none", ["serve", "--data", bent, "--listen", listen], ["master.key", "64"], ["master.key", "64"])
    locked = copy("locked")
    locked.chmod(0o555)
    user = None
    if os.getuid() == 0:
        user = 65534
        wrong.folder.chmod(0o755)
        for path in [locked, *locked.iterdir()]:
            os.chown(path, user, -1)
    wrong.refuse(
        "a folder that may not be written", ["serve", "--data", locked, "--listen", listen],
        ["journal.sqlite", "无法写入", "权限"], ["journal.sqlite", "cannot be written", "permissions"], user=user)
    wrong.refuse(
        "a folder that may not be made", ["init", "--data", locked / "x", "--body", "430671000"],
        ["无法建立目录", "权限"], ["cannot be made", "permissions"], user=user)


def copies(wrong):
    """A copy taken beside a running server is restored, verified, and goes over nothing that is there."""
    data, place = wrong.folder / "sound", wrong.folder
    with served(data, free_port()):
        done = wrong.run("backup", place / "copy", "--keys", place / "keys", "--data", data)
    count = events(data)
    wrong.tally.check("a copy is made beside a running server", done.returncode == 0 and f"{count}" in done.stdout,
                      done.stdout + done.stderr)
    again = ["backup", place / "copy", "--data", data]
    wrong.refuse("a copy into a folder with something in it", again, ["不是空目录"], ["is not empty"])
    twice = ["backup", place / "x", "--keys", place / "x", "--data", data]
    wrong.usage("keys beside what they open", twice, ["--keys"])
    there = ["restore", place / "copy", "--keys", place / "keys", "--data"]
    wrong.refuse("restoring over an installation", [*there, data], ["已有安装"], ["empty place"])
    wrong.refuse("restoring without the master key", [*there, place / "bare"], ["master.key"], ["master.key"])
    wrong.refuse(
        "a folder that is no copy", ["restore", place / "keys", "--keys", place / "keys", "--data", place / "bare"],
        ["不是本平台的备份"], ["no backup"])
    (place / "restored").mkdir()
    shutil.copy(data / "master.key", place / "restored")
    with open(place / "copy/event.rows", "r+b") as file:
        file.seek(1_000)
        byte = file.read(1)[0]
        file.seek(1_000)
        file.write(bytes([byte ^ 1]))
        file.flush()
        wrong.refuse("a copy that was changed", [*there, place / "restored"], ["event.rows", "损坏"],
                     ["event.rows", "damaged"])
        wrong.tally.check("nothing is made of it", not (place / "restored/journal.sqlite").exists())
        file.seek(1_000)
        file.write(bytes([byte]))
    done = wrong.run(*there, place / "restored", timeout=120)
    wrong.tally.check("it is restored and verified", done.returncode == 0, done.stdout + done.stderr)
    wrong.tally.check("with every event", events(place / "restored") == count)
    done = wrong.run("verify", "--data", place / "restored", "--json")
    wrong.tally.check("verify holds", done.returncode == 0 and json.loads(done.stdout)["events"] == count, done.stderr)


def many_rows(wrong):
    """100,000 rows: what is wrong in the last is found, and nothing is entered. Of sound rows, all are entered."""
    data = wrong.make("many")
    before = events(data)
    rows = [f"第{number}单位,机关,430671000" for number in range(ROWS)]
    bad = wrong.file("bad.csv", "\n".join(["名称,类别,机关编码", *rows[:-1], "末单位,机关,430699999", ""]))
    begun = time.monotonic()
    done = wrong.run("import", "units", bad, "--data", data, language="en_US.UTF-8", timeout=300)
    took = time.monotonic() - begun
    wrong.tally.check(
        "the fault in row 100,001 is named", done.returncode == 1 and f"Row {ROWS + 1}, column 3" in done.stderr,
        done.stderr[:300])
    wrong.tally.check(f"in {took:.0f} s of {SECONDS_MAX}", took < SECONDS_MAX)
    wrong.tally.check("nothing of it was entered", events(data) == before)
    good = wrong.file("good.csv", "\n".join(["名称,类别,机关编码", *rows[:GOOD], ""]))
    begun = time.monotonic()
    done = wrong.run("import", "units", good, "--data", data, timeout=300)
    took = time.monotonic() - begun
    wrong.tally.check("all of them are entered", done.returncode == 0 and str(GOOD) in done.stdout, done.stderr[:300])
    wrong.tally.check(f"in {took:.0f} s of {SECONDS_MAX}", took < SECONDS_MAX)
    wrong.tally.check("each is an event", events(data) == before + GOOD)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1_024
    wrong.tally.check(f"with {peak} MB of {MEGABYTES_MAX}", peak < MEGABYTES_MAX)
    print(f"{GOOD} rows: {took:.0f} s, {peak} MB", flush=True)


def verifier(wrong):
    """The verifier in Python reads the same journal, and finds what somebody changed in it."""
    data = wrong.folder / "sound"
    program = [sys.executable, str(ROOT / "docs/verify_journal.py")]
    done = subprocess.run([*program, str(data / "journal.sqlite")], capture_output=True, text=True)
    wrong.tally.check("docs/verify_journal.py finds the journal whole", done.returncode == 0, done.stdout + done.stderr)
    changed = wrong.folder / "changed"
    shutil.copytree(data, changed)
    with contextlib.closing(sqlite3.connect(changed / "journal.sqlite")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE event SET occurred_on = '2020-01-01' WHERE position = 5")
        database.commit()
    done = subprocess.run([*program, str(changed / "journal.sqlite")], capture_output=True, text=True)
    wrong.tally.check("and finds what was changed in one", done.returncode != 0, done.stdout + done.stderr)
    ours = wrong.run("verify", "--data", changed, "--json")
    wrong.tally.check(
        "as zhengming verify does", ours.returncode != 0 and json.loads(ours.stdout)["firstBad"]["position"] == 5,
        ours.stdout + ours.stderr)


def walk(tally):
    if not BINARY.is_file():
        raise Stop(f"{BINARY} is missing: swift build, or name another by ZHENGMING_BIN")
    with tempfile.TemporaryDirectory(prefix="zhengming-commands-") as folder:
        wrong = Wrong(pathlib.Path(folder), tally)
        wrong.make("a")
        for part in (written_wrongly, files, imports, rules, doors, broken, verifier, copies, many_rows):
            part(wrong)


if __name__ == "__main__":
    _site.run(walk)
