"""Verdicts on the person and details of the verification, in other words each time: whoever types them, into whatever
field of a clarification, by page, API or command line, they stand in nothing that is issued.

Fields whose text would be issued refuse each phrase by itself; the others take them all at once, and the papers are
read afterwards.
"""

import base64
import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import subprocess
import tempfile
import urllib.parse
import uuid

import _papers
import _site
from _site import BINARY, ROOT, Server, Stop, today
from api_and_cli import HEAD, LEADER, OFFICER, PETITION, REVIEWER, SECOND, ALLOTTER, SUBJECT, Curl, Refused, Road

OFFICE = "quyuan.office"
OTHER = "quyuan.investigation"

VERDICTS = [
    "为人清正廉洁", "是一名清官", "廉洁从政", "清廉如水", "两手干净", "作风清白", "品行端正", "人品很好", "为人正直",
    "政治上靠得住", "政治素质高", "对党忠诚老实", "党性觉悟高", "是个好干部", "是合格的好同志", "工作成绩突出",
    "表现一直很好", "历来守纪律", "从未违纪", "没有任何问题", "完全清白", "经得起组织考验", "值得组织信任", "可以放心使用",
    "建议提拔重用", "群众评价很高", "口碑一向良好", "敢担当有作为", "勤政为民", "德才兼备", "品德高尚", "一身正气",
    "清 正 廉 洁", "清-正-廉-洁", "清正廉潔", "an honest official", "a man of integrity", "beyond reproach",
    "g o o d  c a d r e", "h0nest",
]
DETAILS = [
    "经调取银行流水", "查了他的银行账户", "证人张某证实", "据知情人说", "两名同事作证", "谈话记录可以证明", "核查组认定",
    "办案人员查明", "举报人所述不实", "写信的人说错了", "匿名信纯属捏造", "经司法鉴定", "审计结果显示", "调看了监控录像",
    "查阅了会议记录", "有录音为证", "從證人證言看", "ＷＩＴＮＥＳＳ Zhang", "the informant was wrong", "b.a.n.k records",
]
PHRASES = VERDICTS + DETAILS
ALL = "；".join(PHRASES)
SCAN = b"%PDF-1.4 scan"
AUDIENCE = [
    {"kind": "person", "name": SUBJECT, "forms": ["letter"]},
    {"kind": "meeting", "name": "屈原管理区交通运输局干部职工大会", "forms": ["meeting"]},
]


class Scan:
    """A file that goes along with an act."""

    name, media = "scan.pdf", "application/pdf"


def flat(fields, prefix=""):
    """Fields as a form sends them: `audience.0.name`, a list of texts as one name several times."""
    for name, value in fields.items():
        place = prefix + name
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for number, row in enumerate(value):
                yield from flat(row, f"{place}.{number}.")
        elif isinstance(value, list):
            for one in value:
                yield place, one
        else:
            yield place, value


def as_json(fields):
    def one(value):
        if value is Scan:
            return {"name": Scan.name, "mediaType": Scan.media, "base64": base64.b64encode(SCAN).decode()}
        return value

    return {name: one(value) for name, value in fields.items()}


