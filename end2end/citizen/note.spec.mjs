// The life note, from the first word to another device: written, sealed, compared, kept, recovered, shown to a crew.
import { readFile } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import {
  act, begin, contents, download, noteReady, openNote, question, saved, scan, screen, seal, setPassphrase, show,
} from "../note.mjs";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "needs the program");
test.setTimeout(90_000);

/** Another device: nothing is shared with the first. */
const another = async (browser, page) => {
  const viewport = page.viewportSize();
  const context = await browser.newContext({ viewport, acceptDownloads: true });
  return context.newPage();
};

test("a note is written offline, sealed, changed and compared, and comes back on another device", async ({ page, context, browser }) => {
  await begin(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // What the worker keeps comes a moment later.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("sasae-note /note")).keys()).length)).toBeGreaterThan(14);

  await context.setOffline(true);
  await page.reload();
  await noteReady(page);
  await contents(page);
  await expect(screen(page).locator("[data-when=offline]")).toBeVisible();
  await question(page, "care.place");
  await screen(page).locator("[value=hospital]").check();
  await screen(page).locator("[name=reason]").fill("家族に迷惑をかけたくないから。");
  await saved(page);
  await seal(page, "長女のさくら");
  await question(page, "care.place");
  await screen(page).locator("[value=home]").check();
  await saved(page);
  await contents(page);
  await show(page, "seal");
  const change = screen(page).locator("[data-out=changes] > li");
  await expect(change).toHaveCount(1);
  await expect(change.locator("[data-out=before]")).toContainText("病院");
  await expect(change.locator("[data-out=after]")).toContainText("家");
  await act(page, "seal");
  await expect(screen(page).locator("[data-out=versions] > li")).toHaveCount(2);
  await screen(page).locator("[data-act=compare]").last().click();
  await expect(screen(page)).toHaveAttribute("data-screen", "compare");
  await page.goBack();
  await context.setOffline(false);

  const passphrase = await setPassphrase(page);
  expect(passphrase.trim().split(/\s+/)).toHaveLength(4);
  await contents(page);
  await show(page, "keep");
  const file = await download(page, "save-file");
  expect(await readFile(file, "utf8")).toMatch(/^sasae-note 1 [0-9a-f]{64}\n/);
  await screen(page).locator("a[href$='/note/sheet']").click();
  await noteReady(page);
  const words = page.locator("[data-out=sheet-words] > li");
  await expect(words).toHaveCount(11);
  const recovery = (await words.allTextContents()).join(" ");
  const link = await scan(page.locator("[data-out=sheet-qr]"));
  expect(link).toMatch(/\/note#open=1\./);

  // With the words and the file.
  const second = await another(browser, page);
  await openNote(second);
  await show(second, "open");
  await screen(second).locator("[name=file]").setInputFiles(file);
  await screen(second).locator("[name=recovery]").fill(recovery.replaceAll(" ", "、"));
  await act(second, "open-file");
  await expect(screen(second)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
  await question(second, "care.place");
  await expect(screen(second).locator("[value=home]")).toBeChecked();
  await expect(screen(second).locator("[name=reason]")).toHaveValue("家族に迷惑をかけたくないから。");
  await contents(second);
  await show(second, "versions");
  await expect(screen(second).locator("[data-out=versions] > li")).toHaveCount(2);

  // With the QR and the file: the address forgets what it brought.
  const third = await another(browser, page);
  await third.goto(link);
  await noteReady(third);
  await expect(screen(third)).toHaveAttribute("data-screen", "open");
  expect(third.url()).not.toContain("#");
  await expect(screen(third).locator("[name=recovery]")).not.toHaveValue("");
  await screen(third).locator("[name=file]").setInputFiles(file);
  await act(third, "open-file");
  await expect(screen(third)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
  // Half a link.
  const fourth = await another(browser, page);
  await fourth.goto(link.slice(0, -5));
  await noteReady(fourth);
  await expect(screen(fourth).locator("[data-out=fault]")).toHaveText(/リンクが途中で切れています/);
});

test("a sentence of the note is nowhere but in the note", async ({ page, browser, request }) => {
  const canary = `庭の金木犀${Math.random().toString(36).slice(2)}の香り`;
  const sent = [];
  page.on("request", (asked) => sent.push(asked.url() + (asked.postData() ?? "") + JSON.stringify(asked.headers())));
  await begin(page);
  await question(page, "family.words");
  await screen(page).locator("[name=words]").fill(canary);
  await saved(page);
  const passphrase = await setPassphrase(page);
  await seal(page, canary);
  await contents(page);
  await show(page, "keep");
  await act(page, "store");
  await expect(screen(page).locator("[data-out=stored]")).toHaveText(/あずけました/, { timeout: 15_000 });
  await contents(page);
  await show(page, "card");
  await screen(page).locator("[name=on_card][value=words]").check();
  await screen(page).locator("[name=words]").fill(canary);
  await saved(page);
  await act(page, "make-qr");
  await expect(screen(page).locator("[data-out=done]")).not.toBeEmpty({ timeout: 15_000 });

  // As text in any of its forms: UTF-8, UTF-16, and base64 at each of its three offsets.
  const plain = Buffer.from(canary);
  const forms = [plain, Buffer.from(canary, "utf16le"), Buffer.from(JSON.stringify(canary).slice(1, -1)), Buffer.from(encodeURIComponent(canary))];
  for (let offset = 0; offset < 3; offset += 1) {
    const whole = Buffer.concat([Buffer.alloc(offset), plain]).toString("base64");
    forms.push(Buffer.from(whole.slice(4, -4)), Buffer.from(whole.slice(4, -4).replaceAll("+", "-").replaceAll("/", "_")));
  }
  const holds = (bytes) => forms.some((form) => bytes.includes(form));
  expect(holds(Buffer.from(`…${canary}…`))).toBe(true);
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.some((text) => holds(Buffer.from(text)) || text.includes(passphrase.trim()))).toBe(false);

  // What the browser keeps. What no program can read is not read.
  const kept = await page.evaluate(async () => {
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href, document.cookie, JSON.stringify(history.state)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done) => { indexedDB.open(name).onsuccess = (event) => done(event.target.result); });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((done) => { database.transaction(store).objectStore(store).getAll().onsuccess = (event) => done(event.target.result); });
        for (const one of all) {
          found.push(one instanceof CryptoKey ? `key ${one.extractable}` : typeof one === "string" ? one : JSON.stringify(one));
        }
      }
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(request.url + (await (await cache.match(request)).text()));
    }
    return found;
  });
  expect(kept.some((text) => text.startsWith("sasae-note 1 "))).toBe(true);
  expect(kept).toContain("key false");
  expect(kept.some((text) => holds(Buffer.from(text)))).toBe(false);

  // What the server keeps, logs and saves.
  const home = path.join(tmpdir(), `sasae-end2end.${process.env.SASAE_END2END_RUN}`);
  const backup = path.join(home, `backup-${Date.now()}.db`);
  execFileSync(path.join(home, "sasae"), ["backup", backup], { env: { ...process.env, SASAE_DATABASE_URL: `sqlite://${home}/sasae.db` } });
  const ours = (entry) => entry.name !== "sasae" && !entry.parentPath.startsWith(path.join(home, "site"));
  const entries = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && ours(entry));
  const files = entries.map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)));
  expect(files).toEqual(expect.arrayContaining(["sasae.db", "serve.log", path.basename(backup)]));
  for (const name of files) expect(holds(readFileSync(path.join(home, name))), name).toBe(false);
});

