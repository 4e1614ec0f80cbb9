// The desk: typed with the keyboard alone, seen by others at once, and nothing lost.
import { expect, test } from "@playwright/test";
import { proReady, signedIn } from "../professionals.mjs";

/** Signs in at an organization that is a desk; gives a way to write sheets. */
async function atDesk(page, baseURL) {
  await signedIn(page, { publicUrl: baseURL, runsRegion: true });
  const request = page.context().request;
  const { account } = await (await request.get("/api/v1/account")).json();
  const settings = { for_residents: false, answer_within: 2, keep_years: 5, telephone: "000-123-4567" };
  const made = await request.put(`/api/v1/desks/${account.membership.organization_id}`, { data: settings });
  expect(made.status()).toBe(200);
  const write = async (subject) => {
    const sheet = { asker: "care_manager", asker_fax: "000-123-4568", topics: ["home_visits"], subject, words: "通院がむずかしくなった。" };
    const data = { sending: crypto.randomUUID(), channel: "telephone", sheet };
    return (await (await request.post("/api/v1/consults", { data })).json()).consult;
  };
  const step = async (id, what) => {
    const { consult } = await (await request.get(`/api/v1/consults/${id}`)).json();
    const data = { sending: crypto.randomUUID(), seen: consult.revision, step: what };
    expect((await request.post(`/api/v1/consults/${id}/steps`, { data })).status()).toBe(200);
  };
  return { request, account, write, step };
}

async function open(page, consult) {
  await page.goto(`/pro/desk/${consult.id}`);
  await proReady(page);
}

const act = (page, kind) => page.locator(`details[id^="act-${kind}-"]`);

test("a call is written down with the keyboard alone", async ({ page, baseURL, viewport }) => {
  test.skip(viewport.width < 1280, "a desk has a keyboard");
  await atDesk(page, baseURL);
  await page.goto("/pro/desk");
  await proReady(page);
  let presses = 0;
  const press = async (key, times = 1) => {
    for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
    presses += times;
  };
  const type = async (text) => {
    await page.keyboard.type(text);
    presses += [...text].length;
  };
  /** Tabs until a control has the focus; what is passed over counts. */
  const to = async (name) => {
    for (let at = 0; at < 30; at += 1) {
      await press("Tab");
      if (await page.evaluate((name) => document.activeElement?.getAttribute("name") === name, name)) return;
    }
    throw new Error(`no way to ${name}`);
  };
  await page.locator(".desk-new").focus();
  const begun = performance.now();
  await press("Enter");
  await expect(page.locator("h1")).toBeFocused();
  await to("asker");
  await type("4");
  await to("asker_organization");
  await type("居宅介護支援みどり");
  await to("asker_telephone");
  await type("000-222-3333");
  await to("answer_by");
  await press(" ");
  await to("about_age");
  await type("88");
  await to("about_sex");
  await press(" ");
  await to("about_town");
  await type("桜町");
  await to("about_care_level");
  await type("k4");
  await to("words");
  await type("看取りのできる主治医をさがしている。通院がむずかしくなった。");
  await to("topic_keys");
  await type("2 5");
  await press("Enter");
  await expect(page.locator(".desk-case h1")).toHaveText("看取りのできる主治医をさがしている");
  const seconds = (performance.now() - begun) / 1000;
  const sheet = page.locator("#case-sheet");
  for (const words of ["ケアマネジャー（居宅介護支援みどり）", "88歳、女性、桜町、要介護4", "000-222-3333", "電話"]) {
    await expect(sheet).toContainText(words);
  }
  await expect(sheet.locator(".tag")).toHaveCount(2);
  console.log(`a call: ${presses} key presses, ${seconds.toFixed(1)} s without the time to talk`);
  // A key a second while listening, which leaves time to talk.
  expect(presses).toBeLessThan(120);
});

test("two who look at a case see within a second what the other does", async ({ page, browser, baseURL }) => {
  const { write } = await atDesk(page, baseURL);
  const consult = await write("夜間の吸引を頼めるところ");
  const other = await browser.newContext({ baseURL, storageState: await page.context().storageState() });
  const colleague = await other.newPage();
  await open(colleague, consult);
  await open(page, consult);
  await act(page, "note").locator("summary").click();
  await act(page, "note").locator("textarea").fill("家族は夕方なら電話に出られる。");
  await act(page, "note").locator("button[type=submit]").click();
  await expect(colleague.locator("#case-history")).toContainText("家族は夕方なら電話に出られる。", { timeout: 1_000 });
  // Who writes a sheet has taken it: the numbers of the views tell it.
  await write("退院後の訪問看護");
  await expect(colleague.locator("[data-view=open] .desk-count")).toHaveText("2", { timeout: 1_000 });
  await other.close();
});

