"""Neutral records of an AMAP directory: N AMAPs, 2 N farms, 3 N contracts. The same N always gives the same records:
seeded, no clock, no locale. Places are real communes of the gazetteer; everything else is made up.

Writers make content of them: `hugo.py` in Hugo's form, `adapter.py` in ours. Lists are in the order in which both sites
show them, so that neither sorts for the other.
"""
import datetime, pathlib, random, re, unicodedata

GAZETTEER = pathlib.Path(__file__).resolve().parent.parent / "gazetteer/data/communes.tsv"
TODAY = datetime.date(2026, 3, 1)
SEASON = (datetime.date(2026, 4, 1), datetime.date(2026, 9, 30))
SIGN_UP = (datetime.date(2026, 2, 1), datetime.date(2026, 4, 30))

DEPS = """01 Ain|02 Aisne|03 Allier|04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|07 Ardèche|08 Ardennes|09 Ariège|10 Aube|11 Aude|12 Aveyron|13 Bouches-du-Rhône|14 Calvados|15 Cantal|16 Charente|17 Charente-Maritime|18 Cher|19 Corrèze|21 Côte-d’Or|22 Côtes-d’Armor|23 Creuse|24 Dordogne|25 Doubs|26 Drôme|27 Eure|28 Eure-et-Loir|29 Finistère|2A Corse-du-Sud|2B Haute-Corse|30 Gard|31 Haute-Garonne|32 Gers|33 Gironde|34 Hérault|35 Ille-et-Vilaine|36 Indre|37 Indre-et-Loire|38 Isère|39 Jura|40 Landes|41 Loir-et-Cher|42 Loire|43 Haute-Loire|44 Loire-Atlantique|45 Loiret|46 Lot|47 Lot-et-Garonne|48 Lozère|49 Maine-et-Loire|50 Manche|51 Marne|52 Haute-Marne|53 Mayenne|54 Meurthe-et-Moselle|55 Meuse|56 Morbihan|57 Moselle|58 Nièvre|59 Nord|60 Oise|61 Orne|62 Pas-de-Calais|63 Puy-de-Dôme|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales|67 Bas-Rhin|68 Haut-Rhin|69 Rhône|70 Haute-Saône|71 Saône-et-Loire|72 Sarthe|73 Savoie|74 Haute-Savoie|75 Paris|76 Seine-Maritime|77 Seine-et-Marne|78 Yvelines|79 Deux-Sèvres|80 Somme|81 Tarn|82 Tarn-et-Garonne|83 Var|84 Vaucluse|85 Vendée|86 Vienne|87 Haute-Vienne|88 Vosges|89 Yonne|90 Territoire de Belfort|91 Essonne|92 Hauts-de-Seine|93 Seine-Saint-Denis|94 Val-de-Marne|95 Val-d’Oise"""
DEPS = [tuple(d.split(" ", 1)) for d in DEPS.split("|")]

# By slug, as both sites list them.
LABEL = {"agneau": "Agneau", "agrumes": "Agrumes", "boeuf": "Bœuf", "champignons": "Champignons", "courges": "Courges",
         "farine": "Farine", "fraises": "Fraises", "fromage-de-chevre": "Fromage de chèvre",
         "fromage-de-vache": "Fromage de vache", "fruits": "Fruits", "huile": "Huile", "lait": "Lait", "legumes": "Légumes",
         "legumineuses": "Légumineuses", "miel": "Miel", "oeufs": "Œufs", "pain": "Pain", "poisson": "Poisson",
         "pommes": "Pommes", "porc": "Porc", "veau": "Veau", "vin": "Vin", "volaille": "Volaille", "yaourts": "Yaourts"}
PRODUCTS = list(LABEL)
UNITS = ["panier", "kg", "pièce", "boîte de 6", "litre", "lot", "colis 5 kg", "500 g"]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
NAMES = ["du Panier Vert", "des Quatre Saisons", "de la Grange", "du Petit Marché", "des Hirondelles", "du Tilleul",
         "de la Fontaine", "des Courgettes Masquées", "du Vieux Moulin", "des Coquelicots", "du Canal", "de l’Abeille"]
FARM = ["Ferme du Grand Chêne", "Les Jardins de Cocagne", "GAEC des Trois Vallées", "EARL La Source", "Ferme des Noisetiers",
        "Le Champ des Possibles", "Les Vergers du Coteau", "La Chèvrerie du Causse", "Fournil des Blés Anciens", "Le Rucher du Haut"]
