"""What the browser tests share: a server of their own, people who sign in, pages that are looked at, a count."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

from _postgres import PostgresServer

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("ZHENGMING_BIN", ROOT / ".build/debug/zhengming")).resolve()
CHROMIUM = os.environ.get("ZHENGMING_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"

ENGINES = ["sqlite", "postgres"]

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 780}
WEIGHT_MAX = 150_000

# A key of the tables of words that reached a page instead of its words.
RAW_KEY = re.compile(
    r"\b(?:act|field|event|stage|task|refusal|denial|option|paper|case|nav|problem|failure|mechanism|measure)"
    r"\.[a-z][A-Za-z0-9.]*"
)


def today():
    """Today where the offices are."""
    return datetime.now(timezone(timedelta(hours=8))).date().isoformat()


class Tally:
    """Counts what holds and what does not; its last line is what script/test reads."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, what, holds, detail=""):
        """Notes one check; returns whether it holds."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED  {what}" + (f": {detail}" if detail else ""), flush=True)
        return bool(holds)

    def end(self):
        """The last line, and the exit status."""
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed or not self.passed else 0


class Stop(Exception):
    """The road cannot go on."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A demo installation in a folder of its own, or in a server's database, on a free port of the loopback."""

    def __init__(self, database=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zhengming-test-"))
        self.data = self.folder / "data"
        self.place = ["--database", database] if database else []
        # Beside a server's database the folder has the key; beside files they name it themselves.
        self.key = ["--data", str(self.data)] if database else []
        self.database = database or f"sqlite:{self.data}/journal.sqlite"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.accounts = {}

    def __enter__(self):
        try:
            if not BINARY.is_file():
                raise Stop(f"{BINARY} is missing: swift build, or name another by ZHENGMING_BIN")
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        out = open(self.folder / "server.out", "wb")
        err = open(self.folder / "server.err", "wb")
        self.process = subprocess.Popen(
            [str(BINARY), "demo", "--data", str(self.data), *self.place, "--json",
             "--listen", f"127.0.0.1:{self.port}"],
            cwd=ROOT, stdout=out, stderr=err)
        out.close()
        err.close()
        for _ in range(600):
            if self.process.poll() is not None:
                raise Stop(f"the server ended by itself: {self.says()}")
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.address + "/sign-in", timeout=5).close()
                break
            time.sleep(0.1)
        else:
            raise Stop(f"the server did not answer within a minute: {self.says()}")
        text = (self.folder / "server.out").read_text()
        try:
            told, _ = json.JSONDecoder().raw_decode(text[text.index("{"):])
        except ValueError:
            raise Stop(f"demo --json told no accounts: {text[:200]!r}") from None
        self.accounts = {row["account"]: row for row in told["accounts"]}

    def says(self):
        with contextlib.suppress(OSError):
            return (self.folder / "server.err").read_text(errors="replace")[-600:]
        return ""

    def pause(self):
        """Ends the server, keeps the data."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def stop(self):
        self.pause()
        shutil.rmtree(self.folder, ignore_errors=True)

    def name(self, account):
        return self.accounts[account]["name"]

    def staff(self, account):
        """The identifier by which programs name a person; the demo keeps it beside its data."""
        told = json.loads((self.data / "demo.json").read_text())
        return next(row["staff"] for row in told["accounts"] if row["account"] == account)

    def password(self, account):
        return self.accounts[account]["password"]


@contextlib.contextmanager
def serving(engine):
    """A server on an engine; PostgreSQL's own goes with it."""
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(PostgresServer()).address if engine == "postgres" else None
        yield stack.enter_context(Server(database))


# The browser


