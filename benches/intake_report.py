"""Figures of the server of forms: medians, ratios against the bars, `intake.json`, its table in README.md, its plot."""
import json, re, statistics

from measure import HERE

RESULTS, README, PLOT = HERE / "intake.json", HERE / "README.md", HERE / "intake.svg"
KEYS = ("rate", "p50", "p99", "rss", "peak", "cpu_each", "load_each")


def per(one):
    """A line, with milliseconds of processor for a contract: the server's, and the load program's."""
    return one | dict(cpu_each=one["server_cpu"] / one["taken"] * 1e3, load_each=one["cpu"] / one["taken"] * 1e3)


def connections(one):
    return [key for key in one["cabas"] if key != "mails"]


def line(number, one):
    """A round as a line for a terminal."""
    told = []
    for name in ("cabas", "fastapi"):
        if name in one:
            told.append(f"{name} " + ", ".join(f"{key}: {one[name][key]['rate']:.0f}" for key in connections(one)))
    return f"round {number + 1}: floor {one['floor']['whole']:.0f} a second, text alone {one['floor']['rate']:.0f}, with a key {one['floor']['once']:.0f}; " + "; ".join(told) + f"; {one['cabas']['mails']} mails"


def medians(result):
    """The medians of the rounds. Ratios are those of a round, in which all were measured one after the other."""
    runs = result["runs"]
    middle = lambda of: statistics.median(of(one) for one in runs)
    floor = {key: middle(lambda one: one["floor"][key]) for key in ("whole", "once", "rate")}
    told = dict(floor=floor | {key: runs[0]["floor"][key] for key in ("batch", "bytes")})
    for name in ("cabas", "fastapi"):
        if name in runs[0]:
            told[name] = {str(key): {figure: middle(lambda one: per(one[name][key])[figure]) for figure in KEYS} for key in connections(runs[0])}
    beside = lambda floor: {str(key): middle(lambda one: one["cabas"][key]["rate"] / one["floor"][floor]) for key in connections(runs[0])}
    to_peer = {str(key): middle(lambda one: one["cabas"][key]["rate"] / one["fastapi"][key]["rate"]) for key in connections(runs[0])} if "fastapi" in runs[0] else {}
    return told | dict(to_floor=beside("whole"), to_once=beside("once"), to_text=beside("rate"), to_peer=to_peer) | {key: result[key] for key in ("workers", "seconds", "rounds", "ready")}


def bars(r):
    """(what, asked, found, whether it is reached); what was not measured is left out."""
    if "128" in r["to_floor"]:
        floors = (("to_floor", "that writes all rows of a contract"), ("to_text", "that writes nothing but the text"), ("to_once", "that writes the text and takes each key once"))
        for key, what in floors:
            yield f"128 connections, of bare SQLite {what}", "≥ 0.5", f"{r[key]['128']:.2f}", r[key]["128"] >= .5
    if "128" in r["to_peer"]:
        yield "128 connections, FastAPI", "≥ 10 ×", f"{r['to_peer']['128']:.1f} ×", r["to_peer"]["128"] >= 10
    if "512" in r["cabas"]:
        yield "memory, 512 connections", "≤ 48 MB", f"{r['cabas']['512']['peak']:.0f} MiB", r["cabas"]["512"]["peak"] * 1.048576 <= 48
    ready = r["ready"]
    yield f"ready with {ready['contracts']:_} contracts".replace("_", " "), "≤ 1 s", f"{ready['seconds'] * 1e3:.0f} ms", ready["seconds"] <= 1