class Pages:
    """The forms of the pages, as a browser sends them."""

    name = "page"

    def __init__(self, server):
        self.server = server
        self.people = {}

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)

    def person(self, account):
        if account not in self.people:
            line = self.connect()
            line.request("GET", "/sign-in")
            answer = line.getresponse()
            csrf = re.search(r'name="_csrf" value="([^"]+)"', answer.read().decode()).group(1)
            planted = answer.getheader("set-cookie").split(";")[0]
            line.request(
                "POST", "/sign-in",
                urllib.parse.urlencode(
                    {"account": account, "password": self.server.password(account), "_csrf": csrf}),
                {"content-type": "application/x-www-form-urlencoded", "cookie": planted})
            answer = line.getresponse()
            answer.read()
            cookies = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
            session = next((value.split(";")[0] for value in cookies if value.startswith("zhengming=")), None)
            if not session:
                raise Stop(f"{account} is not signed in: {answer.status}")
            line.request("GET", "/account", headers={"cookie": session})
            page = line.getresponse().read().decode()
            self.people[account] = (line, session, re.search(r'name="_csrf" value="([^"]+)"', page).group(1))
        return self.people[account]

    def act(self, account, collection, case, verb, fields, seen):
        line, session, csrf = self.person(account)
        border = uuid.uuid4().hex
        own = [("_csrf", csrf), ("_key", uuid.uuid4().hex), ("seen", seen)]
        parts = []
        for name, value in [*own, *flat(fields)]:
            head, content = f'name="{name}"', str(value).encode()
            if value is Scan:
                head, content = f'name="{name}"; filename="{Scan.name}"\r\nContent-Type: {Scan.media}', SCAN
            parts.append(
                f"--{border}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n")
        line.request(
            "POST", f"/{collection}/{case}/{verb}", b"".join(parts) + f"--{border}--\r\n".encode(),
            {"content-type": f"multipart/form-data; boundary={border}", "cookie": session})
        answer = line.getresponse()
        page = answer.read().decode()
        if answer.status != 303:
            raise Refused(f"{answer.status} {page}")


class API:
    """The API on one connection for each person."""

    name = "API"

    def __init__(self, server, tokens):
        self.server = server
        self.tokens = tokens
        self.lines = {}

    def act(self, account, collection, case, verb, fields, seen):
        if account not in self.lines:
            self.lines[account] = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        line = self.lines[account]
        line.request(
            "POST", f"/api/v1/{collection}/{case}/{verb}", json.dumps(as_json(fields)),
            {
                "content-type": "application/json", "authorization": f"Bearer {self.tokens.token(account)}",
                "idempotency-key": uuid.uuid4().hex,
            })
        answer = line.getresponse()
        said = answer.read().decode()
        if answer.status not in (200, 201):
            raise Refused(f"{answer.status} {said}")


class Command:
    """The command line, a process for each act."""

    name = "CLI"

    def __init__(self, server, tokens):
        self.server = server
        self.tokens = tokens

    def act(self, account, collection, case, verb, fields, seen):
        done = subprocess.run(
            [
                str(BINARY), "act", f"clarification.{verb}", "--case", case, "--server", self.server.address,
                "--json-file", "-",
            ],
            cwd=ROOT, capture_output=True, text=True, input=json.dumps(as_json(fields)),
            env={**os.environ, "ZHENGMING_TOKEN": self.tokens.token(account)})
        if done.returncode != 0:
            raise Refused(f"{done.returncode} {done.stderr}")


