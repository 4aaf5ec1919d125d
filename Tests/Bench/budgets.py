"""The budget table of the architecture: its rows, their references, what each arm is, and what a run came to."""
import statistics
from dataclasses import dataclass

CLIENTS = 32
# At so many none may wait long.
FEWER_CLIENTS = 16
CASES_WANTED = 10_000
BODIES_WANTED = 50


@dataclass(frozen=True)
class Row:
    """A line of the table. Its ratio is that of the arms' medians, or, without a reference, the figure itself."""
    name: str
    arm: str
    # Of each engine; a row without budget is measured and judged by nobody.
    reference: dict
    budget: dict
    # What is compared: "rate", more is better; "time", seconds for each; "p50"; "seconds"; "megabytes"; "wait", the
    # longest of all against the median.
    by: str = "rate"
    is_growth: bool = False
    # Takes so long that it is measured only when it is asked for by name.
    is_long: bool = False

    def ratio(self, arm, reference):
        if self.by in ("seconds", "megabytes"):
            return arm[self.by]
        if self.by == "wait":
            return arm["max_ms"] / arm["p50_ms"]
        if self.by == "time":
            return reference["rate"] / arm["rate"]
        key = "rate" if self.by == "rate" else "p50_ms"
        return arm[key] / reference[key]

    def holds(self, ratio, engine):
        budget = self.budget.get(engine)
        if budget is None:
            return None
        return ratio >= budget if self.by == "rate" else ratio <= budget


def both(value):
    return {"sqlite": value, "postgres": value}


def grown(name, arm):
    return Row(f"{name}, many cases against few", f"large {arm}", both(arm), both(1.3), by="p50", is_growth=True)


ROWS = [
    Row("act, 1 client", "act1", {"sqlite": "raw", "postgres": "pgbench1"}, {"sqlite": 0.15, "postgres": 0.25}),
    Row("act, 32 clients", "act32", {"sqlite": "raw", "postgres": "pgbench32"}, {"sqlite": 0.50, "postgres": 0.25}),
    Row("open a report, 32 clients", "report32", {"sqlite": "raw", "postgres": "pgbench32"}, {}),
    Row("register page of 50 rows", "register", both("hello"), {"sqlite": 0.10, "postgres": 0.05}),
    Row("dashboard of the province", "dashboard", both("hello"), {"sqlite": 0.10, "postgres": 0.05}),
    Row("case page", "case", both("hello"), {"sqlite": 0.05, "postgres": 0.025}),
    Row("longest wait of 16 clients, acts", "act16", both(None), both(100), by="wait"),
    Row("longest wait of 16 clients, registers", "register16", both(None), both(100), by="wait"),
    Row("longest wait of 16 clients, cases", "case16", both(None), both(100), by="wait"),
    grown("act", "act1"),
    grown("register page", "register1"),
    grown("dashboard", "dashboard1"),
    grown("case page", "case1"),
    Row("rebuild", "rebuild", both("batches"), both(0.12)),
    # Linear: an event costs what it costs among few, and no more than anything else may.
    Row("rebuild of the large world", "large rebuild", both("rebuild"), both(1.3), by="time", is_growth=True,
        is_long=True),
    Row("verify", "verify", both("sha256"), both(10), by="time"),
    Row("memory under load", "memory", both(None), both(150), by="megabytes"),
    Row("start to first page", "start", both(None), both(0.5), by="seconds"),
]

ACT = "a correction of a delivered clarification is proposed, or taken back"
WHAT = {
    "raw": "plain SQLite, one row a commit, WAL, FULL, 1 thread",
    "pgbench1": "pgbench on the same server, two rows a transaction, 1 client",
    "pgbench32": f"pgbench on the same server, two rows a transaction, {CLIENTS} clients",
    "act1": f"{ACT}, 1 client",
    "act32": f"{ACT}, {CLIENTS} clients",
    "act16": f"{ACT}, {FEWER_CLIENTS} clients",
    "report32": f"POST /api/v1/reports, its original sealed, {CLIENTS} clients",
    "hello": f"GET /healthz, a bare route, {CLIENTS} clients",
    "register": f"GET /reports (50 rows, distinct pages), {CLIENTS} clients",
    "dashboard": f"GET / of the province's leaders, {CLIENTS} clients",
    "case": f"GET /reports/ID (distinct cases), {CLIENTS} clients",
    "register16": f"GET /reports, {FEWER_CLIENTS} clients",
    "case16": f"GET /reports/ID, {FEWER_CLIENTS} clients",
    "register1": "GET /reports, 1 client",
    "dashboard1": "GET / of the province's leaders, 1 client",
    "case1": "GET /reports/ID, 1 client",
    "rebuild": "zhengming rebuild, events",
    "batches": "plain SQLite, rows in commits of 100, WAL, FULL, 1 thread",
    "verify": "zhengming verify, events",
    "sha256": "SHA-256 in C over messages as long as the events' pre-images",
    "memory": f"resident, megabytes: {CLIENTS} clients acting, then reading, while two sign in at a time",
    "start": "start of the process to the first register page",
}


