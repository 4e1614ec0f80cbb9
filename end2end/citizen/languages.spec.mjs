import { expect, test } from "@playwright/test";
import { allPages, english, facility, inLanguage, languages } from "../pages.mjs";

test.skip(({ isMobile }) => !isMobile, "is the same on wide screens");

test("the switch leads to the same page in each language", async ({ page, request }) => {
  const { id, name } = await facility(request, "clinic");
  for (const [path, heading] of [
    [`/facilities/${id}`, name],
    ["/find?q=%E5%86%85%E7%A7%91&kind=clinic", /内科/],
    [`/saved?id=${id}`, /./],
  ]) {
    await page.goto(path);
    // Round all of them, and back to the first.
    for (const to of [languages[1], languages[2], languages[0]]) {
      await page.locator(".language-switch").getByRole("link", { name: to.name, exact: true }).click();
      await expect(page).toHaveURL(inLanguage(to, path));
      await expect(page.locator("html")).toHaveAttribute("lang", to.lang);
      await expect(page.locator("main h1")).toHaveText(heading);
    }
  }
});

test("the way through the site stays in its language", async ({ page }) => {
  for (const language of languages) {
    await page.goto(inLanguage(language, "/"));
    const links = await page
      .locator("#page a[href^='/']:not([hreflang])")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect.soft(`${link}/`, language.name).toMatch(new RegExp(`^${language.prefix}[/?]`));
    await page.locator("#q").fill("内科");
    await page.locator("#q").press("Enter");
    await expect(page).toHaveURL(new RegExp(`^[^/]+//[^/]+${language.prefix}/find\\?q=`));
    await page.locator(".facility-list h2 a").first().click();
    await expect(page).toHaveURL(new RegExp(`^[^/]+//[^/]+${language.prefix}/facilities/`));
    await expect(page.locator("html")).toHaveAttribute("lang", language.lang);
  }
});

test("what is Japanese on an English page says so to a browser that reads aloud", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "looks at the page by script");
  for (const each of await allPages(request)) {
    await page.goto(inLanguage(english, each.path));
    const silent = await page.evaluate(() => {
      const found = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data, parentElement: parent } = texts.currentNode;
        // A name inside an English sentence is a name.
        const isJapanese = /[\u3040-\u30ff\u4e00-\u9fff]/.test(data) && !/[a-z]/i.test(data);
        if (isJapanese && !parent.closest("script, datalist, textarea") && parent.closest("[lang]").getAttribute("lang") !== "ja") {
          found.push(`${parent.tagName} ${parent.className}: ${data}`);
        }
      }
      return [...new Set(found)];
    });
    expect.soft(silent, each.name).toEqual([]);
  }
});
