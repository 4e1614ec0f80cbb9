// The screens of the note, but for its questions, as they come from the server: each of them shown, in every state, and
// with an entry where its program puts some.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { inLanguage, languages } from "../pages.mjs";

test.skip(({ isMobile, javaScriptEnabled }) => !isMobile || javaScriptEnabled === false, "axe is a script");
test.use({ viewport: { width: 320, height: 700 } });

/** Shows one screen, with one entry in each of its lists and all that may be said on it. Runs in the page. */
function show(name) {
  for (const screen of document.querySelectorAll("[data-screen]")) screen.hidden = screen.dataset.screen !== name;
  const screen = document.querySelector(`[data-screen="${name}"]`);
  for (const entry of screen.querySelectorAll("template")) entry.previousElementSibling.append(entry.content.cloneNode(true));
  for (const part of screen.querySelectorAll("[data-when]")) part.hidden = false;
  for (const part of screen.querySelectorAll("details")) part.open = true;
  for (const place of screen.querySelectorAll("[data-out]:empty:not(ul, ol, dl, [role=img])")) place.textContent = "文字 text";
}

for (const language of languages) {
  test(`every screen of the note is fit for everybody: ${language.name}`, async ({ page }) => {
    test.setTimeout(120_000);
    // Its program would show what it sees fit.
    await page.route("**/pkg/*.js", (route) => route.abort());
    await page.goto(inLanguage(language, "/note"));
    const names = await page.locator("[data-screen]:not([data-screen^='q:'])").evaluateAll((screens) => screens.map(({ dataset }) => dataset.screen));
    expect(names).toContain("unlock");
    for (const name of names) {
      await page.evaluate(show, name);
      await expect(page.locator("main h1:visible"), name).toHaveCount(1);
      const axe = new AxeBuilder({ page })
        .options({ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })
        .setLegacyMode(true);
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target} ${html}`));
      expect.soft(found, `${language.name}, ${name}`).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(over, `${name} scrolls sideways`).toBe(0);
    }
  });
}

for (const language of languages) {
  test(`every question of the note is fit for everybody: ${language.name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.route("**/pkg/*.js", (route) => route.abort());
    await page.goto(inLanguage(language, "/note"));
    // All at once, each with an entry, with two answers side by side, with its example open.
    const shown = await page.evaluate(() => {
      for (const screen of document.querySelectorAll("[data-screen]")) screen.hidden = !("question" in screen.dataset);
      for (const entry of document.querySelectorAll("[data-question] template[data-entry]")) {
        entry.previousElementSibling.append(entry.content.cloneNode(true));
      }
      for (const part of document.querySelectorAll("[data-question] [data-when], [data-question] details")) {
        part.hidden = false;
        part.open = true;
      }
      return document.querySelectorAll("[data-question]").length;
    });
    expect(shown).toBeGreaterThan(30);
    const axe = new AxeBuilder({ page })
      .options({ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })
      .setLegacyMode(true);
    const { violations } = await axe.analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target} ${html}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
}

test("what is typed into the note never comes into an address", async ({ page }) => {
  await page.route("**/pkg/*.js", (route) => route.abort());
  await page.goto("/note");
  await page.evaluate(show, "unlock");
  await page.locator("#unlock-passphrase").fill("あさがお でんしゃ みかん ほうき");
  await page.locator("#unlock-passphrase").press("Enter");
  await expect(page).toHaveURL(/\/note$/);
  await expect(page.locator("#unlock-passphrase")).toHaveValue(/あさがお/);
});

test("papers of the note fit their sheets", async ({ page }) => {
  for (const [path, sheets] of [["/note/talking", 2], ["/note/card", 2], ["/note/sheet", 1]]) {
    for (const language of languages) {
      await page.goto(inLanguage(language, path));
      const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
      expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g), `${path} ${language.name}`).toHaveLength(sheets);
    }
  }
  await page.goto("/note/card");
  await page.emulateMedia({ media: "print" });
  const cards = await page.locator(".wallet-card").evaluateAll((all) => all.map((card) => card.getBoundingClientRect()));
  const millimetres = (pixels) => (pixels * 25.4) / 96;
  expect(cards).toHaveLength(4);
  for (const { width, height } of cards) {
    // Two sides of 85 × 54 mm, and the line to cut along.
    expect(millimetres(width)).toBeCloseTo(170.6, 0);
    expect(millimetres(height)).toBeCloseTo(54, 0);
  }
});
