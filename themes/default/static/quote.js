// What a contract costs, by the rules of the server (`forms/src/entry.rs`, `domain/src/contract`, `domain/src/payment.rs`) over the
// same terms; `the-live-total-is-the-servers.test.mjs` holds both together. Amounts are cents, quantities hundredths, days ISO dates.

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
const hundredths = (units) => Math.round(units * 100);
// `(one × other + plus) / by`, rounded down; exact, however large.
const over = (one, other, by, plus = 0) => Number((BigInt(one) * BigInt(other) + BigInt(plus)) / BigInt(by));
const holds = {
  equal: (found, value) => found === value,
  'at-least': (found, value) => found >= value,
  'at-most': (found, value) => found <= value,
  'multiple-of': (found, value) => !(found % value),
};

/**
 * Prices what is typed, for somebody who signs on `today`; `entries` are the names and values of a form, in its order. Gives
 * sums, and which rules of quantities, bounds and stocks are broken: each once, with `day` where it is a delivery's. Gives
 * nothing where something else is not as the server wants it: the server says that better.
 */
export function quote(terms, entries, today) {
  const { items, bounds, closing, season, solidarity, stocks } = terms;
  let isSure = true;
  const must = (fact) => isSure &&= Boolean(fact);

  const typed = entries.map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
  const fields = Object.fromEntries(typed);
  const decimal = (text = '0', most = 1e6) => {
    const [, whole, rest = ''] = text.match(/^(\d{1,4})(?:[.,](\d\d?))?$/) ?? [];
    const value = Number(whole + rest.padEnd(2, '0'));
    must(value <= most);
    return value;
  };
  const amount = (name) => decimal(fields[name]?.replace(/[\s€]/g, ''));
  // What is typed for every delivery, and what else for some.
  const [usual, days] = [{}, {}];
  for (const [name, value] of typed) {
    const [prefix, item] = name.split(/\.(.*)/);
    if (/^(same|each)$/.test(prefix)) usual[item] = decimal(value, 1e5);
    else if (/^\d/.test(prefix)) (days[prefix] ??= {})[item] = decimal(value, 1e5);
  }

  // The deliveries that one has, by day.
  const inTime = ({ days, hours }, day) => today < new Date(Date.parse(day) - (days ?? Math.ceil(hours / 24)) * 864e5).toISOString().slice(0, 10);
  const isAt = (item, id) => !item.deliveries || item.deliveries.includes(id);
  const held = terms.deliveries.filter(({ status }) => status !== 'cancelled');
  const [open, closed] = [true, false].map((is) => held.filter(({ id, date }) => id >= (fields.from ?? season.from) && inTime(closing, date) === is));
  const own = open.slice(0, (fields.trial ? terms.trial : terms.length) ?? held.length);
  must(own[0] && !(closed[0] && (fields.from || !terms.joins_late)));
  if (!isSure) return;

  // Those that one does not take, and where they are taken instead.
  const { most, notice, effect } = { ...terms.absences };
  const absences = typed.filter(([name]) => /^absence/.test(name));
  const absent = new Map(absences.map(([name, id]) => [id, fields[name.replace('absence', 'move')]]));
  const isFree = (id) => own.some((delivery) => delivery.id === id && inTime(notice ?? closing, delivery.date));
  must(absences.length <= (most ?? 0) && absences.length === absent.size);
  for (const [id, target] of absent) must(isFree(id) && (effect !== 'moved' || (isFree(target) && !absent.has(target))));

  // What each brings, at what price.
  for (const portions of [usual, ...Object.values(days)]) for (const { id, step } of items) must(!(portions[id] % hundredths(step)));
  const brought = (id) => items.map((item) => ({ item, quantity: { ...usual, ...days[id] }[item.id] })).filter(({ item, quantity }) => quantity && isAt(item, id));
  for (const id of Object.keys(days)) must(own.some((delivery) => delivery.id === id) || !brought(id)[0]);
  const lots = own.map(({ id, date, factor }) => {
    const isAbsent = absent.has(id);
    const lines = (isAbsent && effect === 'deducted' ? [] : brought(id)).map(({ item, quantity }) => {
      const { unit, weighed } = item.pricing;
      const price = unit ?? over(weighed.kilogram, weighed.grams, 1000, 500);
      return { item, quantity, total: over(price, quantity * factor, 1e4, 5e3) };
    });
    return { id, date, factor, isAbsent, lines, total: sum(lines.map(({ total }) => total)) };
  });
  const taken = lots.filter(({ isAbsent }) => !isAbsent);
  const isAmount = fields.way === 'amount';
  const goods = isAmount ? amount('amount') : sum(lots.map(({ total }) => total));
  must(isAmount ? goods : lots.some(({ lines }) => lines[0]));
  const quantityOf = (lines) => sum(lines.map(({ quantity }) => quantity));
  if (terms.kind === 'fixed') must(lots.every(({ lines }) => quantityOf(lines) <= 100 * (terms.capacity ?? Infinity)));

  const mistakes = [];
  const tell = (code, values) => {
    const isTold = ({ code: other, rule, stock }) => other === code && rule === values.rule && stock === values.stock;
    if (!mistakes.some(isTold)) mistakes.push({ code, ...values });
  };
  if (!isAmount) terms.rules.forEach(({ items: ids, extent, comparison, value }, rule) => {
    const counts = (item) => !ids[0] || ids.includes(item.id);
    const judge = (some, day) => {
      const found = quantityOf(some.flatMap(({ lines }) => lines).filter(({ item }) => counts(item)));
      if (!holds[comparison](found, hundredths(value))) tell(`quantity-${comparison}`, { rule, found, value: hundredths(value), day });
    };
    if (extent !== 'each') judge(lots.filter(({ id }) => !extent.deliveries || extent.deliveries.includes(id)));
    else for (const lot of taken) if (items.some((item) => counts(item) && isAt(item, lot.id))) judge([lot], lot.date);
  });
  const bound = (prefix, found, least, most, day) => {
    if (found < (least ?? 0)) tell(`${prefix}below-least`, { found, bound: least, day });
    if (found > (most ?? Infinity)) tell(`${prefix}above-most`, { found, bound: most, day });
  };
  for (const { date, lines, total } of taken) if (lines[0]) bound('delivery-', total, bounds.least_per_delivery, bounds.most_per_delivery, date);
  // Pro rata of the deliveries that one has, in whole euros.
  bound('', goods, fields.trial ? 0 : over(bounds.least ?? 0, taken.length, held.length * 100) * 100, bounds.most);
  const draws = {};
  for (const { id, factor, lines } of effect === 'credited' ? taken : lots) {
    for (const { item, quantity } of lines) {
      const [stock, units] = item.stock ?? [];
      const pool = stocks[stock];
      if (!pool) continue;
      const day = pool.per_delivery ? absent.get(id) ?? id : undefined;
      const draw = draws[stock + day] ??= { stock, day, found: 0, most: hundredths(pool.quantity) };
      draw.found += over(quantity, hundredths(units) * factor, 1e4, 9999);
    }
  }
  for (const draw of Object.values(draws)) if (draw.found > draw.most) tell('stock-exceeded', draw);

  const { solidarity: percent = '100' } = fields;
  must(/^\d+$/.test(percent) && (!solidarity || (percent >= solidarity.least && percent <= solidarity.most)));
  const due = isSure && over(goods, percent, 100, 50) + amount('gift') + amount('gift_per_delivery') * taken.length;
  if (!isSure) return;
  return {
    mistakes, due, count: taken.length,
    isEstimate: lots.some(({ lines }) => lines.some(({ item }) => item.pricing.weighed)),
    schedule: schedule(terms.payment, due, fields.instalments, lots, today),
  };
}

