import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { allPages, languages, open } from "../pages.mjs";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "axe is a script");

for (const language of languages) {
  test(`axe finds nothing on any page: ${language.name}`, async ({ page, request }) => {
    test.setTimeout(120_000);
    for (const each of await allPages(request)) {
      await open(page, language, each);
      const axe = new AxeBuilder({ page })
        .options({
          // Off unless it is asked for: the smallest target of WCAG 2.2.
          rules: { "target-size": { enabled: true } },
          resultTypes: ["violations"],
        })
        // Without a second page for what is in frames: there are none.
        .setLegacyMode(true);
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target} ${html}`));
      expect.soft(found, `${language.name}, ${each.name}`).toEqual([]);
    }
  });
}
