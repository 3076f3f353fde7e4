// Keeps the site readable without a connection: its looks, the last pages seen, and the AMAPs that a person keeps.
// Everything stays on the device. A version is a set of looks; a new one takes the place of the old at once.
const scope = self.registration.scope;
const looks = ['{{ asset("site.css") }}', '{{ asset("site.js") }}', '{{ asset("icons.svg") }}', '{{ "/manifest.webmanifest"|file_href }}'{% if site.logo %}, '{{ site.logo|file_href }}'{% endif %}];
const offline = [{% for code, path in site.languages %}'{{ site.base_path }}{{ path }}/hors-ligne/'{% if not loop.last %}, {% endif %}{% endfor %}];
const version = `cabas ${scope} looks ${looks.slice(0, 3).map((path) => path.split('.').at(-2)).join(' ')}`;
const visited = `cabas ${scope} visited`;
const kept = `cabas ${scope} kept`;
const most = 40;
const patience = 4000;

self.addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(version);
    await cache.addAll([...looks, ...offline].map((path) => new Request(path, { cache: path.includes('/theme/') ? 'default' : 'no-cache' })));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`cabas ${scope} `));
    await Promise.all(names.filter((name) => ![version, visited, kept].includes(name)).map((name) => caches.delete(name)));
    await self.clients.claim();
    // The page that brought this worker was seen before it: it is remembered from what the browser still holds.
    const open = await self.clients.matchAll({ type: 'window' });
    await Promise.all(open.map(async ({ url }) => {
      const request = new Request(url.split('#')[0], { cache: 'force-cache' });
      await remember(request, await fetch(request));
    })).catch(() => {});
  };
  event.waitUntil(clean());
});

self.addEventListener('message', (event) => {
  const { keep = [], drop = [] } = event.data ?? {};
  const work = async () => {
    const cache = await caches.open(kept);
    await Promise.all(drop.map((address) => cache.delete(address)));
    await Promise.all(keep.map(async (address) => {
      const answer = await fetch(address, { cache: 'no-cache' }).catch(() => null);
      if (answer?.ok) await cache.put(address, answer);
    }));
  };
  event.waitUntil(work());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  // The live map reads its tiles in parts, which no cache can hold.
  if (request.method !== 'GET' || request.headers.has('range') || !request.url.startsWith(scope)) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (isHashed(request.url) || looks.includes(new URL(request.url).pathname)) event.respondWith(look(event));
});

function isHashed(url) {
  return url.startsWith(`${scope}theme/`);
}

// A page: from the network, and when that fails or takes too long, as it was last seen.
async function page(event) {
  const { request } = event;
  const known = async () => (await held(kept, request)) ?? (await held(visited, request));
  const fresh = fetch(request).then(async (answer) => {
    event.waitUntil(remember(request, answer.clone()).catch(() => {}));
    return answer;
  });
  const late = new Promise((resolve) => setTimeout(resolve, patience)).then(known).then((answer) => answer ?? fresh);
  try {
    return await Promise.race([fresh, late]);
  } catch {
    return (await known()) ?? (await held(version, fallback(request.url))) ?? Response.error();
  }
}

async function held(name, request) {
  return (await caches.open(name)).match(request, { ignoreVary: true });
}

function fallback(url) {
  const within = (path) => new URL(url).pathname.startsWith(path.slice(0, path.lastIndexOf('hors-ligne/')));
  return offline.filter(within).sort((a, b) => b.length - a.length)[0] ?? offline[0];
}

// Only whole public pages are remembered, and only the last ones; a kept one is renewed each time it is seen.
async function remember(request, answer) {
  const isPage = answer.ok && !answer.redirected && answer.headers.get('content-type')?.startsWith('text/html');
  if (!isPage || new URL(request.url).search || /no-store|private/.test(answer.headers.get('cache-control') ?? '')) return;
  const own = await caches.open(kept);
  if (await own.match(request.url)) return own.put(request.url, answer);
  const cache = await caches.open(visited);
  await cache.delete(request.url);
  await cache.put(request.url, answer);
  const seen = await cache.keys();
  await Promise.all(seen.slice(0, Math.max(0, seen.length - most)).map((old) => cache.delete(old)));
}

// Files whose names carry their hash never change, others are renewed behind the page; a page of an older version takes
// the looks of this one.
async function look(event) {
  const { request } = event;
  const cache = await caches.open(version);
  const found = await cache.match(request, { ignoreVary: true });
  if (found && isHashed(request.url)) return found;
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  });
  if (found) {
    event.waitUntil(fresh.catch(() => {}));
    return found;
  }
  try {
    return await fresh;
  } catch {
    const stem = (path) => new URL(path, scope).pathname.replace(/\.[0-9a-f]{10}\./, '.');
    const same = looks.find((path) => stem(path) === stem(request.url));
    return (same && (await cache.match(same))) ?? Response.error();
  }
}
