// Reporting a mistake or what is missing: what was typed is never lost, every error is told beside its field, and a
// private page says what became of it.
import { expect, test } from "@playwright/test";
import {
  arrived, facility, faultsOf, inLanguage, languages, privateAddress, privatePage, ready, reportFields, resourceFields,
  wrongReport, wrongResource,
} from "../pages.mjs";

test.skip(({ isMobile }) => !isMobile, "is the same on wide screens");

const send = (page) => page.locator("form.form button[type=submit]").click();

/** Opens the form; with a program, waits for it. */
async function openForm(page, request, language, javaScriptEnabled) {
  const { id } = await facility(request, "clinic");
  const path = inLanguage(language, `/facilities/${id}/report`);
  await page.goto(path);
  if (javaScriptEnabled !== false) await ready(page);
  return path;
}

/** Every error above the form and beside its field, in the same words. */
async function everyErrorIsTold(page, fields) {
  const summary = page.locator(".error-summary");
  await expect(summary.getByRole("link")).toHaveCount(fields.length);
  for (const [at, name] of fields.entries()) {
    const link = summary.getByRole("link").nth(at);
    await expect.soft(link, name).toHaveAttribute("href", `#${name}`);
    const error = page.locator(`#${name}-error`);
    await expect.soft(error, name).toBeVisible();
    // The same words above and beside the field; there with "error" for those who hear it.
    expect.soft(await error.textContent(), name).toContain(await link.textContent());
    await expect.soft(page.locator(`[aria-describedby~="${name}-error"]`), name).toHaveCount(1);
  }
}

const field = (page, name) => page.locator(`form.form [name="${name}"]`);

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    if (name.endsWith("_era")) await field(page, name).selectOption(value);
    else await field(page, name).fill(value);
  }
}

/** What stands in the fields, all at once. */
async function stands(page, values) {
  const standing = () =>
    page.locator("form.form").evaluate(
      (form, names) => Object.fromEntries(names.map((name) => [name, form.elements[name].value])),
      Object.keys(values),
    );
  await expect.poll(standing).toEqual(values);
}

for (const language of languages) {
  test(`every error is told, nothing typed is lost, and in the end it is sent: ${language.name}`, async ({ page, request, javaScriptEnabled }) => {
    const faults = faultsOf(page);
    const path = await openForm(page, request, language, javaScriptEnabled);
    await fill(page, wrongReport);
    let answer = page.waitForResponse((response) => response.request().method() === "POST");
    await send(page);
    expect((await answer).status()).toBe(422);

    const summary = page.locator(".error-summary");
    await everyErrorIsTold(page, reportFields);
    if (javaScriptEnabled !== false) await expect(summary).toBeFocused();
    await expect(page).toHaveURL(path);
    await expect(page).toHaveTitle(language.lang === "en" ? /^Error: / : /^エラー：/);
    await stands(page, wrongReport);
    await summary.locator("a[href='#words']").click();
    await expect(page.locator("#words")).toBeFocused();

    // What is chosen stays chosen beside what is still wrong.
    await page.locator("[name=wrong][value=hours]").check();
    await page.locator("[name=wrong][value=other]").check();
    await page.locator("[name=relation][value=visitor]").check();
    await fill(page, { words: "一行目\n\n<b>三行目</b>", name: "" });
    await send(page);
    await expect(summary.getByRole("link")).toHaveCount(3);
    await arrived(page);
    await expect(page.locator("[name=wrong]:checked")).toHaveCount(2);
    await expect(page.locator("[name=relation][value=visitor]")).toBeChecked();
    await stands(page, { ...wrongReport, words: "一行目\n\n<b>三行目</b>", name: "" });

    await fill(page, { noticed_year: "8", noticed_month: "１", noticed_day: "3", telephone: "０３-1234-5678", email: "a@example.jp" });
    answer = page.waitForResponse((response) => response.request().method() === "POST");
    await send(page);
    expect((await answer).status()).toBe(303);
    await expect(page).toHaveURL(privateAddress);
    await expect(page.locator(".notice[data-kind=success]")).toBeVisible();
    await expect(page.locator("form.form")).toHaveCount(0);
    // What was sent stands there as it was typed, but for who sent it.
    await expect(page.getByText("<b>三行目</b>")).toBeVisible();
    await expect(page.getByText("a@example.jp")).toHaveCount(0);
    expect(faults).toEqual([]);
  });

  test(`what is missing is reported: ${language.name}`, async ({ page, javaScriptEnabled }) => {
    const faults = faultsOf(page);
    const path = inLanguage(language, "/report");
    // From where a person looks who finds nothing.
    await page.goto(inLanguage(language, "/find?q=zzz"));
    if (javaScriptEnabled !== false) await ready(page);
    await page.locator(`main a[href='${path}']`).click();
    await expect(page).toHaveURL(path);
    await arrived(page);
    await fill(page, wrongResource);
    await send(page);
    await everyErrorIsTold(page, resourceFields);
    await arrived(page);
    await stands(page, wrongResource);

    await field(page, "resource_kind").selectOption("salon");
    await page.locator("[name=relation][value=visitor]").check();
    await fill(page, {
      resource_name: "ひだまりサロン", resource_address: "桜町集会所", resource_telephone: "０３-1234-5678",
      resource_website: "www.example.jp", words: "毎月第2火曜。\n<script>document.title = \"違う\"</script>",
      name: "山田花子", telephone: "", email: "",
    });
    await send(page);
    await expect(page).toHaveURL(privateAddress);
    await expect(page.getByText("ひだまりサロン")).toBeVisible();
    await expect(page.getByText("<script>document.title")).toBeVisible();
    await expect(page.getByText("山田花子")).toHaveCount(0);
    await expect(page).not.toHaveTitle("違う");
    // A visitor's address is no link of ours.
    await expect(page.locator("a[href*='www.example.jp']")).toHaveCount(0);
    expect(faults).toEqual([]);
  });

  test(`a private page can be opened again, and is nobody else's: ${language.name}`, async ({ page, request }) => {
    const faults = faultsOf(page);
    const path = inLanguage(language, await privatePage(request));
    const answer = await page.goto(path);
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(answer.headers()["referrer-policy"]).toBe("no-referrer");
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
    await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();
    await expect(page.locator(".correction-steps li")).toHaveCount(2);
    await page.goto(`${path.slice(0, -1)}x`);
    await expect(page.locator(`main a[href='${inLanguage(language, "/report")}']`)).toBeVisible();
    await expect(page.locator(".search-box")).toBeVisible();
    expect(faults).toEqual([]);
  });

  test(`a form that is too long is answered in words: ${language.name}`, async ({ request }) => {
    const answer = await request.post(inLanguage(language, "/report"), { form: { words: "あ".repeat(30_000) } });
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain("data-action=\"retry\"");
  });
}

