"""The same form as people write it with FastAPI: fields validated by Pydantic, the contract priced, one row and one commit a
request. What is optional is chosen to be fast: one kept connection a worker, no ORM, no thread pool, no mail."""
import datetime, html, json, os, sqlite3
from decimal import Decimal
from typing import Annotated, Literal

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

FORM = json.loads(os.environ["PEER_FORM"])
PRICES = {"panier/petit": 1200, "tomme": 370}
NAMES = {"panier/petit": "Panier, petit", "tomme": "Tomme"}

connection = sqlite3.connect(os.environ["PEER_DATABASE"], isolation_level=None, timeout=30)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA synchronous = FULL")
connection.execute("""CREATE TABLE IF NOT EXISTS contract (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, form TEXT NOT NULL,
    revision TEXT NOT NULL, state TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, draft TEXT NOT NULL, due INTEGER NOT NULL,
    last_delivery TEXT NOT NULL, received_at INTEGER NOT NULL) STRICT""")

app = FastAPI(openapi_url=None)


class Contract(BaseModel):
    """What a member fills in."""
    key: str = Field("", max_length=64)
    step: Literal["check", "sign"]
    agree: bool = False
    name: str = Field(min_length=1, max_length=200)
    email: str = Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")
    address: str = Field("", max_length=500)
    method: Literal["cheque", "transfer"]
    instalments: int = Field(ge=1, le=3)
    small: Decimal = Field(Decimal(0), alias="same.panier/petit", ge=0, le=100, multiple_of=Decimal("0.5"))
    cheese: Decimal = Field(Decimal(0), alias="same.tomme", ge=0, le=100, multiple_of=2)


def quoted(contract):
    """What the contract comes to: deliveries, sums, payments in whole euros with the rest in the first."""
    chosen = {"panier/petit": contract.small, "tomme": contract.cheese}
    lines = [dict(item=item, quantity=int(count * 100), unit=PRICES[item], amount=int(count * PRICES[item])) for item, count in chosen.items() if count]
    each = sum(line["amount"] for line in lines)
    due = each * len(FORM["days"])
    part = due // contract.instalments // 100 * 100
    amounts = [due - part * (contract.instalments - 1)] + [part] * (contract.instalments - 1)
    return dict(lots=[dict(delivery=day, lines=lines, amount=each) for day in FORM["days"]], totals=dict(due=due),
                schedule=[dict(due=day, amount=amount) for day, amount in zip(FORM["payments"], amounts)])


@app.post(FORM["path"])
async def send(contract: Annotated[Contract, Form()], request: Request):
    quote = quoted(contract)
    if contract.step == "check" or not contract.agree:
        typed = await request.form()
        inputs = "".join(f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">' for name, value in typed.items() if name != "step")
        return HTMLResponse(f'<form method="post">{inputs}<input type="checkbox" name="agree" value="1"><button name="step" value="sign"></button></form>')
    now = datetime.datetime.now(datetime.timezone.utc)
    draft = json.dumps(dict(
        form=dict(id=FORM["form"], revision=FORM["revision"], language="fr"), name="Légumes et tommes", season="2026-2027",
        farm=dict(name="Ferme de l’Étang", address="/x/"), amap=dict(name="AMAP du Pré", address="/x/"),
        person=dict(name=contract.name, email=contract.email, address=contract.address), quote=quote, method=contract.method, items=NAMES,
        choices=dict(same={"panier/petit": int(contract.small * 100), "tomme": int(contract.cheese * 100)}, instalments=contract.instalments),
        consents=[dict(key="agree", text="J’ai lu le contrat et la charte, et je les accepte."), dict(key="order", text="Signer et commander avec obligation de paiement")],
        events=[dict(what="sent", at=now.isoformat(), agent=request.headers.get("user-agent"))]), ensure_ascii=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO contract (key, form, revision, state, name, email, draft, due, last_delivery, received_at) "
                           "VALUES (?, ?, ?, 'received', ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                           (contract.key, FORM["form"], FORM["revision"], contract.name, contract.email, draft, quote["totals"]["due"], FORM["days"][-1],
                            int(now.timestamp())))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return RedirectResponse("/forms/envoye", status_code=303)