class Walker:
    """A browser in which several people are signed in, each in a window of their own."""

    def __init__(self, server, tally, pictures):
        self.server = server
        self.tally = tally
        self.pictures = pathlib.Path(pictures)
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.windows = {}
        self.noises = []
        self.said = {}
        self.heaviest = (0, "")

    def __enter__(self):
        try:
            from playwright.sync_api import sync_playwright
        except ImportError:
            raise Stop("Playwright for Python is missing, so the browser tests cannot run: script/bootstrap") from None
        if not pathlib.Path(CHROMIUM).exists():
            raise Stop("Chromium is missing, so the browser tests cannot run: script/bootstrap")
        self.driver = sync_playwright().start()
        try:
            self.browser = self.driver.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--lang=zh-CN"],
                env={**os.environ, "LANGUAGE": "zh_CN"})
        except Exception as error:
            self.driver.stop()
            raise Stop(f"Chromium does not start: {error}") from None
        return self

    def __exit__(self, *_):
        with contextlib.suppress(Exception):
            self.browser.close()
        self.driver.stop()

    def window(self, who, language="zh"):
        """The window of one person, opened when first needed."""
        if who not in self.windows:
            context = self.browser.new_context(
                viewport=WIDE, locale="zh-CN" if language == "zh" else "en-GB", timezone_id="Asia/Shanghai")
            page = context.new_page()
            page.set_default_timeout(20_000)
            page.on("console", lambda message: self.hear(who, page, message))
            page.on("pageerror", lambda error: self.noises.append(f"{who} {page.url} {error}"))
            page.on("request", self.outside)
            self.windows[who] = page
        return self.windows[who]

    def hear(self, who, page, message):
        # That a refused form answers 422 is what it should do, and Chromium calls it an error.
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.noises.append(f"{who} {page.url} {message.text}")

    def outside(self, request):
        if not request.url.startswith((self.server.address, "data:", "blob:", "about:", "chrome")):
            self.noises.append(f"asked for {request.url}")

    def sign_in(self, account):
        """The person's window, signed in by the form as a newcomer would."""
        page = self.window(account)
        page.goto(self.server.address + "/sign-in")
        page.fill("input[name=account]", account)
        page.fill("input[name=password]", self.server.password(account))
        page.get_by_role("button", name="登录", exact=True).click()
        self.tally.check(f"{account} is signed in", "/sign-in" not in page.url, page.url)
        return page

    def person(self, account):
        return self.windows.get(account) or self.sign_in(account)

    def go(self, account, path):
        page = self.person(account)
        page.goto(self.server.address + path)
        return page

    # What must hold of every page

    def look(self, page, name, picture=None, wide=True, narrow=False):
        """Checks a page as it is; takes its picture under a name."""
        text = page.inner_text("html") + "\n" + page.title() + "\n" + page.evaluate(
            """() => [...document.querySelectorAll('[aria-label],[title],[alt],[placeholder],[data-label]')]
                .flatMap(e => ['aria-label','title','alt','placeholder','data-label'].map(a => e.getAttribute(a)))
                .filter(Boolean).concat([...document.querySelectorAll('details:not([open])')].map(e => e.textContent))
                .join('\\n')""")
        self.said[name] = text
        raw = sorted(set(RAW_KEY.findall(text) and [hit.group(0) for hit in RAW_KEY.finditer(text)]))
        self.tally.check(f"{name}: words, no keys", not raw, ", ".join(raw))
        weight = page.evaluate(
            """() => performance.getEntries().filter(e => e.decodedBodySize !== undefined)
                .filter(e => !/bootstrap|font/i.test(e.name)).reduce((sum, e) => sum + e.decodedBodySize, 0)""")
        self.heaviest = max(self.heaviest, (weight, name))
        self.tally.check(f"{name}: under {WEIGHT_MAX} bytes", 0 < weight < WEIGHT_MAX, str(weight))
        page.evaluate("scrollTo(0, 0)")
        if picture and wide:
            self.draw(page, picture)
        beyond = page.evaluate(
            """() => [...document.querySelectorAll('main section, main form')].filter(box => box.offsetParent)
                // English is longer: there a frame may scroll, but nothing may lie over its neighbour.
                .filter(box => document.documentElement.lang.startsWith('zh') ||
                    getComputedStyle(box).overflowX === 'visible')
                .flatMap(box => [...box.querySelectorAll('table, input, select, textarea, pre, dl')]
                    .filter(e => e.offsetParent && e.getBoundingClientRect().right >
                        box.getBoundingClientRect().right + 1)
                    .map(e => e.tagName + ' in “' + (box.querySelector('h2,h3')?.textContent ?? box.id) + '”'))""")
        self.tally.check(f"{name}: nothing sticks out of its frame at 1280", not beyond, ", ".join(beyond[:5]))
        page.set_viewport_size(NARROW)
        across, culprits = page.evaluate(
            """() => [document.documentElement.scrollWidth,
                [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 361)
                .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 20))]""")
        self.tally.check(f"{name}: no horizontal scrolling at 360", across <= 360, f"{across}: {culprits}")
        page.evaluate("scrollTo(0, 0)")
        if picture and narrow:
            self.draw(page, f"{picture}-narrow")
        page.set_viewport_size(WIDE)

    def draw(self, page, name):
        """The whole page as a picture, and what one sees of it first."""
        page.screenshot(path=self.pictures / f"{name}-top.png")
        page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def see(self, page, words, what):
        """Whether the page shows some words to the eye."""
        return self.tally.check(f"{what}: shows “{words}”", words in page.inner_text("main"), page.url)

    # Acts

    def form(self, page, act):
        """The form of an act, unfolded when it is folded."""
        form = page.locator("form#" + act.replace(".", "-"))
        if form.count() != 1:
            said = page.inner_text("main")
            raise Stop(f"no form for {act} at {page.url}:\n{said[:1500]}")
        page.evaluate(
            "id => { const fold = document.getElementById(id).closest('details'); if (fold) fold.open = true }",
            act.replace(".", "-"))
        return form

    def fill(self, form, values):
        """Types values into a form: texts, choices, ticks (a list), days, True for a box."""
        for name, value in values.items():
            field = form.locator(f'[name="{name}"]')
            first = field.first
            if field.count() == 0:
                names = form.evaluate("f => [...new Set([...f.elements].map(e => e.name))]")
                raise Stop(f"no field {name} in {form.get_attribute('id')}: {names}")
            kind = first.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()")
            if kind == "select":
                first.select_option(value)
            elif kind == "file":
                first.set_input_files(value)
            elif kind in ("radio", "checkbox"):
                if isinstance(value, list):
                    for index in range(field.count()):
                        field.nth(index).uncheck()
                for one in value if isinstance(value, list) else [value]:
                    self.tick(form, name, "true" if one is True else one)
            elif isinstance(value, list):
                for index, one in enumerate(value):
                    field.nth(index).fill(one)
            else:
                first.fill(value)

    def tick(self, form, name, wanted):
        """Ticks the box of a name whose value or words are the wanted ones."""
        exact = form.locator(f'input[name="{name}"][value="{wanted}"]')
        if exact.count() == 0:
            exact = form.locator("label.tick", has_text=wanted).locator(f'input[name="{name}"]')
        if exact.count() == 0:
            said = form.locator(f'label.tick:has(input[name="{name}"])').all_inner_texts()
            raise Stop(f"no choice {wanted} for {name} in {form.get_attribute('id')}: {said}")
        exact.first.check()

    def add(self, page, act, rows):
        """Presses "add" of a list of rows; what was typed stays."""
        self.form(page, act).locator(f'button[name="_add"][value="{rows}"]').click()
        return self.form(page, act)

    def press(self, form):
        form.locator("p.act-send button").click()

    def do(self, account, path, act, values, told=None, days=None):
        """Does an act in its form on a case's page, and checks that the page then tells it in words."""
        page = self.go(account, path) if path else self.person(account)
        form = self.form(page, act)
        self.fill(form, values)
        self.press(form)
        self.done(page, act)
        if told:
            self.told(page, account, told)
        return page

    def done(self, page, act):
        problems = page.locator(".notice-problem").all_inner_texts()
        went = f"done={act.split('.')[1]}" in page.url or "sent=1" in page.url
        if not self.tally.check(f"{act} is done", went and not problems, f"{page.url} {problems}"):
            raise Stop(f"{act} was not done: {page.url} {problems}")

    def told(self, page, account, words):
        """The newest line of the timeline: who, and what in words."""
        entries = page.locator("ol.timeline > li")
        lines = [entries.nth(index).inner_text() for index in range(min(3, entries.count()))]
        name = self.server.name(account)
        self.tally.check(
            f"the timeline tells “{name} {words}”", any(name in line and words in line for line in lines),
            " / ".join(lines))

    def fetch(self, page, path, target):
        """Brings a file as the signed-in person of a window."""
        answer = page.request.get(self.server.address + path)
        target = pathlib.Path(target)
        target.write_bytes(answer.body())
        return answer


def run(road):
    """Runs a test program: its checks, whatever stops it, the last line."""
    tally = Tally()
    try:
        road(tally)
    except Stop as stop:
        tally.check("the road goes to its end", False, str(stop))
    except Exception as error:  # A fault of the test counts as a failure and must not hide the last line.
        import traceback

        traceback.print_exc()
        tally.check("the road goes to its end", False, f"{type(error).__name__}: {str(error)[:600]}")
    sys.exit(tally.end())
