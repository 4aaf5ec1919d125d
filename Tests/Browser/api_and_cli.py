"""The main road without pages: once through the API with curl, once through the command line, on one server.

Ends with `zhengming verify --json`: the journal that both roads wrote must hold.
"""

import json
import os
import re
import subprocess
import uuid

import _site
from _site import BINARY, ROOT, Server, Stop, today

PETITION = "quyuan.petition"
LEADER = "quyuan.leader"
HEAD = "quyuan.head"
ALLOTTER = "quyuan.casemgmt"
OFFICER = "quyuan.supervision"
SECOND = "quyuan.supervision2"
REVIEWER = "quyuan.review"

SUBJECT = "缪某"
WORDINGS = ["在公交场站扩建中造成重大经济损失", "为谋取私利与客运公司负责人发生冲突", "擅自免去客运公司负责人职务"]
AUDIENCE = [
    {"kind": "person", "name": SUBJECT, "forms": ["letter"]},
    {"kind": "meeting", "name": "屈原管理区交通运输局干部职工大会", "forms": ["meeting"]},
]


class Refused(Exception):
    """The server did not do it: its answer."""


class Curl:
    """The API, asked with curl."""

    name = "API"

    def __init__(self, server):
        self.server = server
        self.tokens = {}

    def ask(self, method, path, body=None, account=None, headers=(), raw=False):
        command = [
            "curl", "-sS", "--max-time", "60", "-X", method, "-w", "\n%{http_code}", "-H", "accept-language: zh"]
        if account:
            command += ["-H", f"authorization: Bearer {self.token(account)}"]
        for header in headers:
            command += ["-H", header]
        if body is not None:
            command += ["-H", "content-type: application/json", "--data-binary", "@-"]
        done = subprocess.run(
            command + [self.server.address + path], check=True, capture_output=True,
            input=json.dumps(body).encode() if body is not None else None)
        answer, _, status = done.stdout.rpartition(b"\n")
        if raw:
            return int(status), answer
        return int(status), json.loads(answer) if answer.strip() else None

    def token(self, account):
        if account not in self.tokens:
            status, answer = self.ask(
                "POST", "/api/v1/session", {"account": account, "password": self.server.password(account)})
            if status != 200:
                raise Stop(f"{account} gets no token: {status} {answer}")
            self.tokens[account] = answer["token"]
        return self.tokens[account]

    def act(self, account, collection, case, verb, fields, key=None):
        path = f"/api/v1/{collection}" + (f"/{case}" if case else "") + f"/{verb}"
        status, answer = self.ask(
            "POST", path, fields, account, [f"Idempotency-Key: {key or uuid.uuid4().hex}"])
        if status not in (200, 201):
            raise Refused(json.dumps(answer, ensure_ascii=False))
        return answer

    def show(self, account, collection, case):
        status, answer = self.ask("GET", f"/api/v1/{collection}/{case}", None, account)
        if status != 200:
            raise Refused(json.dumps(answer, ensure_ascii=False))
        return answer


class Shell:
    """The command line, which asks the same server."""

    name = "CLI"
    mechanisms = {"reports": "intake", "verifications": "verification", "clarifications": "clarification"}

    def __init__(self, server):
        self.server = server
        self.tokens = {}

    def run(self, *arguments, account=None, stdin=None, **environment):
        if account:
            environment["ZHENGMING_TOKEN"] = self.token(account)
        done = subprocess.run(
            [str(BINARY), *arguments], cwd=ROOT, capture_output=True, text=True, input=stdin,
            env={**os.environ, **environment})
        if done.returncode != 0:
            raise Refused(f"{done.returncode}: {done.stderr.strip()} {done.stdout.strip()}")
        return done.stdout

    def token(self, account):
        if account not in self.tokens:
            self.tokens[account] = self.run(
                "session", "--server", self.server.address, "--account", account,
                ZHENGMING_PASSWORD=self.server.password(account)).strip()
        return self.tokens[account]

    def act(self, account, collection, case, verb, fields, key=None):
        arguments = ["act", f"{self.mechanisms[collection]}.{verb}", "--server", self.server.address]
        if case:
            arguments += ["--case", case]
        nested, plain = {}, []
        for name, value in fields.items():
            if isinstance(value, str) and value:
                plain += ["--field", f"{name}={value}"]
            elif name == "seen":
                plain += ["--seen", str(value)]
            elif isinstance(value, list) and len(value) > 1 and all(isinstance(one, str) for one in value):
                plain += [word for one in value for word in ("--field", f"{name}={one}")]
            else:
                nested[name] = value
        if nested:
            plain += ["--json-file", "-"]
        return json.loads(self.run(
            *arguments, *plain, account=account, stdin=json.dumps(nested) if nested else None))

    def show(self, account, collection, case):
        return json.loads(
            self.run("case", "show", collection, case, "--server", self.server.address, account=account))


