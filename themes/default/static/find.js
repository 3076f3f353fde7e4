// The search of AMAPs, loaded when somebody searches (`site.js`). The form is whole without it: here it suggests while one
// types, and the page of the search answers in place. A position that the device gives stays in the state of the history: in
// no address, in no request.
const { form, words, said, found, reset, title, sum, answers, more, map } = Object.fromEntries([...document.querySelectorAll('[data-find]')].map((element) => [element.dataset.find, element]));
const input = form.q;
const here = form.getAttribute('action');
const page = document.title;
const { lang } = document.documentElement;
const [batch, far] = [20, 60];

// Words and pieces come from the page; their `{slots}` are filled as text.
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]).replaceAll("'", '’'));
function part(name, values) {
  const piece = words.content.querySelector(`[data-part=${name}]`).cloneNode(true);
  const walker = document.createTreeWalker(piece);
  for (let node = piece; node; node = walker.nextNode()) {
    if (node.data) node.data = fill(node.data, values);
    for (const { name, value } of [...node.attributes ?? []]) node.setAttribute(name.replace(/^data-(href|d)$/, '$1'), fill(value, values));
  }
  return piece;
}
const say = (name, values) => part(name, values).textContent;
const count = (name, n, values) => say(`${name}-${new Intl.PluralRules(lang).select(n)}`, { ...values, n: n.toLocaleString(lang) });
const distance = (km) => km.toLocaleString(lang, { style: 'unit', unit: 'kilometer', maximumFractionDigits: km < 10 ? 1 : 0 });

let loading;
const load = () => loading ??= import(form.dataset.index).then((index) => ({ ...index, ...index.openIndex(form.dataset.base) }));

// Filters: their choices, as the address and as the index say them.
const choices = [...form.querySelectorAll('[data-facet]')];
const group = (choice) => choice.closest('[name]').name;
const label = (choice) => choice.text ?? choice.parentNode.textContent;
const labels = (some) => some.map(label).join(', ');
const chosen = (keep = () => true) => choices.filter((choice) => (choice.selected || choice.checked) && keep(choice));
const choose = (those) => choices.forEach((choice) => choice.selected = choice.checked = those.includes(choice));
function wanted(keep) {
  const groups = {};
  for (const choice of chosen(keep)) (groups[group(choice)] ??= []).push(Number(choice.dataset.facet));
  return Object.values(groups);
}
function address(values, hash = '') {
  const query = new URLSearchParams(values);
  for (const choice of chosen()) query.append(group(choice), choice.value);
  return `${here}?${query}`.replace(/\?$/, '') + hash;
}

// What answers to a text, as links; the address of the one that is meant, if any; the word for this kind of answer.
async function find(text, limit) {
  const index = await load();
  const [, code, name = text] = text.match(/^(\d{5})\s+(\D+)/) ?? [];
  const { communes, names, corrected } = await index.suggest(code ?? text, limit);
  const all = [...communes, ...names].filter((one) => !code || index.fold(one.name).startsWith(index.fold(name)));
  const links = all.map((one) => part(one.kind ?? 'commune', { ...one, to: one.insee && address({ lieu: `${one.insee.toLowerCase()}-${index.slug(one.name)}` }) }));
  const same = links.filter((_, n) => index.fold(all[n].name) === index.fold(name));
  const [only] = corrected ? [] : [same, links].find((some) => some.length === 1) ?? [];
  return { links, to: only?.querySelector('a').href, word: corrected ? 'meant' : names[0] ? 'which' : links[0] ? 'several' : 'nothing' };
}

let turn = 0;
let timer;
function clear(text = '') {
  clearTimeout(timer);
  found.replaceChildren();
  said.textContent = text;
  return turn += 1;
}

async function suggest() {
  const own = clear();
  const q = input.value.trim();
  if (q.length < (/^\d/.test(q) ? 3 : 2)) return;
  const { links, word } = await find(q);
  if (own !== turn) return;
  found.replaceChildren(...links);
  said.textContent = /meant|nothing/.test(word) ? say(word, { q }) : count('count', links.length);
}

input.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => suggest().catch(() => {}), 150);
});

/** Answers what is typed. */
export async function send() {
  const q = input.value.trim();
  clear(q ? '' : say('empty'));
  if (!q) return input.focus();
  go((await find(q, 60)).to ?? address({ q }));
}

/** Answers by the device's position. */
export function locate() {
  clear(say('locating'));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => go(address({}, '#ici'), { lat: coords.latitude, lon: coords.longitude }),
    ({ code }) => clear(say(code === 1 ? 'refused' : 'lost')),
    { timeout: 15000, maximumAge: 300000 },
  );
}

// Goes on in this page where it can answer. A state outlives the loading of the page that can.
function go(to, state) {
  const isHere = answers && new URL(to, location).pathname === here;
  if (!isHere && !state) return location.assign(to);
  history.pushState(state, '', to);
  if (isHere) show(true);
  else location.reload();
}

// From here on the page of the search.
function change(keep) {
  choose(chosen(keep));
  const [place] = [...new URLSearchParams(location.search)].filter(([name]) => /^(lieu|q)$/.test(name));
  history.pushState({ ...history.state, most: batch }, '', address(place && [place], location.hash));
  show();
}

