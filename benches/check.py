#!/usr/bin/env python3
"""check.py HUGO OURS: is every page of Hugo's tree in ours, with the same visible text? Exit 1 when not.

Addresses differ by rule (`ours`). Of the text, tags, scripts and drawings are dropped, white space is made one. Files
that one tree has and the other has not are counted by what they are; one that no line of EXPLAINED names is a fault.
"""
import collections, html, os, pathlib, re, sys

from records import DEPS, slug

TAG, WS = re.compile(r"<script.*?</script>|<svg.*?</svg>|<[^>]*>", re.S), re.compile(r"\s+")
DEPARTMENT = {code.lower(): f"{code.lower()}-{slug(name)}" for code, name in DEPS}
ADDRESSES = [(r"/page/(\d+)/index.html$", r"/\1/index.html"), (r"^departement/index.html$", "regions/index.html"),
             (r"^produit/index.html$", "produits/index.html"), (r"^amaps/([^/]*[^\d/][^/]*)/index.html$", r"amap/\1/index.html"),
             (r"^fermes/([^/]*[^\d/][^/]*)/index.html$", r"ferme/\1/index.html"),
             (r"^contrats/([^/]*[^\d/][^/]*)/index.html$", r"contrat/2026/\1/index.html")]

# What one tree has and the other has not: who, which files, what they are.
EXPLAINED = [
    ("hugo", r"^(|departement/..?/|produit/[^/]*/)atom\.xml$", "feeds of full texts: whole site, each département, each product"),
    ("hugo", r"^(amaps\.geojson|search\.json)$", "all AMAPs as GeoJSON; the search in one file"),
    ("hugo", r"^(departement/index|produit/index|index)\.xml$", "feeds"),
    ("hugo", r"^(site\.css|sitemap\.xml|robots\.txt)$", "style sheet; for search engines"),
    ("cabas", r"^(departement/[^/]*/)?(atom\.xml|feed\.json)$", "feeds: whole site, each département; Atom and JSON"),
    ("cabas", r"^theme/", "static files of the default theme, the live map among them"),
    ("cabas", r"^region/", "pages of régions"),
    ("cabas", r"^(mentions-legales|donnees-personnelles|accessibilite|verifier|plan-du-site|hors-ligne)/|^404\.html$", "pages about the site"),
    ("cabas", r"^(sitemap[^/]*\.xml|robots\.txt|_headers|\.htaccess|manifest\.webmanifest|sw\.js|favicon\.ico|icone-\d+\.png|partage\.png)$", "for search engines, hosts and browsers; the card of the site"),
]


def text(path):
    return WS.sub(" ", html.unescape(TAG.sub(" ", path.read_text(encoding="utf-8")))).strip()


def tree(folder):
    folder = str(folder)
    return {os.path.join(at, name)[len(folder) + 1:]: pathlib.Path(at, name) for at, _, names in os.walk(folder) for name in names}


def ours(path):
    """Where our site has what Hugo's has at `path`."""
    for pattern, address in ADDRESSES:
        path = re.sub(pattern, address, path)
    parts = path.split("/")
    if parts[0] == "departement" and parts[1] in DEPARTMENT:
        parts[1] = DEPARTMENT[parts[1]]
    return "/".join(parts)


def compare(hugo, cabas):
    """→ dict: pages compared, those that are missing or differ, files of one tree only by what they are."""
    a, b = tree(hugo), tree(cabas)
    pages = {path: ours(path) for path in a if path.endswith(".html")}
    missing = sorted(path for path, own in pages.items() if own not in b)
    differ = sorted(path for path, own in pages.items() if own in b and text(a[path]) != text(b[own]))
    only, unexplained = collections.OrderedDict(), []
    taken = set(pages.values())
    rest = [("hugo", p, a[p]) for p in a if p not in pages] + [("cabas", p, b[p]) for p in b if p not in taken]
    for who, path, file in rest:
        why = next((why for whose, pattern, why in EXPLAINED if whose == who and re.search(pattern, path)), None)
        if why is None:
            unexplained.append(f"{who}: {path}")
            continue
        entry = only.setdefault(f"{who}: {why}", [0, 0])
        entry[0] += 1
        entry[1] += file.stat().st_size
    sizes = {name: dict(files=len(t), bytes=sum(p.stat().st_size for p in t.values()),
                        pages=sum(p.endswith(".html") for p in t)) for name, t in (("hugo", a), ("cabas", b))}
    return dict(pages=len(pages), missing=missing, differ=differ, unexplained=sorted(unexplained), only=only, sizes=sizes,
                first=shown(differ[0], a, b) if differ else None)


def shown(path, a, b):
    x, y = text(a[path]), text(b[ours(path)])
    at = next((i for i, (c, d) in enumerate(zip(x, y)) if c != d), min(len(x), len(y)))
    return f"{path}\n  hugo  …{x[max(0, at - 60):at + 60]}\n  cabas …{y[max(0, at - 60):at + 60]}"


def told(found):
    lines = [f"{found['pages']} pages of Hugo's, of which ours has not {len(found['missing'])} and says otherwise {len(found['differ'])}"]
    lines += [f"  not there: {path}" for path in found["missing"][:12]] + [f"  other text: {path}" for path in found["differ"][:12]]
    lines += [found["first"]] if found["first"] else []
    lines += [f"  unexplained: {path}" for path in found["unexplained"][:12]]
    lines += [f"  {files:6} files {size / 1e6:8.1f} MB  {what}" for what, (files, size) in found["only"].items()]
    lines += [f"  {name}: {s['files']} files, {s['pages']} of them pages, {s['bytes'] / 1e6:.1f} MB" for name, s in found["sizes"].items()]
    return "\n".join(lines)


def same(found):
    return not (found["missing"] or found["differ"] or found["unexplained"])


if __name__ == "__main__":
    found = compare(sys.argv[1], sys.argv[2])
    print(told(found))
    sys.exit(not same(found))
