// What it takes a browser to make the key of a passphrase, with a processor as it is and four times slower: the module
// of the built site alone, on the main thread of an empty page.
//
// `node scripts/unlocking.mjs` prints a table; it needs what scripts/build.sh builds.
import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { launch } from "./chromium.mjs";

const root = path.resolve(import.meta.dirname, "..");
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const TURNS = 7;

/** A server of the built files, and of an empty page at every other address. */
async function serve(site) {
  const server = createServer(async ({ url }, answer) => {
    const type = url.startsWith("/pkg/") && TYPES[path.extname(url)];
    answer.setHeader("content-type", type || "text/html");
    answer.end(type ? await readFile(path.join(site, path.normalize(url))) : "<!doctype html><title>-</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

/**
 * What unlocking takes with each cost, milliseconds: `[{ rate, kib, passes, loading, fastest, median }]`. `loading` is
 * what the program of keys takes to come and begin; fastest and median say how long it calculates. On a machine that
 * does other things as well the fastest says more.
 */
export async function unlocking(costs, rates = [1, 4], site = path.join(root, "target/site")) {
  const server = await serve(site);
  const browser = await launch();
  try {
    const { note_keys: program } = JSON.parse(await readFile(path.join(site, "pkg/assets.json"), "utf8"));
    const found = [];
    for (const rate of rates) {
      for (const { kib, passes } of costs) {
        const page = await browser.newPage();
        await page.goto(`http://127.0.0.1:${server.address().port}/`);
        const session = await page.context().newCDPSession(page);
        await session.send("Emulation.setCPUThrottlingRate", { rate });
        const times = await page.evaluate(
          async ({ program, kib, passes, turns }) => {
            const begin = performance.now();
            const keys = await import(program);
            const loading = performance.now() - begin;
            const deriving = [];
            for (let turn = 0; turn < turns; turn += 1) {
              const start = performance.now();
              keys.derive("さくら つくえ みかん でんしゃ", new Uint8Array(16), kib, passes);
              deriving.push(performance.now() - start);
              keys.forget();
            }
            deriving.sort((a, b) => a - b);
            return { loading, fastest: deriving[0], median: deriving[turns >> 1] };
          },
          { program, kib, passes, turns: TURNS },
        );
        found.push({ rate, kib, passes, ...times });
        await page.close();
      }
    }
    return found;
  } finally {
    await browser.close();
    server.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const costs = [19, 32, 46, 64].flatMap((mib) => [2, 3].map((passes) => ({ kib: mib * 1024, passes })));
  const rows = await unlocking(costs);
  console.table(rows.map(({ rate, kib, passes, loading, fastest, median }) => ({
    CPU: `${rate}× slower`,
    memory: `${kib / 1024} MiB`,
    passes,
    "loading, ms": Math.round(loading),
    "fastest, ms": Math.round(fastest),
    "median, ms": Math.round(median),
  })));
}
