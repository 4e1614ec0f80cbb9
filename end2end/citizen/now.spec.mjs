// Help right now: 119 and the other telephones, who is on duty, which department. The demo town has a centre for every
// night, so somebody is on duty or will be, whenever this runs.
import { expect, test } from "@playwright/test";
import { inLanguage, languages, ready } from "../pages.mjs";

const withoutScript = (project) => project.use.javaScriptEnabled === false;

for (const language of languages) {
  test(`119 comes first, then whom to ask, then who is on duty: ${language.name}`, async ({ page }) => {
    await page.goto(inLanguage(language, "/"));
    await page.locator(`.emergency a[href='${inLanguage(language, "/now")}']`).click();
    await expect(page).toHaveURL(new RegExp(`${inLanguage(language, "/now")}$`));
    // The page before has the same telephones.
    await expect(page.locator(".now")).toBeVisible();
    const numbers = await page
      .locator("main a[href^='tel:']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(numbers.slice(0, 3)).toEqual(["tel:119", "tel:%237119", "tel:%238000"]);
    for (const number of ["tel:119", "tel:%237119", "tel:%238000"]) {
      const { height } = await page.locator(`main a[href='${number}']`).boundingBox();
      expect(height, number).toBeGreaterThanOrEqual(44);
    }
    const card = page.locator("#duties .facility-card").first();
    await expect(card.locator("a[href^='tel:0']")).toBeVisible();
    await expect(card.locator(".open-state")).toBeVisible();
  });

  test(`every trouble leads to places that can be called: ${language.name}`, async ({ page, request }) => {
    await page.goto(inLanguage(language, "/now"));
    expect(await page.locator(".trouble-list li").count()).toBeGreaterThanOrEqual(15);
    const links = await page
      .locator(".trouble-list .places a")
      .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute("href")))]);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      expect(link.startsWith(inLanguage(language, "/find?")), link).toBe(true);
      expect.soft((await request.get(link)).status(), link).toBe(200);
    }
  });
}

test("the ways to the parts of the page lead there", async ({ page }) => {
  await page.goto("/now");
  const chips = page.locator(".kind-chips").first().locator("a");
  expect(await chips.count()).toBe(4);
  for (const chip of await chips.all()) {
    const part = await chip.getAttribute("href");
    await chip.click();
    await expect(page).toHaveURL(new RegExp(`/now${part}$`));
    await expect(page.locator(`${part} h2`)).toBeInViewport();
  }
});

test("by keyboard alone to the telephone of who is on duty", async ({ page }, { project }) => {
  test.skip(project.use.isMobile === true, "is about keyboards");
  await page.goto("/now");
  await ready(page);
  await page.locator(".kind-chips a[href='#duties']").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#duties h2")).toBeInViewport();
  const telephone = page.locator("#duties a[href^='tel:']").first();
  for (let stop = 0; stop < 30 && !(await telephone.evaluate((link) => link === document.activeElement)); stop += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(telephone).toBeFocused();
});

test("who is on duty is the facility with the same telephone", async ({ page }) => {
  await page.goto("/now");
  const card = page.locator("#duties .facility-card").first();
  const number = await card.locator(".number").textContent();
  await card.locator("h3 a").click();
  await expect(page.locator("main .facility .number").first()).toHaveText(number);
});

test("the next holiday is folded, and opens without a script too", async ({ page }) => {
  await page.goto("/now");
  const folded = page.locator("#duties details .facility-card");
  await expect(folded.first()).toBeHidden();
  await page.locator("#duties summary").click();
  await expect(folded.first()).toBeVisible();
  expect(await folded.count()).toBeGreaterThan(1);
});

test("the sheet for the calendar is handed out as spreadsheets want it", async ({ page, request }, { project }) => {
  await page.goto("/sources");
  const link = page.locator("a[href='/templates/duties.csv']");
  await expect(link).toBeVisible();
  const answer = await request.get("/templates/duties.csv");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const bytes = await answer.body();
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString("utf8")).toContain("日付,開始,終了,診療科,医療機関名,住所,電話番号,備考,施設ID");
  // Without a script the browser alone downloads it.
  if (withoutScript(project)) return;
  await ready(page);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("duties.csv");
});
