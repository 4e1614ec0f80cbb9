// Asking the desk: one thing on each page, nothing that was answered is lost or sent twice, and a quick way off the page.
import { expect, test } from "@playwright/test";
import {
  arrived, faultsOf, inLanguage, japanese, languages, question, questionAddress, questionPage, ready,
} from "../pages.mjs";

const form = (page) => page.locator("form.form");
const on = (page) => form(page).locator(".consult-buttons button").first();
const back = (page) => form(page).locator("button[value=back]");
const step = (page, code) => expect(page.locator(`form.form [name=page][value=${code}]`)).toBeAttached();

async function open(page, language, javaScriptEnabled) {
  await page.goto(inLanguage(language, "/consult"));
  if (javaScriptEnabled !== false) await ready(page);
  await page.locator(".consult-start button[type=submit]").first().click();
  await step(page, "asker");
}

/** Answers what is asked until the check, and gives what was written. */
async function answerAll(page) {
  const words = "母が夜に<出かけ>ます。\n\n父も疲れています。";
  await page.locator("[name=asker][value=family]").check();
  await on(page).click();
  await step(page, "topics");
  await page.locator("[name=topics][value=dementia]").check();
  await page.locator("[name=topics][value=unsure]").check();
  await on(page).click();
  await step(page, "words");
  await page.locator("textarea[name=words]").fill(words);
  await on(page).click();
  await step(page, "person");
  await page.locator("[name=age_band][value=from_85]").check();
  await page.locator("[name=town]").fill("桜町");
  await on(page).click();
  await step(page, "answer");
  await page.locator("[name=answer_by][value=telephone]").check();
  await page.locator("[name=telephone]").fill("０９０-0000-0000");
  await page.locator("[name=good_times][value=evening]").check();
  await on(page).click();
  // Where several desks take questions one of them is chosen.
  if (await page.locator("form.form [name=page][value=desk]").count()) {
    await page.locator("[name=desk_id]").first().check();
    await on(page).click();
  }
  await step(page, "check");
  return words;
}

for (const language of languages) {
  test(`a question is asked from the home page to its private page: ${language.name}`, async ({ page, context, javaScriptEnabled }) => {
    const faults = faultsOf(page);
    await page.goto(inLanguage(language, "/"));
    if (javaScriptEnabled !== false) await ready(page);
    await page.locator(`main .need-list a[href='${inLanguage(language, "/consult")}']`).click();
    // 119 comes first, and somebody can be called.
    await expect(page.locator("main a[href^='tel:']").first()).toHaveAttribute("href", "tel:119");
    await expect(page.locator(".consult-call a[href^='tel:0']").first()).toBeVisible();
    await page.locator(".consult-start button[type=submit]").first().click();
    await step(page, "asker");
    const words = await answerAll(page);
    // Everything is shown, one answer is changed, and the check comes back at once.
    await expect(page.locator(".consult-said", { hasText: "母が夜に<出かけ>ます。" })).toBeVisible();
    await page.locator(".consult-check button[value=person]").click();
    await step(page, "person");
    await expect(page.locator("[name=town]")).toHaveValue("桜町");
    await page.locator("[name=town]").fill("緑町");
    await on(page).click();
    await step(page, "check");
    await expect(page.locator(".consult-said", { hasText: "緑町" })).toBeVisible();
    // Not without consent.
    await on(page).click();
    await expect(page.locator(".error-summary a[href='#consent']")).toBeVisible();
    if (javaScriptEnabled !== false) await expect(page.locator(".error-summary")).toBeFocused();
    await expect(page).toHaveTitle(language.lang === "en" ? /^Error: / : /^エラー：/);
    await page.locator("[name=consent]").check();
    const sent = page.waitForResponse((response) => response.request().method() === "POST");
    await on(page).click();
    expect((await sent).status()).toBe(303);
    await expect(page).toHaveURL(questionAddress);
    await expect(page.locator(".consult-receipt .consult-number b")).toHaveText(/^\d{4}-\d{4,}$/);
    await expect(page.locator(".consult-exchange .correction-words")).toHaveText(words);
    // Nothing of it is on the device.
    expect(await context.cookies()).toEqual([]);
    if (javaScriptEnabled !== false) {
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    }
    expect(faults).toEqual([]);
  });
}

test("what is wrong is told on its page, and the way back loses nothing", async ({ page, javaScriptEnabled }) => {
  await open(page, japanese, javaScriptEnabled);
  const refused = async (field) => {
    await on(page).click();
    await expect(page.locator(`.error-summary a[href='#${field}']`)).toBeVisible();
    await expect(page.locator(`#${field}-error`)).toBeVisible();
    if (javaScriptEnabled !== false) await arrived(page);
  };
  await refused("asker");
  await page.locator("[name=asker][value=self]").check();
  await on(page).click();
  await step(page, "topics");
  await refused("topics");
  await page.locator("[name=topics][value=unsure]").check();
  await on(page).click();
  await step(page, "words");
  // Nothing chosen and nothing said is no question.
  await refused("words");
  await page.locator("textarea[name=words]").fill("夜が心配です。");
  await back(page).click();
  await step(page, "topics");
  await expect(page.locator("[name=topics]:checked")).toHaveCount(1);
  await back(page).click();
  await step(page, "asker");
  await expect(page.locator("[name=asker][value=self]")).toBeChecked();
  await back(page).click();
  // The first page carries what was answered, too.
  await page.locator(".consult-start button[type=submit]").first().click();
  await step(page, "asker");
  await on(page).click();
  await step(page, "topics");
  await on(page).click();
  await step(page, "words");
  await expect(page.locator("textarea[name=words]")).toHaveValue("夜が心配です。");
  await on(page).click();
  await step(page, "person");
  await on(page).click();
  await step(page, "answer");
  await refused("answer_by");
  await page.locator("[name=answer_by][value=email]").check();
  await page.locator("[name=email]").fill("さくら@");
  await refused("email");
  await expect(page.locator("[name=email]")).toHaveValue("さくら@");
});

