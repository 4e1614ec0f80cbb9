import { expect, test } from "@playwright/test";

test.beforeEach(({}, { project }) => {
  test.skip(project.use.javaScriptEnabled === false, "is about the program");
});

async function home(page) {
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  await page.evaluate(() => { window.sameDocument = true; });
}

const sameDocument = (page) => page.evaluate(() => window.sameDocument === true);

test("without a connection the page says so, and tries again", async ({ page }) => {
  await home(page);
  await page.route("**/api/**", (route) => route.abort());
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "いま、つながりません" })).toBeFocused();
  await page.unroute("**/api/**");
  await page.getByRole("link", { name: "もう一度ためす" }).click();
  await expect(page.locator("main ol li").first()).toBeVisible();
  expect(await sameDocument(page)).toBe(true);
});

test("when a part of the program does not come, the server's page does", async ({ page }) => {
  await home(page);
  await page.route("**/pkg/split_*", (route) => route.abort());
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "薬局" })).toBeVisible();
  await expect(page.locator("main ol li").first()).toBeVisible();
  // The program cannot run here either: links are plain links.
  await page.locator("main ol h2 a").first().click();
  await expect(page.locator("main .facility")).toBeVisible();
});

test("a search that the API refuses is explained, and the words stay", async ({ page }) => {
  await home(page);
  const words = Array.from({ length: 11 }, (_, i) => `内科${i}`).join(" ");
  await page.getByRole("searchbox").fill(words);
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByText("さがす言葉が長すぎます。")).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue(words);
});

test("what was typed before the program ran is kept", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/find?q=%E5%86%85%E7%A7%91");
  await page.getByRole("searchbox").fill("小児科");
  release();
  await page.locator("html[data-ready]").waitFor();
  await expect(page.getByRole("searchbox")).toHaveValue("小児科");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("「小児科」をさがした結果");
});

test("a slow answer is announced", async ({ page }) => {
  await home(page);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/api/**", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.locator("#progress")).toHaveText("読みこんでいます");
  release();
  await expect(page.locator("#progress")).toHaveText("");
  await expect(page.getByRole("heading", { level: 1, name: "薬局" })).toBeFocused();
});

test("a page that the browser has translated before the program ran still works", async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) found.push(texts.currentNode);
      for (const text of found) {
        if (text.parentElement.closest("script") || !text.data.trim()) continue;
        const font = document.createElement("font");
        text.replaceWith(font);
        font.append(text);
      }
    });
  });
  const faults = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.locator("main ol li").first()).toBeVisible();
  expect(faults).toEqual([]);
});
