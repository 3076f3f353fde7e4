// Pages are whole without this script. It keeps pages readable offline, and the AMAPs that a person keeps on the device; it
// loads the scripts of the search and of the live map when somebody asks for them.
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

const form = document.querySelector('[data-find=form]');
if (form) {
  const near = form.querySelector('[data-find=near]');
  const find = () => import(form.dataset.code);
  near.hidden = !window.isSecureContext || !navigator.geolocation;
  near.addEventListener('click', () => find().then(({ locate }) => locate()).catch(() => near.hidden = true));
  form.addEventListener('focusin', () => find().catch(() => {}));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find().then(({ send }) => send()).catch(() => form.submit());
  });
  if (location.search || location.hash === '#ici') find().catch(() => {});
}

// What is wrong with what was sent.
document.querySelector('#erreurs')?.focus();

// The live map is offered where the browser can draw it. `map/live.js` says what the event tells it.
let given;
document.addEventListener('cabas:results', ({ detail }) => given = detail);
const seen = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => {
  if (!isIntersecting) return;
  seen.unobserve(target);
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return;
  context.getExtension('WEBGL_lose_context')?.loseContext();
  const button = target.querySelector('[data-live=open]');
  button.hidden = false;
  button.addEventListener('click', () => {
    if (button.ariaBusy) return;
    button.ariaBusy = true;
    // Without the map the page is what it was.
    import(target.dataset.code).then(({ open }) => open(target, given)).catch(() => button.hidden = true).then(() => button.ariaBusy = null);
  });
}), { rootMargin: '300px' });
document.querySelectorAll('[data-live=map]').forEach((place) => seen.observe(place));

// A state of the page of the search may stand in the history of another page: see `find.js`.
const { pathname } = location;
addEventListener('popstate', () => location.pathname === pathname || location.reload());
