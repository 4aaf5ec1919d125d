"""Numbered blanks in a browser: drawn, printed, one used in a report, one made void; what others see of it.

Also through the API with curl and the command line on the same server; ends with `zhengming verify --json`.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import _site
from _papers import docx_text, pdf_text, plain, same_words
from _site import BINARY, ROOT, Server, Walker, today

PETITION = "quyuan.petition"
OFFICER = "quyuan.supervision"
OFFICE = "quyuan.office"
SISTER = "nanxian.petition"
PLACE = "凤凰乡接访点"


def number(count):
    return f"屈纪空〔{today()[:4]}〕{count}号"


def draw(walker, tally, folder):
    page = walker.go(PETITION, "/blank-forms")
    walker.look(page, "register of blanks, empty")
    form = walker.form(page, "blankform.draw")
    walker.fill(form, {"kind": "registration", "count": "3", "purpose": "赶集日接访", "place": PLACE})
    walker.press(form)
    tally.check("blanks are drawn", "/blank-forms/printings/1" in page.url, page.url)
    walker.look(page, "blanks to print", "blank-printing", narrow=True)
    walker.see(page, number(3), "the printing")
    files = {}
    for kind in ("pdf", "docx"):
        files[kind] = folder / f"sheets.{kind}"
        answer = walker.fetch(page, f"/blank-forms/printings/1/sheets.{kind}", files[kind])
        tally.check(f"the {kind} is there", answer.status == 200, str(answer.status))
    tally.check("PDF and DOCX say the same", same_words(files["pdf"], files["docx"]))
    pages = [page for page in pdf_text(files["pdf"]).split("\f") if page.strip()]
    tally.check("two pages a sheet", len(pages) == 6, str(len(pages)))
    for index, text in enumerate(pages):
        tally.check(f"page {index + 1} bears its number", plain(number(index // 2 + 1)) in plain(text))
    tally.check("the place is on the sheet", PLACE in docx_text(files["docx"]))


def use(walker, tally):
    page = walker.go(PETITION, "/reports/new/register")
    form = walker.form(page, "intake.register")
    walker.fill(form, {
        "channel": "visit", "receivedOn": today(), "original": "来访人陈述的原文", "subjects": "缪某",
        "allegations.0.category": "workDiscipline", "allegations.0.inRemit": "inRemit",
        "allegations.0.wording": "在公交场站扩建中造成重大经济损失", "blankForm": f"屈纪空[{today()[:4]}]1"})
    walker.press(form)
    walker.done(page, "intake.register")
    walker.see(page, number(1), "the report's page")
    walker.look(page, "report entered from a blank", "blank-report")
    # The same number again: the form says why not.
    page = walker.go(PETITION, "/reports/new/register")
    form = walker.form(page, "intake.register")
    walker.fill(form, {
        "channel": "visit", "receivedOn": today(), "subjects": "缪某",
        "allegations.0.category": "workDiscipline", "allegations.0.inRemit": "inRemit",
        "allegations.0.wording": "同一张表", "blankForm": number(1)})
    walker.press(form)
    walker.see(page, "已经使用过", "a used number")


def account(walker, tally):
    page = walker.go(PETITION, "/blank-forms")
    form = walker.form(page, "blankform.void")
    walker.fill(form, {"numbers": [number(2)], "reason": "填写错误"})
    walker.press(form)
    tally.check("a blank is void", "done=void" in page.url, page.url)
    for words in (number(3), "已使用", "已作废", "填写错误", "屈纪信"):
        walker.see(page, words, "the register")
    walker.look(page, "register of blanks", "blank-forms", narrow=True)
    page = walker.go(OFFICE, "/blank-forms")
    walker.see(page, "已使用", "办公室's register")
    tally.check("办公室 learns nothing of the report", "屈纪信" not in page.inner_text("main"))
    page = walker.go(SISTER, "/blank-forms")
    tally.check("another Body sees none of them", "屈纪空" not in page.inner_text("main"))
    page = walker.go(OFFICER, "/blank-forms/printings/1")
    tally.check("only who drew prints", "sheets.pdf" not in page.content())


def machines(server, tally):
    """The API and the command line."""
    def zhengming(*words, account=OFFICER, token=None):
        given = dict(os.environ, ZHENGMING_URL=server.address, ZHENGMING_PASSWORD=server.password(account))
        if token:
            given["ZHENGMING_TOKEN"] = token
        return subprocess.run([str(BINARY), *words], capture_output=True, text=True, cwd=ROOT, env=given)

    token = zhengming("session", "--account", OFFICER, "--server", server.address).stdout.strip()
    fields = ["kind=talk", "count=2", "purpose=核查谈话", f"place={PLACE}"]
    done = zhengming(
        "administer", "blankform.draw", "--server", server.address,
        *[word for field in fields for word in ("--field", field)], token=token)
    tally.check("the command line draws", number(5) in done.stdout, done.stdout + done.stderr)
    shown = subprocess.run(
        ["curl", "-sS", "-H", f"authorization: Bearer {token}", server.address + "/api/v1/blank-forms"],
        capture_output=True, text=True)
    listing = json.loads(shown.stdout)
    tally.check("the API lists the open ones", [row["number"] for row in listing["open"]] == [
        number(3), number(4), number(5)], shown.stdout[:400])
    tally.check(
        "and no case to an officer who has none of it", all(row.get("usedBy") is None for row in listing["settled"]))


def road(tally):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="blank-forms-"))
    pictures = folder if "--pictures" not in sys.argv else sys.argv[sys.argv.index("--pictures") + 1]
    with Server() as server:
        with Walker(server, tally, pictures) as walker:
            draw(walker, tally, folder)
            use(walker, tally)
            account(walker, tally)
            tally.check("no noise in the browser", not walker.noises, "; ".join(walker.noises[:5]))
        machines(server, tally)
        server.pause()
        done = subprocess.run(
            [str(BINARY), "verify", "--data", str(server.data), "--json"], capture_output=True, text=True, cwd=ROOT)
        tally.check("the journal holds", json.loads(done.stdout)["ok"], done.stdout)


if __name__ == "__main__":
    _site.run(road)
