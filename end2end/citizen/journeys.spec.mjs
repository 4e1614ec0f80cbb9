import { expect, test } from "@playwright/test";

const withoutScript = (project) => project.use.javaScriptEnabled === false;

test("a resident reaches a telephone number from home in three steps", async ({ page }) => {
  await page.goto("/");
  // One: type what is needed, and look for it.
  await page.getByRole("searchbox").fill("内科 桜町");
  await page.getByRole("button", { name: "さがす" }).click();
  await expect(page).toHaveURL(/\/find\?q=/);
  // Two: choose a place.
  const first = page.locator("main ol a[href^='/facilities/']").first();
  const name = await first.textContent();
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  // Three: the telephone button.
  const telephone = page.locator("main a[href^='tel:']").first();
  await expect(telephone).toBeVisible();
  await expect(telephone).toHaveAttribute("href", /^tel:0+\d{4}$/);
});

test("every entry of the home page leads to results", async ({ page }) => {
  await page.goto("/");
  const entries = await page
    .locator("main a[href^='/find?']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(entries.length).toBeGreaterThan(4);
  for (const entry of entries) {
    await page.goto(entry);
    await expect(page.locator("main ol a[href^='/facilities/']").first(), entry).toBeVisible();
  }
});

test("the next page of the results goes on where this one ends", async ({ page }) => {
  await page.goto("/find?kind=clinic");
  const names = () => page.locator("main ol h2").allTextContents();
  const first = await names();
  expect(first).toHaveLength(20);
  await page.locator("a[href*='cursor=']").click();
  await expect(page).toHaveURL(/cursor=/);
  await expect.poll(async () => (await names())[0]).not.toBe(first[0]);
  const second = await names();
  expect(first.filter((name) => second.includes(name))).toEqual([]);
});

test("moving between pages loads no new document, and nothing twice", async ({ page }, { project }) => {
  test.skip(withoutScript(project), "needs the program");
  const documents = [];
  const questions = [];
  const faults = [];
  page.on("request", (request) => {
    if (request.resourceType() === "document") documents.push(request.url());
    if (request.url().includes("/api/")) questions.push(request.url());
  });
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });

  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  expect(questions, "hydration asks for nothing that the page brought").toEqual([]);
  await page.getByRole("searchbox").fill("薬局");
  await page.getByRole("button", { name: "さがす" }).click();
  await page.locator("main ol a[href^='/facilities/']").first().click();
  await expect(page).toHaveURL(/\/facilities\//);
  await expect(page.locator("main table")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/find/);
  await expect(page.locator("main ol a[href^='/facilities/']").first()).toBeVisible();
  expect(documents).toHaveLength(1);
  expect(questions.length).toBeGreaterThan(0);
  expect(faults).toEqual([]);
});

test.describe("the place of the visitor", () => {
  // 34.30456 N, 137.79872 E in ささえ市, which lies in the sea.
  test.use({ geolocation: { latitude: 34.30456, longitude: 137.79872 }, permissions: ["geolocation"] });

  test("is used on a press only, to a hundred metres", async ({ page }, { project }) => {
    test.skip(withoutScript(project), "needs the program");
    await page.goto("/find?q=%E5%86%85%E7%A7%91");
    await page.locator("html[data-ready]").waitFor();
    expect(page.url()).not.toContain("near=");
    await page.getByRole("button", { name: "現在地から近い順に" }).click();
    await expect(page).toHaveURL(/near=34\.305(,|%2C)137\.799/);
    await expect(page.locator("main ol li").first()).toContainText(/歩いて約|m・直線|km/);
  });
});

test("without permission the page says what to do", async ({ page, context }, { project }) => {
  test.skip(withoutScript(project), "needs the program");
  await context.clearPermissions();
  await page.goto("/find");
  await page.locator("html[data-ready]").waitFor();
  await page.getByRole("button", { name: "現在地から近い順に" }).click();
  await expect(page.getByRole("status").filter({ hasText: /現在地/ })).toBeVisible();
});

test("what needs a program is not offered without one", async ({ page }, { project }) => {
  test.skip(!withoutScript(project), "is about pages without script");
  await page.goto("/find");
  await expect(page.getByRole("button", { name: "現在地から近い順に" })).toBeHidden();
  await expect(page.getByRole("button", { name: "印刷する" })).toBeHidden();
});

test("faults are answered with help and the right status", async ({ page }) => {
  for (const [path, status] of [
    ["/find?limit=0", 400],
    ["/find?near=999,999", 400],
    ["/facilities/no-such-id", 404],
    ["/nothing/here", 404],
  ]) {
    const answer = await page.goto(path);
    expect(answer.status(), path).toBe(status);
    await expect(page.getByRole("searchbox"), path).toBeVisible();
    await expect(page.locator("a[href='/']").first(), path).toBeVisible();
  }
});
