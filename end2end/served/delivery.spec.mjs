// Headers: what may be kept, what may run, and who may send.
import { expect, test } from "@playwright/test";
import { allPages, facility, fetchPage, inLanguage, languages, wrongReport } from "../pages.mjs";

/** What the build made: names and addresses. */
const builtFiles = async (request) => (await request.get("/pkg/assets.json")).json();

test("a file whose name carries a digest is kept for good, and no other is", async ({ request }) => {
  const assets = await builtFiles(request);
  for (const [name, address] of Object.entries(assets)) {
    expect.soft(address, name).toMatch(/^\/pkg\/\w+\.[\da-f]{8}\.(js|wasm|css)$/);
    const answer = await request.get(address);
    expect.soft(answer.status(), address).toBe(200);
    expect.soft(answer.headers()["cache-control"], address).toBe("public, max-age=31536000, immutable");
  }
  expect(Object.keys(assets).sort()).toEqual(["consult", "forms", "map", "map_library", "map_program", "module", "note", "note_keys", "note_program", "pro", "pro_program", "script", "style"]);
  for (const address of ["/pkg/assets.json", "/pkg/sasae.js", "/pkg/none.01234567.js", "/favicon.svg", "/robots.txt"]) {
    const answer = await request.get(address);
    expect.soft(answer.headers()["cache-control"], address).not.toContain("immutable");
  }
});

test("everything that a page names is there", async ({ request }) => {
  const assets = await builtFiles(request);
  const named = new Set();
  const professionals = { name: "signing in", path: "/pro/sign-in" };
  for (const page of [...(await allPages(request)), professionals]) {
    const html = await (await fetchPage(request, languages[0], page)).text();
    for (const [tag] of html.matchAll(/<link [^>]*>/g)) {
      if (!tag.includes('rel="alternate"')) named.add(tag.match(/href="([^"]*)"/)[1]);
    }
    // By the name with its digest only: another one may be another file tomorrow.
    for (const [, file] of html.matchAll(/"(\/pkg\/[^"]*)"/g)) expect.soft(Object.values(assets), page.name).toContain(file);
    for (const [, script] of html.matchAll(/import\("([^"]+)"\)/g)) named.add(script);
    // What the program of a page loads.
    for (const [, file] of html.matchAll(/ data-[\w-]+="(\/pkg\/[^"]*)"/g)) named.add(file);
  }
  for (const address of Object.values(assets)) expect.soft([...named]).toContain(address);
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  for (const { src } of manifest.icons) named.add(src);
  for (const address of named) expect.soft((await request.get(address)).status(), address).toBe(200);
});

test("a page that has not changed is not sent again, and keeps its own policy", async ({ request }) => {
  // What is only for whoever has its address is kept by nobody.
  for (const page of (await allPages(request)).filter(({ status, hidden }) => status === 200 && !hidden)) {
    for (const language of languages) {
      const address = inLanguage(language, page.path);
      const answer = await request.get(address);
      expect.soft(answer.headers()["cache-control"], address).toBe("private, no-cache");
      const tag = answer.headers().etag;
      expect.soft(tag, address).toMatch(/^W\/"[\da-f]+"$/);
      const again = await request.get(address, { headers: { "if-none-match": tag } });
      expect.soft(again.status(), address).toBe(304);
      expect.soft(await again.text(), address).toBe("");
      expect.soft(again.headers().etag, address).toBe(tag);
      expect.soft(again.headers()["cache-control"], address).toBe("private, no-cache");
      // With a new nonce the scripts of the page that the browser has would not run.
      expect.soft(again.headers()["content-security-policy"], address).toBeUndefined();
      const changed = await request.get(address, { headers: { "if-none-match": 'W/"0"' } });
      expect.soft(changed.status(), address).toBe(200);
    }
  }
});

test("every script carries the nonce of its page, and no page has that of another", async ({ request }) => {
  const nonces = new Set();
  const pages = await allPages(request);
  for (const page of pages) {
    const answer = await fetchPage(request, languages[0], page);
    const policy = answer.headers()["content-security-policy"];
    const nonce = policy.match(/script-src [^;]*'nonce-([^']+)'/)?.[1];
    expect.soft(nonce, page.name).toBeTruthy();
    nonces.add(nonce);
    expect.soft(policy, page.name).toContain("default-src 'none'");
    expect.soft(policy, page.name).not.toMatch(/'unsafe-inline'|'unsafe-eval'/);
    const html = await answer.text();
    const scripts = html.match(/<script\b[^>]*>/g);
    expect.soft(scripts.length, page.name).toBeGreaterThan(0);
    for (const script of scripts) expect.soft(script, page.name).toContain(`nonce="${nonce}"`);
    // The policy allows no styles but those of the site.
    expect.soft(html, page.name).not.toMatch(/ style="|<style|style-src[^;]*unsafe/);
  }
  expect(nonces.size).toBe(pages.length);
});

test("a form that another site sends is refused", async ({ request }) => {
  const { id } = await facility(request, "clinic");
  for (const { prefix } of languages) {
    const send = (headers) => request.post(`${prefix}/facilities/${id}/report`, { form: wrongReport, headers });
    expect.soft((await send({ origin: "https://example.com" })).status(), "Origin").toBe(403);
    expect.soft((await send({ origin: "null" })).status(), "Origin of a sandbox").toBe(403);
    expect.soft((await send({ "sec-fetch-site": "cross-site" })).status(), "Sec-Fetch-Site").toBe(403);
    expect.soft((await send({ "sec-fetch-site": "same-origin" })).status(), "our own").toBe(422);
  }
});