test("what was typed is there again when the tab is killed two seconds later", async ({ page, context }) => {
  await begin(page);
  await question(page, "family.words");
  await screen(page).locator("[name=words]").fill("はじめの言葉");
  await saved(page);
  await screen(page).locator("[name=words]").pressSequentially("、つぎの言葉", { delay: 60 });
  const typed = Date.now();
  await page.waitForTimeout(2000 - (Date.now() - typed));
  // No event tells the page that it ends.
  const session = await context.newCDPSession(page);
  await Promise.race([session.send("Page.crash").catch(() => {}), new Promise((done) => { setTimeout(done, 1000); })]);
  const again = await context.newPage();
  await openNote(again);
  await question(again, "family.words");
  await expect(screen(again).locator("[name=words]")).toHaveValue("はじめの言葉、つぎの言葉");
});

test("a locked note opens with its passphrase, however it is typed, and with no other", async ({ page }) => {
  await begin(page);
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await saved(page);
  const words = (await setPassphrase(page)).trim();
  await show(page, "settings");
  await act(page, "lock");
  await expect(screen(page)).toHaveAttribute("data-screen", "unlock");
  await expect(page.locator("#me-name-name")).toHaveValue("");
  await noteReady(page);
  await page.reload();
  await noteReady(page);
  await expect(screen(page)).toHaveAttribute("data-screen", "unlock");
  await screen(page).locator("[name=passphrase]").fill("ちがう ことば です よ");
  await act(page, "unlock");
  await expect(screen(page).locator("[data-out=fault]")).toHaveText(/合言葉がちがう/, { timeout: 15_000 });
  const katakana = words.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
  await screen(page).locator("[name=passphrase]").fill(katakana.replace(/\s+/g, ""));
  await screen(page).locator("[name=passphrase]").press("Enter");
  await expect(screen(page)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
  // For a while the same tab does not ask again.
  await page.reload();
  await noteReady(page);
  await expect(screen(page)).toHaveAttribute("data-screen", "home");
  // Another tab does.
  const other = await page.context().newPage();
  await openNote(other);
  await expect(screen(other)).toHaveAttribute("data-screen", "unlock");
});

test("two devices that wrote apart keep both, side by side", async ({ page, browser }) => {
  await begin(page);
  await question(page, "family.words");
  await screen(page).locator("[name=words]").fill("ありがとう");
  await saved(page);
  const words = (await setPassphrase(page)).trim();
  await show(page, "keep");
  await act(page, "store");
  await expect(screen(page).locator("[data-out=stored]")).toHaveText(/あずけました/, { timeout: 15_000 });
  await act(page, "show-join");
  const link = await scan(screen(page).locator("[data-out=join-qr]"));

  const tablet = await another(browser, page);
  await tablet.goto(link);
  await noteReady(tablet);
  // Not without the passphrase.
  await act(tablet, "open-stored");
  await expect(screen(tablet).locator("[data-out=fault]")).toHaveText(/合言葉を入れてください/);
  await screen(tablet).locator("[name=passphrase]").fill(words);
  await act(tablet, "open-stored");
  await expect(screen(tablet)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });

  for (const [device, text] of [[page, "ありがとう。電話より"], [tablet, "ありがとう。板より"]]) {
    await device.context().setOffline(true);
    await question(device, "family.words");
    await screen(device).locator("[name=words]").fill(text);
    await saved(device);
  }
  for (const device of [page, tablet, page]) {
    await device.context().setOffline(false);
    await contents(device);
    await show(device, "keep");
    await act(device, "store");
    await expect(screen(device).locator("[data-out=stored]")).toHaveText(/あずけました/, { timeout: 15_000 });
  }
  const both = await question(page, "family.words");
  await expect(both.locator("[data-conflicts] > li")).toHaveCount(2);
  await expect(both.locator("[data-conflicts]")).toContainText("電話より");
  await expect(both.locator("[data-conflicts]")).toContainText("板より");
  await contents(page);
  await show(page, "seal");
  await act(page, "seal");
  await expect(screen(page)).toHaveAttribute("data-screen", "q:family.words");
  await expect(screen(page).locator("[data-conflicts] > li")).toHaveCount(2);
  await screen(page).locator("[data-conflicts] > li", { hasText: "板より" }).locator("[data-act=choose]").click();
  await expect(screen(page).locator("[data-when=conflict]")).toBeHidden();
  await expect(screen(page).locator("[name=words]")).toHaveValue("ありがとう。板より");
  // What is deleted is deleted.
  await contents(page);
  await show(page, "keep");
  await act(page, "unstore");
  await expect(screen(page).locator("[data-out=done]")).toHaveText(/消しました/, { timeout: 15_000 });
});

