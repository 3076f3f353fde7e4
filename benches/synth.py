#!/usr/bin/env python3
"""Synthetic AMAP network generator (Python stdlib only, deterministic).

usage: synth.py N [--seed 38090] [--out amaps-N.jsonl]

One JSON object per line, one line per AMAP:
  id, name, insee, commune, postcode, lat, lon          where it hands out the shares (fictional point, commune + <= 1.2 km)
  status                                                open | waiting_list | full | starting
  distribution {weekday 1=Monday..7, start, end, place} weekly slot
  members                                               number of member households
  products [..]                                         union of its farms' products
  farms [{id, name, insee, lat, lon, km, products, label}]   2-6, each 5-60 km away (as the crow flies)
  contracts [{id, farm, product, name, every_weeks, deliveries, first, last, price_cents, sizes}]   3-8

How it works
  * The commune is drawn with probability proportional to its population. Whole Paris, Lyon and Marseille are left out,
    their arrondissements are used. Communes without coordinates or people are left out.
  * Farms are shared, as in real life: with probability 0.8 an AMAP takes a farm that already exists 5-60 km away (if there is
    one), else a new farm is made in a random commune under 5,000 people 5-60 km away (communes are land, so no farm at sea).
  * Names are built from common nouns and the commune name; there are no personal names, phones or e-mails.
  * Same N + seed + gazetteer -> same bytes. A given AMAP index is not stable between different N (farms are shared).
"""
import argparse, bisect, datetime, itertools, json, math, pathlib, random, sys, time

GAZETTEER = pathlib.Path(__file__).resolve().parent.parent / "gazetteer/data/communes.tsv"

PRODUCTS = [  # (product, weight, price of one delivery in cents, every how many weeks)
    ("legumes", 44, 1400, 1), ("oeufs", 14, 380, 2), ("fruits", 10, 900, 2), ("volaille", 9, 1700, 4),
    ("fromage de chevre", 9, 800, 2), ("pain", 9, 550, 1), ("miel", 5, 950, 12), ("viande bovine", 6, 6500, 12),
    ("porc", 4, 4200, 8), ("fromage de brebis", 4, 1000, 4), ("produits laitiers", 6, 700, 1), ("farine et pates", 4, 900, 8),
    ("huile", 3, 1200, 12), ("plantes aromatiques", 3, 500, 8), ("champignons", 3, 600, 2), ("jus de pomme", 3, 1100, 12),
    ("biere", 2, 1300, 4), ("poisson", 1, 2200, 4)]
LABELS = [("AB", 70), ("conversion AB", 8), ("Nature et Progres", 7), ("Demeter", 5), ("", 10)]
NOUNS = ["Panier", "Cageot", "Sillon", "Potager", "Verger", "Semis", "Cabas", "Moulin", "Fournil", "Jardin", "Radis", "Poireau",
         "Tournesol", "Coquelicot", "Lavoir", "Preau", "Rucher", "Chou", "Topinambour", "Noisetier", "Grelinette", "Brouette"]
ADJ = ["vert", "de saison", "solidaire", "du coin", "en fete", "tetu", "d'ici", "des voisins", "vagabond", "du bon sens", "joyeux", "partage"]
FARM1 = ["Ferme", "Jardins", "Vergers", "Bergerie", "Chevrerie", "Ruchers", "Fournil", "Champs"]
FARM2 = ["du Grand Chene", "de la Source", "des Trois Ponts", "du Bas Pays", "de la Combe", "des Alouettes", "du Pre Long", "de la Lande",
         "du Vieux Puits", "des Coteaux", "de la Garenne", "du Petit Bois", "des Quatre Vents", "de la Plaine", "du Ruisseau", "des Charmes"]
PLACES = ["Salle des fetes", "Maison de quartier", "Preau de l'ecole", "Halle du marche", "MJC", "Centre social", "Local associatif", "Cafe associatif"]
SIZES = [["petit", "grand"], ["unique"], ["demi-part", "part"], ["petit", "moyen", "grand"]]
CELL = 0.5  # degrees, grid for neighbour search


def km(a, b):
    m = math.radians((a[0] + b[0]) / 2)
    return 111.195 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(m))


