"""PostgreSQL: every command of an installation there, then two nodes on one database and acts that contradict one
another, asked of both at the same moment.

    nodes.py                what script/test runs
    nodes.py --pairs 1200   what script/drill runs

Of each pair the journal must have what one order of the two would have made: never both, never neither.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import threading
import urllib.error
import urllib.request
import uuid

import _site
from _postgres import PostgresServer
from _site import BINARY, ROOT, Stop, free_port, today

PETITION, ALLOTTER = "quyuan.petition", "quyuan.casemgmt"
LEADER, HEAD = "quyuan.leader", "quyuan.head"
OFFICER, SECOND, THIRD = "quyuan.supervision", "quyuan.supervision2", "quyuan.investigation"
WORKERS = 4


class Node:
    """A serving process on the database."""

    def __init__(self, database, data):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [BINARY, "serve", "--database", database, "--data", data, "--listen", f"127.0.0.1:{self.port}"], cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=open(os.path.join(data, f"node-{self.port}.err"), "wb"))

    def ready(self):
        import time

        for _ in range(600):
            try:
                urllib.request.urlopen(self.address + "/readyz", timeout=5).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise Stop(f"a node ended by itself: {self.process.returncode}") from None
                time.sleep(0.1)
        raise Stop("a node did not answer within a minute")

    def ask(self, method, path, body=None, token=None, key=None):
        headers = {"content-type": "application/json"}
        if token:
            headers["authorization"] = f"Bearer {token}"
        if key:
            headers["idempotency-key"] = key
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, method=method, data=data, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Race:
    """The pairs, and what became of them."""

    def __init__(self, nodes, told, tally):
        self.nodes = nodes
        self.tally = tally
        self.staff = {row["account"]: row["staff"] for row in told["accounts"]}
        self.tokens = {}
        for row in told["accounts"]:
            if row["account"] in (PETITION, ALLOTTER, LEADER, HEAD, OFFICER, SECOND):
                status, answer = nodes[0].ask(
                    "POST", "/api/v1/session", {"account": row["account"], "password": row["password"]})
                if status != 200:
                    raise Stop(f"{row['account']} gets no token: {status} {answer}")
                self.tokens[row["account"]] = answer["token"]
        self.lock = threading.Lock()
        self.acknowledged = []
        self.outcomes = collections.Counter()
        self.wrong = []

    def act(self, node, account, place, verb, fields, key=None):
        """One act of one node; what it acknowledged is noted."""
        collection, case = place
        path = f"/api/v1/{collection}/{case}/{verb}" if case else f"/api/v1/{collection}"
        status, answer = self.nodes[node].ask(
            "POST", path, fields, self.tokens[account], key or uuid.uuid4().hex)
        if status in (200, 201) and not answer.get("wasAlreadySo"):
            with self.lock:
                self.acknowledged.append((collection, answer["caseId"], answer["version"]))
        return status, answer

    def must(self, account, place, verb, **fields):
        status, answer = self.act(random.randrange(2), account, place, verb, fields)
        if status not in (200, 201):
            raise Stop(f"{account} {place} {verb}: {status} {answer}")
        return answer

    def pair(self, first, second):
        """Two acts at the same moment, the first of one node, the second of the other."""
        gate = threading.Barrier(2)
        answers = [None, None]

        def run(index, act):
            gate.wait()
            answers[index] = self.act(*act)

        threads = [threading.Thread(target=run, args=(index, act)) for index, act in enumerate((first, second))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    def note(self, outcome, holds, detail):
        with self.lock:
            self.outcomes[outcome] += 1
            if not holds:
                self.wrong.append((outcome, detail))

    def show(self, account, place):
        status, answer = self.nodes[random.randrange(2)].ask("GET", f"/api/v1/{place[0]}/{place[1]}", None,
                                                             self.tokens[account])
        if status != 200:
            raise Stop(f"{place} cannot be shown: {status} {answer}")
        return answer

    def officers(self, *accounts):
        return [self.staff[account] for account in accounts]

    # What a worker races on

    def register(self):
        return {
            "channel": "letter", "receivedOn": today(), "original": "来信原文", "subjects": ["缪某"],
            "allegations": [{"category": "workDiscipline", "inRemit": "inRemit", "wording": uuid.uuid4().hex}]}

    def proposed(self):
        """A report whose disposal waits for the leader."""
        report = ("reports", self.must(PETITION, ("reports", None), "register", **self.register())["caseId"])
        self.must(PETITION, report, "accept")
        self.must(ALLOTTER, report, "assign", officers=self.officers(OFFICER, SECOND))
        self.must(
            OFFICER, report, "proposeDisposal", method="preliminaryVerification", reason="线索具体",
            study=[{
                "heldOn": today(), "attendees": self.officers(HEAD, THIRD), "views": "一致同意", "dissent": "",
                "decision": "初步核实"}])
        return report

    def verifying(self):
        report = self.proposed()
        self.must(LEADER, report, "approve", opinion="同意")
        self.must(HEAD, report, "approve", opinion="同意")
        links = self.show(ALLOTTER, report)["links"]
        link = next(link for link in links if link.startswith("verifications/"))
        verification = ("verifications", link.split("/")[1])
        self.must(ALLOTTER, verification, "assign", officers=self.officers(OFFICER, THIRD))
        return report, verification

    # The pairs

    def same_version(self, verification, current):
        """Two allotments decided on the same page: one is done, the other is told what changed."""
        # Neither is who has the case already: when that is not known, it is at least not the second.
        all_three = [(OFFICER, SECOND), (SECOND, THIRD), (OFFICER, THIRD)]
        choices = [pair for pair in all_three if pair != current][:2]
        seen = self.show(ALLOTTER, verification)["version"]
        answers = self.pair(*(
            (node, ALLOTTER, verification, "assign", {"officers": self.officers(*choice), "seen": seen})
            for node, choice in enumerate(choices)))
        done = [index for index, (status, _) in enumerate(answers) if status == 200]
        stale = [index for index, (status, _) in enumerate(answers) if status in (409, 412)]
        self.note(f"same version: node {done[0] if done else '-'} first", len(done) == 1 and len(stale) == 1, answers)
        return choices[done[0]] if done else current

    def approvals(self):
        """The same step of an approval pressed at both nodes: taken once; the next is somebody else's."""
        report = self.proposed()
        seen = self.show(OFFICER, report)["version"]
        answers = self.pair(*(
            (node, LEADER, report, "approve", {"opinion": f"同意{node}", "seen": seen}) for node in (0, 1)))
        statuses = sorted(status for status, _ in answers)
        first = 0 if answers[0][0] == 200 else 1
        self.note(f"approval: node {first} first", statuses[0] == 200 and statuses[1] in (403, 409, 412), answers)

    def dependent(self, report, verification):
        """An officer recused in the report while the verification is allotted to the same officer."""
        self.must(ALLOTTER, verification, "assign", officers=self.officers(OFFICER, THIRD))
        acts = [
            (HEAD, report, "recuse", {"staff": self.staff[SECOND], "ground": "interest"}),
            (ALLOTTER, verification, "assign", {"officers": self.officers(OFFICER, SECOND)})]
        turn = random.randrange(2)
        (recused, _), (assigned, why) = self.pair((turn, *acts[0]), (1 - turn, *acts[1]))
        events = [entry["event"] for entry in self.show(ALLOTTER, verification)["timeline"]]
        last = {name: max(i for i, event in enumerate(events) if event == f"verification.{name}")
                for name in ("recused", "officersAssigned")} if "verification.recused" in events else None
        if assigned == 200:
            good = recused == 200 and last is not None and last["recused"] > last["officersAssigned"]
            self.note("dependent: allotted first", good, (recused, assigned, events))
        else:
            good = recused == 200 and assigned == 422 and "officerRecused" in json.dumps(why)
            self.note("dependent: recused first", good, (recused, assigned, why))
        self.must(HEAD, report, "liftRecusal", staff=self.staff[SECOND], reason="已核实无利害关系")

    def same_key(self):
        """The same request sent to both nodes: one case."""
        key, fields = uuid.uuid4().hex, self.register()
        answers = self.pair(*((node, PETITION, ("reports", None), "register", fields, key) for node in (0, 1)))
        cases = {answer.get("caseId") for status, answer in answers if status in (200, 201)}
        good = len(cases) == 1 and all(status in (200, 201) for status, _ in answers)
        if good:
            with self.lock:
                # Acknowledged twice, and one act.
                self.acknowledged.remove(("reports", cases.pop(), 1))
        self.note("same key", good, answers)

    def work(self, pairs):
        try:
            report, verification = self.verifying()
            current = (OFFICER, THIRD)
            for number in range(pairs):
                match number % 10:
                    case 0 | 1 | 2 | 3:
                        current = self.same_version(verification, current)
                    case 4 | 5 | 6:
                        self.dependent(report, verification)
                        current = None
                    case 9:
                        self.approvals()
                    case _:
                        self.same_key()
        except Exception as error:  # A worker's fault must not end in silence.
            self.note("worker", False, f"{type(error).__name__}: {error}")


