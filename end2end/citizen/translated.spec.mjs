// Browsers translate pages. What they put into the document is not what the program expects there.
import { expect, test } from "@playwright/test";
import { arrived, facility, faultsOf, privateAddress, ready, reportFields } from "../pages.mjs";

test.skip(({ isMobile, javaScriptEnabled }) => !isMobile || javaScriptEnabled === false, "is about the program, the same everywhere");

/** What the translation of Chrome does to a page: every text goes into elements of its own. Runs in the page. */
function translate() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) {
    if (text.parentElement.closest("script, textarea, option, title") || !text.data.trim()) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
}

/** Walks through the site, and says after each step whether a new document was loaded. */
async function walk(page, id) {
  const documents = [];
  page.on("request", (request) => { if (request.resourceType() === "document") documents.push(request.url()); });
  const step = async (number) => {
    await page.waitForLoadState("networkidle");
    expect(documents).toHaveLength(number);
    await expect(page.locator("html")).not.toHaveAttribute("data-ready");
  };
  await page.goto("/");
  await step(1);
  await page.locator("main a[href='/find?kind=pharmacy']").click();
  await expect(page).toHaveURL("/find?kind=pharmacy");
  await expect(page.locator(".facility-list > li").first()).toBeVisible();
  await step(2);
  await page.locator("#q").fill("内科");
  await page.locator("#q").press("Enter");
  await expect(page).toHaveURL(/\/find\?q=/);
  await step(3);
  await page.goto(`/facilities/${id}/report`);
  await step(4);
  await page.locator("#words").fill("電話番号");
  await page.locator("form.form button").click();
  await expect(page.locator(".error-summary a")).toHaveCount(reportFields.indexOf("noticed") - 1);
  await expect(page.locator("#words")).toHaveValue("電話番号");
  await step(5);
  await page.locator("#wrong").check();
  await page.locator("#relation").check();
  await page.locator("form.form button").click();
  await expect(page).toHaveURL(privateAddress);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/report$/);
}

test("a page that was translated before the program ran is left alone, and works", async ({ page, request }) => {
  const faults = faultsOf(page);
  await page.addInitScript(`document.addEventListener("DOMContentLoaded", ${translate})`);
  await walk(page, (await facility(request, "clinic")).id);
  expect(faults).toEqual([]);
});

test("the mark that translators leave is enough", async ({ page, request }) => {
  const faults = faultsOf(page);
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("translated-ltr"));
  });
  await walk(page, (await facility(request, "clinic")).id);
  expect(faults).toEqual([]);
});

test("a page that is translated while the program runs moves on", async ({ page }) => {
  const faults = faultsOf(page);
  await page.goto("/");
  await ready(page);
  await page.evaluate(translate);
  await page.locator("main a[href='/find?kind=pharmacy']").click();
  await expect(page.locator(".facility-list > li").first()).toBeVisible();
  await page.evaluate(translate);
  await page.locator(".facility-list h2 a").first().click();
  await expect(page.locator("main .facility")).toBeVisible();
  await page.evaluate(translate);
  await page.locator(".save-button").click();
  await expect(page.locator(".save-button .when-saved")).toBeVisible();
  await page.goBack();
  await expect(page.locator(".facility-list > li").first()).toBeVisible();
  await arrived(page);
  expect(faults).toEqual([]);
});
