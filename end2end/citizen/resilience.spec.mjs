// What can fail: the connection, the program, the storage of the browser.
import { expect, test } from "@playwright/test";
import { arrived, facility, faultsOf, inLanguage, languages, privateAddress, ready } from "../pages.mjs";

test.skip(({ isMobile, javaScriptEnabled }) => !isMobile || javaScriptEnabled === false, "is about the program, the same everywhere");

async function home(page, language = languages[0]) {
  await page.goto(inLanguage(language, "/"));
  await ready(page);
  await page.evaluate(() => { window.sameDocument = true; });
}

const sameDocument = (page) => page.evaluate(() => window.sameDocument === true);

/** Holds back what matches, until it is released. */
async function hold(page, address) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const language of languages) {
  test(`without a connection the page says so, and tries again: ${language.name}`, async ({ page }) => {
    await home(page, language);
    await page.route("**/find?*", (route) => route.abort());
    const entry = page.locator(`main a[href='${inLanguage(language, "/find?kind=pharmacy")}']`);
    await entry.click();
    const problem = page.locator("main .problem");
    await expect(problem).toBeVisible();
    await expect(page.locator("main h1")).toBeFocused();
    await expect(page).toHaveTitle(language.lang === "en" ? /^Error: / : /^エラー：/);
    await expect(page).toHaveURL(/\/find\?kind=pharmacy$/);
    // Somebody can still be called, and the way to the first page is there.
    await expect(page.locator("main a[href^='tel:']")).toBeVisible();
    await expect(page.locator(`main .way-out a[href='${inLanguage(language, "/")}']`)).toBeVisible();
    await problem.locator("[data-action=retry]").click();
    await arrived(page);
    await expect(problem).toBeVisible();
    await page.unroute("**/find?*");
    await problem.locator("[data-action=retry]").click();
    await expect(page.locator(".facility-list > li").first()).toBeVisible();
    await expect(page.locator("main h1")).toBeFocused();
    expect(await sameDocument(page)).toBe(true);
  });
}

test("an answer that is no page of the site is loaded by the browser itself", async ({ page }) => {
  await home(page);
  let times = 0;
  await page.route("**/find?*", (route) => {
    times += 1;
    return times === 1 ? route.fulfill({ status: 502, contentType: "text/plain", body: "bad gateway" }) : route.continue();
  });
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.locator(".facility-list > li").first()).toBeVisible();
  expect(await sameDocument(page)).toBe(false);
});

test("after a new version of the site the next page is a new document", async ({ page }) => {
  await home(page);
  await page.evaluate(() => document.querySelector("link[rel=stylesheet]").setAttribute("href", "/pkg/main.00000000.css"));
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.locator(".facility-list > li").first()).toBeVisible();
  expect(await sameDocument(page)).toBe(false);
});

test("a search that the API refuses is explained, and the words stay", async ({ page }) => {
  await home(page);
  const words = Array.from({ length: 11 }, (_, i) => `内科${i}`).join(" ");
  await page.locator("#q").fill(words);
  await page.locator("#q").press("Enter");
  await expect(page.getByText("さがす言葉が長すぎます。")).toBeVisible();
  await expect(page.locator("#q")).toHaveValue(words);
  expect(await sameDocument(page)).toBe(true);
});

test("what was typed before the program ran is kept", async ({ page }) => {
  const release = await hold(page, "**/*.wasm");
  await page.goto("/find?q=%E5%86%85%E7%A7%91");
  await page.locator("#q").fill("小児科");
  release();
  await ready(page);
  await expect(page.locator("#q")).toHaveValue("小児科");
  await page.locator("#q").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("「小児科」をさがした結果");
});

test("a slow answer is announced", async ({ page }) => {
  for (const language of languages) {
    await home(page, language);
    const release = await hold(page, "**/find?*");
    await page.locator(`main a[href='${inLanguage(language, "/find?kind=pharmacy")}']`).click();
    await expect(page.locator("#progress")).toHaveText(
      { "日本語": "読みこんでいます", "やさしい日本語": "読みこんでいます", English: "Loading" }[language.name],
    );
    await expect(page.locator("#progress")).toHaveRole("status");
    release();
    await expect(page.locator("#progress")).toHaveText("");
    await expect(page.locator("main h1")).toBeFocused();
    await page.unroute("**/find?*");
  }
});

