import { expect, test } from "@playwright/test";
import { arrived, ready } from "../pages.mjs";

const withoutScript = (project) => project.use.javaScriptEnabled === false;

test("suggestions complete what is typed, by keyboard", async ({ page }, { project }) => {
  test.skip(withoutScript(project), "the program suggests");
  await page.goto("/");
  await ready(page);
  const box = page.getByRole("combobox");
  await box.pressSequentially("ない", { delay: 30 });
  const options = page.getByRole("option");
  await expect(options.first()).toContainText("内科");
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await box.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  await expect(page.locator(`#${active}`)).toHaveAttribute("aria-selected", "true");
  await box.press("Escape");
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await expect(box).toHaveValue("ない");
  await box.press("a");
  await box.press("Backspace");
  await expect(options.first()).toContainText("内科");
  await box.press("ArrowDown");
  await box.press("Enter");
  await arrived(page);
  await expect(page).toHaveURL(/\/find\?q=/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("内科");
});

test("a suggestion is chosen with the finger, and is large enough for it", async ({ page }, { project }) => {
  test.skip(withoutScript(project), "the program suggests");
  await page.goto("/find");
  await ready(page);
  await page.getByRole("combobox").pressSequentially("さくら", { delay: 30 });
  const option = page.getByRole("option").first();
  await expect(option).toBeVisible();
  expect((await option.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await option.click();
  await arrived(page);
  await expect(page).not.toHaveURL("/find");
});

test("a failing suggestion disturbs nobody", async ({ page }, { project }) => {
  test.skip(withoutScript(project), "the program suggests");
  await page.route("**/api/v1/suggestions**", (route) => route.abort());
  await page.goto("/find");
  await ready(page);
  await page.getByRole("combobox").fill("内科");
  await page.getByRole("button", { name: "さがす" }).click();
  await expect(page.locator("main ol li").first()).toBeVisible();
});

test("the support centre of a town is found with its telephone", async ({ page }, { project }) => {
  await page.goto("/");
  if (!withoutScript(project)) await ready(page);
  await page.locator("#support-place").fill("月見が丘");
  await page.locator("form[action='/support-centers'] button").click();
  await expect(page).toHaveURL(/\/support-centers\?/);
  await expect(page.getByText("ささえ市東地域包括支援センター").first()).toBeVisible();
  await expect(page.locator("main a[href='tel:0000009103']").first()).toBeVisible();
});

test("one institution is one result, with all it runs", async ({ page }) => {
  await page.goto("/find?q=%E3%81%BB%E3%81%BB%E3%81%88%E3%81%BF%E5%86%85%E7%A7%91");
  const card = page.locator("main ol li").first();
  await expect(card).toContainText("ほほえみ内科クリニック");
  await expect(card).toContainText("ほほえみ訪問看護ステーション");
  await card.getByRole("link", { name: "ほほえみ内科クリニック" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ほほえみ内科クリニック");
  await expect(page.getByRole("link", { name: "ほほえみ訪問看護ステーション" })).toBeVisible();
});

test("a town in the words is where distances begin", async ({ page }) => {
  await page.goto("/find?q=%E5%86%85%E7%A7%91%20%E6%9C%88%E8%A6%8B%E3%81%8C%E4%B8%98");
  await expect(page.getByText(/月見が丘.*中心/).first()).toBeVisible();
  await expect(page.locator("main ol .facts").first()).toContainText(/m/);
});

test("a result is taken along as a file", async ({ page, request }) => {
  await page.goto("/find?kind=pharmacy");
  const link = page.getByRole("link", { name: /CSV/ });
  const answer = await request.get(await link.getAttribute("href"));
  expect(answer.headers()["content-type"]).toContain("text/csv");
  expect(await answer.text()).toContain("薬局");
});