test("a crew reads the card behind the QR until it is revoked", async ({ page, browser }) => {
  await begin(page);
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await question(page, "supporters.doctor");
  await screen(page).locator("[data-entry] input[name^=name]").fill("ささえ診療所");
  await screen(page).locator("[data-entry] input[name^=night_telephone]").fill("000-1234-5678");
  await saved(page);
  await question(page, "body.allergies");
  await screen(page).locator("[data-entry] input[name^=what]").fill("卵<script>");
  await saved(page);
  await contents(page);
  await show(page, "card");
  await act(page, "make-qr");
  await expect(screen(page).locator("[data-out=openings]")).toHaveText(/まだ一度も/, { timeout: 15_000 });
  await screen(page).locator("a[href$='/note/card']").click();
  await noteReady(page);
  const wallet = page.locator(".wallet-card").first();
  await expect(wallet.locator("[data-card='doctor.telephone']")).toHaveText("000-1234-5678");
  await expect(wallet).toContainText("卵<script>");
  const link = await scan(wallet.locator("[data-out=card-qr]"));

  const crew = await another(browser, page);
  await crew.goto(link);
  const telephone = crew.locator("a[href='tel:000-1234-5678'], a[href='tel:00012345678']").first();
  await expect(telephone).toBeVisible();
  await expect(crew.locator("body")).toContainText("卵<script>");
  await page.goBack();
  await noteReady(page);
  await contents(page);
  await show(page, "card");
  await expect(screen(page).locator("[data-out=openings] > li")).toHaveText([/に読まれました/]);
  await act(page, "revoke-card");
  await expect(screen(page).locator("[data-out=done]")).not.toBeEmpty({ timeout: 15_000 });
  const late = await crew.goto(link.replace("#", "?again#"));
  expect(late.status()).toBe(404);
  await expect(crew.locator("body")).toContainText("119");
});

