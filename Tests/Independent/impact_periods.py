"""Impact periods, counted a second time from the rules alone, without a line of the platform's code.

Reads impact-periods.csv, whose answers were worked out by hand, and counts each case anew. The Swift tests read the
same table, so that three have to agree: the hand, this program and the platform. Standard library only.

The numbers below are those of the rules: 纪律处分条例 arts 10 to 13 and 21, 政务处分法 arts 8, 15 and 24, 组织处理规定
(from memory), and the table of the annual assessment. docs/mechanisms/impact-periods.md says the rest in words.
"""

import calendar
import csv
import datetime
import pathlib
import sys

TABLE = pathlib.Path(__file__).with_name("impact-periods.csv")
RULES_BEGIN = datetime.date(2020, 7, 1)

# Months and the row that sets them, by kind; several where several things are barred.
MONTHS = {
    "party.warning": [(12, "PER-001")],
    "party.seriousWarning": [(18, "PER-002")],
    "party.removal": [(24, "PER-003")],
    "party.probation": [(24, "PER-004")],
    "party.expulsion": [(60, "PER-005")],
    "government.warning": [(6, "PER-013")],
    "government.demerit": [(12, "PER-014")],
    "government.majorDemerit": [(18, "PER-015")],
    "government.demotion": [(24, "PER-016")],
    "government.removal": [(24, "PER-017")],
    "government.dismissal": [],
    "organisational.suspension": [(6, "PER-028")],
    "organisational.transfer": [(12, "PER-029")],
    "organisational.resignation": [(12, "PER-030"), (24, "PER-031")],
    "organisational.relief": [(12, "PER-030"), (24, "PER-031")],
    "organisational.lowering": [(24, "PER-032")],
    "firstForm.reminder": [],
    "firstForm.criticism": [],
    "firstForm.examination": [],
    "firstForm.admonition": [(6, "PER-033")],
}
EXPULSIONS = ("party.expulsion", "government.dismissal")
PROBATIONS = (12, 24)
PROBATION_MOST = 24
EXTENSION = 12
GOVERNMENT_MOST = 48

# What each year's assessment says, the year of the decision first, and the order from light to heavy.
ASSESSED = {
    "party.warning": ["not_excellent"],
    "party.seriousWarning": ["comment_only"],
    "party.removal": ["not_competent"],
    "party.probation": ["not_competent", "no_grade"],
    "party.expulsion": ["not_competent", "no_grade", "no_grade"],
    "government.warning": ["not_excellent"],
    "government.demerit": ["comment_only"],
    "government.majorDemerit": ["no_grade", "no_grade"],
    "government.demotion": ["no_grade", "no_grade"],
    "government.removal": ["no_grade", "no_grade"],
    "organisational.transfer": ["not_excellent"],
    "organisational.resignation": ["comment_only"],
    "organisational.relief": ["comment_only"],
    "organisational.lowering": ["comment_only"],
    "firstForm.admonition": ["not_excellent"],
}
HEAVIER = ["none", "not_excellent", "comment_only", "no_grade", "not_competent"]


class Refused(Exception):
    """The case contradicts a rule, by the rule's parameter, with its row."""

    def __init__(self, parameter, row=""):
        super().__init__(parameter)
        self.parameter = parameter
        self.row = row


class Sanction:
    """One entry, `KIND@DAY/name=value/…`."""

    def __init__(self, text):
        head, *parts = text.split("/")
        self.kind, decided = head.split("@")
        self.decided = datetime.date.fromisoformat(decided)
        given = dict(part.split("=") if "=" in part else (part, "") for part in parts)
        self.effective = self.day(given.get("effective")) or self.decided
        self.restored = self.day(given.get("restored"))
        self.revoked = self.day(given.get("revoked"))
        self.changed = None
        if "changed" in given:
            self.kind, changed = given["changed"].split(":")
            self.changed = self.day(changed)
        self.probation = int(given.get("probation", 0))
        self.extended = "extended" in given
        self.together = tuple(map(int, given["together"].split(":"))) if "together" in given else None
        self.family = self.kind.split(".")[0]
        # What is counted of it.
        self.periods = []
        self.course = None
        self.over = None
        self.lasting = None

    @staticmethod
    def day(text):
        return datetime.date.fromisoformat(text) if text else None

    @property
    def start(self):
        """PER-018: the government counts from the decision; PER-011: the Party from the day it takes effect."""
        return self.decided if self.family == "government" else self.effective

    def answer(self):
        if self.revoked:
            return "revoked"
        if self.lasting:
            return "lasting"
        spans = [f"{first}..{last}" for first, last in self.periods]
        if self.course:
            spans.insert(0, f"probation:{self.course}")
        return ";".join(spans) or "none"


