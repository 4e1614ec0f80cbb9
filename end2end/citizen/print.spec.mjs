// On paper stands what helps on paper.
import { expect, test } from "@playwright/test";
import { allPages, facility, languages, open } from "../pages.mjs";

test.skip(({ isMobile }) => isMobile, "paper has one width");

/** A4 at 96 pixels an inch. */
test.use({ viewport: { width: 794, height: 1123 } });

/** What paper cannot use, or does not hold. Runs in the page. */
function useless() {
  const found = [];
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  // A telephone is a number on paper.
  const controls = "nav, .search-box, .skip-link, .progress-bar, button, a.button:not([href^='tel:'])";
  for (const element of document.querySelectorAll(controls)) {
    if (isSeen(element)) found.push(`no use: ${element.outerHTML.slice(0, 100)}`);
  }
  for (const element of document.querySelectorAll("body *")) {
    // A drawing is cut at its edge.
    if (element.parentElement.closest("svg")) continue;
    if (isSeen(element) && element.getBoundingClientRect().right > innerWidth + 1) {
      found.push(`wider than the paper: ${element.outerHTML.slice(0, 100)}`);
    }
  }
  for (const number of document.querySelectorAll("main .number")) {
    if (!isSeen(number)) found.push(`no number: ${number.textContent}`);
  }
  for (const line of document.querySelectorAll("ol.facility-list > li h2")) {
    if (!getComputedStyle(line, "::before").content.includes("counter")) found.push(`not counted: ${line.textContent}`);
  }
  return found;
}

for (const language of languages) {
  test(`every page is fit for paper: ${language.name}`, async ({ page, request }) => {
    for (const each of await allPages(request)) {
      // The gallery shows controls, and is for screens.
      if (each.name === "gallery") continue;
      await page.emulateMedia({ media: "screen" });
      await open(page, language, each);
      await page.emulateMedia({ media: "print" });
      expect.soft(await page.evaluate(useless), `${language.name}, ${each.name}`).toEqual([]);
      await expect.soft(page.locator("main h1:visible"), each.name).toHaveCount(each.untitled ? 0 : 1);
    }
  });
}

test("results become a numbered list with telephone numbers", async ({ page }) => {
  await page.goto("/find?q=%E5%86%85%E7%A7%91");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("ol.facility-list .number")).toHaveCount(20);
  await expect(page.locator("ol.facility-list > li").first()).toHaveCSS("counter-increment", "place 1");
  await expect(page.locator("ol.facility-list")).toHaveCSS("counter-reset", "place 0");
  const paper = await page.pdf({ format: "A4" });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages, "twenty results").toBeLessThanOrEqual(4);
});

test("what is folded away is read on paper too", async ({ page, request }) => {
  const { id } = await facility(request, "clinic");
  await page.goto(`/facilities/${id}`);
  const folded = page.locator(".department-list details table").first();
  await expect(folded).toBeHidden();
  await page.emulateMedia({ media: "print" });
  const height = () => folded.evaluate((table) => table.getBoundingClientRect().height);
  expect(await height()).toBeGreaterThan(20);
});
