"""A PostgreSQL 15 of the measurement's own, from Debian's package, with the settings it comes with but for the number
of connections; what is committed is on the disk. It ends with the program that started it, however that ends."""
import os
import pathlib
import subprocess
import tempfile
import time

from rig import Failure

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")

# The server refuses to run as root; then the account of Debian's package runs it. Its watchman stops it when the
# program that reads from the other end is no more. $0 the cluster, $1 the programs, $2 the socket's folder.
WATCHMAN = """
set -e
as() { if [ "$(id -u)" -eq 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else exec "$@"; fi; }
mkdir -p "$0"
if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$0" "$2"; fi
cd "$0"
[ -f PG_VERSION ] || (as "$1/initdb" -D "$0" -U zhengming -A trust -E UTF8 --locale=C.UTF-8 \
    --locale-provider=icu --icu-locale=zh-CN) >"$2/initdb.log" 2>&1
(as "$1/postgres" -D "$0" -k "$2" -c listen_addresses= -c fsync=on -c synchronous_commit=on \
    -c max_connections=200) >"$2/server.log" 2>&1 &
server=$!
cat >/dev/null || true
kill -INT $server; wait $server || true
cd /; rm -rf "$2"
"""


class PostgresServer:
    """The server of a cluster; no port, a socket in a folder of its own."""

    def __init__(self, cluster):
        if not (PROGRAMS / "initdb").exists():
            raise Failure("PostgreSQL 15 is missing: script/bootstrap installs it")
        # A socket's path has at most 107 bytes, so it does not lie with the data.
        self.socket = tempfile.mkdtemp(prefix="zhengming-bench-")
        self.watchman = subprocess.Popen(
            ["/bin/sh", "-c", WATCHMAN, os.path.abspath(cluster), str(PROGRAMS), self.socket],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(1200):
            if self.watchman.poll() is not None:
                break
            if self.psql("SELECT 1", "postgres", check=False) is not None:
                return
            time.sleep(0.1)
        words = "".join(
            path.read_text(errors="replace")[-400:] for path in sorted(pathlib.Path(self.socket).glob("*.log")))
        self.stop()
        raise Failure(f"PostgreSQL did not start: {words}")

    def stop(self):
        self.watchman.stdin.close()
        self.watchman.wait(60)

    def address(self, database):
        """What `--database` takes."""
        return f"postgres:host={self.socket} user=zhengming dbname={database}"

    def has(self, database):
        return self.psql(f"SELECT 1 FROM pg_database WHERE datname = '{database}'", "postgres") != []

    def make(self, database):
        self.psql(f"CREATE DATABASE {database} TEMPLATE template0", "postgres")

    def psql(self, statement, database, check=True):
        """What a statement answers, rows of texts; nothing where it failed and need not succeed."""
        done = subprocess.run(
            [PROGRAMS / "psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", *self.who, "-d", database, "-c",
             statement], capture_output=True, text=True)
        if done.returncode != 0:
            if check:
                raise Failure(f"psql: {done.stderr.strip()[-400:]}")
            return None
        return [line.split("\t") for line in done.stdout.splitlines()]

    @property
    def who(self):
        """How psql and pgbench reach it."""
        return ["-h", self.socket, "-U", "zhengming"]
