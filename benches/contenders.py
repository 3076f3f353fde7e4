"""Servers that take contracts: ours, and FastAPI on SQLite. Each is a process on a port of this machine, started anew with an
empty database (or with one that is there), and stopped as its owner would stop it."""
import json, os, pathlib, re, signal, socket, sqlite3, subprocess, sys, time, urllib.request, venv

from measure import HERE
from programs import CACHE, Missing

# As PyPI has them; uvicorn[standard] brings uvloop and httptools.
PEER = {"fastapi": "0.165.0", "uvicorn[standard]": "0.54.0", "python-multipart": "0.0.34"}


def tool():
    """The load program, built for release beside the server: `BENCH` where it is built already."""
    if os.environ.get("BENCH"):
        return str(pathlib.Path(os.environ["BENCH"]).resolve())
    root = HERE.parent
    if subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "intake", "--example", "bench"], cwd=root).returncode:
        sys.exit("cargo build --release --example bench failed")
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", root / "target"), "release/examples/bench").resolve())


def peer_python():
    """Python with the peer's packages, in an environment of its own."""
    home = CACHE / ("peer-" + PEER["fastapi"])
    python = home / "bin/python"
    try:
        if not python.exists():
            venv.create(home, with_pip=True)
        if subprocess.run([python, "-I", "-c", "import fastapi, uvicorn, uvloop, httptools, python_multipart"], capture_output=True).returncode:
            wanted = [f"{name}=={version}" for name, version in PEER.items()]
            subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True, capture_output=True, text=True)
        return str(python)
    except (subprocess.CalledProcessError, OSError) as error:
        lines = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise Missing(f"FastAPI cannot be installed from PyPI here: {lines[-1] if lines else error}") from None


def port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    """A process and those that it starts."""
    name = ""

    def start(self, command, folder, environment, asked, patience=120):
        """Starts it and waits until `asked` answers. `ready` says how long that took, in seconds."""
        self.folder, self.said = folder, open(folder / f"{self.name}.log", "wb")
        began = time.monotonic()
        self.process = subprocess.Popen([str(part) for part in command], cwd=folder, env=os.environ | environment, stdout=self.said,
                                        stderr=subprocess.STDOUT, start_new_session=True)
        while True:
            try:
                with urllib.request.urlopen(asked, timeout=5) as answer:
                    if answer.status < 300:
                        break
            except OSError as error:
                # A path that there is not is answered by a server that is there.
                if getattr(error, "code", None) == 404:
                    break
            if self.process.poll() is not None or time.monotonic() - began > patience:
                self.stop()
                sys.exit(f"{self.name} does not start: {(folder / f'{self.name}.log').read_text()[-3000:]}")
            time.sleep(.002)
        self.ready = time.monotonic() - began
        return self

    def processes(self):
        """Its own number and those of the processes that it started."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def memory(self):
        """MiB now, and the most so far; of all its processes together."""
        told = [pathlib.Path(f"/proc/{one}/status").read_text() for one in self.processes()]
        return [sum(int(re.search(rf"^{key}:\s+(\d+)", text, re.M).group(1)) for text in told) / 1024 for key in ("VmRSS", "VmHWM")]

    def cpu(self):
        """Seconds of processor so far, of all its processes."""
        fields = (pathlib.Path(f"/proc/{one}/stat").read_text().rsplit(") ", 1)[1].split() for one in self.processes())
        return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")

    def stored(self):
        """How many contracts its database has."""
        with sqlite3.connect(self.database) as database:
            return database.execute("SELECT count(*) FROM contract").fetchone()[0]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.said.close()
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        # Whoever fails to stop, as its log says, may have lost something.
        if self.stop() not in (0, -signal.SIGTERM) and kind is None:
            sys.exit(f"{self.name} did not stop as it should: {(self.folder / f'{self.name}.log').read_text()[-3000:]}")


class Cabas(Server):
    """`cabas intake serve` with everything on: the evidence log's keys, mails to a mail server, the figures of the site."""
    name = "cabas"

    def __init__(self, program, folder, site, mails):
        self.listen, monitor = port(), port()
        self.database = folder / "intake/intake.db"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "intake.yml").write_text(
            f"url: https://amap.example\nlisten: 127.0.0.1:{self.listen}\nmonitor: 127.0.0.1:{monitor}\nfolder: intake\n"
            f"robots: false\nsender:\n  name: Les AMAP\n  email: contrats@amap.example\n"
            f"smtp:\n  host: 127.0.0.1\n  port: {mails}\n  security: none\n", encoding="utf-8")
        command = [program, "--content", folder / "content", "--themes", folder / "themes", "--site", site,
                   "intake", "--config", folder / "intake.yml", "serve"]
        # As its unit (`docs/deploiement/cabas-accueil.service`) starts it.
        self.start(command, folder, {"MIMALLOC_PURGE_DELAY": "10"}, f"http://127.0.0.1:{monitor}/health")


class Peer(Server):
    """FastAPI: `benches/fastapi/app.py` in uvicorn, with so many worker processes."""
    name = "fastapi"

    def __init__(self, python, folder, form, workers):
        self.listen, self.database = port(), folder / "peer.db"
        folder.mkdir(parents=True, exist_ok=True)
        command = [python, "-m", "uvicorn", "app:app", "--app-dir", HERE / "fastapi", "--host", "127.0.0.1", "--port", self.listen,
                   "--workers", workers, "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning",
                   "--backlog", "2048", "--timeout-keep-alive", "60"]
        environment = {"PEER_FORM": json.dumps(form), "PEER_DATABASE": str(self.database), "PYTHONDONTWRITEBYTECODE": "1"}
        self.start(command, folder, environment, f"http://127.0.0.1:{self.listen}/")


class Mails:
    """The mail server that takes everything."""

    def __init__(self, bench):
        self.process = subprocess.Popen([bench, "mails"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = json.loads(self.process.stdout.readline())["port"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        said, _ = self.process.communicate()
        self.taken = json.loads(said)["mails"]