FIRST = "Camille Dominique Claude Alix Sacha Morgane Nour Yanis Élise Hugo Inès Malo Zoé Paul Léa Rémi".split()
LAST = "Martin Bernard Petit Durand Leroy Moreau Simon Laurent Lefèvre Roux Fournier Girard André Mercier".split()
S = ["Chaque semaine, les adhérents viennent chercher leur panier et échangent avec la personne qui l’a cultivé",
     "La distribution a lieu dans la salle communale, prêtée par la mairie, et deux bénévoles tiennent la permanence",
     "Le contrat est signé pour la saison entière ; il garantit un revenu à la ferme et partage les aléas de la récolte",
     "Nous cherchons des bénévoles pour la trésorerie, la coordination des commandes et l’accueil des nouveaux venus",
     "Les prix sont fixés ensemble au printemps, à partir des coûts réels de production présentés en assemblée",
     "En cas d’absence, pensez à prévenir votre binôme : un panier oublié est donné à l’épicerie solidaire du quartier",
     "La ferme organise deux visites par an, au printemps et à l’automne, avec un repas partagé à l’ombre du hangar",
     "Le gel tardif d’avril a retardé les semis, mais les légumes primeurs arrivent et la qualité reste au rendez-vous",
     "Un arrêt de deux semaines est prévu en août ; les livraisons reprennent ensuite normalement jusqu’aux fêtes",
     "Le paiement se fait par chèques remis en début de contrat, encaissés au fil des mois, ou par prélèvement",
     "Toute personne à jour de son adhésion annuelle peut souscrire, dans la limite des parts encore disponibles",
     "Les semences paysannes et la rotation des cultures permettent de se passer de tout produit de synthèse",
     "Un tableau partagé indique qui tient la permanence ; chacun s’inscrit au moins trois fois dans la saison"]