test("where nothing can be saved the page says so, and what is typed stays", async ({ page }) => {
  await begin(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await expect(screen(page).locator("[data-out=saved]")).toHaveText(/まだ保存できていません/);
  await expect(screen(page).locator("[name=name]")).toHaveValue("ささえ 花子");
  await contents(page);
  await expect(screen(page).locator("[data-when=storage-full]")).toBeVisible();
});

test("a passkey opens the note instead of the passphrase", async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = { protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf: true, automaticPresenceSimulation: true };
  await session.send("WebAuthn.addVirtualAuthenticator", { options });
  // A passkey needs a name, not a number.
  await page.goto("http://localhost:3999/note");
  await noteReady(page);
  await act(page, "begin");
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await saved(page);
  await setPassphrase(page);
  await show(page, "settings");
  await act(page, "add-passkey");
  await expect(screen(page).locator("[data-out=done]")).toHaveText(/パスキーを加えました/);
  await act(page, "lock");
  await expect(screen(page)).toHaveAttribute("data-screen", "unlock");
  await act(page, "unlock-passkey");
  await expect(screen(page)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
  await question(page, "me.name");
  await expect(screen(page).locator("[name=name]")).toHaveValue("ささえ 花子");
  await contents(page);
  await show(page, "settings");
  await act(page, "remove-passkey");
  await act(page, "lock");
  await expect(screen(page)).toHaveAttribute("data-screen", "unlock");
  await expect(screen(page).locator("[data-act=unlock-passkey]")).toBeHidden();
});

test("two pages that are open side by side lose nothing, and nothing begins over a note that is there", async ({ page, context }) => {
  const other = await context.newPage();
  await openNote(other);
  await begin(page);
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await saved(page);
  // The other page still offers to begin: what is there opens.
  await act(other, "begin");
  await expect(screen(other)).toHaveAttribute("data-screen", "home");
  await question(other, "family.words");
  await question(page, "family.words");
  await screen(other).locator("[name=words]").fill("ありがとう");
  await saved(other);
  // Looked at, and not touched: what the other page wrote stays.
  await contents(page);
  await page.reload();
  await noteReady(page);
  await question(page, "family.words");
  await expect(screen(page).locator("[name=words]")).toHaveValue("ありがとう");
  await expect(screen(page).locator("[data-when=conflict]")).toBeHidden();
  // Taken off the device on one page: the other does not bring it back.
  await setPassphrase(page);
  await show(page, "settings");
  await page.locator("[popovertarget=note-forget]").first().click();
  await page.locator("#note-forget [name=sure]").check();
  await page.locator("#note-forget [data-act=forget]").click();
  await expect(screen(page)).toHaveAttribute("data-screen", "explain");
  await other.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(screen(other)).not.toHaveAttribute("data-screen", /^q:/);
  await page.reload();
  await noteReady(page);
  await expect(screen(page)).toHaveAttribute("data-screen", "explain");
});

test("what is no note says so, and nothing is lost", async ({ page }) => {
  await begin(page);
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await saved(page);
  await contents(page);
  await show(page, "keep");
  const file = await download(page, "save-file");
  const whole = await readFile(file);
  const flipped = Buffer.from(whole);
  flipped[whole.length >> 1] ^= 1;
  for (const [content, words] of [
    ["<html>", /マイライフノートのファイルではありません/],
    [flipped, /こわれていて/],
    [whole.subarray(0, whole.length >> 1), /こわれていて/],
    [whole.toString().replace("sasae-note 1", "sasae-note 2"), /新しいささえ/],
    [whole, /合言葉|言葉も入れて/],
  ]) {
    await contents(page);
    await show(page, "keep");
    await show(page, "open");
    await screen(page).locator("[name=file]").setInputFiles({ name: "note.sasae", mimeType: "text/plain", buffer: Buffer.from(content) });
    await act(page, "open-file");
    await expect(screen(page).locator("[data-out=fault]").first()).toHaveText(words);
  }
  for (const [typed, words] of [["ねこ いぬ", /言葉は11です|使われない言葉/], ["xyz ".repeat(11), /使われない言葉/]]) {
    await screen(page).locator("[name=recovery]").fill(typed);
    await act(page, "open-file");
    await expect(screen(page).locator("[data-out=fault]").first()).toHaveText(words);
  }
  await contents(page);
  await question(page, "me.name");
  await expect(screen(page).locator("[name=name]")).toHaveValue("ささえ 花子");
});

test("an old file over a newer note changes nothing", async ({ page }) => {
  await begin(page);
  await screen(page).locator("[name=name]").fill("ささえ はな");
  await saved(page);
  const words = (await setPassphrase(page)).trim();
  await show(page, "keep");
  const file = await download(page, "save-file");
  await question(page, "me.name");
  await screen(page).locator("[name=name]").fill("ささえ 花子");
  await saved(page);
  // With another passphrase since.
  const newer = (await setPassphrase(page)).trim();
  expect(newer).not.toBe(words);
  await show(page, "keep");
  await show(page, "open");
  await screen(page).locator("[name=file]").setInputFiles(file);
  await screen(page).locator("[name=passphrase]").fill(words);
  await act(page, "open-file");
  await expect(screen(page)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
  await question(page, "me.name");
  await expect(screen(page).locator("[name=name]")).toHaveValue("ささえ 花子");
  await expect(screen(page).locator("[data-when=conflict]")).toBeHidden();
  await contents(page);
  await show(page, "settings");
  await act(page, "lock");
  await expect(screen(page)).toHaveAttribute("data-screen", "unlock");
  await screen(page).locator("[name=passphrase]").fill(words);
  await act(page, "unlock");
  await expect(screen(page).locator("[data-out=fault]")).toHaveText(/合言葉がちがう/, { timeout: 15_000 });
  await screen(page).locator("[name=passphrase]").fill(newer);
  await act(page, "unlock");
  await expect(screen(page)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
});

test("a server that replays, loses or lies is found out, and takes nothing away", async ({ page }) => {
  await begin(page);
  await question(page, "family.words");
  await screen(page).locator("[name=words]").fill("はじめ");
  await saved(page);
  await setPassphrase(page);
  await show(page, "keep");
  let first;
  const store = "**/api/v1/note-backup";
  const stored = screen(page).locator("[data-out=stored]");
  // What it says stands there from the last time too: it is stored when the server has answered.
  const keep = async (method = "PUT") => {
    const kept = page.waitForResponse((answer) => answer.request().method() === method && answer.ok(), { timeout: 15_000 });
    await act(page, "store");
    await kept;
    await expect(stored).toHaveText(/あずけました/, { timeout: 15_000 });
  };
  await keep();
  await page.route(store, async (route) => {
    const answer = await route.fetch();
    if (route.request().method() === "GET") first ??= await answer.body();
    await route.fulfill({ response: answer });
  });
  await keep("GET");
  await expect.poll(() => first).toBeTruthy();
  for (const text of ["つぎ", "その次"]) {
    await question(page, "family.words");
    await screen(page).locator("[name=words]").fill(text);
    await saved(page);
    await contents(page);
    await show(page, "keep");
    await keep();
  }
  const fault = screen(page).locator("[data-out=fault]");
  const again = async (serve, words) => {
    await page.unroute(store);
    await page.route(store, serve);
    await act(page, "store");
    await expect(fault).toHaveText(words, { timeout: 15_000 });
  };
  // An old copy, and nothing can be written: it is tried a few times, and said.
  await again((route) => (route.request().method() === "GET" ? route.fulfill({ body: first, contentType: "application/json" }) : route.fulfill({ status: 412, body: "{}" })), /時間をおいて/);
  // It says that it keeps what it does not.
  await again(async (route) => {
    if (route.request().method() === "GET") return route.fulfill({ body: first, contentType: "application/json" });
    const backup = { revision: 99, stored_at: "2026-01-01T00:00:00Z", bytes: 1, sha256: "0".repeat(64) };
    return route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify({ backup }) });
  }, /見つかりません/);
  // What it keeps is no note, or was changed.
  const changed = JSON.parse(first);
  changed.backup.sealed = changed.backup.sealed.replace(/.{40}$/m, "A".repeat(40));
  await again((route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(changed) }), /こわれていて/);
  await again((route) => route.fulfill({ status: 503, body: "{}" }), /これ以上あずかれません/);
  await again((route) => route.abort(), /つながりませんでした/);
  await page.unroute(store);
  await question(page, "family.words");
  await expect(screen(page).locator("[name=words]")).toHaveValue("その次");
});
