import { expect, test } from "@playwright/test";
import { arrived, faultsOf, inLanguage, languages, ready } from "../pages.mjs";

const withoutScript = (project) => project.use.javaScriptEnabled === false;

for (const language of languages) {
  test(`a resident reaches a telephone number from home in three steps: ${language.name}`, async ({ page }) => {
    await page.goto(inLanguage(language, "/"));
    // One: type what is needed, and look for it.
    await page.locator("#q").fill("内科 桜町");
    await page.locator("form[role='search'] button").click();
    await expect(page).toHaveURL(/\/find\?q=/);
    // Two: choose a place.
    const first = page.locator(".facility-list h2 a").first();
    const name = await first.textContent();
    await first.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    // Three: the telephone button.
    const telephone = page.locator("main a[href^='tel:']").first();
    await expect(telephone).toBeVisible();
    await expect(telephone).toHaveAttribute("href", /^tel:0+\d{4}$/);
    await expect(telephone.locator(".number")).toHaveText(/^[\d-]+$/);
  });
}

test("every entry of the home page leads to results", async ({ page, request }) => {
  await page.goto("/");
  const entries = await page
    .locator("main a[href^='/find?']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(entries.length).toBeGreaterThan(4);
  for (const language of languages) {
    for (const entry of entries) {
      const html = await (await request.get(inLanguage(language, entry))).text();
      expect.soft(html, inLanguage(language, entry)).toContain('<article class="facility-card">');
    }
  }
});

test("the next page of the results goes on where this one ends", async ({ page }) => {
  await page.goto("/find?kind=clinic");
  const names = () => page.locator("main ol h2").allTextContents();
  const first = await names();
  expect(first).toHaveLength(20);
  await page.getByRole("link", { name: "次のページ" }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect.poll(async () => (await names())[0]).not.toBe(first[0]);
  const second = await names();
  expect(first.filter((name) => second.includes(name))).toEqual([]);
});

test("moving between pages loads no new document, and nothing twice", async ({ page }, { project }) => {
  test.skip(withoutScript(project), "needs the program");
  const documents = [];
  const fetched = [];
  const faults = faultsOf(page);
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.resourceType() === "document") documents.push(pathname);
    if (request.resourceType() === "fetch") fetched.push(decodeURIComponent(pathname + search));
  });

  await page.goto("/");
  await ready(page);
  await page.waitForLoadState("networkidle");
  // Whoever types slowly is offered suggestions, which are no page.
  const isPage = (address) => !address.startsWith("/pkg/") && !address.startsWith("/api/v1/suggestions?");
  expect(fetched.filter(isPage), "the page brought all that it needs").toEqual([]);
  await page.locator("#q").fill("薬局");
  await page.getByRole("button", { name: "さがす" }).click();
  const first = page.locator(".facility-list h2 a").first();
  const facility = await first.getAttribute("href");
  await first.click();
  await expect(page).toHaveURL(facility);
  await expect(page.locator("main .facility")).toBeVisible();
  await expect(page).toHaveTitle(/｜ささえ$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/find/);
  await expect(page.locator(".facility-list h2 a").first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL("/");
  await expect(page.locator(".need-list")).toHaveCount(3);
  await arrived(page);
  expect(documents).toEqual(["/"]);
  expect(fetched.filter(isPage)).toEqual(["/find?q=薬局", facility, "/find?q=薬局", "/"]);
  expect(faults).toEqual([]);
});

test("links that open elsewhere are left to the browser", async ({ page, context }, { project }) => {
  test.skip(withoutScript(project), "needs the program");
  await page.goto("/");
  await ready(page);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "薬局をさがす" }).click({ modifiers: ["ControlOrMeta"] });
  await expect((await opened).locator(".facility-list > li").first()).toBeVisible();
  await expect(page).toHaveURL("/");
});

test.describe("the place of the visitor", () => {
  // 34.30456 N, 137.79872 E in ささえ市, which lies in the sea.
  test.use({ geolocation: { latitude: 34.30456, longitude: 137.79872 }, permissions: ["geolocation"] });

  test("is used on a press only, to a hundred metres", async ({ page }, { project }) => {
    test.skip(withoutScript(project), "needs the program");
    await page.goto("/find?q=%E5%86%85%E7%A7%91");
    await ready(page);
    expect(page.url()).not.toContain("near=");
    await page.getByRole("button", { name: "現在地から近い順に" }).click();
    await expect(page).toHaveURL(/near=34\.305(,|%2C)137\.799/);
    await expect(page).toHaveURL(/q=/);
    await expect(page.locator("main ol li").first()).toContainText(/歩いて約|m・直線|km/);
  });
});

test("without permission the page says what to do", async ({ page, context }, { project }) => {
  test.skip(withoutScript(project), "needs the program");
  await context.clearPermissions();
  for (const language of languages) {
    await page.goto(inLanguage(language, "/find"));
    await ready(page);
    const status = page.locator("#near-status");
    await expect(status).toBeEmpty();
    await page.locator("[data-action=near]").click();
    await expect(status).toHaveText(await status.getAttribute("data-refused"));
    await expect(status).toBeVisible();
  }
});

test("what needs a program is not offered without one", async ({ page }, { project }) => {
  test.skip(!withoutScript(project), "is about pages without script");
  for (const language of languages) {
    await page.goto(inLanguage(language, "/find"));
    await expect(page.locator("[data-needs-js]")).not.toHaveCount(0);
    for (const offer of await page.locator("[data-needs-js]").all()) await expect(offer).toBeHidden();
  }
});

test("faults are answered with help and the right status", async ({ page }) => {
  for (const [path, status] of [
    ["/find?limit=0", 400],
    ["/find?near=999,999", 400],
    ["/find?q=%ff", 400],
    ["/facilities/no-such-id", 404],
    ["/facilities/no-such-id/report", 404],
    ["/nothing/here", 404],
    ["/fr/find", 404],
  ]) {
    const answer = await page.goto(path);
    expect(answer.status(), path).toBe(status);
    await expect(page.locator("#q"), path).toBeVisible();
    await expect(page.locator("main a[href='/']"), path).toBeVisible();
    await expect(page.locator("main a[href^='tel:']"), path).toBeVisible();
  }
});