def table(r):
    lines = ["| connections | Cabas, a second | p50 | p99 | of the floor | of the text alone | FastAPI, a second | p50 | p99 | Cabas against FastAPI |", "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for key, ours in r["cabas"].items():
        peer = r.get("fastapi", {}).get(key)
        theirs = f"{peer['rate']:.0f} | {peer['p50']:.1f} ms | {peer['p99']:.1f} ms | **{r['to_peer'][key]:.1f} ×**" if peer else "– | – | – | –"
        lines.append(f"| {key} | {ours['rate']:.0f} | {ours['p50']:.1f} ms | {ours['p99']:.1f} ms | **{r['to_floor'][key]:.2f}** | {r['to_text'][key]:.2f} | {theirs} |")
    lines += ["", "| | asked | found | |", "|---|--:|--:|---|"]
    lines += [f"| {what} | {asked} | {found} | {'reached' if reached else 'missed'} |" for what, asked, found, reached in bars(r)]
    floor = r["floor"]
    lines += ["", f"Floor: {floor['whole']:.0f} contracts a second with all their rows, batches of {floor['batch']}; {floor['rate']:.0f} rows a second of nothing but the text, {floor['bytes']} bytes; {floor['once']:.0f} where each key is taken once. {r['date']}, {r['machine']}, {r['cabas_version']}, "
              f"FastAPI {r['peer']['fastapi']} with {r['workers']} worker(s), median of {r['rounds']}, {r['seconds']:g} s each."]
    return "\n".join(lines) + "\n"


def text(r):
    """For a terminal: the table, and what a contract costs the processor on both sides."""
    costs = [f"  {name}, {key} connections: {one['cpu_each']:.2f} ms of processor a contract, the load program {one['load_each']:.2f} ms; {one['rss']:.0f} MiB"
             for name in ("cabas", "fastapi") if name in r for key, one in r[name].items()]
    return "\n" + table(r) + "\n" + "\n".join(costs)


def keep(r):
    RESULTS.write_text(json.dumps(r, ensure_ascii=False, indent=1) + "\n")
    PLOT.write_text(svg(r))
    README.write_text(re.sub(r"(<!-- intake -->\n).*?(<!-- end intake -->)", lambda m: m.group(1) + table(r) + m.group(2), README.read_text(), flags=re.S))


def svg(r):
    """Contracts a second by connections, bars side by side; the floor as a line."""
    keys, most = list(r["cabas"]), max(r["floor"]["whole"], *(one["rate"] for one in r["cabas"].values())) * 1.08
    left, top, high, wide = 64, 44, 250, 130
    y = lambda value: top + high * (1 - value / most)
    width = left + wide * len(keys) + 30
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top + high + 60}" font-family="system-ui, sans-serif" font-size="13" '
             'role="img" aria-label="Durable contracts a second by connections">', '<rect width="100%" height="100%" fill="#fffef9"/>',
             f'<text x="{left}" y="{top - 16}" font-weight="600">Durable contracts a second, by connections</text>']
    for at, key in enumerate(keys):
        for place, (name, colour) in enumerate((("cabas", "#2f6b2f"), ("fastapi", "#b4471f"))):
            if name in r:
                rate, x = r[name][key]["rate"], left + wide * at + 20 + 48 * place
                parts.append(f'<rect x="{x}" y="{y(rate):.1f}" width="44" height="{top + high - y(rate):.1f}" fill="{colour}"/>')
                parts.append(f'<text x="{x + 22}" y="{y(rate) - 5:.1f}" text-anchor="middle" font-size="11" fill="{colour}">{rate:.0f}</text>')
        parts.append(f'<text x="{left + wide * at + 66}" y="{top + high + 20}" text-anchor="middle" fill="#555">{key}</text>')
    floor = r["floor"]["whole"]
    parts += [f'<line x1="{left}" x2="{width - 10}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="{colour}" stroke-dasharray="{dash}"/>'
              for value, colour, dash in ((floor, "#555", "5 4"), (floor / 2, "#999", "2 4"), (0, "#555", ""))]
    parts += [f'<text x="{left - 6}" y="{y(value) + 4:.1f}" text-anchor="end" fill="#555">{told}</text>' for value, told in ((floor, "floor"), (floor / 2, "half"))]
    parts.append(f'<text x="{left}" y="{top + high + 44}"><tspan fill="#2f6b2f">■ Cabas</tspan> <tspan fill="#b4471f">■ FastAPI + SQLite</tspan></text>')
    return "\n".join(parts + ["</svg>"]) + "\n"
