"""Records as a Hugo site: YAML front matter, markdown, and the templates of `hugo/`."""
import json, pathlib, shutil

HERE = pathlib.Path(__file__).resolve().parent
KINDS = (("amaps", "Les AMAP"), ("fermes", "Les fermes"), ("contrats", "Les contrats"))
q = lambda value: json.dumps(value, ensure_ascii=False)


def yaml(mapping):
    """The shapes used here only; strings are JSON strings, which YAML reads."""
    out = []
    for key, value in mapping.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out.append(f"{key}:")
            for entry in value:
                out += [f"  {'- ' if at == 0 else '  '}{k}: {q(v)}" for at, (k, v) in enumerate(entry.items())]
        elif isinstance(value, list):
            out.append(f"{key}:" + ("" if value else " []"))
            out += [f"  - {q(entry)}" for entry in value]
        else:
            out.append(f"{key}: {value if key == 'date' else q(value)}")
    return "\n".join(out) + "\n"


def markdown(front, text):
    return "---\n" + yaml(front) + "---\n\n" + text


def write(rec, out):
    shutil.copytree(HERE / "hugo", out)
    conf = (out / "hugo.toml").read_text()
    conf += "\n[params.deps]\n" + "".join(f"{q(c)} = {q(d)}\n" for c, d in rec["deps"])
    conf += "\n[params.labels]\n" + "".join(f"{q(c)} = {q(d)}\n" for c, d in rec["labels"].items())
    (out / "hugo.toml").write_text(conf)
    content = out / "content"
    for folder, title in (("departement", "Par département"), ("produit", "Par produit")):
        (content / folder).mkdir(parents=True)
        (content / folder / "_index.md").write_text(markdown(dict(title=title), ""))
    for (folder, title), key, links in zip(KINDS, ("amaps", "farms", "contracts"), ("fermes", "amaps", "fermes")):
        (content / folder).mkdir(parents=True)
        (content / folder / "_index.md").write_text(markdown(dict(title=title), ""))
        for weight, x in enumerate(rec[key], 1):
            front = {k: v for k, v in x.items() if k not in ("slug", "body", "link")} | dict(weight=weight)
            if key == "amaps":                      # taxonomies: AMAPs only
                front |= dict(departement=[x["dep"]], produit=x["products"])
            text = x["body"].replace("{link}", f"/{links}/{x['link']}/")
            (content / folder / (x["slug"] + ".md")).write_text(markdown(front, text))
