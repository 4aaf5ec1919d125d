"""One engine's part of a run: its worlds and servers, the rounds of its arms, memory, and the commands."""
import os
import sys
import threading
import time

import arms
from budgets import CLIENTS, FEWER_CLIENTS, Outcome
from installation import Installation
from postgres import PostgresServer
from rig import busy_share, flush_p50
from scenes import PETITION, Scenes

# Sign-ins: two at a time, and no more in a minute than the door lets through.
SIGN_IN_PAUSE = 0.2
FIRST_PAGE = "/reports?open=all&sort=opened"
COMMAND_ARMS = ("start", "rebuild", "large rebuild", "batches", "verify", "sha256")


def note(text):
    """For the person who watches; the figures alone go to standard output."""
    print(f"==> {text}", file=sys.stderr, flush=True)


class Run:
    """Measures the rows that are asked for on one engine."""

    def __init__(self, arguments, engine, binary, programs, folder):
        self.arguments, self.engine, self.binary, self.programs = arguments, engine, binary, programs
        self.folder = folder
        self.started = []
        self.found = {}
        self.wanted = {row.arm for row in arguments.rows}
        self.wanted |= {row.reference[engine] for row in arguments.rows}
        os.makedirs(folder)
        os.chmod(folder, 0o711)

    def outcome(self):
        busy, flush = [busy_share(2)], [flush_p50(self.folder)]
        try:
            few = self.world(self.folder, self.arguments.cases)
            many = self.large_world()
            each = [one for one in (few, many) if one]
            for one in each:
                one.start()
            scenes = [Scenes(one) for one in each]
            counts = [one.number("SELECT count(*) FROM case_head") for one in each]
            self.rounds(self.served_arms(*scenes))
            if "memory" in self.wanted:
                self.found["memory"] = [self.memory(scenes[-1])]
            for one in each:
                one.stop()
            self.rounds(self.command_arms(few, many, scenes[-1]))
        finally:
            for one in reversed(self.started):
                one.stop()
        flush.append(flush_p50(self.folder))
        busy.append(busy_share(2))
        return Outcome(
            self.engine, self.found, counts[0], counts[1] if many else 0, scenes[0].bodies,
            len(scenes[0].clarifications), flush, busy)

    # Worlds

    def world(self, folder, cases):
        """The installation below a folder, made where there is none."""
        postgres, data = None, os.path.join(folder, "sqlite")
        if self.engine == "postgres":
            postgres, data = PostgresServer(os.path.join(folder, "postgres", "cluster")), os.path.join(
                folder, "postgres", "demo")
            self.started.append(postgres)
        elif os.path.exists(os.path.join(folder, "demo.json")):
            data = folder
        installation = Installation(self.binary, data, postgres)
        self.started.append(installation)
        if installation.is_made:
            note(f"{self.engine}: the world in {data}")
            return installation
        note(f"{self.engine}: making a world of {cases} reports")
        begun = time.monotonic()
        # A quick run is content with few Bodies.
        installation.make(cases, "test" if self.arguments.quick else "small")
        note(f"{self.engine}: made in {time.monotonic() - begun:.0f} s")
        return installation

    def large_world(self):
        """The large one, where growth is measured."""
        arguments = self.arguments
        if not any(row.is_growth for row in arguments.rows):
            return None
        folder = arguments.large_data or os.path.join(self.folder, "large")
        there = ["postgres/demo"] if self.engine == "postgres" else ["", "sqlite"]
        if not arguments.growth and not any(
                os.path.exists(os.path.join(folder, one, "demo.json")) for one in there):
            note(f"{self.engine}: no large world in {folder}, so no growth; --growth makes one")
            self.wanted = {arm for arm in self.wanted if arm is None or not arm.startswith("large ")}
            return None
        os.makedirs(folder, exist_ok=True)
        return self.world(folder, arguments.large)

    # Arms

    def served_arms(self, few, many=None):
        """Name → what measures it for so many seconds, of the arms that need a server."""
        folder, raw = self.folder, self.programs["raw_sqlite"]
        postgres = few.installation.postgres
        every = {
            "raw": lambda seconds: arms.raw_sqlite(folder, raw, seconds),
            "pgbench1": lambda seconds: arms.pgbench(folder, postgres, 1, seconds),
            "pgbench32": lambda seconds: arms.pgbench(folder, postgres, CLIENTS, seconds),
            "hello": lambda seconds: arms.hello(folder, few.installation, CLIENTS, seconds),
            "act32": lambda seconds: arms.acts(folder, few.installation, CLIENTS, seconds, few.corrections()),
            "act16": lambda seconds: arms.acts(folder, few.installation, FEWER_CLIENTS, seconds, few.corrections()),
            "report32": lambda seconds: arms.acts(folder, few.installation, CLIENTS, seconds, few.reports()),
            **self.page_arms("", few, CLIENTS, ""), **self.page_arms("", few, FEWER_CLIENTS, "16"),
            **self.single_arms("", few),
        }
        if many:
            every |= self.single_arms("large ", many)
        return {name: measure for name, measure in every.items() if name in self.wanted}

    def single_arms(self, prefix, scenes):
        """One client's arms of an installation, few cases or many."""
        folder, installation = self.folder, scenes.installation
        return {f"{prefix}act1": lambda seconds: arms.acts(folder, installation, 1, seconds, scenes.corrections()),
                **self.page_arms(prefix, scenes, 1, "1")}

    def page_arms(self, prefix, scenes, clients, suffix):
        def measure(pages):
            return lambda seconds: arms.pages(self.folder, scenes.installation, clients, seconds, pages)
        return {f"{prefix}{name}{suffix}": measure(pages) for name, pages in (
            ("register", scenes.register), ("dashboard", scenes.dashboard), ("case", scenes.case))}

    def command_arms(self, few, many, largest):
        """The arms that need the server stopped. What a command does takes as long as it takes."""
        every = {
            "start": lambda _: self.start(largest),
            "rebuild": lambda _: arms.rebuild(few),
            "large rebuild": lambda _: arms.rebuild(many),
            "batches": lambda seconds: arms.raw_sqlite(self.folder, self.programs["raw_sqlite"], seconds, 100),
            "verify": lambda _: arms.verify(few),
            "sha256": lambda _: arms.sha256(self.folder, self.programs["sha256"], few),
        }
        return {name: measure for name, measure in every.items() if name in self.wanted}

    def rounds(self, measures):
        """Each arm's figures of each round; one short unmeasured turn first of what runs by the clock."""
        for name, measure in measures.items():
            if name not in COMMAND_ARMS:
                measure(min(3, self.arguments.seconds))
        for number in range(self.arguments.rounds if measures else 0):
            for name in list(measures) if number % 2 == 0 else reversed(list(measures)):
                figures = measures[name](self.arguments.seconds)
                figures["rate"] = figures["requests"] / figures["seconds"]
                self.found.setdefault(name, []).append(figures)
            note(f"{self.engine}: round {number + 1} of {self.arguments.rounds}: " + ", ".join(
                f"{name} {self.found[name][-1]['rate']:.1f}/s" for name in measures))

    # Memory and start

    def memory(self, scenes):
        """The most that is resident while clients act, then read, and two sign in at a time all along."""
        seconds, installation = self.arguments.seconds, scenes.installation
        most, sign_ins, failures, is_over = [installation.resident()], [], [], threading.Event()
        acting = scenes.corrections()

        def sign_in():
            while not is_over.is_set():
                installation.api_token(PETITION, scenes.password)
                sign_ins.append(1)
                is_over.wait(SIGN_IN_PAUSE)

        def watch():
            while not is_over.wait(0.05):
                most.append(installation.resident())

        def kept(task):
            try:
                task()
            except Exception as failure:  # pylint: disable=broad-except
                failures.append(failure)
        watchers = [threading.Thread(target=kept, args=(task,)) for task in (sign_in, sign_in, watch)]
        for one in watchers:
            one.start()
        try:
            arms.acts(self.folder, installation, CLIENTS, seconds, acting)
            for pages in (scenes.register, scenes.dashboard, scenes.case):
                arms.pages(self.folder, installation, CLIENTS, seconds, pages)
        finally:
            is_over.set()
            for one in watchers:
                one.join()
        if failures:
            raise failures[0]
        after = installation.resident()
        note(f"{self.engine}: {max(most):.0f} MB with {len(sign_ins)} sign-ins, {after:.0f} MB after")
        return {"megabytes": max(most), "megabytes_after": after, "sign_ins": len(sign_ins)}

    def start(self, scenes):
        installation = scenes.installation
        took = installation.first_page(scenes.cookies[0], FIRST_PAGE)
        installation.stop()
        return {"requests": 1, "seconds": took}
