"""Records as a network in our content format, for the templates of `theme/`.

Only what a network may write: where a list of Hugo's shows a figure that our lists have no key for (members), it stands
in the summary, as a person would put it there.
"""
from hugo import q
from records import DAYS, SEASON, SIGN_UP

WEEKDAYS = dict(zip(DAYS, ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")))
LABELS = {"AB": "organic", "Nature & Progrès": "nature-et-progres", "Demeter": "demeter", "en conversion": "organic-conversion"}
NETWORK = """name: Annuaire des AMAP
base_url: https://amap.example
publisher:
  name: Annuaire des AMAP
  address: 1 rue du Moulin, 38000 Grenoble
  email: contact@amap.example
  director: la présidence de l’association
# Hugo's site has neither news nor an agenda, and of what is made beside listings the feeds of the site and its lists alone.
modules: [contracts]
outputs: [feeds]
products:
"""


def span(first, last):
    return f"{{ from: {first}, to: {last} }}"


def amap(x):
    start, end = x["hours"].split("–")
    return f"""name: {q(x['title'])}
status: {'waiting-list' if x['waiting'] else 'open'}
summary: {x['members']} foyers
places:
  - {{ address: {q(x['place'])}, commune: {q(x['commune'])}, insee: {q(x['insee'])}, lat: {x['lat']}, lon: {x['lon']} }}
distributions:
  - {{ weekday: {WEEKDAYS[x['day']]}, start: {q(start)}, end: {q(end)}, season: {span(*SEASON)} }}
products: {q(x['products'])}
farms: {q(x['farms'])}
baskets: {x['members']}
contact: {{ mailbox: {q(x['email'])} }}
"""


def farm(x):
    people = "\n".join(f"  - {{ name: {q(name)}, publish: true }}" for name in x["people"])
    return f"""name: {q(x['title'])}
farmers:
{people}
commune: {q(x['commune'])}
insee: {q(x['insee'])}
lat: {x['lat']}
lon: {x['lon']}
products: {q(x['products'])}
labels: [{LABELS[x['label']]}]
since: {x['since']}
size: {x['surface']} ha
"""


def contract(x, farms):
    # A farm's other products come with the contract of the first, unless they have one of their own.
    farm = farms[x["farm"]]
    families = farm["products"] if len(farm["contracts"]) == 1 else [x["product"]]
    items = "\n".join(f"  - {{ name: {q(item['name'])}, unit: {q(item['unit'])}, price: {item['price'] / 100:.2f}"
                      + (f", deliveries: {{ every: {item['every']} }}" if item["every"] > 1 else "") + " }" for item in x["items"])
    return f"""name: {q(x['title'])}
amap: {x['amap']}
farm: {x['farm']}
kind: variable
season: {span(x['start'], x['end'])}
deliveries:
  weekday: {x['weekday']}
families: {q(families)}
products:
{items}
capacity: {x['shares']}
sign_up: {span(*SIGN_UP)}
payment: {{ methods: [cheque], instalments: {x['payments']} }}
coordination: {x['coordination']}
"""


def write(rec, out):
    folders = {"amaps": "amaps", "farms": "farms", "contracts": "contracts/2026"}
    for folder in folders.values():
        (out / folder).mkdir(parents=True)
    products = "".join(f"  {key}: {name}\n" for key, name in rec["labels"].items())
    (out / "network.yml").write_text(NETWORK + products)
    days = {x["slug"]: WEEKDAYS[x["day"]] for x in rec["amaps"]}
    farms = {x["slug"]: x for x in rec["farms"]}
    heads = {"amaps": amap, "farms": farm, "contracts": lambda x: contract(x | dict(weekday=days[x["amap"]]), farms)}
    for (key, head), links in zip(heads.items(), ("ferme", "amap", "ferme")):
        for x in rec[key]:
            text = x["body"].replace("{link}", f"/{links}/{x['link']}/")
            (out / folders[key] / f"{x['slug']}.md").write_text(f"---\n{head(x)}---\n\n{text}")
