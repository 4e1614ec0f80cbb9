// What a screen reader is told of each page, kept in `snapshots/`: a change there is a change for those
// who hear the page. After a change that is meant: `npx playwright test structure --update-snapshots`.
import { expect, test } from "@playwright/test";
import { allPages, languages, open } from "../pages.mjs";

test.skip(({ isMobile, javaScriptEnabled }) => !isMobile || javaScriptEnabled === false, "is the same everywhere");

const kept = ["home", "results", "clinic", "refused report", "saved places", "sources"];

/** Takes away what is another tomorrow, and in another database. Runs in the page. */
function timeless(main) {
  // Cards and the first panel tell the hours of today; the rows of the sources are many, and dated as confirmations are.
  const dated = ".facility-list > *, .panel[data-first] > :is(h2, p), .open-state, .department-state, .today, .source-list > *, .source-line, .confirmed";
  for (const part of main.querySelectorAll(dated)) part.remove();
  for (const link of main.querySelectorAll("a[href*='/facilities/']")) {
    link.setAttribute("href", link.getAttribute("href").replace(/facilities\/[^/]+/, "facilities/ID"));
  }
  for (const link of main.querySelectorAll("a[href*='cursor=']")) {
    link.setAttribute("href", link.getAttribute("href").replace(/cursor=[^&]+/, "cursor=ID"));
  }
}

for (const language of languages) {
  test(`the pages tell a screen reader what they always told: ${language.name}`, async ({ page, request }) => {
    // While snapshots are made anew each of them waits for the old one to fit.
    test.setTimeout(90_000);
    const pages = (await allPages(request)).filter(({ name }) => kept.includes(name));
    for (const each of pages) {
      await open(page, language, each);
      const main = page.locator("main");
      await main.evaluate(timeless);
      const name = `${each.name.replaceAll(" ", "-")}-${language.hreflang}.aria.yml`;
      await expect.soft(main).toMatchAriaSnapshot({ name });
    }
  });
}
