// What an ambulance crew opens by a QR code: the doctor first, large, in seconds; and what is said where it does not open.
import { webcrypto as crypto } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { inLanguage, languages } from "../pages.mjs";

const said = {
  made_on: "2026-11-01",
  name: "青空 花子",
  birthday: "1942-03-05",
  doctor: { name: "ささえ在宅クリニック", relation: "訪問診療", telephone: "０９０－００００－０００１（２４時間）" },
  people: [
    { name: "青空 一郎", relation: "長男", telephone: "090-0000-0002" },
    { name: "海野 みどり", relation: "長女", telephone: "夜は勤務先へ" },
  ],
  allergies: ["ペニシリン：じんましん", "<img src=x onerror=alert(1)>"],
  medicines: ["ワルファリン（血をさらさらにする薬）", "アムロジピン"],
  devices: ["ペースメーカー", "在宅酸素"],
  illnesses: ["心不全", "心房細動"],
  note_place: "冷蔵庫の右の扉の内側",
  words: "できるだけ家で過ごしたいです。\nわからないときは長男に聞いてください。",
};

const code = (bytes) => Buffer.from(bytes).toString("base64url");
const random = (length) => code(crypto.getRandomValues(new Uint8Array(length)));

/** Seals a card as a device does, with blanks behind it that hide its length. */
async function sealed(id, key, card) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey("raw", Buffer.from(key, "base64url"), "AES-GCM", false, ["encrypt"]);
  const name = { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(`sasae-card-1:${id}`) };
  const plain = new TextEncoder().encode(JSON.stringify(card).padEnd(4096));
  return code(Buffer.concat([nonce, Buffer.from(await crypto.subtle.encrypt(name, aes, plain))]));
}

/** A card that is kept: its id, its key, and what owns it. */
async function kept(request, card = said) {
  const [id, key, owner] = [random(16), random(32), random(32)];
  const path = `/api/v1/emergency-cards/${id}`;
  const headers = { authorization: `Bearer ${owner}` };
  const put = await request.put(path, { headers, data: { sealed: await sealed(id, key, card) } });
  expect(put.status()).toBe(201);
  return { id, key, path, headers, address: `/e/${id}#${key}` };
}

const fault = (page) => page.locator(".fault:visible");

test("the doctor is first and large, and everything can be called", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "is told below");
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const asked = [];
  page.on("request", (one) => asked.push(one.url()));

  const card = await kept(request);
  await page.goto(card.address);
  await expect(page.locator("[data-out=name]")).toHaveText("青空 花子");
  await expect(page.locator("[data-out=birthday]")).toHaveText(/^昭和17年3月5日（1942年）生まれ　\d+歳$/);
  await expect(page.locator("[data-out=made]")).toHaveText("令和8年11月1日に作ったカードです。");

  const doctor = page.locator("[data-part=doctor]");
  await expect(doctor.getByRole("link")).toHaveAttribute("href", "tel:09000000001");
  await expect(doctor).toBeInViewport({ ratio: 1 });
  await expect(doctor.locator("strong")).toHaveText("090-0000-0001");
  await expect(doctor.getByRole("link")).toContainText("(24時間)");
  const size = await doctor.locator("strong").evaluate((number) => Number.parseFloat(getComputedStyle(number).fontSize));
  expect(size).toBeGreaterThanOrEqual(28);
  const people = page.locator("[data-part=people] li");
  await expect(people.nth(0).getByRole("link")).toHaveAttribute("href", "tel:09000000002");
  await expect(people.nth(1)).toHaveText("海野 みどり 長女 夜は勤務先へ");
  await expect(people.nth(1).getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "119" })).toHaveAttribute("href", "tel:119");
  await expect(page.locator("[data-part=allergies] li")).toHaveText(said.allergies);
  await expect(page.locator("[data-part=words] li")).toHaveText(said.words);
  await expect(page.getByText("これは医師の指示書ではありません")).toBeVisible();
  await expect(fault(page)).toHaveCount(0);

  // The key went nowhere, and stays where the crew can load the page again.
  expect(asked.filter((address) => address.replace(/#.*/, "").includes(card.key))).toEqual([]);
  expect(new URL(page.url()).hash).toBe(`#${card.key}`);
  expect(errors).toEqual([]);
  const openings = await request.get(`${card.path}/openings`, { headers: card.headers });
  expect((await openings.json()).openings).toHaveLength(1);

  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside).toBe(0);
  for (const link of await page.getByRole("link").all()) {
    expect((await link.boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("empty parts are not there", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "is told below");
  const nothing = { allergies: [], medicines: [], devices: [], illnesses: [], note_place: "", words: "" };
  const card = await kept(request, { ...said, ...nothing, doctor: null, people: [], birthday: "昭和17年の春" });
  for (const language of languages) {
    await page.goto(inLanguage(language, card.address));
    await expect(page.locator("[data-out=birthday]")).toHaveText("昭和17年の春");
    await expect(page.locator("section:visible")).toHaveCount(0);
    await expect(page.locator("html")).toHaveAttribute("lang", language.lang);
  }
});

test("each fault says what to do", async ({ page, request, javaScriptEnabled }) => {
  const card = await kept(request);
  const [another, { id, key }] = [random(32), card];
  const faults = [
    [`/e/${id}`, "リンクが途中で切れています"],
    [`/e/${id}#${key.slice(0, 20)}`, "リンクが途中で切れています"],
    [`/e/${id}#${another}`, "このカードを開けませんでした"],
    [`/e/${random(16)}#${key}`, "このカードはありません"],
  ];
  for (const [address, words] of faults) {
    // Only what is behind # differs: a browser would load nothing.
    await page.goto("about:blank");
    await page.goto(address);
    const isThere = !words.includes("ありません");
    await expect(fault(page)).toHaveCount(1);
    await expect(fault(page)).toContainText(javaScriptEnabled === false && isThere ? "JavaScript" : words);
    await expect(fault(page)).toContainText("カードに印刷された番号");
    await expect(page.getByRole("link", { name: "119" })).toBeVisible();
    await expect(page.locator("[data-out=name]:visible")).toHaveCount(0);
    if (javaScriptEnabled !== false) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  if (javaScriptEnabled === false) return;
  // The whole code, scanned into the same page.
  await page.goto(`/e/${id}#${another}`);
  await expect(fault(page)).toBeVisible();
  await page.evaluate((key) => { location.hash = key; }, key);
  await expect(page.locator("[data-out=name]")).toBeVisible();

  await request.delete(card.path, { headers: card.headers });
  await page.reload();
  await expect(fault(page)).toContainText("このカードはありません");
});

test("a browser that cannot decrypt says so", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "is told above");
  await page.addInitScript(() => Object.defineProperty(window, "crypto", { value: {} }));
  await page.goto((await kept(request)).address);
  await expect(fault(page)).toContainText("https://");
});

test("a card is one page of A4", async ({ page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "nothing to print");
  const many = (words) => Array.from({ length: 8 }, (_, at) => `${words}${at + 1}（朝・夕の食後に1錠ずつ）`);
  const full = { medicines: many("薬"), illnesses: many("病気"), allergies: many("アレルギー").slice(4) };
  await page.goto((await kept(request, { ...said, ...full })).address);
  await expect(page.locator("[data-out=name]")).toBeVisible();
  const paper = await page.pdf({ preferCSSPageSize: true });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages).toHaveLength(1);
});
