import { expect, test } from "@playwright/test";
import { allPages, fetchPage, inLanguage, languages } from "../pages.mjs";

const decoded = (address) => decodeURI(address.replaceAll("&amp;", "&"));

test("every page names itself in the three languages, and each of them is there", async ({ request }) => {
  for (const page of await allPages(request)) {
    for (const language of languages) {
      const where = `${language.name}, ${page.name}`;
      const html = await (await fetchPage(request, language, page)).text();
      expect.soft(html, where).toContain(`<html lang="${language.lang}">`);
      const alternates = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)];
      // What does not exist has no other language: there the header leads to the first page.
      const exists = page.status !== 404;
      const wanted = (exists ? languages : []).map((one) => [one.hreflang, decoded(inLanguage(one, page.path))]);
      expect.soft(alternates.map(([, hreflang, href]) => [hreflang, decoded(href)]), where).toEqual(wanted);
      // The links of the header lead to the same addresses: all but its own.
      const header = html.slice(html.indexOf('<nav class="language-switch"'));
      const links = [...header.slice(0, header.indexOf("</nav>")).matchAll(/<a href="([^"]+)" lang="(\w+)" hreflang="([^"]+)"/g)];
      const others = languages.filter((one) => one !== language);
      expect.soft(links.map(([, href, lang, hreflang]) => [decoded(href), lang, hreflang]), where).toEqual(
        others.map((one) => [decoded(inLanguage(one, exists ? page.path : "/")), one.lang, one.hreflang]),
      );
      if (page.refuse || page.posted) continue;
      for (const [, , href] of alternates) {
        expect.soft((await request.get(href.replaceAll("&amp;", "&"))).status(), `${where}: ${href}`).toBe(page.status);
      }
    }
  }
});

test("a language that there is not is a page that helps on", async ({ request }) => {
  for (const path of ["/fr/find", "/fr", "/zh/", "/english", "/easy/en/find"]) {
    const answer = await request.get(path);
    expect.soft(answer.status(), path).toBe(404);
    const html = await answer.text();
    expect.soft(html, path).toMatch(/<form class="search-box" [^>]*action="(\/easy|\/en)?\/find"/);
    expect.soft(html, path).toMatch(/<p class="way-out"><a href="(\/|\/easy|\/en)">/);
  }
});

test("a title tells pages apart, and search engines are led to none that is not one", async ({ request }) => {
  for (const language of languages) {
    const titles = new Map();
    for (const page of await allPages(request)) {
      const html = await (await fetchPage(request, language, page)).text();
      const title = html.match(/<title>([^<]+)<\/title>/)?.[1];
      expect.soft(title, page.name).toMatch(/ささえ|Sasae/);
      const isListed = !html.includes('<meta name="robots" content="noindex">');
      expect.soft(isListed, `${language.name}, ${page.name}`).toBe(page.status === 200 && !page.path.includes("?") && !page.hidden);
      titles.set(title, [...(titles.get(title) ?? []), page.name]);
    }
    // The list and its empty state are one page.
    const shared = [...titles.values()].filter((names) => names.length > 1 && !names.includes("saved places"));
    expect.soft(shared, language.name).toEqual([]);
  }
});