class Grid:
    def __init__(self): self.d = {}
    def add(self, lat, lon, item): self.d.setdefault((int(lat // CELL), int(lon // CELL)), []).append(item)
    def cells(self, lat, lon):  # every non-empty cell that can hold a point within 60 km
        w = int(60 / (111.195 * math.cos(math.radians(min(abs(lat), 70)))) / CELL) + 1
        a, o = int(lat // CELL), int(lon // CELL)
        got = (self.d.get((i, j)) for i in range(a - 2, a + 3) for j in range(o - w, o + w + 1))
        return [c for c in got if c]

    def draw(self, rng, here, lo, hi, pos, skip=()):
        """a random item lo..hi km from here (rejection sampling, then a full scan), or None"""
        cells = self.cells(*here)
        if not cells: return None
        cum = list(itertools.accumulate(map(len, cells)))
        for _ in range(40):
            x = rng.randrange(cum[-1]); b = bisect.bisect(cum, x); it = cells[b][x - cum[b]]
            if lo <= km(here, pos(it)) <= hi and it not in skip: return it
        ok = [it for c in cells for it in c if lo <= km(here, pos(it)) <= hi and it not in skip]
        return rng.choice(ok) if ok else None


def weighted(pairs):
    cum = list(itertools.accumulate(p[1] for p in pairs))
    return lambda rng: pairs[bisect.bisect(cum, rng.random() * cum[-1])]


def jitter(rng, lat, lon, radius_km):
    r, t = radius_km * math.sqrt(rng.random()), rng.random() * 2 * math.pi
    return round(lat + r * math.cos(t) / 111.195, 5), round(lon + r * math.sin(t) / (111.195 * math.cos(math.radians(lat))), 5)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("n", type=int); ap.add_argument("--seed", type=int, default=38090)
    ap.add_argument("--out", default="")
    a = ap.parse_args()
    t0 = time.time(); rng = random.Random(a.seed)
    communes = []
    for line in GAZETTEER.read_text(encoding="utf-8").splitlines():
        row = (line.split("\t") + [""] * 7)[:7]
        insee, name, postcodes, lat, lon, population, _ = row
        if line.startswith("#") or not lat or not int(population or 0) or insee in ("75056", "69123", "13055"): continue
        communes.append((insee, name, postcodes.split(" ")[0], float(lat), float(lon), int(population)))
    cum = list(itertools.accumulate(c[5] for c in communes))
    rural = Grid()
    for c in communes:
        if c[5] < 5000: rural.add(c[3], c[4], c)
    farms = Grid(); nfarms = npart = 0
    pick_product, pick_label = weighted(PRODUCTS), weighted(LABELS)
    price = {p[0]: (p[2], p[3]) for p in PRODUCTS}
    out = open(a.out or f"amaps-{a.n}.jsonl", "w", encoding="utf-8")
    for i in range(1, a.n + 1):
        insee, cname, cp, clat, clon, _ = communes[bisect.bisect(cum, rng.random() * cum[-1])]
        lat, lon = jitter(rng, clat, clon, 1.2); here = (lat, lon)
        mine = []
        for k in range(rng.randint(2, 6)):
            f = farms.draw(rng, here, 5, 60, lambda f: (f["lat"], f["lon"]), mine) if rng.random() < 0.8 else None
            if f is None:
                c = rural.draw(rng, here, 6.5, 58.5, lambda c: (c[3], c[4]))
                for _ in range(20):
                    flat, flon = jitter(rng, c[3], c[4], 1.5) if c else jitter(rng, lat, lon, 30)
                    if 5 <= km(here, (flat, flon)) <= 60: break
                nfarms += 1
                main_p = "legumes" if k == 0 else pick_product(rng)[0]
                prods = sorted({main_p, *(pick_product(rng)[0] for _ in range(rng.choice((0, 0, 0, 1, 1, 2))))})
                f = {"id": f"F{nfarms:06d}", "name": f"{rng.choice(FARM1)} {rng.choice(FARM2)}", "insee": c[0] if c else insee,
                     "lat": flat, "lon": flon, "products": prods, "label": pick_label(rng)[0]}
                farms.add(flat, flon, f)
            mine.append(f)
        npart += len(mine)
        start = datetime.date(2026, 9, 1) + datetime.timedelta(days=rng.randrange(0, 60))
        contracts = []
        options = [(f, p) for f in mine for p in f["products"]]
        for j in range(rng.randint(3, 8)):
            f, p = options[j] if j < len(options) else rng.choice(options)
            cents, every = price[p]; weeks = rng.choice((13, 26, 44, 48, 52)); n = max(1, weeks // every)
            contracts.append({"id": f"C{i:06d}-{j + 1}", "farm": f["id"], "product": p, "name": f"{p} {start.year}-{start.year + 1} #{j + 1}",
                              "every_weeks": every, "deliveries": n, "first": start.isoformat(),
                              "last": (start + datetime.timedelta(weeks=every * (n - 1))).isoformat(),
                              "price_cents": int(cents * rng.uniform(0.8, 1.25) / 10) * 10, "sizes": rng.choice(SIZES)})
        h = rng.choice((17, 17, 18, 18, 18, 18, 19)); m = rng.choice((0, 15, 30, 30)); dur = rng.choice((60, 60, 75, 90, 120))
        day = rng.choice((1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6)); e = h * 60 + m + dur
        rec = {"id": f"A{i:06d}", "name": f"AMAP {rng.choice(NOUNS)} {rng.choice(ADJ)} de {cname}" if rng.random() < .7 else f"AMAP de {cname} {i}",
               "insee": insee, "commune": cname, "postcode": cp, "lat": lat, "lon": lon,
               "status": rng.choice(("open", "open", "open", "waiting_list", "full", "starting")),
               "distribution": {"weekday": day, "start": f"{h:02d}:{m:02d}", "end": f"{e // 60:02d}:{e % 60:02d}", "place": rng.choice(PLACES)},
               "members": int(rng.lognormvariate(3.6, 0.6)) + 5,
               "products": sorted({p for f in mine for p in f["products"]}),
               "farms": [{**f, "km": round(km(here, (f["lat"], f["lon"])), 1)} for f in mine], "contracts": contracts}
        out.write(json.dumps(rec, ensure_ascii=False, separators=(",", ":")) + "\n")
    out.close()
    print(f"{a.n} AMAPs, {nfarms} farms, {npart} partnerships, {time.time() - t0:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