test("a form that is left for another page waits while the document lives", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "needs the program");
  await open(page, japanese, true);
  await page.locator("[name=asker][value=family]").check();
  await on(page).click();
  await step(page, "topics");
  await page.locator("[name=topics][value=medicines]").check();
  await page.locator(".site-footer a[href='/now']").click();
  await expect(page).toHaveURL(/\/now$/);
  await page.locator(".site-footer a[href='/consult']").click();
  await expect(page.locator("div[data-kept]")).toBeVisible();
  await page.locator(".consult-start button[type=submit]").first().click();
  await step(page, "topics");
  await expect(page.locator("[name=topics][value=medicines]")).toBeChecked();
  await page.locator(".site-footer a[href='/now']").click();
  await expect(page).toHaveURL(/\/now$/);
  await page.locator(".site-footer a[href='/consult']").click();
  await page.locator(".consult-start button[value=afresh]").click();
  await step(page, "asker");
  await expect(page.locator("[name=asker]:checked")).toHaveCount(0);
  // A new document has nothing.
  await page.locator("[name=asker][value=family]").check();
  await page.reload();
  await ready(page);
  await expect(page.locator("div[data-kept]")).toBeHidden();
});

test("a form whose answer was lost on the way stays, and is sent again as the same question", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "looks at the form by script");
  await open(page, japanese, true);
  await answerAll(page);
  await page.locator("[name=consent]").check();
  const fields = await form(page).evaluate((form) => new URLSearchParams(new FormData(form)).toString());
  await page.route("**/consult", async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort();
  });
  await on(page).click();
  await expect(page.locator(".form-fault")).toBeVisible();
  await page.unroute("**/consult");
  await on(page).click();
  await expect(page).toHaveURL(questionAddress);
  const again = await request.post("/consult", {
    data: `${fields}&go=send`, headers: { "content-type": "application/x-www-form-urlencoded" }, maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect(again.headers().location).toBe(new URL(page.url()).pathname);
});

/** A page anybody might be looking at. */
const elsewhere = async (page) => {
  await page.context().route("https://www.jma.go.jp/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>weather</title>" }));
};

test("one press leaves the page, and nothing of it is there to go back to", async ({ page, javaScriptEnabled }) => {
  await elsewhere(page);
  await page.goto("/");
  await open(page, japanese, javaScriptEnabled);
  await page.locator("[data-action=leave]").click();
  await expect(page).toHaveURL("https://www.jma.go.jp/");
  if (javaScriptEnabled === false) return;
  await page.goBack();
  // What was there before the desk was asked.
  await expect(page).toHaveURL(/\/$/);
  await expect(form(page)).toHaveCount(0);
});

test("Escape pressed three times leaves the page, two times do not", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "needs the program");
  await elsewhere(page);
  await open(page, japanese, true);
  for (const key of ["Escape", "Escape", "Tab", "Escape", "Escape"]) await page.keyboard.press(key);
  await step(page, "asker");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("https://www.jma.go.jp/");
});

test("on the private page something is added, and it is asked to delete everything", async ({ page, request, javaScriptEnabled }) => {
  const asked = await request.post("/api/v1/questions", { data: { ...question, sending: crypto.randomUUID() } });
  const { path } = (await asked.json()).question;
  await page.goto(path);
  if (javaScriptEnabled !== false) await ready(page);
  const add = page.locator(".consult-add");
  await add.locator("button").click();
  await expect(page.locator(".error-summary a[href='#words']")).toBeVisible();
  if (javaScriptEnabled !== false) await arrived(page);
  await add.locator("textarea").fill("きのう<転び>ました。");
  await add.locator("button").click();
  await expect(page.locator(".notice[data-kind=success]")).toBeVisible();
  await expect(page.locator(".consult-exchange ol > li")).toHaveCount(2);
  await expect(page.locator(".consult-exchange .correction-words").last()).toHaveText("きのう<転び>ました。");
  await expect(add.locator("textarea")).toHaveValue("");
  await page.locator(".consult-erase a").click();
  await expect(page).toHaveURL(`${path}/delete`);
  await page.locator("main form.form button").click();
  await expect(page).toHaveURL(path);
  await expect(page.locator(".notice[data-kind=success]")).toBeVisible();
  await expect(page.locator(".consult-erase")).toHaveCount(0);
});

test("on paper a question has its number, its address and a code for it", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "looks at the page by script");
  await page.goto(await questionPage(request));
  await ready(page);
  await expect(page.locator(".consult-paper")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".consult-paper svg")).toBeVisible();
  await expect(page.locator(".consult-address")).toContainText(await questionPage(request));
  await expect(page.locator(".leave-quickly, .consult-add")).toHaveCount(2);
  for (const away of [".leave-quickly", ".consult-add"]) await expect(page.locator(away)).toBeHidden();
});

test("pages of a question are for nobody else: no store, no referrer, and a guessed address helps on", async ({ request }) => {
  for (const answer of [await request.get(await questionPage(request)), await request.post("/consult", { form: { page: "asker" } })]) {
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(answer.headers()["referrer-policy"]).toBe("no-referrer");
    expect(answer.headers()["set-cookie"]).toBeUndefined();
  }
  const guessed = await request.get(`/consult/${"1".repeat(32)}`);
  expect(guessed.status()).toBe(404);
  expect(await guessed.text()).toContain("/consult");
});