let views = 0;
async function show(isAsked) {
  const own = views += 1;
  clear();
  const typed = input.value;
  const query = new URLSearchParams(location.search);
  choose(choices.filter((choice) => query.getAll(group(choice)).includes(choice.value)));
  const view = await answer(query.get('lieu'), query.get('q')).catch(() => ({ sum: say('failed'), text: query.get('q') }));
  if (own !== views) return;
  // Somebody may be typing again.
  const isWaited = input.value === typed;
  if (isWaited && view.text) input.value = view.text;
  document.title = [view.title, page].filter(Boolean).join(' - ');
  title.textContent = view.title;
  title.hidden = !view.title;
  sum.textContent = view.sum;
  answers.className = view.results?.[0] ? 'labels' : 'choices';
  answers.replaceChildren(...view.items ?? []);
  reset.hidden = !chosen()[0];
  more.hidden = !view.more;
  draw(view);
  if (isAsked && isWaited) title.focus();
  document.dispatchEvent(new CustomEvent('cabas:results', { detail: { results: view.results ?? null, position: view.position ?? null } }));
}

async function answer(lieu, q) {
  const isHere = location.hash === '#ici';
  if (isHere && history.state?.lat === undefined) return { sum: say('here') };
  if (lieu || isHere) return nearest(lieu);
  return q ? which(q) : { sum: chosen()[0] && say('empty') };
}

async function which(q) {
  const { links, to, word } = await find(q, 60);
  if (to) location.replace(to);
  return { text: q, title: say(word, { q }), items: links[0] ? links : [part('help')], sum: count('count', links.length) };
}

async function nearest(lieu) {
  const index = await load();
  const [insee, ...name] = lieu?.split('-') ?? [];
  const position = lieu ? await index.commune(insee.toUpperCase(), name.join('-')) : history.state;
  if (!position) return which(lieu);
  const { rows, more } = await index.nearest(position, history.state?.most ?? batch, wanted());
  const view = { text: position.name, title: lieu ? say('title', position) : say('title-here'), more, position, results: rows };
  if (!rows[0]) {
    const items = [];
    for (const own of new Set(chosen().map(group))) {
      const isOther = (choice) => group(choice) !== own;
      const { rows } = await index.nearest(position, 1, wanted(isOther));
      if (rows[0]) items.push(part('drop', { own, choice: labels(chosen((choice) => !isOther(choice))) }));
    }
    return { ...view, sum: say(chosen()[0] ? 'unfiltered' : 'nobody'), items };
  }
  const items = rows.map((row) => {
    const [[status], days, products] = ['statut', 'jour', 'produit'].map((own) => choices.filter((choice) => group(choice) === own && row.facets.includes(Number(choice.dataset.facet))));
    Object.assign(row, { status: status.value, address: `/amap/${row.id}/` });
    return part('card', { ...row, state: label(status), km: distance(row.km), facts: [row.commune, when(row, days), labels(products).replace(/, ./g, (next) => next.toLowerCase())].filter(Boolean).join('\n') });
  });
  const [near, last] = [rows[0], rows.at(-1)].map(({ km }) => distance(km));
  if (rows[0].km > far && !chosen()[0]) items.unshift(part('start', { km: near }));
  return { ...view, sum: count('sum', rows.length, { near, far: last }), items };
}

const clock = (text) => say(text.endsWith('00') ? 'time-hour' : 'time', { hour: Number(text.slice(0, 2)), minute: text.slice(2) });

// With two days the hours would be those of only one.
function when({ hours }, days) {
  const [start, end] = hours.split('-');
  return [labels(days), !days[1] && end && say('hours', { start: clock(start), end: clock(end) })].filter(Boolean).join(', ');
}

// The results and the place that was asked, on the still map: the same projection as `maps::Map` documents.
function draw({ results = [], position }) {
  const svg = map?.querySelector('svg');
  svg?.querySelector('.pins')?.remove();
  if (!svg || !position) return;
  const frames = map.dataset.frames.split(';').map((frame) => frame.split(' ').map(Number));
  const dot = ({ lat, lon }) => {
    const [, , , , scale, x, y] = frames.find(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north) ?? [];
    return scale ? `M${Math.round(x + scale * lon * Math.PI / 180)} ${Math.round(y - scale * Math.log(Math.tan((90 + lat) * Math.PI / 360)))}h0` : '';
  };
  svg.append(part('pins', { results: results.map(dot).join(''), place: dot(position) }));
}

if (answers) {
  addEventListener('popstate', () => show());
  form.addEventListener('change', ({ target }) => target !== input && change());
  reset.addEventListener('click', () => change(() => false));
  answers.addEventListener('click', ({ target }) => target.dataset.drop && change((choice) => group(choice) !== target.dataset.drop));
  more.addEventListener('click', async () => {
    const seen = answers.querySelectorAll('.name').length;
    history.replaceState({ ...history.state, most: seen + batch }, '');
    await show();
    answers.querySelectorAll('.name')[seen]?.focus();
  });
  // On a small screen the answers stand below the form.
  show().then(() => title.hidden || scrollY || title.getBoundingClientRect().top < innerHeight * 0.8 || title.scrollIntoView());
}
if (document.activeElement === input) suggest().catch(() => {});
