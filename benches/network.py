#!/usr/bin/env python3
"""network.py RECORDS OUT [--lean]: the records of `synth.py` as a national network in our content format, with everything on:
local networks, contracts that can be signed, permanences, news, events, documents, adverts, free pages.

Texts are made of a few sentences; the same records give the same bytes. A lean network does without forms and without what
`outputs` lets a network do without.
"""
import datetime, json, pathlib, random, sys

from hugo import q
from records import S, body, slug

DATA = pathlib.Path(__file__).resolve().parent.parent / "gazetteer/data"
AS_OF = "2026-08-20"
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
STATUS = {"waiting_list": "waiting-list"}
LABELS = {"AB": "organic", "conversion AB": "organic-conversion", "Nature et Progres": "nature-et-progres", "Demeter": "demeter"}
FAMILIES = {"legumes": "vegetables", "oeufs": "eggs", "fruits": "fruit", "volaille": "poultry", "fromage de chevre": "cheese",
            "pain": "bread", "miel": "honey", "viande bovine": "meat", "porc": "pork", "fromage de brebis": "cheese",
            "produits laitiers": "dairy", "farine et pates": "cereals", "huile": "oil", "plantes aromatiques": "herbs",
            "champignons": "mushrooms", "jus de pomme": "drinks", "biere": "drinks", "poisson": "fish"}
KINDS = ["variable", "same-each-time", "variable", "fixed"]
INSTALMENTS = [1, 3, 6, 10]
BREAK = "{ from: 2026-12-24, to: 2027-01-03, reason: Fêtes }"
NETWORK = """name: Annuaire national
slogan: Toutes les AMAP du pays, et les fermes qui les nourrissent.
base_url: https://amap.example
intake_url: https://amap.example
publisher:
  name: Annuaire national
  legal_form: association loi 1901
  address: 1 rue du Moulin, 38000 Grenoble
  email: contact@amap.example
  director: la présidence de l’association
contact: { mailbox: contact@amap.example }
"""


def families(products):
    return json.dumps(sorted({FAMILIES[product] for product in products}))


