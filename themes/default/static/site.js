// The page is whole without this script: it registers the service worker that keeps visited pages readable offline.
const base = new URL('..', import.meta.url);
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
  navigator.serviceWorker.register(new URL('sw.js', base), { scope: base.pathname }).catch(() => {});
}
