// Places that are saved on this device, and the list that is sent to others.
import { expect, test } from "@playwright/test";
import { arrived, facility, faultsOf, inLanguage, languages, ready } from "../pages.mjs";

test.skip(({ isMobile }) => !isMobile, "is the same on wide screens");

const names = (page) => page.locator(".facility-list h2").allTextContents();

/** Makes the device share by copying, or by a program of its own that is heard. */
const shareBy = (page, program) =>
  page.addInitScript((withProgram) => {
    if (withProgram) {
      navigator.share = async ({ title, url }) => { window.shared = { title, url }; };
    } else {
      delete Navigator.prototype.share;
    }
  }, program);

test("a list from a link needs no program, and saves nothing", async ({ page, request, javaScriptEnabled }) => {
  const [clinic, office] = [await facility(request, "clinic"), await facility(request, "care")];
  for (const language of languages) {
    await page.goto(inLanguage(language, `/saved?id=${office.id},none,${clinic.id}`));
    if (javaScriptEnabled !== false) await ready(page);
    expect(await names(page)).toEqual([office.name, clinic.name]);
    // One is gone, and the page says so.
    await expect(page.locator("main")).toContainText(language.lang === "en" ? "1 of them" : /1件.*もう/);
    await expect(page.locator("main .facility-list a[href^='tel:']").first()).toBeVisible();
  }
  if (javaScriptEnabled === false) return;
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto("/saved");
  await expect(page.getByRole("heading", { name: "保存した場所は、まだありません" })).toBeVisible();
});

test("without a program the page says what saving needs", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "is about pages without script");
  for (const language of languages) {
    await page.goto(inLanguage(language, "/saved"));
    await expect(page.locator(".needs-program")).toBeVisible();
    await page.locator(`main a[href='${inLanguage(language, "/find")}']`).click();
    await expect(page.locator(".facility-list > li").first()).toBeVisible();
    await expect(page.locator(".save-button").first()).toBeHidden();
  }
});

test.describe("by the program", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "needs the program");

  for (const language of languages) {
    test(`a place is saved from a list and from its page, shown, and let go: ${language.name}`, async ({ page }) => {
      const faults = faultsOf(page);
      const list = page.locator(".site-menu a[data-saved-link]");
      await page.goto(inLanguage(language, "/find?kind=clinic"));
      await ready(page);
      const second = page.locator(".facility-list > li").nth(1);
      const saved = [await second.locator("h2").textContent(), await page.locator(".facility-list h2").nth(0).textContent()];
      await expect(second.locator(".when-saved")).toBeHidden();
      await second.locator(".save-button").click();
      await expect(second.locator(".when-saved")).toBeVisible();
      await expect(second.locator(".when-not-saved")).toBeHidden();

      await page.locator(".facility-list h2 a").first().click();
      await expect(page.locator("main h1")).toHaveText(saved[1]);
      await page.locator(".save-button").click();
      await expect(page.locator(".save-button")).toHaveAttribute("data-saved");

      await list.click();
      await expect(page.locator(".facility-list > li")).toHaveCount(2);
      expect(await names(page)).toEqual(saved);
      await expect(page).toHaveURL(/\/saved\?id=[^,]+(,|%2C)[^,]+$/);
      await expect(page.locator(".save-button[data-saved]")).toHaveCount(2);
      // One step in the history.
      await page.goBack();
      await expect(page.locator("main h1")).toHaveText(saved[1]);
      await page.goForward();
      await expect(page.locator(".facility-list > li")).toHaveCount(2);

      // Still there in a new document, and in the results.
      await page.goto(inLanguage(language, "/find?kind=clinic"));
      await ready(page);
      await expect(page.locator(".save-button[data-saved]")).toHaveCount(2);
      await page.goto(inLanguage(language, "/saved"));
      await expect(page.locator(".facility-list > li")).toHaveCount(2);
      await page.locator(".facility-list .save-button").first().click();
      await expect(page.locator(".save-button[data-saved]")).toHaveCount(1);
      await list.click();
      await expect(page.locator(".facility-list > li")).toHaveCount(1);
      expect(await names(page)).toEqual([saved[1]]);
      await page.locator(".facility-list .save-button").click();
      await list.click();
      await expect(page.locator(".facility-list")).toHaveCount(0);
      await expect(page.locator("[data-saved-list]")).toBeVisible();
      await expect(page.locator(".needs-program")).toBeHidden();
      expect(faults).toEqual([]);
    });
  }

  test.describe("with leave to copy", () => {
    test.use({ permissions: ["clipboard-read", "clipboard-write"] });

    test("the link of the list is copied, and opens the same list for others", async ({ page, request, browser, baseURL }) => {
      await shareBy(page, false);
      const [clinic, office] = [await facility(request, "clinic"), await facility(request, "care")];
      for (const language of languages) {
        await page.goto(inLanguage(language, `/saved?id=${clinic.id},${office.id}`));
        await ready(page);
        await page.locator("[data-action=share]").click();
        await expect(page.locator("#share-status")).not.toBeEmpty();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(baseURL + inLanguage(language, `/saved?id=${clinic.id},${office.id}`));
        const other = await browser.newContext();
        const theirs = await other.newPage();
        await theirs.goto(copied);
        expect(await names(theirs)).toEqual([clinic.name, office.name]);
        await other.close();
      }
    });
  });

  test("where the device can share it does", async ({ page, request }) => {
    await shareBy(page, true);
    const clinic = await facility(request, "clinic");
    await page.goto(`/saved?id=${clinic.id}`);
    await ready(page);
    await page.locator("[data-action=share]").click();
    await expect.poll(() => page.evaluate(() => window.shared)).toEqual({ title: "保存した場所｜ささえ", url: page.url() });
  });

  // Copying may be refused, and is not offered at all to a site without TLS.
  for (const [why, refuse] of [
    ["is refused", () => { Clipboard.prototype.writeText = async () => { throw new DOMException("", "NotAllowedError"); }; }],
    ["is not offered", () => { delete Navigator.prototype.clipboard; }],
  ]) {
    test(`where copying ${why} the page goes on, and claims nothing`, async ({ page, request }) => {
      const faults = faultsOf(page);
      await shareBy(page, false);
      await page.addInitScript(refuse);
      const clinic = await facility(request, "clinic");
      await page.goto(`/saved?id=${clinic.id}`);
      await ready(page);
      await page.locator("[data-action=share]").click();
      await page.locator(".facility-list .save-button").click();
      await expect(page.locator(".save-button")).toHaveAttribute("data-saved");
      await page.locator(".facility-list h2 a").click();
      await expect(page.locator("main h1")).toHaveText(clinic.name);
      await arrived(page);
      expect(faults).toEqual([]);
    });
  }
});
