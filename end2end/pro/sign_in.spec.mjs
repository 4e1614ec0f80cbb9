// Coming in: by the link of the command line, with a password and an app or with a passkey, and again.
import { expect, test } from "@playwright/test";
import { faultsOf } from "../pages.mjs";
import {
  fillInvitation, firstLink, joinByPasskey, joinByPassword, passkeyButton, password, proReady, signedIn, signOut, totp, withAuthenticator,
} from "../professionals.mjs";

const signIn = async (page, email, code) => {
  const form = page.locator("form:has([name=email])");
  await form.locator("[name=email]").fill(email);
  await form.locator("[name=password]").fill(password);
  await form.locator("[name=code]").fill(code);
  await form.locator("button[type=submit]").click();
};

test("somebody joins with a password and an app, keeps recovery codes, and signs in again", async ({ page, baseURL }) => {
  const faults = faultsOf(page);
  const { email, link } = firstLink({ publicUrl: baseURL });
  const secret = await joinByPassword(page, link);

  await page.locator("form[action$='/pro/first-steps'] button").click();
  const codes = page.locator(".pro-codes li code");
  await expect(codes.first()).toBeVisible();
  const kept = await codes.allTextContents();
  expect(new Set(kept).size).toBeGreaterThan(7);
  await page.locator(".page-actions a").click();
  await expect(page.locator(".pro-done")).toBeVisible();
  await page.goto("/pro");
  await expect(page.locator("h1")).toContainText("山田 花子さん");

  await signOut(page);
  await page.goto("/pro/people");
  await expect(page.locator("h1")).toHaveText("職員のログイン");
  await signIn(page, email, "000000");
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.locator("[name=email]")).toHaveValue(email);
  await expect(page.locator("[name=password]")).toHaveValue("");
  await signIn(page, email, totp(secret, 1));
  // What was asked for comes.
  await expect(page).toHaveURL(/\/pro\/people$/);
  await expect(page.locator("#people")).toContainText("山田 花子");

  // Without the phone: a recovery code, and once.
  await signOut(page);
  await signIn(page, email, kept[0]);
  await expect(page).toHaveURL(/\/pro$/);
  await signOut(page);
  await signIn(page, email, kept[0]);
  await expect(page.locator(".error-summary")).toBeVisible();
  // The link counts no more.
  expect((await page.goto(link)).status()).toBe(404);
  expect(faults).toEqual([]);
});

test("somebody joins with a passkey, and signs in with it", async ({ page, baseURL }) => {
  const faults = faultsOf(page);
  await withAuthenticator(page);
  const { link } = firstLink({ publicUrl: baseURL });
  await joinByPasskey(page, link);
  await signOut(page);
  await proReady(page);
  await passkeyButton(page, "sign-in").click();
  await expect(page).toHaveURL(/\/pro$/);
  await expect(page.locator("h1")).toContainText("山田 花子さん");
  expect(faults).toEqual([]);
});

test("a passkey that is added proves again who is there, and does what was about to be done", async ({ page, baseURL }) => {
  await withAuthenticator(page);
  await signedIn(page, { publicUrl: baseURL });
  await page.goto("/pro/account");
  await proReady(page);
  await page.locator("[data-passkey-name]").fill("仕事の電話");
  await passkeyButton(page, "create").click();
  const passkeys = page.locator("#account .pro-rows b", { hasText: "仕事の電話" });
  await expect(passkeys).toBeVisible();

  // As when the proof is long ago, and a first try to prove it again was wrong: what was about to be done is carried along.
  await page.locator("form:has([value=remove-passkey])").evaluate((form) => {
    const carried = { "carried.do": "remove-passkey", "carried.id": form.querySelector("[name=id]").value };
    const fields = { next: "/pro/account", repeat: "form", ...carried, password: "ちがう", code: "000000" };
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    form.setAttribute("action", "/pro/authenticate");
    form.requestSubmit();
  });
  await expect(page.locator("h1")).toHaveText("ご本人の確認");
  await passkeyButton(page, "again").click();
  await expect(page).toHaveURL(/\/pro\/account$/);
  await expect(page.locator("#account")).toContainText("パスキーは、まだありません。");
  await expect(passkeys).toHaveCount(0);
});

test("without an authenticator a passkey is refused in words, and nothing is lost", async ({ page, baseURL }) => {
  await withAuthenticator(page);
  await page.goto(new URL("/pro/sign-in", baseURL).href);
  await proReady(page);
  await page.locator("[name=email]").fill("namae@example.jp");
  // It holds no passkey of this site.
  await passkeyButton(page, "sign-in").click();
  const said = page.locator("[data-said]:visible");
  await expect(said).toHaveCount(1);
  await expect(said).toBeFocused();
  await expect(page.locator("[name=email]")).toHaveValue("namae@example.jp");
});

/** Types into the form of an invitation, and sends it when the session has ended. */
async function typedTooLate(page) {
  await fillInvitation(page);
  await page.context().clearCookies();
  await page.locator("form.form button").click();
  await expect(page.locator("h1")).toHaveText("職員のログイン");
  await expect(page.locator(".notice")).toContainText("入力した内容は、なくなっていません");
}

/** Says who sends it, and does. */
async function sentAfterAll(page) {
  await expect(page.locator("h1")).toHaveText("ログインしました");
  await expect(page.locator(".pro-page")).toContainText("山田 花子さん");
  await page.locator(".page-actions button").click();
  await expect(page.locator(".letter-link")).toBeVisible();
}

test("what was typed is sent when one has signed in again", async ({ page, baseURL }) => {
  const { email, secret } = await signedIn(page, { publicUrl: baseURL });
  await typedTooLate(page);
  await signIn(page, email, "000000");
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.locator(".notice")).toContainText("入力した内容は、なくなっていません");
  await signIn(page, email, totp(secret, 1));
  await sentAfterAll(page);
});

test("the same with a passkey", async ({ page, baseURL }) => {
  await withAuthenticator(page);
  const { link } = firstLink({ publicUrl: baseURL });
  await joinByPasskey(page, link);
  await typedTooLate(page);
  await passkeyButton(page, "sign-in").click();
  await sentAfterAll(page);
});
