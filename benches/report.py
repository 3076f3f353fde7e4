"""Figures for people: tables of ratios, `results.json`, the table of README.md, the plot."""
import json
import re

import plot
from measure import HERE

RESULTS, README, PLOT = HERE / "results.json", HERE / "README.md", HERE / "plot.svg"


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def part(a, b):
    """How many times smaller the first is: `1/12`; from a half on, as a factor."""
    return f"1/{b / a:.1f}" if a * 2 < b else f"{a / b:.2f} ×"


def rows(r):
    """(what, Hugo's, ours, ratio) of a case."""
    hugo, cabas = r["hugo"], r["cabas"]
    yield "clean build, wall", seconds(hugo["wall"]), seconds(cabas["wall"]), part(cabas["wall"], hugo["wall"])
    yield "clean build, CPU", seconds(hugo["cpu"]), seconds(cabas["cpu"]), part(cabas["cpu"], hugo["cpu"])
    yield "peak memory", f"{hugo['rss']:.0f} MiB", f"{cabas['rss']:.0f} MiB", part(cabas["rss"], hugo["rss"])
    for key, what in (("floor", "our bytes from memory"), ("copy", "`cp -r` of our site")):
        yield f"{what}, wall", seconds(r[key]["wall"]), seconds(cabas["wall"]), f"{cabas['wall'] / r[key]['wall']:.1f} ×"
    for key, what in (("unchanged", "nothing changed"), ("body", "a contract’s text changed"), ("title", "an AMAP’s name changed")):
        yield f"{what}, new process", seconds(hugo["wall"]), seconds(r[key]["wall"]), part(r[key]["wall"], hugo["wall"])
    for key, what in (("body", "a contract’s text"), ("title", "an AMAP’s name")):
        yield f"`serve`: {what}, to the reloaded page", seconds(hugo["wall"]), seconds(r["serve"][key]), part(r["serve"][key], hugo["wall"])


def case(r):
    """A case as a table for a terminal."""
    sizes = r["sizes"]
    lines = [f"\n{r['pages']} pages, {r['where']}, median of {r['rounds']}: {r['date']}, {r['machine']}, Hugo {r['hugo_version']}, {r['cabas_version']}"]
    for name in ("hugo", "cabas"):
        lines.append(f"  {name}: {sizes[name]['files']} files, {sizes[name]['pages']} pages, {sizes[name]['bytes'] / 1e6:.1f} MB")
    lines += [f"  {what:<48} {a:>10} {b:>10} {ratio:>8}" for what, a, b, ratio in (("", "Hugo, or …", "Cabas", ""), *rows(r))]
    lines.append("  " + " · ".join(f"{name} {took:.2f} s" for name, took in r["phases"].items()))
    return "\n".join(lines)


def keep(r):
    """Stores a case in place of its last figures, and writes what is made of them."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    known = [one for one in known if (one["pages"], one["where"]) != (r["pages"], r["where"])] + [r]
    known.sort(key=lambda one: (one["where"] != "tmpfs", one["pages"]))
    RESULTS.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n")
    PLOT.write_text(plot.svg(known))
    README.write_text(re.sub(r"(<!-- figures -->\n).*?(<!-- end -->)", lambda m: m.group(1) + table(known) + m.group(2),
                             README.read_text(), flags=re.S))


def table(known):
    """The cases as the table of README.md, one column a case, and where the figures are from."""
    head = "| | " + " | ".join(f"{r['pages']:_} pages, {r['where']}".replace("_", " ") for r in known) + " |\n"
    lines = [list(rows(r)) for r in known]
    text = head + "|---|" + "---|" * len(known) + "\n"
    for at, (what, *_) in enumerate(lines[0]):
        text += f"| {what} | " + " | ".join(f"{column[at][1]} → {column[at][2]}: **{column[at][3]}**" for column in lines) + " |\n"
    sources = sorted({f"{r['date']}, {r['machine']}, Hugo {r['hugo_version']}, {r['cabas_version']}, median of {r['rounds']}" for r in known})
    return text + "\n" + "\n".join(f"{source}." for source in sources) + "\n"
