// A colleague comes and goes: invited by letter, and let go while her page is open.
import { expect, test } from "@playwright/test";
import { fillInvitation, joinByPassword, proReady, signedIn } from "../professionals.mjs";

test("a colleague joins by letter, and sees nothing any more once she has left", async ({ page, browser, baseURL }) => {
  test.setTimeout(90_000);
  await signedIn(page, { publicUrl: baseURL });
  await fillInvitation(page);
  await page.locator("form.form button").click();
  const link = await page.locator(".letter-link").textContent();
  await expect(page.locator(".letter-qr svg")).toBeVisible();

  // The administrator's list is renewed when she has joined.
  await page.goto("/pro/people");
  await proReady(page);
  await expect(page.locator("#people tbody tr")).toHaveCount(1);
  const context = await browser.newContext({ viewport: page.viewportSize(), baseURL });
  const hers = await context.newPage();
  await joinByPassword(hers, link);
  await expect(page.locator("#people tbody tr")).toHaveCount(2);
  await hers.goto("/pro/people");
  await proReady(hers);
  await expect(hers.locator("#people")).toContainText("山田 花子");
  await expect(hers.locator(".pro-menu")).not.toContainText("操作の記録");

  await page.locator("#people tr", { hasText: "鈴木 次郎" }).locator("a.pro-open").click();
  await page.locator("a[href$='/leave']").click();
  await page.locator("form[action$='/leave'] button").click();
  await expect(page.locator("#people tbody tr")).toHaveCount(1);

  await expect(hers.locator("h1")).toHaveText("ログアウトしました", { timeout: 60_000 });
  const left = await hers.content();
  for (const personal of ["鈴木", "山田", "試験の団体", "example.jp"]) expect(left).not.toContain(personal);
  // Nor on the way back.
  await hers.goBack();
  await expect(hers.locator("body")).not.toContainText("鈴木");
  await hers.goto("/pro/people");
  await expect(hers.locator("h1")).toHaveText("職員のログイン");
  await context.close();

  // All of it is in the log, and can be narrowed.
  await page.goto("/pro/audit");
  const rows = page.locator(".card-table tbody tr");
  await expect(rows.filter({ hasText: "退職・異動の手続きをする" })).toHaveCount(1);
  await proReady(page);
  await page.locator("#action").selectOption("join");
  await page.locator(".queue-filter button").click();
  await expect(page).toHaveURL(/\/pro\/audit\?action=join$/);
  await expect(rows).toHaveCount(2);
  await rows.filter({ hasText: "鈴木 次郎" }).locator("a").first().click();
  await expect(page).toHaveURL(/person=/);
  await expect(rows).toHaveCount(1);
});
