// The form of a contract as it is filled in; its page loads no other script. It is whole without this script: here its total
// follows what is typed (`quote.js`), keys and buttons help in the grid, and a draft may stay on the device.
document.querySelector('#erreurs')?.focus();
const hooks = Object.fromEntries([...document.querySelectorAll('[data-form]')].map((element) => [element.dataset.form, element]));
const { live, payments, words, keys, copy, print, found, draft, other, each } = hooks;
const form = live.closest('form');
const terms = JSON.parse(hooks.terms.text);
const { lang } = document.documentElement;
const { rules, zone, sent } = form.dataset;

const typed = () => [...new FormData(form)];
const today = () => new Date().toLocaleDateString('sv', { timeZone: zone });
// Words come from the page; their `{slots}` are filled.
const say = (name, values) => words.content.querySelector(`[data-part=${name}]`).textContent.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const price = (cents) => (cents / 100).toLocaleString(lang, { style: 'currency', currency: 'EUR' });
const date = (day) => new Date(day).toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' }).replace(/^1 /, `${say('first')} `);
const fill = (place, tag, texts) => place.replaceChildren(...texts.map((text) => Object.assign(document.createElement(tag), { textContent: text })));

// What is broken, in the author's words first.
function sentence({ code, rule, stock, day, ...numbers }) {
  const values = { stock, wording: terms.rules[rule]?.wording };
  for (const name in numbers) values[name] = /(below|above)-/.test(code) ? price(numbers[name]) : (numbers[name] / 100).toLocaleString(lang);
  const text = say(`mistake-${values.wording ? 'own-wording' : code}`, values);
  return each && day ? say('day', { day: date(day), text }) : text[0].toUpperCase() + text.slice(1);
}

let shown;
function show(priced) {
  const { mistakes, due, count, isEstimate, schedule } = priced ?? { mistakes: [], schedule: [] };
  const texts = mistakes.slice(0, 3).map(sentence);
  if (isEstimate) texts.unshift(say('estimate'));
  texts.unshift(priced ? say('total', { total: price(due), deliveries: say(new Intl.PluralRules(lang).select(count), { n: count }) }) : say('later'));
  live.parentNode.classList.toggle('is-live', !!priced);
  // What has not changed is not read out again.
  if (shown !== (shown = texts.join())) fill(live, 'p', texts);
  fill(payments, 'li', mistakes[0] ? [] : schedule.map(({ due, amount }) => say('payment', { day: date(due), amount: price(amount) })));
}

let timer;
function change() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    for (const [usual, ...cells] of rows) for (const cell of cells) if (cell) cell.placeholder = usual.value;
    show(await import(rules).then(({ quote }) => quote(terms, typed(), today())).catch(() => {}));
    save();
  }, 400);
}
form.addEventListener('input', change);

// The grid: rows of cells, with nothing where a delivery does not have the product.
const rows = [...form.querySelectorAll('.grid > .line')].map((line) => [...line.querySelectorAll('input, [title]')].map((cell) => cell.title ? null : cell));
const cells = rows.flat();
const isShown = (cell) => cell?.offsetParent;
const at = (cell) => {
  const y = rows.findIndex((row) => row.includes(cell));
  return [y, rows[y].indexOf(cell)];
};
let last;
form.addEventListener('keydown', (event) => {
  const { key, target, shiftKey, ctrlKey } = event;
  if (event.altKey || event.metaKey || !cells.includes(target)) return;
  let to;
  if (ctrlKey) to = { Home: cells.find(isShown), End: cells.findLast(isShown) }[key];
  else if (key === 'Enter' || !shiftKey) {
    // Arrows leave a cell where they have nothing to do in its text.
    const { selectionStart: start, selectionEnd: end, value: { length } } = target;
    const isWhole = end - start === length;
    const down = { ArrowUp: -1, ArrowDown: 1, Enter: shiftKey ? -1 : 1 }[key] ?? 0;
    const right = { ArrowLeft: isWhole || !end ? -1 : 0, ArrowRight: isWhole || start === length ? 1 : 0 }[key] ?? 0;
    let [y, x] = at(target);
    if (down || right) do to = rows[y += down]?.[x += right]; while (to !== undefined && !isShown(to));
  }
  to?.select();
  if (to || key === 'Enter') event.preventDefault();
});
form.addEventListener('focusin', ({ target }) => {
  if (!cells.includes(target)) return;
  last?.classList.remove('is-last');
  last = target;
  last.classList.add('is-last');
});
copy?.addEventListener('click', ({ target: { dataset } }) => {
  const [y, x] = at(last ?? cells[0]);
  const onward = (row, from, value) => row.slice(from + 1).forEach((cell) => cell && (cell.value = value));
  if (dataset.copy === 'cell') onward(rows[y], x, rows[y][x].value);
  if (dataset.copy === 'row') onward(rows[y], 0, rows[y].find((cell) => cell?.value)?.value ?? '');
  if (dataset.copy === 'day') for (const row of rows) if (row[x]) onward(row, x, row[x].value);
  change();
});
// What an address names may stand in a month that is not shown.
addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const month = target?.closest('.grid [class^=m]')?.className.match(/\d+/);
  if (month) document.getElementById(`mois-${month}`).checked = true;
  target?.focus();
});

// A draft, by the form's id and not its revision: one of the grid and of the simple form, which share what is taken each time.
const key = `cabas.draft.${form.action.split('/').at(-2)}`;
const [box] = draft?.getElementsByTagName('input') ?? [];
const shared = (name) => name.replace(/^each\./, 'same.');
let kept;
function save() {
  if (!box.checked) return;
  const others = each ? [] : kept?.fields.filter(([name]) => /^\d/.test(name)) ?? [];
  kept = { day: today(), fields: [...typed().map(([name, value]) => [shared(name), value]), ...others] };
  localStorage.setItem(key, JSON.stringify(kept));
}
try {
  kept = JSON.parse(localStorage.getItem(key));
  box.checked = kept;
  draft.hidden = false;
  box.addEventListener('change', () => box.checked || localStorage.removeItem(key));
  addEventListener('pagehide', save);
  if (kept && sent === undefined) {
    for (const control of form.elements) {
      const values = kept.fields.filter(([name]) => name === shared(control.name)).map(([, value]) => value);
      if (/checkbox|radio/.test(control.type)) control.checked = values.includes(control.value);
      else if (values[0] && control.type !== 'hidden' && !(control.options && !control.querySelector(`[value="${values[0]}"]`))) [control.value] = values;
    }
    box.checked = true;
    found.textContent = say('draft', { day: date(kept.day) });
    found.hidden = false;
  }
} catch {
  // A device that keeps nothing has no drafts.
}

// What is typed goes along to the other way of saying it.
other?.addEventListener('click', (event) => {
  if (!timer) return;
  event.preventDefault();
  const button = form.appendChild(document.createElement('button'));
  Object.assign(button, { name: 'step', value: other.dataset.step, hidden: true }).click();
});
print.addEventListener('click', () => window.print());
for (const hook of [keys, copy, print]) if (hook) hook.hidden = false;
if ([...form.querySelectorAll('#contents input')].some((cell) => cell.value)) change();