def plain(text):
    """`Œufs d’Épinal` → `oeufs d epinal`: what both sites sort and name by."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall("[a-z0-9]+", text))


def slug(text):
    return plain(text).replace(" ", "-")


def by_name(record):
    """Names are sorted without their article; what has the same name, by address."""
    return re.sub("^(le|la|les|l) ", "", plain(record["title"])), record["slug"]


def para(r, words):
    out, n = [], 0
    while n < words:
        w = r.choice(S).split(" ")
        k = r.randrange(len(w) - 3)
        if r.random() < .35:
            w[k] = "**" + w[k].strip(",;:") + "**"
        elif r.random() < .25:
            w[k] = "*" + w[k].strip(",;:") + "*"
        out.append(" ".join(w) + ".")
        n += len(w)
    return " ".join(out)


def body(r, words, link, table=None):
    """Markdown; `{link}` stands where it links to a page of the site, whose address each writer knows."""
    h = r.sample(["Le projet", "Les distributions", "S’inscrire", "La vie du groupe", "Nos engagements", "En pratique"], 3)
    third = max(6, (words - 75 - (70 if table else 0)) // 3)
    parts = [para(r, third), f"## {h[0]}", para(r, third),
             "\n".join(f"- {r.choice(S).split(',')[0]}" for _ in range(3 + r.randrange(3))), f"## {h[1]}",
             para(r, third) + " Voir aussi [la page liée](" + link + ") et [amap.example](https://amap.example/guide?x=1&y=2)."]
    if table:
        parts.append("\n".join(["| Mois | Produits | Remarque |", "|------|:--------:|----------|"] +
                               [f"| {m} | {r.choice(table)}, {r.choice(table)} | {r.choice(S).split(',')[0]} |"
                                for m in ("avril", "mai", "juin", "juillet", "août", "septembre")]))
    if r.random() < .5:
        parts += [f"## {h[2]}", "> " + r.choice(S) + "."]
    return "\n\n".join(parts) + "\n"


def communes():
    """département → [(insee, name, lat, lon)], without arrondissements and the cities made of them."""
    found = {}
    for line in GAZETTEER.read_text(encoding="utf-8").splitlines():
        row = (line.split("\t") + [""] * 7)[:7]
        if line.startswith("#") or not row[3] or row[6]:
            continue
        found.setdefault(row[0][:2], []).append((row[0], row[1].replace("'", "’"), float(row[3]), float(row[4])))
    return found


def near(r, commune):
    """A point near its centre, in degrees that both programs write alike: none whole, none of many zeros."""
    around = [round(degrees + (r.random() - .5) / 200, 5) for degrees in commune[2:]]
    return [degrees + .00001 if degrees == int(degrees) else .001 if abs(degrees) < .001 else degrees for degrees in around]


def weekday(day, first):
    """The first such weekday on `first` or later."""
    return first + datetime.timedelta(days=(DAYS.index(day) - first.weekday()) % 7)


def records(n, seed=20260401):
    """→ dict(n, deps, labels, amaps, farms, contracts): plain dicts, each list by name."""
    r = random.Random(seed * 100003 + n)
    t0, tick, places = datetime.datetime(2024, 1, 1), iter(range(10 ** 9)), communes()
    stamp = lambda: (t0 + datetime.timedelta(minutes=next(tick))).strftime("%Y-%m-%dT%H:%M:00Z")
    amaps, farms, contracts = [], [], []
    for i in range(n):
        code, dep = DEPS[r.randrange(len(DEPS))]
        here = r.choice(places[code])
        (lat, lon), commune, day = near(r, here), here[1], r.choice(DAYS)
        prods = r.sample(PRODUCTS, 4 + r.randrange(4))
        aslug = f"amap-{slug(commune)}-{i:05d}"
        own, offers = [], []
        for j in range(2):
            there = r.choice(places[code])
            flat, flon = near(r, there)
            title = FARM[(i + 3 * j) % len(FARM)]
            own.append(dict(slug=f"{slug(title)}-{i:05d}-{j}", title=f"{title} ({there[1]})", date=stamp(), commune=there[1],
                            insee=there[0], dep=code, lat=flat, lon=flon,
                            label=r.choice(["AB", "Nature & Progrès", "Demeter", "en conversion"]),
                            surface=r.randrange(1, 120), since=r.randrange(1985, 2025),
                            people=[f"{r.choice(FIRST)} {r.choice(LAST)}" for _ in range(1 + r.randrange(3))],
                            products=sorted(prods[j * 2:j * 2 + 2]), amaps=[aslug], contracts=[],
                            body=body(r, 120, "{link}"), link=aslug))
        for j in range(3):
            p = prods[(0, 2, 1)[j]]
            start = weekday(day, SEASON[0] + datetime.timedelta(days=r.randrange(20)))
            dl = [(start + datetime.timedelta(days=7 * k)).isoformat() for k in range(18 + r.randrange(5))]
            items = [dict(name=f"{LABEL[p]} {s}", unit=r.choice(UNITS), price=r.randrange(150, 2500, 5), every=r.choice([1, 1, 2, 4]))
                     for s in ("petit", "moyen", "grand", "découverte", "famille")[:3 + r.randrange(3)]]
            prices, farm = [item["price"] for item in items], own[j % 2]
            offers.append(dict(slug=f"contrat-{p}-{i:05d}-{j}", title=f"{LABEL[p]} — {commune}, printemps-été 2026", date=stamp(),
                               amap=aslug, farm=farm["slug"], product=p, dep=code, season="2026", start=dl[0], end=dl[-1],
                               until=SIGN_UP[1].isoformat(), coordination=f"contrat{i}-{j}@amap.example",
                               payments=r.randrange(1, 7), shares=r.randrange(10, 80), price_from=min(prices),
                               price_to=max(prices), items=items, deliveries=dl, body=body(r, 250, "{link}"), link=farm["slug"]))
        offers.sort(key=by_name)
        own.sort(key=by_name)
        for farm in own:
            farm["contracts"] = [offer["slug"] for offer in offers if offer["farm"] == farm["slug"]]
        members = r.randrange(15, 140)
        amaps.append(dict(slug=aslug, title=f"AMAP {r.choice(NAMES)} — {commune}", date=stamp(), commune=commune, insee=here[0],
                          dep=code, lat=lat, lon=lon, day=day, hours=r.choice(["18:30–20:00", "17:45–19:15", "19:00–20:30", "10:00–12:00"]),
                          next=weekday(day, SEASON[0]).isoformat(),
                          place=f"{r.randrange(1, 90)} rue {r.choice(['des Écoles', 'de la Gare', 'du Moulin', 'Jean-Jaurès', 'de l’Église'])}",
                          email=f"contact{i}@amap.example", members=members, waiting=r.random() < .3, products=sorted(prods),
                          farms=[farm["slug"] for farm in own], contracts=[offer["slug"] for offer in offers],
                          body=body(r, 200, "{link}", [LABEL[p] for p in prods]), link=own[0]["slug"]))
        farms += own
        contracts += offers
    amaps.sort(key=by_name)
    farms.sort(key=by_name)
    titles = {amap["slug"]: by_name(amap)[0] for amap in amaps}
    contracts.sort(key=lambda contract: (titles[contract["amap"]], *by_name(contract)))
    return dict(n=n, deps=DEPS, labels=LABEL, amaps=amaps, farms=farms, contracts=contracts)