class Road:
    """The main road by one of the two ways."""

    def __init__(self, server, way, tally):
        self.server = server
        self.way = way
        self.tally = tally
        self.officers = [server.staff(OFFICER), server.staff(SECOND)]

    def check(self, what, holds, detail=""):
        return self.tally.check(f"{self.way.name}: {what}", holds, detail)

    def act(self, account, case, verb, stage=None, /, **fields):
        """Does an act; checks the stage it leads to."""
        try:
            answer = self.way.act(account, *case, verb, fields)
        except Refused as refused:
            raise Stop(f"{self.way.name}: {account} {case[0]} {verb}: {str(refused)[:900]}") from None
        good = stage is None or answer.get("stage") == stage
        self.check(f"{verb} leads to {stage or answer.get('stage')}", good, str(answer.get("stage")))
        return answer

    def refuse(self, account, case, verb, mark, /, **fields):
        """Does an act that must be refused; the answer says why."""
        try:
            answer = self.way.act(account, *case, verb, fields)
            said = f"done: {answer}"
        except Refused as refused:
            said = str(refused)
        self.check(f"{verb} is refused with “{mark}”", mark in said, said[:600])
        raw = _site.RAW_KEY.search(re.sub(r'"(act|task|event|code|type|instance|mechanism)"\s*:\s*"[^"]*"', "", said))
        self.check(f"the refusal of {verb} is in words", raw is None, said[:600])

    def linked(self, account, place, collection):
        links = self.way.show(account, *place)["links"]
        found = [link.split("/")[1] for link in links if link.startswith(collection + "/")]
        if len(found) != 1:
            raise Stop(f"{self.way.name}: no link to {collection}: {links}")
        return (collection, found[0])

    def walk(self):
        report = self.report()
        verification = self.verify(report)
        clarification = self.clear(report, verification)
        self.papers(clarification)
        seen = self.way.show(OFFICER, *clarification)
        events = [entry["event"] for entry in seen["timeline"]]
        for event in ("opened", "assessed", "wishRecorded", "proposed", "approved", "served", "followedUp"):
            self.check(f"the history has {event}", f"clarification.{event}" in events, str(events))
        self.check("the version counts the events", seen["version"] == len(events), str(seen["version"]))

    def report(self):
        opened = self.act(
            PETITION, ("reports", None), "register", "registered", channel="letter", receivedOn=today(),
            original="举报信原文：缪某在扩建中造成损失。", subjects=[SUBJECT],
            allegations=[
                {"category": "workDiscipline", "inRemit": "inRemit", "wording": wording} for wording in WORDINGS])
        report = ("reports", opened["caseId"])
        self.refuse(LEADER, report, "accept", "")
        self.act(PETITION, report, "accept", "accepted", seen=opened["version"])
        self.refuse(PETITION, report, "accept", "")
        self.act(ALLOTTER, report, "assign", "accepted", officers=self.officers)
        self.act(
            OFFICER, report, "proposeDisposal", "disposalProposed", method="preliminaryVerification",
            reason="线索具体，可查性强",
            study=[{
                "heldOn": today(), "attendees": [self.server.staff(HEAD), self.server.staff("quyuan.investigation")],
                "views": "一致同意", "dissent": "", "decision": "初步核实"}])
        self.refuse(OFFICER, report, "approve", "", opinion="同意")
        self.act(LEADER, report, "approve", "disposalProposed", opinion="同意初步核实")
        self.act(HEAD, report, "approve", "disposed", opinion="同意")
        stage = self.way.show(OFFICER, *report)["stage"]
        self.check("an approved disposal starts the verification", stage == "verifying", stage)
        return report

    def verify(self, report):
        verification = self.linked(ALLOTTER, report, "verifications")
        self.act(ALLOTTER, verification, "assign", "assigned", officers=self.officers)
        items = self.way.show(OFFICER, *verification)["options"]["item"]
        self.check("three items are verified", len(items) == 3, str(items))
        for item in items:
            self.act(
                OFFICER, verification, "addEvidence", "gathering", kind="document",
                shows="会议纪要和审计报告表明并无此事", items=[item], by=self.officers)
        findings = [
            {"key": item, "result": "unfounded", "reasons": "书证与笔录一致，未发现该事实", "shortWording": wording}
            for item, wording in zip(items, WORDINGS)]
        self.refuse(OFFICER, verification, "proposeFindings", "", findings=findings)
        for row, finding in enumerate(findings):
            finding["evidence"] = [str(row + 1)]
        self.act(OFFICER, verification, "proposeFindings", "qualityGate", findings=findings)
        self.act(REVIEWER, verification, "passQualityGate", "submitted", opinion="事实清楚，证据充分")
        self.act(LEADER, verification, "approve", "concluded", opinion="同意认定")
        return verification

    def clear(self, report, verification):
        case = self.linked(ALLOTTER, report, "clarifications")
        seen = self.way.show(OFFICER, *case)
        items, subject = seen["options"]["item"], seen["subjects"][0]
        self.act(
            OFFICER, case, "assess", "toAssess",
            assessments=[{"item": item, "isNeeded": "needed", "reasons": ["rightsOrLifeHarmed"]} for item in items])
        self.act(OFFICER, case, "askWish", "wishAsked", exposureChecked="true")
        self.act(OFFICER, case, "recordWish", "wishAsked", subject=subject, wish="agrees")
        self.act(OFFICER, case, "propose", "proposed", items=items, audience=AUDIENCE)
        self.act(OFFICER, case, "submit", "submitted")
        self.act(LEADER, case, "approve", "submitted", opinion="同意澄清")
        self.act(HEAD, case, "approve", "approved", opinion="同意")
        delivery = {"on": today(), "place": "局会议室", "by": self.officers}
        self.refuse(OFFICER, case, "deliver", "", form="letter", audience=["2"], **delivery)
        self.act(OFFICER, case, "deliver", "delivering", form="letter", audience=["1"], **delivery)
        self.act(OFFICER, case, "deliver", "delivered", form="meeting", audience=["2"], **delivery)
        self.act(OFFICER, case, "followUp", on=today(), how="visit", note="本人情绪稳定，工作正常")
        return case

    def papers(self, case):
        """Papers come through the API; the command line has none."""
        curl = Curl(self.server)
        papers = self.way.show(OFFICER, *case)["papers"]
        self.check("there is a letter", any(paper.startswith("letter") for paper in papers), str(papers))
        for paper in papers:
            for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
                status, answer = curl.ask(
                    "GET", f"/api/v1/clarifications/{case[1]}/papers/{paper}.{kind}", None, OFFICER, raw=True)
                self.check(f"{paper}.{kind} opens", status == 200 and answer.startswith(start), f"{status}")