class Trial:
    """One case on which every field is tried by one way."""

    def __init__(self, server, tokens, way, tally):
        self.server = server
        self.api = API(server, tokens)
        self.tokens = tokens
        self.way = way
        self.tally = tally
        self.officers = [server.staff(OFFICER), server.staff(SECOND)]
        self.tried = set()
        self.case = None

    def check(self, what, holds, detail=""):
        self.tally.check(f"{self.way.name}: {what}", holds, detail)

    def seen(self):
        return self.tokens.show(OFFICER, "clarifications", self.case)["version"]

    def act(self, account, verb, /, **fields):
        """Does an act; notes which of its fields held every phrase."""
        try:
            self.way.act(account, "clarifications", self.case, verb, fields, self.seen())
        except Refused as refused:
            raise Stop(f"{self.way.name}: {verb}: {str(refused)[-900:]}") from None
        self.tried |= {f"{verb}.{re.sub('[.][0-9]+[.]', '.', name)}" for name, value in flat(fields) if value == ALL}

    def refuse(self, account, verb, field, fields):
        """Tries each phrase in a field whose text is issued; `fields` makes the act's fields of a phrase."""
        seen, slipped = self.seen(), []
        for phrase in PHRASES:
            try:
                self.way.act(account, "clarifications", self.case, verb, fields(phrase), seen)
                slipped.append(phrase)
                seen = self.seen()
            except Refused as refused:
                if not str(refused).startswith(("422", "1")):
                    slipped.append(f"{phrase}: {str(refused)[:80]}")
        self.check(f"{verb} takes no verdict and no detail as {field}", not slipped, "、".join(slipped))
        self.check(f"{verb}: nothing was recorded", self.seen() == seen)
        self.tried.add(f"{verb}.{field}")

    # The road

    def walk(self):
        road = Road(self.server, self.tokens, _site.Tally())
        report = road.report()
        road.verify(report)
        self.case = road.linked(ALLOTTER, report, "clarifications")[1]
        shown = self.tokens.show(OFFICER, "clarifications", self.case)
        self.items, self.subject = shown["options"]["item"], shown["subjects"][0]
        self.before_wish()
        self.proposals()
        self.delivery()
        self.afterwards()

    def before_wish(self):
        self.act(PETITION, "apply", applicant=self.subject, gist=ALL)
        self.act(OFFICER, "refuseApplication", number="1", reason=ALL)
        self.act(REVIEWER, "reviewRefusal", number="1", isOverturned="upheld", reason=ALL)
        self.refuse(
            OFFICER, "shortenWording", "wording",
            lambda phrase: {"item": self.items[0], "wording": phrase, "reason": "精简"})
        self.act(OFFICER, "shortenWording", item=self.items[0], wording="造成重大经济损失", reason=ALL)
        self.act(
            OFFICER, "assess", assessments=[
                {"item": item, "isNeeded": "needed", "reasons": ["rightsOrLifeHarmed"]} for item in self.items])
        self.act(OFFICER, "askWish", exposureChecked="true")
        self.act(OFFICER, "recordWish", subject=self.subject, wish="agrees")

    def named(self, phrase):
        return {"kind": "person", "name": phrase, "forms": ["letter"]}

    def propose(self):
        self.act(OFFICER, "propose", items=self.items, audience=AUDIENCE)
        self.act(OFFICER, "submit")

    def proposals(self):
        self.refuse(
            OFFICER, "propose", "audience.name",
            lambda phrase: {"items": self.items, "audience": [*AUDIENCE, self.named(phrase)]})
        self.act(OFFICER, "propose", items=self.items, audience=AUDIENCE)
        self.act(OFFICER, "withdraw", reason=ALL)
        self.propose()
        self.act(LEADER, "sendBack", reason=ALL)
        self.propose()
        self.act(LEADER, "approve", opinion=ALL)
        self.act(
            OFFICE, "approveOnPaper", opinion=ALL, approver=self.server.staff(HEAD), signedOn=today(), scan=Scan)

    def delivery(self):
        done = {"on": today(), "place": "局会议室", "by": self.officers}
        self.refuse(
            OFFICER, "deliver", "place",
            lambda phrase: {**done, "form": "letter", "audience": ["1"], "place": phrase})
        self.refuse(
            OFFICER, "widenScope", "audience.name", lambda phrase: {"audience": [self.named(phrase)]})
        self.act(LEADER, "extendDeadline", clock="delivery", to="2099-01-01", reason=ALL)
        self.act(LEADER, "pauseDeadline", clock="delivery", reason=ALL)
        self.act(LEADER, "resumeDeadline", clock="delivery", reason=ALL)
        self.act(OFFICER, "deliver", form="letter", audience=["1"], **done)
        self.act(OFFICER, "deliver", form="meeting", audience=["2"], **done)

    def afterwards(self):
        self.act(OFFICER, "recordHarm", harms=[{"kind": "other", "detail": ALL}])
        self.act(OFFICER, "settleHarm", number="1", outcome="explained", text=ALL)
        self.act(OFFICER, "followUp", on=today(), how="visit", note=ALL)
        other = self.server.staff(OTHER)
        self.act(HEAD, "recuse", staff=other, ground="nearRelative")
        self.act(HEAD, "liftRecusal", staff=other, reason=ALL)
        self.act(OFFICER, "correct", kind="particularsWrong", reason=ALL)
        self.act(OFFICER, "submit")
        self.act(LEADER, "reject", reason=ALL)
        self.act(OFFICER, "correct", kind="particularsWrong", reason=ALL)
        self.act(OFFICER, "submit")
        self.act(LEADER, "approve", opinion=ALL)
        self.act(HEAD, "approve", opinion=ALL)
        self.act(ALLOTTER, "handOver", **{"from": self.officers[1]}, to=other, reason=ALL)

    def move(self):
        """Lent officers, and the case itself going to the Body above: afterwards its officers see it no more."""
        self.act(LEADER, "lend", officers=[self.server.staff("yueyang.supervision")], reason=ALL)
        for verb, fields in (("declineMove", {"reason": ALL}), ("acceptMove", {"opinion": ALL})):
            self.act(LEADER, "proposeMove", to="430600000", way="raised", reason=ALL)
            self.act("yueyang.head", verb, **fields)

    def read(self, folder):
        """Everything issued, as whoever receives it reads it."""
        papers = self.tokens.show(OFFICER, "clarifications", self.case)["papers"]
        issued = [paper for paper in papers if not paper.startswith("approval")]
        for kind in ("wish", "letter", "receipt", "minutes"):
            self.check(f"there is a {kind}", any(paper.startswith(kind) for paper in issued), str(papers))
        letter = next(paper for paper in issued if paper.startswith("letter"))
        self.act(OFFICE, "recordSealUse", document=letter, copies="2", basis=ALL)
        wanted = [_papers.plain(phrase) for phrase in PHRASES]
        for paper in issued:
            for kind in ("pdf", "docx"):
                status, content = self.tokens.ask(
                    "GET", f"/api/v1/clarifications/{self.case}/papers/{paper}.{kind}", None, OFFICER, raw=True)
                file = folder / f"{self.way.name}-{paper}.{kind}"
                file.write_bytes(content)
                text = _papers.plain(_papers.pdf_text(file) if kind == "pdf" else _papers.docx_text(file))
                found = [phrase for phrase in wanted if phrase in text]
                self.check(f"{paper}.{kind} says nothing of the kind", status == 200 and text and not found, str(found))


