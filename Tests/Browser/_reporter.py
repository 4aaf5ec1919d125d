"""A reporter at the portal, as the road meets one."""

import re


def report(walker, check):
    """Writes, checks and sends a report without a name; follows it by its receipt."""
    page = walker.window("a reporter")
    page.goto(walker.server.address + "/portal")
    walker.look(page, "portal home", "portal-home", narrow=True)
    page.goto(walker.server.address + "/portal/choose")
    walker.look(page, "portal choice", "portal-choice")
    page.locator('a[href*="way=anonymous"]').first.click()
    # From the province down to where the person complained of works.
    for place in ("湖南省", "岳阳市", "屈原"):
        page.get_by_role("main").locator('a[href*="/portal/where"]').filter(has_text=place).first.click()
        walker.look(page, f"portal, {place}", "portal-where")
    page.locator('main a[href*="/portal/write"]').first.click()
    walker.look(page, "portal form", "portal-form", narrow=True)
    form = page.locator("form.act")
    told = "某单位采购中围标串标，合同与中标价不符。\n第二段：“引号”与 <尖括号> & 符号都要照原样。"
    walker.fill(form, {"original": told})
    page.locator("header button.language").click()
    check(
        "switching the language keeps what was typed and the page",
        page.locator('[name="original"]').input_value() == told and "Next: check" in page.inner_text("main"),
        page.inner_text("main")[:200])
    page.locator("header button.language").click()
    walker.press(page.locator("form.act"))
    walker.look(page, "portal check", "portal-check", narrow=True)
    check("the check shows what was typed", "<尖括号> &" in page.inner_text("main"), page.inner_text("main"))
    check("nothing is sent before the check", "回执码是" not in page.inner_text("main"))
    page.locator("form.act button[name=_back]").click()
    kept = page.locator('[name="original"]').input_value()
    check("going back keeps what was typed", kept == told, repr(kept))
    walker.press(page.locator("form.act"))
    page.locator("header button.language").click()
    check("the check has an English side", "Check, then send" in page.inner_text("main"))
    page.locator("header button.language").click()
    button = page.locator("form.act p.act-send button").inner_text()
    check("the last button sends", button == "提交", button)
    walker.press(page.locator("form.act"))
    text = page.inner_text("main")
    code = re.search(r"\b(?:[a-z2-9]{5}-){3}[a-z2-9]{5}\b", text, re.I)
    check("the reporter gets a receipt", code is not None, text[:300])
    walker.look(page, "portal receipt", "portal-receipt", narrow=True)
    if not code:
        return
    page.goto(walker.server.address + "/portal/status")
    walker.look(page, "portal question", "portal-ask")
    page.fill("main input[type=text]", code.group(0))
    page.locator("main form button").last.click()
    check(
        "the receipt leads to the report", "屈原" in page.inner_text("main"), page.inner_text("main")[:200])
    walker.look(page, "portal status", "portal-status", narrow=True)
