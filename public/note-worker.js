// Keeps the pages of the life note on the device, so that they open without a connection. It sees pages and programs only:
// the note itself never passes here. A page out of what is kept says so, and since when (`data-kept-at`).
const PATIENCE_MS = 4000;
// Each language has a worker of its own, which clears away what it does not want.
const name = () => `sasae-note ${new URL(self.registration.scope).pathname}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (isPage(url)) event.respondWith(page(event, url));
  else if (!url.pathname.startsWith("/api/")) event.respondWith(file(request));
});

const isPage = ({ origin, pathname }) => {
  const { scope } = self.registration;
  return origin + pathname === scope || (origin + pathname).startsWith(`${scope}/`);
};
const key = (url) => url.origin + url.pathname;

// What a page has loaded: the programs have their digests in their names and never change.
async function keep(addresses) {
  const cache = await caches.open(name());
  const wanted = new Set(addresses.filter(Boolean).map((address) => key(new URL(address, location.origin))));
  for (const request of await cache.keys()) {
    const url = new URL(request.url);
    if (!wanted.has(key(url)) && !isPage(url)) await cache.delete(request);
  }
  for (const address of wanted) {
    const url = new URL(address);
    if (isPage(url)) await fetch(address).then((answer) => put(cache, url, answer)).catch(() => {});
    else if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  }
}

async function put(cache, url, answer) {
  if (!answer.ok || answer.redirected) return;
  const headers = new Headers(answer.headers);
  headers.set("x-kept-at", new Date().toISOString());
  // What was compressed on its way is not any more.
  headers.delete("content-encoding");
  headers.delete("content-length");
  await cache.put(key(url), new Response(await answer.arrayBuffer(), { headers }));
}

// The server first: an old page is never shown as a new one.
async function page(event, url) {
  const cache = await caches.open(name());
  const waiting = new AbortController();
  const kept = await cache.match(key(url));
  const timer = kept && setTimeout(() => waiting.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(event.request, { signal: waiting.signal });
    // It has begun to come: from now on it may take its time.
    clearTimeout(timer);
    if (answer.status < 500 || !kept) {
      event.waitUntil(put(cache, url, answer.clone()).catch(() => {}));
      return answer;
    }
  } catch (error) {
    if (!kept) throw error;
  } finally {
    clearTimeout(timer);
  }
  const since = kept.headers.get("x-kept-at");
  const html = (await kept.text()).replace(" data-note ", ` data-note data-kept-at="${since}" `);
  return new Response(html, { headers: kept.headers });
}

async function file(request) {
  const kept = await caches.match(key(new URL(request.url)), { cacheName: name() });
  return kept ?? fetch(request);
}