def manners(server, tally):
    """What the API owes to programs: strangers stay out, a request sent again is done once, old versions are told."""
    curl = Curl(server)
    status, answer = curl.ask("GET", "/api/v1/reports")
    tally.check("API: nobody reads without a token", status == 401, f"{status} {answer}")
    status, answer = curl.ask("GET", "/api/v1/openapi.json")
    tally.check("API: it describes itself", status == 200 and "paths" in answer, str(status))
    fields = {
        "channel": "letter", "receivedOn": today(), "original": "又一封来信", "subjects": [SUBJECT],
        "allegations": [{"category": "workDiscipline", "inRemit": "inRemit", "wording": "另有所指的一个问题"}]}
    key = uuid.uuid4().hex
    once = curl.act(PETITION, "reports", None, "register", fields, key)
    again = curl.act(PETITION, "reports", None, "register", fields, key)
    tally.check("API: the same request sent twice is done once", once["caseId"] == again["caseId"], f"{once} {again}")
    fields["subjects"] = ["查无此人"]
    status, answer = curl.ask(
        "POST", "/api/v1/reports", fields, PETITION, [f"Idempotency-Key: {uuid.uuid4().hex}"])
    tally.check("API: who does not exist is named as the problem", status == 422, f"{status} {answer}")
    status, answer = curl.ask(
        "POST", f"/api/v1/reports/{once['caseId']}/accept", {"seen": 0}, PETITION,
        [f"Idempotency-Key: {uuid.uuid4().hex}"])
    tally.check("API: an act on an old version is not done", status in (409, 412), f"{status} {answer}")
    status, answer = curl.ask("GET", f"/api/v1/reports/{once['caseId']}", None, REVIEWER)
    tally.check("API: who may not see a case learns nothing of it", status == 404, f"{status} {answer}")


def walk(tally):
    with Server() as server:
        for way in (Curl(server), Shell(server)):
            try:
                Road(server, way, tally).walk()
            except Stop as stop:
                tally.check(f"{way.name}: the road goes to its end", False, str(stop))
        manners(server, tally)
        server.pause()
        verified = json.loads(Shell(server).run("verify", "--data", str(server.data), "--json"))
        tally.check("the journal holds", verified.get("ok") is True, json.dumps(verified, ensure_ascii=False)[:600])
        print(json.dumps(verified, ensure_ascii=False)[:300])


if __name__ == "__main__":
    _site.run(walk)