def table(name):
    rows = (line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [row[:3] for row in rows]


def amap(x, r):
    at = x["distribution"]
    return f"""name: {q(x['name'])}
networks: [{local(x)}]
status: {STATUS.get(x['status'], x['status'])}
summary: {q(r.choice(S) + '.')}
places:
  - {{ name: {q(at['place'])}, address: {q(str(r.randrange(1, 90)) + ' rue du Moulin')}, commune: {q(x['commune'])}, insee: {q(x['insee'])}, lat: {x['lat']}, lon: {x['lon']} }}
distributions:
  - weekday: {WEEKDAYS[at['weekday'] - 1]}
    start: {q(at['start'])}
    end: {q(at['end'])}
    breaks: [{BREAK}]
membership: {{ fee: {10 + r.randrange(30)}, network_fee: 5 }}
baskets: {x['members']}
since: {2003 + r.randrange(22)}
verified: 2026-{1 + r.randrange(7):02d}-15
contact: {{ mailbox: {x['id'].lower()}@amap.example }}
permanences:
  - {{ role: Accueil et émargement, needed: 2 }}
"""


def farm(x, r):
    labels = f"labels: [{LABELS[x['label']]}]\n" if x["label"] else ""
    return f"""name: {q(x['name'])}
farmers:
  - {{ name: {q('Ferme ' + x['id'])}, publish: true }}
summary: {q(r.choice(S) + '.')}
address: {1 + r.randrange(90)} chemin des Vignes
insee: {q(x['insee'])}
lat: {x['lat']}
lon: {x['lon']}
products: {families(x['products'])}
{labels}since: {1985 + r.randrange(40)}
size: {5 + r.randrange(90)} ha
mediator: {{ name: Médiation de la consommation, website: "https://mediation.example" }}
contact: {{ mailbox: {x['id'].lower()}@ferme.example, phone: "02 61 91 {r.randrange(100):02d} {r.randrange(100):02d}" }}
"""


def contract(x, number, own):
    """On the weekday of its AMAP, as often as the record says."""
    weekday = own["distribution"]["weekday"] - 1
    first = datetime.date.fromisoformat(x["first"])
    first += datetime.timedelta(days=(weekday - first.weekday()) % 7)
    last = first + datetime.timedelta(weeks=x["every_weeks"] * (x["deliveries"] - 1))
    family, kind = FAMILIES[x["product"]], KINDS[number % len(KINDS)]
    sizes = "".join(f"      - {{ name: {size}, price: {x['price_cents'] * (2 + at) / 200:.2f} }}\n" for at, size in enumerate(x["sizes"]))
    price = f"    sizes:\n{sizes}" if len(x["sizes"]) > 1 else f"    price: {x['price_cents'] / 100:.2f}\n"
    return f"""name: {q(x['product'].capitalize())}
amap: {own['id'].lower()}
farm: {x['farm'].lower()}
kind: {kind}
season: {{ from: {first}, to: {max(last, first + datetime.timedelta(weeks=1))} }}
deliveries:
  weekday: {WEEKDAYS[weekday]}
  every: {x['every_weeks']}
  breaks: [{BREAK}]
families: [{family}]
products:
  - name: {q(x['product'].capitalize())}
    unit: panier
{price}capacity: {20 + number % 60}
sign_up: {{ from: 2026-07-01, to: {first} }}
payment: {{ methods: [cheque, transfer], instalments: {INSTALMENTS[number % 4]} }}
coordination: {x['id'].lower()}@amap.example
"""


def department(x):
    return x["insee"][:3] if x["insee"].startswith("97") else x["insee"][:2]


DEPARTMENTS = {row[0] for row in table("departements.tsv")}


def local(x):
    """Its local network; a few communes beyond the sea lie in no département."""
    code = department(x)
    return f"departement-{code.lower()}" if code in DEPARTMENTS else ""


def main():
    records, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    r, known, count, amaps = random.Random(38090), set(), 0, []

    def put(path, head, text=""):
        file = out / path
        file.write_text(f"---\n{head}---\n\n{text}", encoding="utf-8")

    for folder in ("amaps", "farms", "contracts/2026-2027", "networks", "news", "events", "resources", "adverts", "pages"):
        (out / folder).mkdir(parents=True)
    kept = [line for line in NETWORK.splitlines(keepends=True) if not line.startswith("intake_url")] + ["outputs: []\n"]
    (out / "network.yml").write_text("".join(kept) if "--lean" in sys.argv else NETWORK, encoding="utf-8")
    for line in records.open(encoding="utf-8"):
        x = json.loads(line)
        id_ = x["id"].lower()
        amaps.append((id_, x["name"], department(x)))
        put(f"amaps/{id_}.md", amap(x, r), body(r, 120, f"/ferme/{x['farms'][0]['id'].lower()}/"))
        for one in x["farms"]:
            if one["id"] not in known:
                known.add(one["id"])
                put(f"farms/{one['id'].lower()}.md", farm(one, r), body(r, 80, f"/amap/{id_}/"))
        for one in x["contracts"]:
            put(f"contracts/2026-2027/{one['id'].lower()}.md", contract(one, count, x), body(r, 90, f"/ferme/{one['farm'].lower()}/"))
            count += 1
    for code, name, _ in table("regions.tsv"):
        put(f"networks/region-{code}.md", f"name: {q('Réseau de ' + name)}\nterritory: {{ regions: [{q(code)}] }}\n", body(r, 80, "/amaps/"))
    for code, name, region in table("departements.tsv"):
        head = f"name: {q('AMAP de ' + name)}\nparent: region-{region}\nterritory: {{ departments: [{q(code)}] }}\n"
        put(f"networks/departement-{code.lower()}.md", head, body(r, 80, "/amaps/"))
    editorial(put, amaps, r)


def editorial(put, amaps, r):
    """What is told beside the directory: one piece in a few dozen AMAPs."""
    for number, (id_, name, code) in enumerate(amaps[::40]):
        day = datetime.date(2026, 8, 19) - datetime.timedelta(days=number % 300)
        put(f"news/n{number:05d}.md", f"title: {q('Des nouvelles de ' + name)}\ndate: {day}\nsummary: {q(r.choice(S) + '.')}\namaps: [{id_}]\n", body(r, 90, f"/amap/{id_}/"))
    for number, (id_, name, code) in enumerate(amaps[::80]):
        day = datetime.date(2026, 8, 25) + datetime.timedelta(days=number % 200)
        put(f"events/e{number:05d}.md", f"title: {q('Visite avec ' + name)}\ndate: {day}\nstart: 10:00\namaps: [{id_}]\nsummary: {q(r.choice(S) + '.')}\n", body(r, 60, f"/amap/{id_}/"))
    for number, (id_, name, code) in enumerate(amaps[::100]):
        head = f"title: {q(name + ' cherche des œufs')}\nkind: amap-seeks-farm\ndate: 2026-08-01\nuntil: 2026-12-31\nproducts: [eggs]\namap: {id_}\ncontact: {{ mailbox: {id_}@amap.example }}\n"
        put(f"adverts/a{number:05d}.md", head, body(r, 50, f"/amap/{id_}/"))
    for number in range(60):
        topic = ("Créer une AMAP", "Contrats et droit", "Charte", "Vie du groupe")[number % 4]
        put(f"resources/fiche-{number:02d}.md", f"title: {q(f'Fiche {number}')}\ntopic: {q(topic)}\nlicence: CC BY-SA 4.0\nurl: https://documents.example/{number}\n", body(r, 80, "/amaps/"))
    for number, title in enumerate(("Le réseau", "Qu’est-ce qu’une AMAP", "Questions fréquentes", "Rejoindre ou créer une AMAP")):
        put(f"pages/{slug(title)}.md", f"title: {q(title)}\nmenu: {number + 1}\n", body(r, 200, "/amaps/"))


if __name__ == "__main__":
    main()