class Person:
    """All sanctions of one person, counted under one convention."""

    def __init__(self, sanctions, convention):
        self.sanctions = sanctions
        self.civil = convention == "civil"
        self.rows = {"PER-025", "PER-027"}

    def last(self, start, months, days=0):
        """The last day: the corresponding day, or the one before it; a month without it ends with its own last."""
        index = start.year * 12 + start.month - 1 + months
        year, month = divmod(index, 12)
        month += 1
        length = calendar.monthrange(year, month)[1]
        if start.day > length:
            self.rows.add("PER-026")
            end = datetime.date(year, month, length)
        else:
            end = datetime.date(year, month, start.day) - datetime.timedelta(days=0 if self.civil else 1)
        return end + datetime.timedelta(days=days)

    def left(self, day, end):
        """Months and days that, counted from the day, end on the same last day; looked for upwards."""
        rows = set(self.rows)
        months = 0
        while self.last(day, months + 1) <= end:
            months += 1
        days = (end - self.last(day, months)).days
        self.rows = rows
        return months, days

    def check(self):
        for one in self.sanctions:
            if one.effective < one.decided:
                raise Refused("SYS-SAN-01")
            if any(day and day < one.decided for day in (one.changed, one.revoked)):
                raise Refused("SYS-SAN-02")
            if one.kind == "party.probation" and not one.probation:
                raise Refused("party.留党察看.probation", "PER-006")
            if one.together and (one.family != "government" or one.kind in EXPULSIONS or one.together[0] < 2):
                raise Refused("gov.multiple_same.cap", "PER-019")
            if one.decided < RULES_BEGIN:
                raise Refused({"party": "party.start", "government": "gov.start"}.get(one.family, "org.start"))

    def count(self):
        self.check()
        standing = [one for one in self.sanctions if not one.revoked]
        for family in ("party", "government"):
            self.count_family([one for one in standing if one.family == family])
        for one in standing:
            if one.family in ("organisational", "firstForm"):
                for months, row in MONTHS[one.kind]:
                    self.rows |= {row, "INS-093"}
                    one.periods.append((one.start, self.last(one.start, months)))

    def count_family(self, members):
        """Goes through the days on which something happens."""
        days = []
        for one in members:
            order = 2 if one.kind in EXPULSIONS else 1
            days.append((one.start, order, one.decided, self.sanctions.index(one), one))
            if one.restored:
                days.append((one.restored, 0, one.decided, self.sanctions.index(one), one))
        # What runs: the day the whole is counted from, its months and days, its end.
        runs = None
        kept = {}
        for day, order, _, _, one in sorted(days, key=lambda entry: entry[:4]):
            left = self.left(day, runs[3]) if runs and day <= runs[3] else None
            if order == 2:
                self.expel(one, day, members)
                runs, kept = None, {}
            elif order == 1 and one.kind == "party.probation":
                self.begin_probation(one)
                if left:
                    self.rows.add("PER-009")
                    kept[one] = left
                    runs = None
            elif order == 0:
                self.rows |= {"PER-004", "PER-012"}
                parts = [part for part in (kept.pop(one, None), left) if part]
                if parts:
                    self.rows |= {"PER-009", "PER-010"}
                months = MONTHS[one.kind][0][0] + sum(part[0] for part in parts)
                extra = sum(part[1] for part in parts)
                runs = (day, months, extra, self.last(day, months, extra))
                one.periods.append((day, runs[3]))
            else:
                runs = self.add(one, day, runs if left else None)
                one.periods.append((day, runs[3]))

    def add(self, one, day, runs):
        """A sanction's own months, and those of what runs, summed once from the first day of all."""
        months, row = MONTHS[one.kind][0]
        self.rows |= {row, "PER-018" if one.family == "government" else "PER-011"}
        if one.together:
            self.rows.add("PER-019")
            number, decided = one.together
            if not months <= decided <= min(number * months, GOVERNMENT_MOST):
                raise Refused("gov.multiple_same.cap", "PER-019")
            months = decided
        if not runs:
            return day, months, 0, self.last(day, months)
        origin, before, extra, _ = runs
        end = self.last(origin, before + months, extra)
        if one.family == "party":
            self.rows |= {"PER-009", "PER-010"}
            return origin, before + months, extra, end
        self.rows.add("INS-091")
        latest = self.last(day, GOVERNMENT_MOST)
        if end > latest:
            self.rows.add("PER-019")
            return day, GOVERNMENT_MOST, 0, latest
        return origin, before + months, extra, end

    def begin_probation(self, one):
        self.rows |= {"PER-006", "PER-011"}
        if one.probation not in PROBATIONS:
            raise Refused("party.留党察看.probation", "PER-006")
        months = one.probation
        if one.extended:
            self.rows |= {"PER-007", "PER-008"}
            months += EXTENSION
            if months > PROBATION_MOST:
                raise Refused("party.留党察看.probation.max", "PER-007")
        one.course = self.last(one.start, months)
        if one.restored and one.restored < one.course:
            raise Refused("party.留党察看.probation", "PER-006")

    def expel(self, one, day, members):
        if one.kind == "party.expulsion":
            self.rows |= {"PER-005", "PER-011"}
            one.periods.append((day, self.last(day, MONTHS[one.kind][0][0])))
        else:
            self.rows |= {"INS-092", "PER-018"}
            one.lasting = day
        for other in members:
            if other.kind in EXPULSIONS:
                continue
            if other.course and not other.periods and not other.over:
                if other.restored:
                    raise Refused("party.开除党籍.no_readmission", "PER-005")
                other.over = day
                other.course = min(other.course, day)
            other.periods = [(first, min(last, day)) for first, last in other.periods]

    def weighs(self, day):
        """What controls on a day: a dismissal, else a probation, else the longest period but a suspension."""
        probation, longest = None, None
        for number, one in enumerate(self.sanctions, 1):
            if one.lasting and one.lasting <= day:
                return f"{number}:lasting"
            if one.course and one.start <= day < (one.restored or one.over or datetime.date.max):
                probation = f"{number}:probation"
            if one.kind == "organisational.suspension":
                continue
            for first, last in one.periods:
                if first <= day <= last and (longest is None or last > longest[1]):
                    longest = (number, last)
        return probation or (f"{longest[0]}:{longest[1]}" if longest else "none")

    def assessed(self, year):
        found = ["none"]
        for one in self.sanctions:
            words = list(ASSESSED.get(one.kind, []))
            if one.kind == "party.probation" and (one.extended or one.probation == PROBATIONS[1]):
                words.append("no_grade")
            place = year - one.decided.year
            if not one.revoked and 0 <= place < len(words):
                found.append(words[place])
        return max(found, key=HEAVIER.index)


def wrong(case):
    """What this program counts otherwise than the table says, as a list of sentences."""
    person = Person([Sanction(text) for text in case["sanctions"].split()], case["convention"])
    try:
        person.count()
        answer = " ".join(one.answer() for one in person.sanctions)
    except Refused as refused:
        answer = f"refused:{refused.parameter}"
        person.rows.add(refused.row)
    found = []
    if answer != case["expected"]:
        found.append(f"counted {answer}, the table has {case['expected']}")
    for row in case["rows"].split():
        if row not in person.rows:
            found.append(f"the table names {row}, which nothing rested on")
    if case["on"]:
        day = datetime.date.fromisoformat(case["on"])
        for name, value in (("weighs", person.weighs(day)), ("assessed", person.assessed(day.year))):
            if value != case[name]:
                found.append(f"{name}: {value} on {day}, the table has {case[name]}")
    return found


def main():
    with open(TABLE, encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    failed = 0
    for case in cases:
        found = wrong(case)
        failed += bool(found)
        for sentence in found:
            print(f"{case['id']}: {sentence} ({case['why']})")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
