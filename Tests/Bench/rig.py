"""What the measurements stand on: the program to measure, the references' programs, probes of disk and machine."""
import os
import shutil
import statistics
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# The references that are written in C, and what each is linked with.
PROGRAMS = {"raw_sqlite": "-lsqlite3", "sha256": "-lcrypto"}


class Failure(Exception):
    """Why it cannot be measured, in a sentence."""


def program(is_quick, is_optimised, note):
    """The program to measure and whether it is known to be optimised; a release build is made unless it is quick."""
    release, debug = (os.path.join(ROOT, ".build", kind, "zhengming") for kind in ("release", "debug"))
    named = os.environ.get("ZHENGMING_BIN")
    if named:
        chosen = os.path.abspath(named)
        is_optimised = is_optimised or os.path.realpath(chosen) == os.path.realpath(release)
    elif is_quick:
        chosen = release if os.access(release, os.X_OK) else debug
        is_optimised = chosen == release
    else:
        note("building the release program (expect 10 minutes the first time)")
        built = subprocess.run(
            ["swift", "build", "-j", os.environ.get("JOBS", "2"), "-c", "release", "--product", "zhengming"], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if built.returncode != 0:
            raise Failure("the release program could not be built:\n" + built.stdout[-2000:])
        chosen, is_optimised = release, True
    if not os.access(chosen, os.X_OK):
        raise Failure(f"no program at {os.path.relpath(chosen, ROOT)}")
    note(f"measuring {os.path.relpath(chosen, ROOT)}{'' if is_optimised else ', not known to be optimised'}")
    return chosen, is_optimised


def compiled(folder):
    """The references' programs, compiled into the run's folder: name → path."""
    for tool in ("gcc", "wrk"):
        if shutil.which(tool) is None:
            raise Failure(f"{tool} is missing: script/bootstrap installs it")
    paths = {}
    for name, library in PROGRAMS.items():
        paths[name] = os.path.join(folder, name)
        made = subprocess.run(
            ["gcc", "-O2", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror",
             os.path.join(HERE, f"{name}.c"), "-o", paths[name], library], capture_output=True, text=True)
        if made.returncode != 0:
            raise Failure(f"{name}.c does not compile:\n" + made.stderr[-2000:])
    return paths


# The disk and the machine

def flush_p50(folder, times=300):
    """What writing and flushing 4 KiB costs on the folder's disk, in milliseconds: the median."""
    path, block, took = os.path.join(folder, "probe"), b"x" * 4096, []
    handle = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        for _ in range(times):
            begun = time.perf_counter()
            os.pwrite(handle, block, 0)
            os.fsync(handle)
            took.append((time.perf_counter() - begun) * 1000)
    finally:
        os.close(handle)
        os.remove(path)
    return round(statistics.median(took), 4)


def busy_share(seconds):
    """The share of the processors' time that others use while nothing is measured."""
    def read():
        with open("/proc/stat", encoding="ascii") as lines:
            ticks = [int(text) for text in lines.readline().split()[1:9]]
        return sum(ticks), ticks[3] + ticks[4]
    whole, idle = read()
    time.sleep(seconds)
    whole_after, idle_after = read()
    return 1 - (idle_after - idle) / max(1, whole_after - whole)
