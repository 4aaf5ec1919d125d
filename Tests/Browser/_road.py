"""The main road, step by step, on whatever engine the server has."""

import re

import _papers
from _site import Stop, today

PETITION = "quyuan.petition"
LEADER = "quyuan.leader"
HEAD = "quyuan.head"
ALLOTTER = "quyuan.casemgmt"
FIRST = "quyuan.supervision"
SECOND = "quyuan.supervision2"
REVIEWER = "quyuan.review"

SUBJECT = "缪某"
ALLEGATIONS = [
    ("workDiscipline", "在公交场站扩建工程中造成重大经济损失", "在公交场站扩建中造成重大经济损失"),
    ("integrityDiscipline", "为谋取私利与客运公司负责人发生冲突", "为谋取私利与客运公司负责人发生冲突"),
    ("workDiscipline", "擅自免去客运公司负责人职务", "擅自免去客运公司负责人职务"),
]
UNIT = "中共屈原管理区交通运输局党组"
MEETING = "屈原管理区交通运输局干部职工大会"
AUDIENCE = [("person", SUBJECT, ["letter"]), ("unit", UNIT, ["letter"]), ("meeting", MEETING, ["meeting"])]


class Road:
    """One walk, step by step; every step leaves the case further on."""

    def __init__(self, server, walker, tally):
        self.server = server
        self.walker = walker
        self.check = tally.check
        self.report = self.verification = self.clarification = ""
        self.first = server.name(FIRST)
        self.second = server.name(SECOND)

    # Coming in

    def sign_in(self):
        walker = self.walker
        page = walker.window(PETITION)
        page.goto(self.server.address + "/reports")
        self.check("who is not signed in is sent to sign in", "/sign-in" in page.url, page.url)
        walker.look(page, "sign-in", "sign-in", narrow=True)
        page.fill("input[name=account]", PETITION)
        page.fill("input[name=password]", "wrong-Password-1")
        page.get_by_role("button", name="登录", exact=True).click()
        kept = page.input_value("input[name=account]")
        self.check("a wrong password keeps the account and lets nobody in", "/sign-in" in page.url and kept == PETITION)
        walker.look(page, "sign-in refused")
        walker.sign_in(PETITION)
        walker.go(PETITION, "/")
        walker.look(page, "workbench of the petition office", "workbench-petition", narrow=True)

    def register(self):
        walker = self.walker
        page = walker.go(PETITION, "/reports")
        walker.look(page, "register of reports", "register", narrow=True)
        page.get_by_role("main").get_by_role("link", name="登记检举控告").first.click()
        act = "intake.register"
        form = walker.form(page, act)
        walker.look(page, "form of registering", "form", narrow=True)
        walker.fill(form, {
            "channel": "letter", "receivedOn": today(),
            "original": "举报信原文：缪某在公交场站扩建中造成损失，与客运公司负责人冲突，又擅自免职。",
            "subjects": SUBJECT,
        })
        for row, (category, wording, _) in enumerate(ALLEGATIONS):
            if row:
                form = walker.add(page, act, "allegations")
                kept = form.locator(f'[name="allegations.{row - 1}.wording"]').input_value()
                self.check(f"adding row {row + 1} keeps what was typed", kept == ALLEGATIONS[row - 1][1], kept)
            walker.fill(form, {
                f"allegations.{row}.category": category, f"allegations.{row}.inRemit": "inRemit",
                f"allegations.{row}.wording": wording,
            })
        walker.look(page, "form with three rows", "form-filled")
        walker.press(form)
        walker.done(page, act)
        self.report = re.search(r"/reports/[^?]+", page.url).group(0)
        walker.told(page, PETITION, "登记了检举控告")
        for _, wording, _ in ALLEGATIONS:
            walker.see(page, wording, "the report's page")
        self.check(
            "the original is sealed, not printed", "举报信原文" not in page.content(), "the letter's text is on the page")
        walker.look(page, "report registered", "report-registered")

    def dispose(self):
        walker = self.walker
        page = walker.do(PETITION, self.report, "intake.accept", {}, "受理了检举控告")
        walker.look(page, "report accepted", "report-accepted", narrow=True)
        walker.do(
            ALLOTTER, self.report, "intake.assign", {"officers": [self.first, self.second]}, "承办人")
        page = walker.go(FIRST, self.report)
        form = walker.form(page, "intake.proposeDisposal")
        walker.fill(form, {
            "method": "preliminaryVerification", "reason": "线索具体，可查性强",
            "study.0.heldOn": today(), "study.0.attendees": ["任国栋", "易建军"],
            "study.0.views": "一致同意", "study.0.decision": "初步核实",
        })
        walker.look(page, "form of a disposal", "report-disposal")
        walker.press(form)
        walker.done(page, "intake.proposeDisposal")
        walker.told(page, FIRST, "提出了处置意见")
        page = walker.go(LEADER, "/")
        walker.look(page, "workbench of the leader", "workbench-leader")
        page = walker.go(LEADER, self.report)
        walker.look(page, "approval of a disposal", "report-approval")
        walker.do(LEADER, None, "intake.approve", {"opinion": "同意初步核实"}, "同意")
        page = walker.do(HEAD, self.report, "intake.approve", {"opinion": "同意"}, "批准了处置意见")
        page = walker.go(FIRST, self.report)
        walker.look(page, "report under verification", "report-verifying")
        # Officers of the report are not yet those of the verification; who assigns them sees both.
        self.verification = self.linked(walker.go(ALLOTTER, self.report), "verifications")

    def linked(self, page, collection):
        links = page.locator(f'ol.map a[href*="/{collection}/"]')
        if not self.check(f"the report leads to its case among {collection}", links.count() == 1, page.url):
            raise Stop(f"no link to {collection} on {page.url}:\n{page.inner_text('main')[-900:]}")
        return links.first.get_attribute("href")

    # Verification

    def verify(self):
        walker = self.walker
        walker.do(
            ALLOTTER, self.verification, "verification.assign", {"officers": [self.first, self.second]}, "承办人")
        page = walker.go(FIRST, self.verification)
        walker.look(page, "verification assigned", "verification-assigned")
        for row, (_, wording, _) in enumerate(ALLEGATIONS):
            page = walker.do(FIRST, self.verification, "verification.addEvidence", {
                "kind": "document", "shows": f"会议纪要和审计报告表明，并无“{wording}”一事",
                "items": [wording], "by": [self.first, self.second],
            }, "证据")
        walker.look(page, "verification with evidence", "verification-evidence", narrow=True)
        self.propose_findings()
        page = walker.do(
            REVIEWER, self.verification, "verification.passQualityGate", {"opinion": "事实清楚，证据充分"},
            "审理通过了认定意见")
        page = walker.go(LEADER, self.verification)
        walker.look(page, "approval of findings", "verification-approval")
        page = walker.do(LEADER, self.verification, "verification.approve", {"opinion": "同意认定"}, "形成结论")
        page = walker.go(FIRST, self.verification)
        walker.look(page, "verification concluded", "verification", narrow=True)
        page = walker.go(FIRST, self.report)
        walker.look(page, "report with its result", "report", narrow=True)
        self.clarification = self.linked(walker.go(ALLOTTER, self.report), "clarifications")

    def propose_findings(self):
        """Once without evidence, which is refused with everything still there; then as it should be."""
        walker, act = self.walker, "verification.proposeFindings"
        page = walker.go(FIRST, self.verification)
        form = walker.form(page, act)
        for row, (_, wording, short) in enumerate(ALLEGATIONS):
            if form.locator(f'[name="findings.{row}.result"]').count() == 0:
                form = walker.add(page, act, "findings")
            walker.fill(form, {
                f"findings.{row}.key": wording, f"findings.{row}.result": "unfounded",
                f"findings.{row}.reasons": f"书证与笔录一致，第{row + 1}项未发现该事实",
                f"findings.{row}.shortWording": short, f"findings.{row}.evidence": [],
            })
        walker.press(form)
        refused = page.locator(".notice-problem").all_inner_texts()
        self.check("findings without evidence are refused", len(refused) > 0, page.url)
        walker.look(page, "findings refused", "verification-refused")
        form = walker.form(page, act)
        for row, (_, _, short) in enumerate(ALLEGATIONS):
            kept = [
                form.locator(f'[name="findings.{row}.shortWording"]').input_value(),
                form.locator(f'[name="findings.{row}.reasons"]').input_value(),
                form.locator(f'[name="findings.{row}.result"][value="unfounded"]').is_checked(),
            ]
            self.check(
                f"a refused form keeps row {row + 1}",
                kept == [short, f"书证与笔录一致，第{row + 1}项未发现该事实", True], str(kept))
            walker.fill(form, {f"findings.{row}.evidence": [str(row + 1)]})
        walker.press(form)
        walker.done(page, act)
        walker.told(page, FIRST, "提出了认定意见")

    # Clarification

    def clarify(self):
        walker = self.walker
        page = walker.go(FIRST, self.clarification)
        walker.look(page, "clarification opened", "clarification-opened")
        self.assess()
        walker.do(FIRST, self.clarification, "clarification.askWish", {"exposureChecked": True}, "征求本人意愿")
        walker.do(
            FIRST, self.clarification, "clarification.recordWish", {"subject": SUBJECT, "wish": "agrees"},
            "登记了本人意愿")
        self.propose()
        page = walker.do(FIRST, self.clarification, "clarification.submit", {}, "报请审批")
        page = self.approve_on_screen()
        self.check(
            "who approved once has no second say",
            page.locator("form#clarification-approve").count() == 0, "the leader may approve again")
        page = walker.do(HEAD, self.clarification, "clarification.approve", {"opinion": "同意"}, "批准澄清")
        page = walker.go(FIRST, self.clarification)
        walker.look(page, "clarification approved", "clarification-approved", narrow=True)

    def approve_on_screen(self):
        """From the workbench over the queue to the screen that shows everything, and on from there."""
        walker = self.walker
        page = walker.go(LEADER, "/approvals")
        walker.look(page, "queue of approvals", "approvals", narrow=True)
        page.locator(f'main a[href="{self.clarification}/approval"]').first.click()
        for words in (MEETING, "制度核对", "关于失实检举控告澄清的函", ALLEGATIONS[0][2], "会议纪要和审计报告"):
            walker.see(page, words, "the approval screen")
        passed = page.locator("ul.checks li").count()
        failed = page.locator("ul.checks .chip-alarm").count()
        self.check("the rule checks are all passed", passed > 5 and failed == 0, f"{passed} {failed}")
        walker.look(page, "approval of a clarification", "clarification-approval", narrow=True)
        form = walker.form(page, "clarification.approve")
        button = form.locator("p.act-send button").inner_text()
        self.check("the first of two steps passes it on", button == "同意并报下一级", button)
        walker.fill(form, {"opinion": "同意澄清"})
        walker.press(form)
        walker.done(page, "clarification.approve")
        self.check("after an approval comes the queue or the next one", "/approval" in page.url, page.url)
        page = walker.go(LEADER, self.clarification)
        walker.told(page, LEADER, "同意")
        return page

    def assess(self):
        walker, act = self.walker, "clarification.assess"
        page = walker.go(FIRST, self.clarification)
        form = walker.form(page, act)
        for row, (_, _, short) in enumerate(ALLEGATIONS):
            if form.locator(f'[name="assessments.{row}.isNeeded"]').count() == 0:
                form = walker.add(page, act, "assessments")
            walker.fill(form, {
                f"assessments.{row}.item": short, f"assessments.{row}.isNeeded": "needed",
                f"assessments.{row}.reasons": ["rightsOrLifeHarmed"],
            })
        walker.press(form)
        walker.done(page, act)
        walker.told(page, FIRST, "完成评估")

    def propose(self):
        walker, act = self.walker, "clarification.propose"
        page = walker.go(FIRST, self.clarification)
        form = walker.form(page, act)
        walker.fill(form, {"items": [short for _, _, short in ALLEGATIONS]})
        for row, (kind, name, ways) in enumerate(AUDIENCE):
            if form.locator(f'[name="audience.{row}.name"]').count() == 0:
                form = walker.add(page, act, "audience")
            walker.fill(form, {
                f"audience.{row}.kind": kind, f"audience.{row}.name": name, f"audience.{row}.forms": ways})
        walker.look(page, "form of a proposal", "clarification-proposal")
        walker.press(form)
        walker.done(page, act)
        walker.told(page, FIRST, "拟订了澄清方案")
        walker.see(page, MEETING, "the clarification's page")

    def letter(self, folder):
        """The letter opens in both formats, and both say the same."""
        walker = self.walker
        page = walker.go(FIRST, self.clarification)
        links = page.locator("ul.documents a").evaluate_all("list => list.map(a => a.getAttribute('href'))")
        self.check("there are papers", any("letter" in link for link in links), str(links))
        for link in links:
            name = link.rsplit("/", 1)[1]
            answer = walker.fetch(page, link, folder / name)
            start = (folder / name).read_bytes()[:4]
            fits = start == (b"%PDF" if name.endswith("pdf") else b"PK\x03\x04")
            self.check(f"{name} opens", answer.status == 200 and fits, f"{answer.status} {start!r}")
        for pdf in sorted(folder.glob("*.pdf")):
            word = pdf.with_suffix(".docx")
            if not self.check(f"{pdf.stem} is there as DOCX too", word.exists()):
                continue
            self.check(
                f"{pdf.stem}: PDF and DOCX say the same", _papers.same_words(pdf, word),
                f"{_papers.pdf_text(pdf)}\n{_papers.docx_text(word)}")
        letters = sorted(folder.glob("letter*.pdf"))
        if self.check("there is a letter", bool(letters)):
            text = _papers.plain(_papers.pdf_text(letters[0]))
            for _, _, short in ALLEGATIONS:
                self.check(f"the letter clears “{short}”", short in text, text)
            _papers.draw(letters[0], walker.pictures / "letter.png")
            self.check("the letter has its picture", (walker.pictures / "letter.png").exists())

    def deliver(self):
        walker, act = self.walker, "clarification.deliver"
        page = walker.go(FIRST, self.clarification)
        form = walker.form(page, act)
        # The letter was approved for the person alone: read out at the meeting it would go beyond the list.
        walker.fill(form, {
            "form": "letter", "audience": [MEETING], "on": today(), "place": "局会议室",
            "by": [self.first, self.second],
        })
        walker.press(form)
        refused = page.locator(".notice-problem").all_inner_texts()
        self.check("a delivery outside the approved list is refused", len(refused) > 0, page.url)
        walker.look(page, "delivery refused", "clarification-refused")
        form = walker.form(page, act)
        self.check(
            "the refused delivery keeps its place", form.locator('[name="place"]').input_value() == "局会议室")
        for way, audience in (("letter", [SUBJECT, UNIT]), ("meeting", [MEETING])):
            page = walker.go(FIRST, self.clarification)
            form = walker.form(page, act)
            walker.fill(form, {
                "form": way, "audience": audience, "on": today(), "place": "局会议室",
                "by": [self.first, self.second],
            })
            walker.press(form)
            walker.done(page, act)
            walker.told(page, FIRST, "实施")
            walker.told(page, FIRST, audience[-1])
        walker.look(page, "clarification delivered", "clarification-delivered", narrow=True)
        page = walker.do(FIRST, self.clarification, "clarification.followUp", {
            "on": today(), "how": "visit", "note": "本人情绪稳定，工作正常，无新的诉求",
        }, "回访")
        walker.look(page, "clarification followed up", "clarification-followed")

    # Round the road

    def around(self):
        """The other places of the system, and the same in English."""
        walker = self.walker
        page = walker.go(FIRST, "/")
        walker.look(page, "workbench", "workbench", narrow=True)
        places = page.locator("nav a").evaluate_all("list => [...new Set(list.map(a => a.getAttribute('href')))]")
        for place in places:
            if place and place.startswith("/") and not place.startswith(("/language", "/sign-out")):
                answer = page.goto(self.server.address + place)
                name = place.strip("/").replace("/", "-").split("?")[0] or "home"
                self.check(f"{place} opens", answer.status == 200, str(answer.status))
                walker.look(page, f"place {place}", f"place-{name}")
        page = walker.go(PETITION, self.verification)
        self.check("a report's clerk sees no verification", "承办人" not in page.inner_text("main"))
        walker.look(page, "what one may not see", "forbidden")
        page.goto(self.server.address + "/language?to=en&next=/")
        for path, name in (
            ("/", "workbench-en"), (self.report, "report-en"), ("/reports/new/register", "form-en"),
        ):
            walker.go(PETITION, path)
            walker.look(page, f"English {path}", name)
        page = walker.go(FIRST, "/language?to=en&next=" + self.clarification)
        walker.look(page, "clarification in English", "clarification-en", narrow=True)
        walker.go(FIRST, self.verification)
        walker.look(page, "verification in English", "verification-en")
