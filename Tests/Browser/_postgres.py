"""A PostgreSQL server of a test program's own, gone with it however it ends."""

import os
import pathlib
import subprocess
import tempfile
import time

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")

# The server refuses to run as root; then the account of Debian's package runs it. Its watchman stops it when the
# program that reads from the other end is no more.
WATCHMAN = """
set -e
as() { if [ "$(id -u)" -eq 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else exec "$@"; fi; }
[ "$(id -u)" -ne 0 ] || chown postgres "$0"
cd "$0"
(as "$1/initdb" -D "$0/data" -U zhengming -A trust -E UTF8 --no-sync --locale=C.UTF-8 \
    --locale-provider=icu --icu-locale=zh-CN) >"$0/initdb.log" 2>&1
(as "$1/postgres" -D "$0/data" -k "$0" -c listen_addresses= -c fsync=off -c max_connections=200 \
    -c deadlock_timeout=200ms) >"$0/server.log" 2>&1 &
server=$!
cat >/dev/null || true
kill -QUIT $server; wait $server || true
cd /; rm -rf "$0"
"""


class PostgresServer:
    """The server; `address` is what `--database` takes."""

    def __init__(self):
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
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
            ["/bin/sh", "-c", WATCHMAN, str(self.folder), str(PROGRAMS)], stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if self.watchman.poll() is not None:
                break
            if self.run("SELECT 1", "postgres", check=False).returncode == 0:
                self.make("zhengming")
                return self
            time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL did not start: see {self.folder}")

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