test.describe("by the program", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "a browser without it says so itself");

  // Chromium, unlike Firefox, forgets on a reload what was typed: the program must keep it.
  test("what is typed survives a reload", async ({ page, request }) => {
    await openForm(page, request, languages[0]);
    await fill(page, wrongReport);
    await page.locator("[name=wrong][value=hours]").check();
    await page.locator("[name=relation][value=staff]").check();
    await page.reload();
    await ready(page);
    await stands(page, { ...wrongReport, relation: "staff" });
    await expect(page.locator("[name=wrong]:checked")).toHaveValue("hours");
  });

  test("what is typed survives a reload of a form that was come to by a link", async ({ page, request }) => {
    const path = await openForm(page, request, languages[0]);
    await page.locator(".back-link a").click();
    await page.locator(`main a[href='${path}']`).click();
    await expect(page.locator("form.form")).toBeVisible();
    await arrived(page);
    await fill(page, wrongReport);
    await page.reload();
    await ready(page);
    await stands(page, wrongReport);
  });

  test("what is typed survives a reload after an error", async ({ page, request }) => {
    await openForm(page, request, languages[0]);
    await fill(page, wrongReport);
    await send(page);
    await expect(page.locator(".error-summary")).toBeFocused();
    await page.reload();
    await ready(page);
    await stands(page, wrongReport);
  });

  test("what is typed is gone from this device when it was sent", async ({ page, request }) => {
    const path = await openForm(page, request, languages[0]);
    await fill(page, { words: "一度だけ", name: "山田" });
    await page.locator("#wrong").check();
    await page.locator("#relation").check();
    await send(page);
    await expect(page).toHaveURL(privateAddress);
    const secret = page.url().split("/").at(-1);
    await page.goto(path);
    await ready(page);
    await stands(page, { words: "", name: "" });
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain("山田");
    expect(kept).not.toContain(secret);
  });

  test("what is typed of what is missing survives a reload", async ({ page }) => {
    await page.goto("/report");
    await ready(page);
    await fill(page, wrongResource);
    await field(page, "resource_kind").selectOption("transport");
    await page.reload();
    await ready(page);
    await stands(page, { ...wrongResource, resource_kind: "transport" });
  });

  test("a link to a place in the page asks for nothing, and loses nothing", async ({ page, request }) => {
    await openForm(page, request, languages[0]);
    await fill(page, { words: "途中まで" });
    const asked = [];
    page.on("request", (question) => { if (question.url().includes("/report")) asked.push(question.url()); });
    await page.locator(".skip-link").focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
    await expect(page).toHaveURL(/#main$/);
    await page.goBack();
    await expect(page).not.toHaveURL(/#/);
    await arrived(page);
    await stands(page, { words: "途中まで" });
    expect(asked).toEqual([]);
  });

  for (const language of languages) {
    test(`without a connection the form says so, keeps the text, and can be sent again: ${language.name}`, async ({ page, request }) => {
      const faults = faultsOf(page);
      await openForm(page, request, language);
      const words = "電話番号が変わりました。";
      await fill(page, { words, name: "山田" });
      await page.locator("#wrong").check();
      await page.locator("#relation").check();
      await page.route("**/report", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
      for (let time = 0; time < 2; time += 1) {
        await send(page);
        await expect(page.getByRole("alert")).toHaveCount(1);
        await expect(page.getByRole("alert")).toBeInViewport();
        await expect(page.locator("form.form button[type=submit]")).toBeFocused();
        await arrived(page);
      }
      await stands(page, { words, name: "山田" });
      await page.unroute("**/report");
      await send(page);
      await expect(page).toHaveURL(privateAddress);
      expect(faults.filter((fault) => !fault.includes("ERR_FAILED"))).toEqual([]);
    });
  }

  test("two presses send one report", async ({ page, request }) => {
    await openForm(page, request, languages[0]);
    const sent = [];
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route("**/report", async (route) => {
      sent.push(route.request().method());
      await held;
      await route.continue();
    });
    await fill(page, { words: "一度だけ" });
    await page.locator("#wrong").check();
    await page.locator("#relation").check();
    await send(page);
    await expect(page.locator("#progress")).not.toBeEmpty();
    await send(page);
    await page.keyboard.press("Enter");
    release();
    await expect(page).toHaveURL(privateAddress);
    expect(sent).toEqual(["POST"]);
  });
});