def plain(arm):
    return arm.removeprefix("large ")


def what(arm):
    return WHAT[plain(arm)] + (", many cases" if arm != plain(arm) else "")


def medians(figures):
    """One arm over its rounds: medians, but the longest of all as max; milliseconds."""
    def median(key, divisor, digits):
        known = [one[key] / divisor for one in figures if key in one]
        return round(statistics.median(known), digits) if known else None
    found = {
        "rate": median("rate", 1, 1), "rates": [round(one["rate"], 1) for one in figures if "rate" in one],
        "p50_ms": median("p50", 1000, 3), "p99_ms": median("p99", 1000, 3),
        "max_ms": round(max(one["max"] for one in figures) / 1000, 3) if "max" in figures[0] else None,
        "seconds": median("seconds", 1, 4), "megabytes": median("megabytes", 1, 1),
        "megabytes_after": median("megabytes_after", 1, 1), "sign_ins": median("sign_ins", 1, 0),
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


@dataclass
class Outcome:
    """What a run on one engine came to."""
    engine: str
    found: dict
    cases: int
    many: int
    # Where acts are done: so many Bodies, so many cases.
    bodies: int
    acted_on: int
    flush: list
    busy: list

    def unfit(self, is_quick, is_optimised):
        """Why these figures do not count; empty when they do."""
        reasons = []
        if not is_optimised:
            reasons.append("not known to be an optimised program")
        if is_quick:
            reasons.append("short rounds")
        if self.cases < CASES_WANTED:
            reasons.append(f"fewer than {CASES_WANTED} cases")
        if self.bodies < BODIES_WANTED:
            reasons.append(f"acts in {self.bodies} Bodies, not {BODIES_WANTED}")
        if max(self.flush) > 1.5 * min(self.flush):
            reasons.append("the disk's flush changed during the run")
        if min(self.flush) < 0.03:
            reasons.append("a flush costs nothing: this folder is not on a disk that keeps")
        if max(self.busy) > 0.15:
            reasons.append("other work was running")
        return reasons

    def rows(self, chosen, unfit):
        """The objects of `--json`, one for each row."""
        for row in chosen:
            reference = row.reference[self.engine]
            if row.arm not in self.found:
                continue
            arm = medians(self.found[row.arm])
            against = medians(self.found[reference]) if reference else {}
            pairs = zip(self.found[row.arm], self.found[reference] if reference else self.found[row.arm])
            ratio = row.ratio(arm, against)
            yield {
                "name": row.name, "engine": self.engine, "ratio": round(ratio, 4),
                "budget": row.budget.get(self.engine), "holds": row.holds(ratio, self.engine), "by": row.by,
                "unfit": unfit,
                "ratios": [round(row.ratio(medians([one]), medians([other])), 4) for one, other in pairs],
                "what": what(row.arm), "figures": arm,
                "reference": what(reference) if reference else None, "reference_figures": against,
                "flush_p50_ms": self.flush, "cases": self.cases, "many_cases": self.many, "bodies": self.bodies,
                "acted_on": self.acted_on,
            }


def print_table(outcome, rows, unfit):
    """The same for people."""
    flush, busy = outcome.flush, outcome.busy
    many = f" and {outcome.many}" if outcome.many else ""
    print(f"\n{outcome.engine}: {outcome.cases} cases{many} before the first round, acts on {outcome.acted_on} of "
          f"them in {outcome.bodies} Bodies; flush of 4 KiB p50 {flush[0]:.3f} ms before, {flush[1]:.3f} ms after; "
          f"processors busy with other work {busy[0]:.0%} before, {busy[1]:.0%} after\n")
    print(f"{'arm':18}{'per s':>10}{'p50 ms':>10}{'p99 ms':>10}{'max ms':>10}  what")
    for name in sorted(outcome.found, key=lambda each: (each.startswith("large "), list(WHAT).index(plain(each)))):
        arm = medians(outcome.found[name])
        shown = [f"{arm[key]:>10.{digits}f}" if key in arm else f"{'':>10}"
                 for key, digits in (("rate", 1), ("p50_ms", 3), ("p99_ms", 3), ("max_ms", 3))]
        print(f"{name:18}{''.join(shown)}  {what(name)}")
    print(f"\n{'budget':40}{'ratio':>9}{'wanted':>10}  {'':10}each round")
    for row in rows:
        held = {None: "no budget", True: "holds", False: "MISSED"}[row["holds"]]
        held = f"({held.lower()})" if unfit and row["holds"] is not None else held
        sign = ">=" if row["by"] == "rate" else "<="
        wanted = "" if row["budget"] is None else f"{sign} {row['budget']:g}"
        print(f"{row['name']:40}{row['ratio']:>9.3f}{wanted:>10}  {held:10}"
              + " ".join(f"{each:.3f}" for each in row["ratios"]))
    for reason in unfit:
        print(f"does not count: {reason}")
