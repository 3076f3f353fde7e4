// Verifies receipts (docs/evidence.md) by WebCrypto alone: nothing is sent. All that it says stands in the page.
const { form, file, without, outcome, words } = Object.fromEntries([...document.querySelectorAll('[data-verify]')].map((element) => [element.dataset.verify, element]));
const { text, key } = form;
const { lang } = document.documentElement;

// What is not as it should be ends the check with the name of the reason.
const must = (holds, reason) => {
  if (!holds) throw reason;
};
const read = (reason, reading) => {
  try {
    return reading();
  } catch {
    throw reason;
  }
};

const utf8 = new TextEncoder();
const hash = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
const byte = (value) => Uint8Array.of(value);
const node = async (left, right) => hash(byte(1), await left, await right);
const toHex = (bytes) => [...bytes].map((value) => value.toString(16).padStart(2, '0')).join('');
const fromHex = (digits) => Uint8Array.from(digits.match(/../g), (pair) => Number.parseInt(pair, 16));
function from64(digits) {
  const decoded = atob(digits);
  must(btoa(decoded) === digits);
  return Uint8Array.from(decoded, (letter) => letter.charCodeAt());
}
function whole(digits) {
  must(Number.isSafeInteger(Number(digits)));
  return Number(digits);
}

// JSON as RFC 8785 writes it; with line breaks, as receipts show it.
function json(value, line = '') {
  const inner = line && `${line}  `;
  const group = (open, items, close) => (items.length ? open + inner + items.join(`,${inner}`) + line + close : open + close);
  if (Array.isArray(value)) return group('[', value.map((item) => json(item, inner)), ']');
  if (typeof value === 'object' && value) {
    return group('{', Object.keys(value).sort().map((name) => `${json(name)}:${line && ' '}${json(value[name], inner)}`), '}');
  }
  must(typeof value !== 'number' || Number.isSafeInteger(value));
  must(typeof value !== 'string' || value.isWellFormed());
  return JSON.stringify(value);
}

/** The public key of a text `name+id+base64(1 ‖ key)`. */
async function open(vkey) {
  const [, name, id, bytes] = vkey.match(/^([^\s+]+)\+([\da-f]{8})\+([\w+/]{44})$/) ?? [];
  must(name, 'bad-key');
  const typed = read('bad-key', () => from64(bytes));
  must(typed[0] === 1 && toHex(await hash(`${name}\n`, typed)).startsWith(id), 'bad-key');
  const imported = await crypto.subtle.importKey('raw', typed.slice(1), 'Ed25519', false, ['verify']).catch(({ name: error }) => {
    throw error === 'DataError' ? 'bad-key' : 'old-browser';
  });
  return { name, id, imported };
}

/** The root to which a leaf leads: RFC 6962 read backwards. */
async function climb(leaf, index, size, path) {
  if (size === 1) {
    must(!path.length);
    return leaf;
  }
  let half = 1;
  while (half * 2 < size) half *= 2;
  const other = path.pop();
  must(other);
  return index < half ? node(climb(leaf, index, half, path), other) : node(other, climb(leaf, index - half, size - half, path));
}

/** What a receipt proves; throws the first reason why it proves nothing. */
export async function verify(receipt, vkey) {
  must(receipt.trim(), 'empty');
  must(vkey, 'no-key');
  must(crypto.subtle, 'insecure');
  const { name, id, imported } = await open(vkey);
  const blocks = receipt.replaceAll('\r\n', '\n').trim().split('\n\n');
  const [, , , written, , salt, , entry, , proof, head, signatures] = blocks;
  const frame = [0, 1, 2, 4, 6, 8].map((at) => blocks[at]).join('\n\n');
  must(blocks.length === 12 && toHex(await hash(frame)) === form.dataset.frame, 'not-a-receipt');
  const payload = read('bad-payload', () => JSON.parse(written));
  must(read('bad-payload', () => json(payload, '\n')) === written && payload?.v > 0, 'bad-payload');
  must(/^[\da-f]{64}$/.test(salt), 'bad-salt');
  const line = entry.match(/^\{"at":"([^"]{20})","commit":"([\da-f]{64})","kind":"([a-z\d-]{1,64})"(?:,"prev_event":"([\da-f]{64})")?,"v":1\}$/);
  const [, at, commit, kind, previous] = line ?? [];
  must(line && read('bad-entry', () => new Date(at).toISOString()) === at.replace('Z', '.000Z'), 'bad-entry');
  const { index, path, origin, size, root, signed } = read('bad-proof', () => {
    const [, place, hashes] = proof.match(/^c2sp\.org\/tlog-proof@v1\nindex (0|[1-9]\d*)((?:\n[\w+/]{43}=)*)$/);
    const [, log, count, top] = head.match(/^(.+)\n(0|[1-9]\d*)\n([\w+/]{43}=)(?:\n.+)*$/);
    const lines = signatures.split('\n').map((one) => one.match(/^— ([^\s+]+) ([\w+/]+=*)$/));
    const own = lines.map(([, signer, bytes]) => ({ signer, bytes: from64(bytes) }));
    return { index: whole(place), path: hashes.split('\n').slice(1).map(from64), origin: log, size: whole(count), root: from64(top), signed: own };
  });
  must(toHex(await hash(byte(1), fromHex(salt), json(payload))) === commit, 'other-payload');
  must(payload.kind === kind, 'other-kind');
  must(origin === name, 'other-log');
  const own = signed.filter(({ signer, bytes }) => signer === name && toHex(bytes.slice(0, 4)) === id);
  must(own.length, 'unsigned');
  for (const { bytes } of own) {
    must(await crypto.subtle.verify('Ed25519', imported, bytes.slice(4), utf8.encode(`${head}\n`)), 'wrong-signature');
  }
  const top = index < size && await climb(hash(byte(0), entry), index, size, path).catch(() => '');
  must(top && toHex(top) === toHex(root), 'not-included');
  return { payload, written, at, previous, index, size, origin };
}

// What people typed must not turn the writing around.
const plain = (typed) => typed.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
const part = (name) => words.content.querySelector(`[data-part=${name}]`).cloneNode(true);

function good({ payload, written, at, previous, index, size, origin }) {
  const piece = part('good');
  const number = (value) => value.toLocaleString(lang);
  const slots = {
    written: plain(written), previous, log: origin,
    at: new Date(at).toLocaleString(lang, { dateStyle: 'full', timeStyle: 'long' }),
    place: part('place').textContent.replace('{place}', number(index + 1)).replace('{size}', number(size)),
  };
  for (const place of piece.querySelectorAll('[data-slot]')) place.textContent = slots[place.dataset.slot];
  if (!previous) piece.querySelector('[data-previous]').remove();
  const sentences = [payload.summary].flat().filter((sentence) => typeof sentence === 'string');
  piece.querySelector('ul').append(...sentences.map((sentence) => {
    const item = document.createElement('li');
    item.textContent = plain(sentence);
    return item;
  }));
  return piece;
}

function bad(reason) {
  const why = part(typeof reason === 'string' ? reason : 'not-a-receipt');
  const piece = part(why.dataset.head);
  piece.append(why);
  return piece;
}

async function answer() {
  const piece = await verify(text.value, key.value.trim()).then(good, bad);
  outcome.replaceChildren(piece);
  piece.querySelector('h2').focus();
}

file.addEventListener('change', async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  text.value = await chosen.text();
  answer();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  answer();
});
form.hidden = false;
without.hidden = true;
