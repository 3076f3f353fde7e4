// Pages are whole without this script. It keeps pages readable offline, and the AMAPs that a person keeps on the device.
const base = new URL('..', import.meta.url);
const list = 'cabas.kept';
const ours = ({ address }) => typeof address === 'string' && address.startsWith(base.pathname);

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(list)) ?? [];
  } catch {
    return [];
  }
};

const tell = async (message) => (await navigator.serviceWorker.ready).active.postMessage(message);

function drive(button) {
  const { keep: id, name, keptText } = button.dataset;
  const address = location.pathname;
  const text = button.lastChild;
  const words = text.textContent;
  const isThis = (one) => ours(one) && one.id === id;
  const show = () => {
    const isKept = read().some(isThis);
    if (keptText) text.textContent = isKept ? keptText : words;
    else button.setAttribute('aria-pressed', String(isKept));
  };
  button.addEventListener('click', () => {
    const others = read().filter((one) => !isThis(one));
    const isKept = others.length < read().length;
    const files = [address, ...[...document.querySelectorAll('main a[href$=".ics"]')].map((link) => link.href).slice(0, 1)];
    try {
      localStorage.setItem(list, JSON.stringify(isKept ? others : [...others, { id, name, address }]));
    } catch {
      return;
    }
    tell(isKept ? { drop: files } : { keep: files });
    show();
  });
  show();
  button.hidden = false;
}

function fill(place) {
  const kept = read().filter(ours);
  for (const { name, address } of kept) {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = name;
    const item = document.createElement('li');
    item.append(link);
    place.append(item);
  }
  place.hidden = kept.length === 0;
  document.querySelector('[data-kept-none]')?.toggleAttribute('hidden', kept.length > 0);
}

// Not in a frame of another site: what is kept there serves nobody.
if ('serviceWorker' in navigator && window === window.top) {
  navigator.serviceWorker.register(new URL('sw.js', base), { scope: base.pathname }).then(() => {
    document.querySelectorAll('[data-keep]').forEach(drive);
  }, () => {});
}
document.querySelectorAll('[data-kept-list]').forEach(fill);
