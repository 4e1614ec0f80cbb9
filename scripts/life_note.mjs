// What the life note costs on a slow phone: unlocking with the passphrase, from the press of the button to the contents,
// and the page of the emergency card over slow 4G.
import { launch } from "./chromium.mjs";

const TURNS = 7;
/** 1.6 Mbps, 150 ms: https://web.dev/articles/performance-budgets-101 */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Writes a little, and puts it under the suggested words; returns them. */
async function write(page, address) {
  const screen = page.locator("[data-screen]:not([hidden])");
  await page.goto(`${address}/note`);
  await page.locator("html[data-note-ready]").waitFor({ state: "attached" });
  await screen.locator("[data-act=begin]").click();
  await screen.locator("[name=name]").fill("ささえ 花子");
  await screen.locator("[data-act=back]").click();
  await screen.locator("[data-show=settings]").click();
  await screen.locator("[data-show=passphrase]").click();
  const suggested = screen.locator("[data-out=suggested]");
  await suggested.filter({ hasText: /\S/ }).waitFor();
  const words = await suggested.textContent();
  await screen.locator("[name=again]").fill(words);
  await screen.locator("[data-act=set-passphrase]").click();
  await page.locator("[data-screen=home]:not([hidden])").waitFor();
  return words;
}

async function unlocking(page, address, words, rate) {
  const session = await page.context().newCDPSession(page);
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.goto(`${address}/note`);
    // The tab remembers for a while: this one is to be asked.
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.locator("[data-screen=unlock]:not([hidden])").waitFor();
    await page.waitForLoadState("networkidle");
    await page.locator("[data-screen=unlock] [name=passphrase]").fill(words);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    times.push(await page.evaluate(() => new Promise((done) => {
      const home = document.querySelector("[data-screen=home]");
      const begin = performance.now();
      new MutationObserver(() => !home.hidden && done(performance.now() - begin)).observe(home, { attributes: true });
      document.querySelector("[data-screen=unlock] [data-act=unlock]").click();
    })));
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  return times;
}

/** Puts a card behind a QR, and opens it as a crew does; milliseconds until the number stands there, and bytes. */
async function card(browser, page, address) {
  const screen = page.locator("[data-screen]:not([hidden])");
  await screen.locator("[data-show='q:supporters.doctor']").click();
  await screen.locator("[data-entry] [name^=name]").fill("ささえ診療所");
  await screen.locator("[data-entry] [name^=night_telephone]").fill("000-1234-5678");
  await screen.locator("[data-act=back]").click();
  await screen.locator(".note-rows [data-show=card]").click();
  const sent = page.waitForRequest((request) => request.url().includes("/emergency-cards/") && request.method() === "PUT");
  await screen.locator("[data-act=make-qr]").click();
  const id = new URL((await sent).url()).pathname.split("/").at(-1);
  await page.locator("[data-screen=card] [data-out=done]:not(:empty)").waitFor();
  // The key is in the QR; how long the page takes does not depend on whether it is the right one.
  const crew = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const session = await crew.context().newCDPSession(crew);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await crew.goto("about:blank");
    bytes = 0;
    const begin = Date.now();
    await crew.goto(`${address}/e/${id}#${"A".repeat(43)}`);
    await crew.locator("[data-fault=wrong]").waitFor({ state: "visible" });
    times.push(Date.now() - begin);
  }
  const whole = (await (await crew.request.get(`${address}/e/${id}`)).body()).length;
  return { time: median(times), bytes, whole };
}

export async function lifeNote(address, note) {
  const browser = await launch("--disable-gpu");
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const words = await write(page, address);
    for (const rate of [1, 4]) {
      const times = await unlocking(page, address, words, rate);
      note(`unlocking the note, ${rate}× CPU: median, slowest of ${TURNS}`, `${Math.round(median(times))}, ${Math.round(Math.max(...times))} ms`, rate === 4 ? "1000 ms" : "");
    }
    const { time, bytes, whole } = await card(browser, page, address);
    note("emergency card, slow 4G, 4× CPU: ready, median", `${time} ms`, "2000 ms");
    note("emergency card: as it travels, and whole", `${bytes}, ${whole} B`, "30000 B");
  } finally {
    await browser.close();
  }
}
