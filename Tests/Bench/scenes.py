"""What the arms ask for: signed-in clients, lists of distinct pages, and acts of distinct cases."""
import itertools
import json
import time
from dataclasses import dataclass

from installation import call
from rig import Failure

# A demo account whose registers are full; it has the password of all of the load world's.
PETITION = "quyuan.petition"
PROVINCE = "430000000"
SESSIONS = 8
BODIES = 50
LINES_MAX = 20_000
# Stages in which everything approved has been delivered, so that a correction can be proposed.
DELIVERED = ("delivered", "followingUp", "corrected", "archived")


@dataclass
class Pages:
    """Lines of load.lua, and the size of the smallest answer that was looked at."""
    lines: list
    smallest: int


class Scenes:
    """The scenes of one installation; made before the first round, so that what acts add does not move them."""

    def __init__(self, installation):
        self.installation = installation
        self.password = installation.password(PETITION)
        self.cookies = self.cookies_of([PETITION] * SESSIONS)
        self.tokens = {}
        self.register = self.pages(self.register_paths(), self.cookies, self.must_have_rows)
        self.case = self.pages(self.case_paths(), self.cookies)
        leaders = [f"{PROVINCE}.leader1", f"{PROVINCE}.head1"]
        self.dashboard = self.pages(["/"], self.cookies_of(leaders * (SESSIONS // 2)))
        self.clarifications = self.delivered_clarifications()
        self.bodies = len({account for account, _ in self.clarifications})

    # Who asks

    def cookies_of(self, accounts):
        return [self.installation.cookie(account, self.password) for account in accounts]

    def token(self, account):
        """The API session of an account; one for the whole run."""
        if account not in self.tokens:
            self.tokens[account] = self.installation.api_token(account, self.password)
        return self.tokens[account]

    # Pages

    def register_paths(self):
        """Addresses of register pages of 50 rows as a person pages through them; each next one costs the same by its
        key."""
        own = {"authorization": f"Bearer {self.token(PETITION)}"}
        paths, path = [], "/reports?open=all&sort=opened"
        while path and len(paths) < 400:
            status, body, _ = call(self.installation.url + "/api/v1" + path, headers=own)
            if status != 200:
                raise Failure(f"GET /api/v1{path} answers {status}")
            listing = json.loads(body)
            if len(listing["items"]) == 50:
                paths.append(path)
            path = (listing.get("next") or "").removeprefix("/api/v1")
        if not paths:
            raise Failure("there is no register page of 50 rows")
        return paths

    def case_paths(self):
        """Addresses of the reports of the petition office's Body. Ids are made by lot, so their order mixes old and
        new, and the beginning of a long list is like the rest."""
        found = self.installation.ask(
            "SELECT case_head.id FROM case_head JOIN staff ON staff.body = case_head.body "
            f"JOIN account ON account.staff = staff.id AND account.name = '{PETITION}' "
            f"WHERE mechanism = 'intake' AND is_restricted = 0 ORDER BY case_head.id LIMIT {LINES_MAX}")
        return [f"/reports/{row[0]}" for row in found]

    def pages(self, paths, cookies, check=lambda path, body: None):
        """The paths spread over the sessions, after a look at some of them."""
        sizes = []
        for path in {paths[0], paths[len(paths) // 2], paths[-1]}:
            status, body, _ = call(self.installation.url + path, headers={"cookie": cookies[0]})
            if status != 200:
                raise Failure(f"GET {path} answers {status}")
            check(path, body)
            sizes.append(len(body))
        count = max(len(paths), len(cookies))
        lines = list(itertools.islice(zip(itertools.cycle(paths), itertools.cycle(cookies)), count))
        return Pages(lines, min(sizes))

    @staticmethod
    def must_have_rows(path, body):
        rows = body.count(b'<tr role="row"') - 1
        if rows != 50:
            raise Failure(f"GET {path} has {rows} rows, not 50")

    # Acts

    def delivered_clarifications(self):
        """Account and case, of the Bodies that have most of them, neighbours of different Bodies; also those that an
        earlier run left with a correction proposed."""
        stages = ", ".join(f"'{stage}'" for stage in DELIVERED)
        found = self.installation.ask(
            "SELECT account.name, case_head.id FROM case_head "
            "JOIN case_person ON case_person.id = case_head.id AND case_person.bond = 'officer' "
            "JOIN account ON account.staff = case_person.staff "
            "WHERE case_head.mechanism = 'clarification' AND case_head.is_restricted = 0 "
            f"AND account.name LIKE '%.supervision1' AND (case_head.stage IN ({stages}) "
            "OR case_head.stage = 'proposed' AND EXISTS (SELECT 1 FROM event "
            "WHERE event.stream = 'clarification/' || case_head.id AND event.name = 'clarification.delivered')) "
            "ORDER BY case_head.id")
        by_account = {}
        for account, case in found:
            by_account.setdefault(account, []).append(case)
        chosen = sorted(by_account.items(), key=lambda one: (-len(one[1]), one[0]))[:BODIES]
        rounds = itertools.zip_longest(*([(account, case) for case in cases] for account, cases in chosen))
        lines = [one for each in rounds for one in each if one is not None][:LINES_MAX]
        if len(lines) < 64:
            raise Failure(f"the world has {len(lines)} delivered clarifications: too few for 32 clients")
        return lines

    def corrections(self):
        """A correction of a delivered clarification is proposed by its officer, or taken back where it stands proposed:
        lines of load.lua by what the cases are now."""
        proposed = {row[0] for row in self.installation.ask(
            "SELECT id FROM case_head WHERE mechanism = 'clarification' AND stage = 'proposed'")}
        lines = []
        for account, case in self.clarifications:
            path = f"/api/v1/clarifications/{case}/"
            propose = (path + "correct", json.dumps(
                {"kind": "particularsWrong", "reason": "送达文书所列职务与任职时间不符（@KEY@）"}, ensure_ascii=False))
            withdraw = (path + "withdraw", json.dumps(
                {"reason": "经复核所列职务无误，撤回更正（@KEY@）"}, ensure_ascii=False))
            first, second = (withdraw, propose) if case in proposed else (propose, withdraw)
            lines.append((self.token(account), *first, *second))
        return lines

    def reports(self):
        """A report is opened, its original sealed."""
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
        wording = "反映第@KEY@项：未按规定履行职责，延误办理群众申请事项"
        body = json.dumps({
            "channel": "letter", "receivedOn": day, "original": f"来信原文：{wording}", "subjects": ["缪某"],
            "allegations": [{"category": "workDiscipline", "inRemit": "inRemit", "wording": wording}],
        }, ensure_ascii=False)
        return [(self.token(PETITION), "/api/v1/reports", body)]