test("the number of new questions stands on other pages, too, and is renewed there", async ({ page, baseURL }) => {
  const { request, account } = await atDesk(page, baseURL);
  await page.goto("/pro/people");
  await proReady(page);
  await expect(page.locator("#new-consults")).toContainText("0");
  const sheet = { asker: "care_manager", topics: ["home_visits"], subject: "夜間の吸引", words: "頼めるところ。", answer_by: "web" };
  const data = { sending: crypto.randomUUID(), desk_id: account.membership.organization_id, channel: "inside", sheet };
  expect((await request.post("/api/v1/asked-consults", { data })).ok()).toBe(true);
  await expect(page.locator("#new-consults")).toContainText("1", { timeout: 1_000 });
});

test("of two who close a case the second sees what is there now, and loses nothing", async ({ page, baseURL }) => {
  const { write, step, account } = await atDesk(page, baseURL);
  const consult = await write("休日の往診");
  await open(page, consult);
  const close = act(page, "close");
  await close.locator("summary").click();
  await close.locator("textarea").fill("当番医をご案内した。");
  await close.locator("input[type=checkbox]").first().check();
  await step(consult.id, { kind: "assign", membership_id: account.membership.id });
  await expect(page.locator("#case-history")).toContainText("担当");
  await close.locator("button[type=submit]").click();
  await expect(page.locator(".desk-changed")).toBeVisible();
  await expect(close.locator("textarea")).toHaveValue("当番医をご案内した。");
  await expect(close.locator("button[type=submit]")).toHaveText("もう一度");
  await close.locator("button[type=submit]").click();
  await expect(page.locator("#case-history li").last()).toContainText("当番医をご案内した。");
});

test("without a connection what is typed stays, and is written once", async ({ page, baseURL }) => {
  const { write, request } = await atDesk(page, baseURL);
  const consult = await write("薬の飲み残し");
  await open(page, consult);
  const note = act(page, "note");
  await note.locator("summary").click();
  await note.locator("textarea").fill("薬局に電話した。");
  await page.context().setOffline(true);
  await note.locator("button[type=submit]").click();
  await expect(note.locator(".form-fault")).toBeVisible();
  await expect(note.locator("textarea")).toHaveValue("薬局に電話した。");
  await page.context().setOffline(false);
  await note.locator("button[type=submit]").click();
  await expect(page.locator("#case-history")).toContainText("薬局に電話した。");
  const now = (await (await request.get(`/api/v1/consults/${consult.id}`)).json()).consult;
  expect(now.steps.filter((step) => step.done.kind === "noted")).toHaveLength(1);
});

test("what is typed into one form outlives another that is sent, and a wrong press", async ({ page, baseURL }) => {
  const { write, step } = await atDesk(page, baseURL);
  const consult = await write("食事がとれない");
  await open(page, consult);
  await act(page, "answer").locator("summary").click();
  await act(page, "answer").locator("textarea").fill("管理栄養士をご紹介します。");
  // Others write meanwhile.
  await step(consult.id, { kind: "note", words: "折り返しの約束あり。" });
  await expect(page.locator("#case-history")).toContainText("折り返しの約束あり。");
  await expect(act(page, "answer").locator("textarea")).toHaveValue("管理栄養士をご紹介します。");
  await act(page, "note").locator("summary").click();
  await act(page, "note").locator("textarea").fill("体重が減っている。");
  await act(page, "note").locator("button[type=submit]").click();
  await expect(page.locator("#case-history")).toContainText("体重が減っている。");
  await expect(act(page, "answer").locator("textarea")).toHaveValue("管理栄養士をご紹介します。");
  await expect(act(page, "note").locator("textarea")).toHaveValue("");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.locator(".site-header a").first().click();
  await expect(act(page, "answer").locator("textarea")).toHaveValue("管理栄養士をご紹介します。");
  await act(page, "answer").locator("button[type=submit]").click();
  await expect(page.locator("#case-history")).toContainText("管理栄養士をご紹介します。");
});

test("who types uses their session, and the server hears it now and then", async ({ page, baseURL }) => {
  await page.clock.install();
  const { write } = await atDesk(page, baseURL);
  await open(page, await write("夜間の吸引"));
  let uses = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/account") && !request.headers()["x-sasae-background"]) uses += 1;
  });
  const note = act(page, "note");
  await note.locator("summary").click();
  const words = note.locator("textarea");
  for (const [minutes, expected] of [[0, 0], [4, 0], [2, 1], [4, 1], [2, 2]]) {
    await page.clock.fastForward(minutes * 60_000);
    await words.pressSequentially("長い話");
    await expect.poll(() => uses).toBe(expected);
  }
});

test("the papers of a case are one sheet each", async ({ page, baseURL, viewport }) => {
  test.skip(viewport.width < 1280, "paper is as wide everywhere");
  const { write, step } = await atDesk(page, baseURL);
  const consult = await write("看取りのできる主治医をさがしている");
  await step(consult.id, { kind: "answer", by: "fax", words: "休日当番の往診医をご案内しました。", facility_ids: [] });
  for (const paper of ["paper", "fax", "doctor"]) {
    await page.goto(`/pro/desk/${consult.id}/${paper}`);
    await expect(page.locator(".desk-paper-qr svg")).toBeVisible();
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect.soft(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), paper).toHaveLength(1);
  }
});