def commands(server, tally):
    """An installation made and kept up on a server, its master key from the environment or from a folder."""
    database, key = server.make("office"), {"ZHENGMING_MASTER_KEY": "5f" * 32}
    units = server.folder / "units.csv"
    units.write_text("名称,类别,机关编码,编码\n交通运输局,机关,430671000,u1\n", encoding="utf-8")

    def run(*arguments, environment=key):
        plain = {name: value for name, value in os.environ.items() if name != "ZHENGMING_MASTER_KEY"}
        return subprocess.run([BINARY, *arguments, "--database", database], cwd=ROOT, capture_output=True, text=True,
                              env={**plain, **environment})

    def good(what, done, mark=""):
        tally.check(f"{what} on PostgreSQL", done.returncode == 0 and mark in done.stdout, done.stdout + done.stderr)

    def refused(what, done, mark):
        holds = done.returncode == 1 and mark in done.stderr and str(server.folder) not in done.stderr
        tally.check(f"{what} is refused with a line", holds, f"{done.returncode} {done.stdout} {done.stderr}")

    refused("a command on an empty database", run("account", "list"), "zhengming init")
    refused("init without a key", run("init", "--body", "430600000", environment={}), "ZHENGMING_MASTER_KEY")
    made = run("init", "--body", "430600000")
    good("init", made, "admin.system")
    refused("a second init", run("init", "--body", "430600000"), "PostgreSQL")
    refused("another master key", run("import", "units", str(units), environment={}), "ZHENGMING_MASTER_KEY")
    good("migrate", run("migrate"), "nothing to do")
    good("import --dry-run", run("import", "units", str(units), "--dry-run"), "1")
    good("import", run("import", "units", str(units)), "imported 1")
    good("rules load", run("rules", "load", str(ROOT / "Rules/national.yaml")))
    good("account list", run("account", "list"), "admin.audit")
    good("account reset", run("account", "reset", "admin.system"), "admin.system")
    good("statistics", run("statistics", "--measure", "clarification.cases", "--body", "430600000", "--from", "2026-01",
                           "--to", "2026-12", "--json"), '"value"')
    good("verify", run("verify", "--json"), '"ok":true')
    good("rebuild", run("rebuild"))
    server.run("DROP SCHEMA vault CASCADE", "office")
    refused("a vault that is gone", run("import", "units", str(units)), "vault")


