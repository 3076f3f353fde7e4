"""The plot: seconds and memory by pages, both axes straight, so that what grows in proportion is a straight line."""
COLOURS = {"hugo": "#b4471f", "cabas": "#2f6b2f"}
NAMES = {"hugo": "Hugo", "cabas": "Cabas"}
WIDTH, HEIGHT, LEFT, TOP, ROOM = 400, 250, 56, 44, 60


def svg(known):
    """An SVG of the cases in memory (or of those on disk, where there are no others)."""
    cases = [r for r in known if r["where"] == "tmpfs"] or known
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * (WIDTH + LEFT) + 40} {TOP + HEIGHT + ROOM}" '
             'font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Clean builds: seconds and memory by pages">',
             '<rect width="100%" height="100%" fill="#fffef9"/>']
    panels = (("Clean build, seconds (CPU dashed)", (("wall", ""), ("cpu", "5 4"))), ("Peak memory, MiB", (("rss", ""),)))
    for at, (title, figures) in enumerate(panels):
        parts += panel(cases, title, figures, LEFT + at * (WIDTH + LEFT + 20))
    return "\n".join(parts + ["</svg>"]) + "\n"


def panel(cases, title, figures, left):
    most = max(r[name][key] for r in cases for name in NAMES for key, _ in figures)
    widest = max(r["pages"] for r in cases)
    x = lambda pages: left + WIDTH * .92 * pages / widest
    y = lambda value: TOP + HEIGHT * (1 - value / (most * 1.08))
    yield f'<text x="{left}" y="{TOP - 16}" font-weight="600">{title}</text>'
    for value in steps(most):
        yield f'<line x1="{left}" x2="{left + WIDTH * .95:.0f}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#ddd8c8"/>'
        yield f'<text x="{left - 8}" y="{y(value) + 4:.1f}" text-anchor="end" fill="#555">{value:g}</text>'
    for r in cases:
        # The smallest case stands too near to the axis to be named beside the next.
        if r["pages"] * 12 > widest:
            yield f'<text x="{x(r["pages"]):.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle" fill="#555">{r["pages"]:,}</text>'.replace(",", "\u202f")
    yield f'<text x="{left + WIDTH * .46:.0f}" y="{TOP + HEIGHT + 42}" text-anchor="middle" fill="#555">pages</text>'
    for name, colour in COLOURS.items():
        for key, dashes in figures:
            points = " ".join(f"{x(r['pages']):.1f},{y(r[name][key]):.1f}" for r in cases)
            yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
            yield from (f'<circle cx="{x(r["pages"]):.1f}" cy="{y(r[name][key]):.1f}" r="3" fill="{colour}"/>' for r in cases)
        last = max(cases, key=lambda r: r["pages"])
        yield f'<text x="{x(last["pages"]) - 8:.1f}" y="{y(last[name][figures[0][0]]) - 8:.1f}" text-anchor="end" fill="{colour}" font-weight="600">{NAMES[name]}</text>'


def steps(most):
    """Four to eight round figures up to `most`."""
    unit = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else .1
    unit = next(unit * part for part in (1, .5, .2, .1) if most / (unit * part) >= 4)
    return [unit * count for count in range(int(most / unit) + 1)]
