"""A PostgreSQL server of a test program's own, gone with it however it ends."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")

# The server refuses to run as root; then the account of Debian's package runs it. Its watchman starts it again for
# each line that he reads, and stops it when the program at the other end is no more. $0 the folder, $1 the programs,
# $2 and $3 more options of the two of them.
WATCHMAN = """
set -e
as() { if [ "$(id -u)" -eq 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else exec "$@"; fi; }
[ "$(id -u)" -ne 0 ] || chown postgres "$0"
cd "$0"
(as "$1/initdb" -D "$0/data" -U zhengming -A trust -E UTF8 --no-sync --locale=C.UTF-8 \
    --locale-provider=icu --icu-locale=zh-CN $2) >"$0/initdb.log" 2>&1
serve() { (as "$1/postgres" -D "$0/data" -k "$0" -c listen_addresses= -c fsync=off -c max_connections=200 \
    -c deadlock_timeout=200ms $2) >>"$0/server.log" 2>&1 & server=$!; }
serve "$1" "$3"
while read -r _; do wait $server || true; serve "$1" "$3"; done
kill -QUIT $server || true; wait $server || true
cd /; rm -rf "$0"
"""


class PostgresServer:
    """The server; `address` is what `--database` takes."""

    def __init__(self, base=None, initdb="", options=""):
        base = base or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        self.initdb, self.options = initdb, options
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zhengming-pg-", dir=base))
        self.address = self.address_of("zhengming")
        self.watchman = None

    def address_of(self, database):
        return f"postgres:host={self.folder} user=zhengming dbname={database}"

    def make(self, database):
        """An empty database; where it is."""
        self.run(f"CREATE DATABASE {database} TEMPLATE template0", "postgres")
        return self.address_of(database)

    def __enter__(self):
        if not (PROGRAMS / "initdb").exists():
            raise RuntimeError("PostgreSQL 15 is missing: script/bootstrap")
        self.watchman = subprocess.Popen(
            ["/bin/sh", "-c", WATCHMAN, str(self.folder), str(PROGRAMS), self.initdb, self.options],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait()
        self.make("zhengming")
        return self

    def wait(self):
        """Waits until it answers."""
        for _ in range(600):
            if self.watchman.poll() is not None:
                break
            if self.run("SELECT 1", "postgres", check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL did not start: see {self.folder}")

    def processes(self):
        """The postmaster and every process of its own; none when it ended."""
        try:
            first = int((self.folder / "data/postmaster.pid").read_text().split()[0])
            if (pathlib.Path(f"/proc/{first}/stat").read_text().rsplit(")", 1)[1].split()[0]) == "Z":
                return []
        except (OSError, IndexError, ValueError):
            return []
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, text=True).stdout
        return [first, *map(int, found.split())]

    def crash(self):
        """kill -9 of all of it; it stays away until it is started again."""
        for process in self.processes():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def start(self):
        """Starts it again after it ended; returns at once, see `wait`."""
        self.watchman.stdin.write(b"\n")
        self.watchman.stdin.flush()

    def __exit__(self, *_):
        self.watchman.stdin.close()
        self.watchman.wait(30)

    def run(self, statement, database="zhengming", check=True):
        return subprocess.run(
            [PROGRAMS / "psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "zhengming",
             "-d", database, "-c", statement], check=check, capture_output=True, text=True)

    def rows(self, query):
        """What a query answers, as texts."""
        return [line.split("\t") for line in self.run(query).stdout.splitlines()]