def judge(race, server, tally, data, pairs):
    """What the journal and the books say of all of it."""
    print("  ".join(f"{name}: {count}" for name, count in sorted(race.outcomes.items())), flush=True)
    tally.check("every pair came out as one after the other", not race.wrong,
                f"{len(race.wrong)}, first {str(race.wrong[:1])[:900]}")
    tally.check(f"{pairs} pairs were raced", sum(race.outcomes.values()) == pairs, str(sum(race.outcomes.values())))
    for name in ("same version: node 0 first", "same version: node 1 first", "dependent: allotted first",
                 "dependent: recused first", "same key"):
        tally.check(f"seen: {name}", race.outcomes[name] > 0)
    mechanisms = {"reports": "intake", "verifications": "verification"}
    there = {(stream, int(version)) for stream, version in server.rows("SELECT stream, version FROM event")}
    acknowledged = collections.Counter((f"{mechanisms[kind]}/{case}", version)
                                       for kind, case, version in race.acknowledged)
    lost = [act for act in acknowledged if act not in there]
    double = [act for act, count in acknowledged.items() if count > 1]
    tally.check(f"each of {len(acknowledged)} acknowledged acts is in the journal", not lost, str(lost[:3]))
    tally.check("and none of them in another's place", not double, str(double[:3]))
    year = today()[:4]
    numbers = sorted(
        int(re.search(r"〕(\d+)号", row[0]).group(1))
        for row in server.rows(
            f"SELECT number FROM case_head WHERE mechanism = 'intake' AND number LIKE '屈纪信〔{year}〕%'"))
    tally.check(f"{len(numbers)} numbers without gap or double", numbers == list(range(1, len(numbers) + 1)),
                str(numbers[-3:]))
    counts = "SELECT body, mechanism, value FROM open_count ORDER BY 1, 2"
    counted = "SELECT body, mechanism, count(*) FROM case_head WHERE is_open = 1 GROUP BY 1, 2 ORDER BY 1, 2"
    tally.check("open cases are counted right", server.rows(counts) == server.rows(counted))
    for command in ("verify", "rebuild"):
        before = server.rows("SELECT * FROM figure ORDER BY 1, 2, 3, 4")
        done = subprocess.run([BINARY, command, "--database", server.address, "--data", data], cwd=ROOT,
                              capture_output=True, text=True)
        tally.check(f"{command} finds nothing amiss", done.returncode == 0, done.stdout + done.stderr)
        tally.check(f"{command} leaves the figures", server.rows("SELECT * FROM figure ORDER BY 1, 2, 3, 4") == before)


def road(pairs):
    def walk(tally):
        with PostgresServer() as server:
            commands(server, tally)
            data = str(server.folder / "demo")
            done = subprocess.run(
                [BINARY, "demo", "--database", server.address, "--data", data, "--scale", "test", "--no-serve"],
                cwd=ROOT, capture_output=True, text=True)
            if done.returncode != 0:
                raise Stop(f"no demo on PostgreSQL: {done.stderr[-600:]}")
            told = json.loads((server.folder / "demo/demo.json").read_text())
            nodes = [Node(server.address, data) for _ in range(2)]
            try:
                for node in nodes:
                    node.ready()
                race = Race(nodes, told, tally)
                workers = [threading.Thread(target=race.work, args=(pairs // WORKERS,)) for _ in range(WORKERS)]
                for worker in workers:
                    worker.start()
                for worker in workers:
                    worker.join()
                judge(race, server, tally, data, pairs // WORKERS * WORKERS)
            finally:
                for node in nodes:
                    node.stop()
    return walk


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=200)
    _site.run(road(parser.parse_args().pairs))