test("of two answers the one to the last question is shown", async ({ page }) => {
  await home(page);
  const release = await hold(page, "**/find?kind=pharmacy");
  await page.getByRole("link", { name: "薬局をさがす" }).click();
  await expect(page.locator("#progress")).not.toBeEmpty();
  await page.getByRole("link", { name: "歯医者をさがす" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "歯科" })).toBeVisible();
  release();
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { level: 1, name: "歯科" })).toBeVisible();
  await expect(page).toHaveURL("/find?kind=dental");
});

/** A journey with whatever works: search, facility, a report that is refused, and sent. */
async function journey(page) {
  await page.goto("/");
  await page.locator("#q").fill("内科");
  await page.getByRole("button", { name: "さがす" }).click();
  await expect(page).toHaveURL(/\/find\?q=/);
  await page.locator(".facility-list h2 a").first().click();
  await expect(page.locator("main a[href^='tel:']").first()).toBeVisible();
  await page.getByRole("link", { name: "まちがいを知らせる" }).click();
  await page.locator("#words").fill("電話番号");
  await page.locator("form.form button").click();
  await expect(page.locator(".error-summary a")).toHaveCount(2);
  await expect(page.locator("#words")).toHaveValue("電話番号");
  await arrived(page);
  await page.locator("#wrong").check();
  await page.locator("#relation").check();
  await page.locator("form.form button").click();
  await expect(page).toHaveURL(privateAddress);
  await page.locator(".site-menu a[href='/saved']").click();
  await expect(page.locator("[data-saved-list]")).toBeVisible();
}

/** As in a browser that blocks cookies and site data. */
function blockStorage() {
  const refuse = { get() { throw new DOMException("denied", "SecurityError"); } };
  Object.defineProperty(window, "localStorage", refuse);
  Object.defineProperty(window, "sessionStorage", refuse);
}

test("with storage and cookies blocked the site works, and offers no saving", async ({ page }) => {
  const faults = faultsOf(page);
  await page.addInitScript(blockStorage);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setDocumentCookieDisabled", { disabled: true });
  await journey(page);
  await ready(page);
  await expect(page.locator(".needs-program")).toBeVisible();
  await page.goto("/find?kind=clinic");
  await ready(page);
  await expect(page.locator(".save-button").first()).toBeHidden();
  expect(faults).toEqual([]);
});

test("with storage that is full the site works, and claims to have saved nothing", async ({ page, request }) => {
  const faults = faultsOf(page);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await page.goto(`/facilities/${(await facility(request, "clinic")).id}`);
  await ready(page);
  await page.locator(".save-button").click();
  await expect(page.locator(".save-button .when-saved")).toBeHidden();
  await journey(page);
  expect(faults).toEqual([]);
});

test("with storage that somebody has filled with nonsense the list says what is left of it", async ({ page, request }) => {
  const faults = faultsOf(page);
  const clinic = await facility(request, "clinic");
  await page.addInitScript((id) => localStorage.setItem("sasae.saved", `,<b>&x=1,${id},,no such id,`), clinic.id);
  await page.goto("/saved");
  await expect(page.locator(".facility-list h2")).toHaveText([clinic.name]);
  await arrived(page);
  expect(faults).toEqual([]);
});

for (const [why, forbid] of [
  ["does not come", (page) => page.route("**/*.wasm", (route) => route.abort())],
  ["may not run", (page) => page.addInitScript(() => { delete window.WebAssembly; })],
  ["does not even start", (page) => page.route("**/*.js", (route) => route.abort())],
]) {
  test(`when the program ${why} links and forms load documents`, async ({ page }) => {
    await forbid(page);
    await journey(page);
    await expect(page.locator("html")).not.toHaveAttribute("data-ready");
    await expect(page.locator(".needs-program")).toBeVisible();
    await page.goto("/find?kind=clinic");
    await expect(page.getByRole("button", { name: "現在地から近い順に" })).toBeHidden();
    await expect(page.locator(".save-button").first()).toBeHidden();
  });
}
