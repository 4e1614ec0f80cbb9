import { expect, test } from "@playwright/test";
import { ready } from "../pages.mjs";

const withoutScript = (project) => project.use.javaScriptEnabled === false;

test("the words are understood, and the page says how", async ({ page }) => {
  await page.goto("/find?q=%E7%9B%AE%E5%8C%BB%E8%80%85");
  await expect(page).toHaveTitle("検索結果「目医者」｜ささえ");
  await expect(page.getByText(/「目医者」.*眼科/).first()).toBeVisible();
  await expect(page.locator("main ol li").first()).toBeVisible();
});

test("a slip of the pen is corrected, and the page says so", async ({ page }) => {
  await page.goto("/find?q=%E6%95%B4%E5%BD%A2%E5%A4%96%E8%AA%B2");
  await expect(page.getByText(/「整形外課」は「整形外科」/)).toBeVisible();
  await expect(page.locator("main ol li").first()).toBeVisible();
});

test("counts narrow a result, and keep their word", async ({ page }, { project }) => {
  await page.goto("/find?kind=clinic");
  await page.getByText("しぼりこむ").click();
  const link = page.locator("details a").first();
  const count = Number((await link.textContent()).match(/（([\d,]+)）/)[1].replace(",", ""));
  await link.click();
  if (!withoutScript(project)) await expect(page.locator("html[data-busy]")).toHaveCount(0);
  await expect(page.locator(".result-count b")).toContainText(String(count));
});

test("a kind is chosen with one tap, and kept by the next search", async ({ page }) => {
  await page.goto("/find");
  await page.getByRole("navigation", { name: "種類でしぼる" }).getByRole("link", { name: "薬局" }).click();
  await expect(page).toHaveURL("/find?kind=pharmacy");
  await expect(page.getByRole("navigation", { name: "種類でしぼる" }).getByRole("link", { name: /^薬局/ })).toHaveAttribute("aria-current", "true");
  await page.locator("#q").fill("桜町");
  await page.getByRole("button", { name: "さがす" }).click();
  await expect(page).toHaveURL(/q=.+&kind=pharmacy/);
});

test("conditions stand there in words, and each can be taken away", async ({ page }) => {
  await page.goto("/find?service=130,110");
  const conditions = page.getByRole("list", { name: "しぼりこみ" });
  await expect(conditions.getByRole("link")).toHaveCount(2);
  await conditions.getByRole("link", { name: "訪問看護" }).click();
  await expect(page).toHaveURL("/find?service=110");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ホームヘルパー（訪問介護）");
});

test("an empty result says why, and what to try", async ({ page }) => {
  await page.goto("/find?q=zzz&kind=dental");
  await expect(page.getByRole("heading", { name: "見つかりませんでした" })).toBeVisible();
  await page.getByRole("list", { name: "条件をはずす" }).getByRole("link", { name: "zzz" }).click();
  await expect(page).toHaveURL("/find?kind=dental");
  await expect(page.locator("main ol li").first()).toBeVisible();
});

test("every card tells by sign and word whether it is open", async ({ page }) => {
  await page.goto("/find?kind=clinic,hospital");
  const states = await page.locator("main ol .open-state").allTextContents();
  expect(states).toHaveLength(20);
  for (const state of states) {
    expect(state).toMatch(/^● ?(診療中|営業中|対応中|24時間)|^○ ?(時間外|休診|休み|今日は休み)|^― ?\S*未確認/);
  }
});

test("distances are in words, and beyond two kilometres nobody is told to walk", async ({ page }) => {
  await page.goto("/find?kind=clinic&near=34.305,137.802&limit=100");
  const cards = await page.locator("main ol .facts").allTextContents();
  for (const card of cards) {
    const [, amount, unit] = card.match(/([\d.]+)(k?m)/);
    const metres = Number(amount) * (unit === "km" ? 1000 : 1);
    if (metres < 1950) expect(card).toMatch(/歩いて約\d+分（[\d.]+k?m・直線）/);
    if (metres > 2050) expect(card).toMatch(/直線で[\d.]+km/);
  }
  await page.getByRole("link", { name: "名前の順" }).click();
  await expect(page).toHaveURL(/sort=name/);
});

test("the way back from a facility ends at the same place of the list", async ({ page }, { project }) => {
  test.skip(withoutScript(project), "a browser without script does it by itself");
  await page.goto("/find?kind=clinic");
  await ready(page);
  const link = page.locator("main ol h2 a").nth(9);
  const name = await link.textContent();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole("link", { name: "検索結果へもどる" }).click();
  await expect(page.locator("a:focus")).toHaveText(name);
  await expect(page.locator("a:focus")).toBeInViewport();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.goBack();
  await expect(page.locator("a:focus")).toHaveText(name);
  await expect(page.locator("a:focus")).toBeInViewport();
});
