// What tests do as people who work here: the first comes by the command line, the others are invited.
import { execFileSync } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { ready } from "./pages.mjs";

export { post } from "./pages.mjs";

export const password = "みかん畑と灯台のある町の朝";

/** Waits until the program of these pages answers. */
export async function proReady(page) {
  await ready(page);
  await expect(page.locator("html[data-pro-ready]")).toBeAttached();
}

/** The link by which the administrator of a new organization joins. */
export function firstLink({ name = "山田 花子", runsRegion = false, publicUrl }) {
  const home = path.join(tmpdir(), `sasae-end2end.${process.env.SASAE_END2END_RUN}`);
  // Tests run beside each other: each has an organization of its own.
  const own = randomUUID();
  const email = `${own}@example.jp`;
  const words = ["account", "create", "--name", name, "--email", email, "--organization", `試験の団体 ${own.slice(0, 8)}`];
  if (runsRegion) words.push("--runs-region");
  const env = { ...process.env, SASAE_DATABASE_URL: `sqlite://${home}/sasae.db`, SASAE_PUBLIC_URL: publicUrl };
  const said = execFileSync(path.join(home, "sasae"), words, { env, encoding: "utf8" });
  return { email, link: said.match(/\S+\/join\/\S+/)[0] };
}

/** What an authenticator app shows (RFC 6238), so many steps of 30 seconds from now: no code counts twice. */
export function totp(secret, steps = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[^A-Z2-7]/g, "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Joins with password and app on the page of a link; gives the secret of the app. */
export async function joinByPassword(page, link) {
  await page.goto(link);
  await proReady(page);
  const secret = await page.locator(".pro-typed code").textContent();
  const form = page.locator("form:has([name=code])");
  await form.locator("[name=password]").fill(password);
  await form.locator("[name=code]").fill(totp(secret));
  await form.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/pro\/first-steps$/);
  return secret;
}

/** Joins with a passkey on the page of a link; the page has an authenticator. */
export async function joinByPasskey(page, link) {
  await page.goto(link);
  await proReady(page);
  await passkeyButton(page, "create").click();
  await expect(page).toHaveURL(/\/pro\/first-steps$/);
}

/** Fills the form that invites a nurse by letter. */
export async function fillInvitation(page) {
  await page.goto("/pro/people/invite");
  await proReady(page);
  await page.locator("#name").fill("鈴木 次郎");
  await page.locator("#email").fill(`${randomUUID()}@example.jp`);
  await page.locator("#profession").selectOption("nurse");
  await page.locator("[name=way][value=letter]").check();
}

/** An authenticator in the device of this page, which knows its owner. */
export async function withAuthenticator(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

export const passkeyButton = (page, kind) => page.locator(`[data-passkey="${kind}"]:visible`);

export async function signOut(page) {
  await page.locator("form[action$='/pro/sign-out'] button").click();
  await expect(page).toHaveURL(/\/pro\/sign-in$/);
}

/** Joins without looking, for tests of what comes then. */
export const signedIn = (page, options) => joined(page.context().request, options);

/** The same without a page. */
export async function joined(request, options) {
  const { email, link } = firstLink(options);
  const html = await (await request.get(link)).text();
  const secret = html.match(/class="pro-typed">.*?<code>([^<]+)</s)[1];
  const sealed = html.match(/name="totp_sealed" value="([^"]+)"/)[1];
  const form = { name: options.name ?? "山田 花子", password, totp_sealed: sealed, code: totp(secret) };
  const answer = await request.post(link, { form });
  expect(answer.url()).toContain("/pro/first-steps");
  return { email, secret };
}
