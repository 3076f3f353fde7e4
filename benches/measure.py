"""Whole processes, as the system accounts for them when they end; and what machine it was."""
import datetime, os, pathlib, re, resource, shutil, statistics, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent


class Failed(SystemExit):
    """A command that did not succeed ends the benchmark with what it said, unless somebody expects it."""


def run(command, cwd=None, memory=None):
    """Runs to the end, with at most `memory` bytes → dict(wall, cpu in seconds, rss in MiB, out)."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))) if memory else None
    with tempfile.TemporaryFile() as out:
        started = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=out, stderr=subprocess.STDOUT, preexec_fn=limit)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode(errors="replace")
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: exit {process.returncode}\n{said[-4000:]}")
    return dict(wall=wall, cpu=usage.ru_utime + usage.ru_stime, rss=usage.ru_maxrss / 1024, out=said)


def floor(source, target):
    """The same bytes written from memory: what no program can beat."""
    said = run([sys.executable, HERE / "floor.py", source, target])["out"]
    wall, cpu = map(float, re.search(r"wall ([\d.]+) s, cpu ([\d.]+) s", said).groups())
    return dict(wall=wall, cpu=cpu)


def median(runs):
    """The median of each figure."""
    return {key: statistics.median(one[key] for one in runs) for key in ("wall", "cpu", "rss") if key in runs[0]}


def phases(said):
    """Seconds by phase, as `cabas build` prints them on its second line."""
    line = next((line for line in said.splitlines() if " · " in line), "")
    return {name.strip(): float(number.replace(",", ".")) for name, number in re.findall(r"([^·\d]+?) ([\d,]+)\s+s", line)}


def size(folder):
    files = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
    return dict(files=len(files), pages=sum(name.endswith(".html") for name in files), bytes=sum(map(os.path.getsize, files)))


def settle(*folders):
    """Removes what a round wrote and waits until the disk has it: no round pays for another."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    os.sync()


def first(file, pattern):
    found = re.search(pattern, pathlib.Path(file).read_text(), re.M)
    return found.group(1).strip() if found else ""


def memory_available():
    """Bytes that can be had without pushing anybody out."""
    return int(first("/proc/meminfo", r"^MemAvailable:\s+(\d+)") or 0) * 1024


def machine():
    memory = int(first("/proc/meminfo", r"^MemTotal:\s+(\d+)") or 0) / 1024 ** 2
    name = first("/proc/cpuinfo", r"^model name\s*:\s*(.*)$") or os.uname().machine
    return f"{os.cpu_count()} × {name}, {memory:.0f} GiB, Linux {os.uname().release.split('-')[0]}"


def today():
    return datetime.date.today().isoformat()