def free_texts():
    """Every field of a clarification's acts into which somebody types words, as the program itself lists them."""
    found = set()
    acts = subprocess.run([str(BINARY), "act", "--list"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for act in acts.split():
        if not act.startswith("clarification."):
            continue
        listed = subprocess.run(
            [str(BINARY), "act", act, "--fields"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        rows = ""
        for line in listed.splitlines():
            name = line.strip().split(" ")[0].rstrip("?")
            if not line.startswith(" "):
                rows = ""
            if name.endswith("[]"):
                rows = name[:-2] + "."
            # An application that opens a case is written into the same form as one within a case, `apply`.
            elif re.search(r"  (line|paragraph)\(", line) and act != "clarification.receiveApplication":
                found.add(f"{act.split('.')[1]}.{rows}{name}")
    return found


def walk(tally):
    tally.check("there are fifty phrases and more", len(set(PHRASES)) >= 50, str(len(set(PHRASES))))
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        tokens = Curl(server)
        ways = [Pages(server), API(server, tokens), Command(server, tokens)]
        trials = [Trial(server, tokens, way, tally) for way in ways]
        # Side by side: the command line takes longest, and the cases have nothing to do with one another.
        for account in (PETITION, LEADER, HEAD, ALLOTTER, OFFICER, SECOND, REVIEWER, OFFICE, OTHER):
            tokens.token(account)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            runs = [pool.submit(trial.walk) for trial in trials]
        fields = free_texts()
        for trial, run in zip(trials, runs):
            try:
                run.result()
                trial.read(pathlib.Path(folder))
                trial.move()
                missed = fields - trial.tried
                trial.check("every field that takes words was tried", not missed, str(sorted(missed)))
            except Stop as stop:
                trial.check("the trial goes to its end", False, str(stop))


if __name__ == "__main__":
    _site.run(walk)
