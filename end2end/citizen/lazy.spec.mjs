import { expect, test } from "@playwright/test";

// The optimised build splits the program: a mistake there shows only in a browser.
test("a page that is loaded later opens in the same document", async ({ page }, { project }) => {
  test.skip(project.use.javaScriptEnabled === false, "needs the program");
  const parts = [];
  const faults = [];
  page.on("request", (request) => {
    if (/\/pkg\/split_.*sources_page.*\.wasm$/.test(request.url())) parts.push(request.url());
  });
  page.on("pageerror", (fault) => faults.push(fault.message));

  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  expect(parts).toEqual([]);
  await page.evaluate(() => { window.sameDocument = true; });

  await page.locator("a[href='/sources']").first().click();
  await expect(page).toHaveURL("/sources");
  await expect(page.getByRole("heading", { level: 1, name: "データについて" })).toBeVisible();
  expect(parts).toHaveLength(1);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);

  // Opened directly, the part is loaded before the page takes over.
  await page.goto("/sources");
  await page.locator("html[data-ready]").waitFor();
  expect(parts).toHaveLength(2);
  expect(faults).toEqual([]);
});
