#!/usr/bin/env python3
"""After `rebuild` every page shows the same: the pages and lists of several people are read before and after.

The last line is `N passed, N failed`.
"""
import http.cookiejar
import json
import re
import subprocess
import urllib.parse
import urllib.request

from _site import BINARY, ENGINES, ROOT, run, serving

PEOPLE = ["quyuan.petition", "quyuan.leader", "yueyang.head", "nanxian.casemgmt", "yiyang.supervision", "hunan.head"]
STARTS = [
    "/", "/reports?open=all", "/verifications?open=all", "/clarifications?open=all", "/interferences?open=all",
    "/sanctions?open=all", "/own",
    "/approvals", "/officials", "/units", "/bodies", "/rules", "/reports?open=all&q=" + urllib.parse.quote("缪某"),
]
LINKS = re.compile(
    r'href="(/(?:reports|verifications|clarifications|interferences|sanctions|officials|bodies)/[a-z0-9]+)"')
# What differs from one request to the next by design: keys and tokens of forms.
FRESH = re.compile(r'name="(?:_key|_csrf)" value="[^"]*"')


def visitor(server, account):
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opener = urllib.request.build_opener(jar)
    page = opener.open(server.address + "/sign-in").read().decode()
    fields = {"account": account, "password": server.password(account),
              "_csrf": re.search(r'name="_csrf" value="([^"]*)"', page).group(1)}
    opener.open(server.address + "/sign-in", urllib.parse.urlencode(fields).encode()).read()
    return opener


def pages(server):
    """Every page that these people reach from their lists, by person and address."""
    seen = {}
    for account in PEOPLE:
        opener = visitor(server, account)
        waiting, known = list(STARTS), set(STARTS)
        while waiting and len(known) < 80:
            path = waiting.pop(0)
            text = FRESH.sub("", opener.open(server.address + path).read().decode())
            seen[account, path] = text
            for link in LINKS.findall(text):
                if link not in known:
                    known.add(link)
                    waiting.append(link)
    return seen


def difference(before, after):
    """The first place where two pages part."""
    place = next((index for index, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), 0)
    return before[max(0, place - 80):place + 120], after[max(0, place - 80):place + 120]


def rebuild_on(engine, tally):
    with serving(engine) as server:
        before = pages(server)
        server.pause()
        done = subprocess.run(
            [str(BINARY), "rebuild", "--database", server.database, *server.key], cwd=ROOT, capture_output=True,
            text=True)
        tally.check(f"{engine}: the read tables are made again", done.returncode == 0, done.stderr[-300:])
        server.start()
        after = pages(server)
        tally.check(f"{engine}: the same pages are reached", set(before) == set(after),
                    str(set(before) ^ set(after))[:300])
        tally.check(f"{engine}: there were pages of cases among them",
                    sum("/clarifications/" in path for _, path in before) > 3, str(len(before)))
        changed = [(*key, difference(page, after.get(key, ""))) for key, page in before.items()
                   if page != after.get(key)]
        tally.check(f"{engine}: all {len(before)} pages show the same after rebuild", not changed,
                    json.dumps(changed[:3], ensure_ascii=False))
        checked = subprocess.run(
            [str(BINARY), "verify", "--database", server.database, *server.key, "--json"], cwd=ROOT,
            capture_output=True, text=True)
        tally.check(f"{engine}: the journal verifies", checked.returncode == 0, checked.stdout[-300:])


def walk(tally):
    for engine in ENGINES:
        rebuild_on(engine, tally)


if __name__ == "__main__":
    run(walk)
