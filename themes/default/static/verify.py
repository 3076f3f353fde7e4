#!/usr/bin/env python3
"""Vérifie un reçu de Cabas, hors ligne, avec la seule bibliothèque de Python (3.8 ou plus) : verifier.py REÇU CLÉ

Ce que le programme fait est dit pas à pas dans docs/evidence.md ; « ok » et le code 0, ou la première raison du refus et le code 1.
"""
import base64
import hashlib
import json
import re
import sys

FRAME = "0e534869680da247486a782ac39da7d22a5d66564aaf5f3dacb873ea078bf46d"


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def must(holds):
    if not holds:
        raise ValueError


def from64(text):
    decoded = base64.b64decode(text, validate=True)
    must(base64.b64encode(decoded).decode() == text)
    return decoded


# Ed25519 (RFC 8032, 5.1) : la courbe, l'addition, la signature.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    must(y < P and (x * x - x2) % P == 0 and (x or not sign))
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def is_signed(key, text, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= Q:
        return False
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    challenge = int.from_bytes(hashlib.sha512(r + key + text).digest(), "little") % Q
    left, right = times(s, base), add(point(r), times(challenge, point(key)))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def canonical(value, line=""):
    """JSON comme l'écrit RFC 8785 ; avec des retours à la ligne, comme l'écrivent les reçus."""
    inner = line and line + "  "
    if isinstance(value, (list, dict)):
        if isinstance(value, list):
            items, (start, end) = [canonical(item, inner) for item in value], "[]"
        else:
            keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
            items, (start, end) = [canonical(key) + ":" + (line and " ") + canonical(value[key], inner) for key in keys], "{}"
        return start + inner + ("," + inner).join(items) + line + end if items else start + end
    must(not isinstance(value, float) and (not isinstance(value, int) or abs(value) < 2**53))
    return json.dumps(value, ensure_ascii=False)


def climb(leaf, index, size, path):
    """La racine à laquelle mène une feuille : RFC 6962, 2.1.1, à rebours."""
    if size == 1:
        must(index == 0 and not path)
        return leaf
    half, other = 1 << (size - 1).bit_length() - 1, path.pop()
    if index < half:
        return sha(b"\1", climb(leaf, index, half, path), other)
    return sha(b"\1", other, climb(leaf, index - half, size - half, path))


def verify(receipt, vkey):
    yield "la clé n'est pas une clé"
    name, number, typed = vkey.strip().split("+", 2)
    key = from64(typed)
    must(len(key) == 33 and key[0] == 1 and sha(name.encode(), b"\n", key)[:4].hex() == number)
    yield "le texte n'est pas un reçu"
    blocks = receipt.lstrip("\ufeff").replace("\r\n", "\n").strip().split("\n\n")
    _, _, _, written, _, salt, _, entry, _, proof, head, signatures = blocks
    must(sha("\n\n".join(blocks[at] for at in (0, 1, 2, 4, 6, 8)).encode()).hex() == FRAME)
    yield "ce qui est inscrit n'est pas écrit comme dans un reçu"
    payload = json.loads(written)
    must(canonical(payload, "\n") == written)
    yield "le sel, la ligne du journal ou la preuve n'est pas écrit comme dans un reçu"
    must(re.fullmatch("[0-9a-f]{64}", salt))
    form = r'\{"at":"([0-9TZ:-]{20})","commit":"([0-9a-f]{64})","kind":"([a-z0-9-]+)"(,"prev_event":"[0-9a-f]{64}")?,"v":1\}'
    at, commit, kind, _ = re.fullmatch(form, entry).groups()
    version, place, *hashes = proof.split("\n")
    index = int(re.fullmatch("index (0|[1-9][0-9]*)", place).group(1))
    origin, size, root = head.split("\n")[:3]
    must(version == "c2sp.org/tlog-proof@v1" and re.fullmatch("[1-9][0-9]*", size))
    path, root = [from64(one) for one in hashes], from64(root)
    signed = [re.fullmatch(r"— ([^\s+]+) (\S+)", line).groups() for line in signatures.split("\n")]
    yield "ce qui est écrit n'est pas ce qui a été inscrit"
    must(sha(b"\1", bytes.fromhex(salt), canonical(payload).encode()).hex() == commit and payload["kind"] == kind)
    yield "le reçu vient d'un autre journal"
    must(origin == name)
    yield "le reçu n'est pas signé par cette clé"
    own = [from64(line) for signer, line in signed if signer == name and from64(line)[:4].hex() == number]
    must(own)
    yield "la signature n'est pas celle de ce journal"
    must(all(is_signed(key[1:], (head + "\n").encode(), line[4:]) for line in own))
    yield "le journal signé n'a pas cette ligne à cette place"
    must(index < int(size) and climb(sha(b"\0", entry.encode()), index, int(size), path) == root)
    print(f"ok : inscrit le {at}, n° {index + 1} sur {size} du journal {origin}\n{written}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    reason = "il faut deux mots : REÇU CLÉ"
    try:
        _, file, vkey = sys.argv
        for reason in verify(open(file, encoding="utf-8").read(), vkey):
            pass
    except OSError as error:
        sys.exit(f"non : {error}")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        sys.exit(f"non : {reason}")