function schedule({ most, days, split, least }, total, wanted, lots, today) {
  const open = days.filter((day) => day >= today);
  const dues = (open[0] ? open : [today]).slice(0, wanted ?? Math.max(most, 1));
  const amounts = split === 'deliveries' ? byDelivery(total, dues, lots) : raised(least ?? 0, total, shares(split, total, dues.length));
  return dues.map((due, index) => ({ due, amount: amounts[index] })).filter(({ amount }) => amount);
}

// The amounts of `count` payments; the last takes what remains.
function shares(split, total, count) {
  let left = total;
  return Array.from({ length: count }, (_, index) => {
    const remaining = count - index;
    let share = Math.floor(total / count);
    if (split.percentages) share = over(total, split.percentages[index] ?? 0, 1e4) * 100;
    if (split === 'whole-euros' && total % (count * 50)) share -= share % 100;
    if (split === 'five-cents') share = Math.floor((2 * left + 5 * remaining) / (10 * remaining)) * 5;
    const amount = remaining === 1 ? left : Math.min(share, left);
    left -= amount;
    return amount;
  });
}

// Amounts below the least are raised to it, and days are left out that were paid before.
function raised(least, total, amounts) {
  if (!amounts.some((amount) => amount < least)) return amounts;
  let left = total;
  return amounts.map((amount, index) => {
    const elapsed = index + 1;
    let now = (total - left) * amounts.length >= total * elapsed ? 0 : Math.min(Math.max(amount, least), left);
    if (elapsed === amounts.length || (now && left - now < least)) now = left;
    left -= now;
    return now;
  });
}

// Each day pays what is delivered until the next, the first what was delivered before it too. What deliveries do not explain is
// paid with the last; what takes off takes off each in proportion.
function byDelivery(total, days, lots) {
  const until = (index) => sum(lots.filter(({ date }) => date < (days[index + 1] ?? '9999')).map((lot) => lot.total));
  const explained = until(days.length);
  const paid = (index) => (total < explained ? over(total, until(index), explained) : until(index) + (days[index + 1] ? 0 : total - explained));
  return days.map((_, index) => paid(index) - (index ? paid(index - 1) : 0));
}
