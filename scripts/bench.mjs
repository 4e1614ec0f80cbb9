// The figures of `make bench`, or of the sections named as arguments.
// Times are indications of this machine; sizes are exact.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

const root = path.resolve(import.meta.dirname, "..");
const sasae = path.join(root, "target/release/sasae");
const official = path.resolve(root, process.env.SASAE_OFFICIAL_DATA ?? "../shared/data/national");
const work = mkdtempSync(path.join(tmpdir(), "sasae-bench-"));
const port = 3998;
const address = `http://127.0.0.1:${port}`;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const rows = [];

function note(what, figure, target = "") {
  rows.push({ what, figure, target });
  console.log(`${what.padEnd(66)} ${String(figure).padStart(16)}  ${target}`);
}

function run(url, ...args) {
  const env = { ...process.env, SASAE_DATABASE_URL: url, SASAE_LOG: "error" };
  const begun = performance.now();
  execFileSync(sasae, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  return (performance.now() - begun) / 1000;
}

function importOfficial(url) {
  const report = path.join(work, "report.json");
  // The official file names of the care offices carry no date.
  run(url, "import", official, "--as-of", "2025-12-31", "--report", report);
  return JSON.parse(readFileSync(report, "utf8"));
}

const seconds = (value) => `${value.toFixed(1)} s`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

function get(target, headers = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const request = http.get(`${address}${target}`, { agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        resolve({ status: response.statusCode, body, milliseconds: performance.now() - begun });
      });
    });
    request.on("error", reject);
  });
}

async function serve(url, use) {
  if (await get("/readyz").catch(() => null)) throw new Error(`${address} answers already: another run?`);
  const env = { ...process.env, SASAE_DATABASE_URL: url, SASAE_ADDR: `127.0.0.1:${port}`, SASAE_LOG: "error", SASAE_RATE_LIMIT: "0" };
  const server = spawn(sasae, ["serve"], { cwd: root, env, stdio: "ignore" });
  const ended = () => server.exitCode ?? server.signalCode;
  try {
    for (;;) {
      const ready = await get("/readyz").catch(() => null);
      if (ready?.status === 200) break;
      if (ended() !== null) throw new Error("it was never ready");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await use();
  } catch (error) {
    throw ended() === null ? error : new Error(`the server ended too early: ${ended()}`, { cause: error });
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => (ended() === null ? server.once("exit", resolve) : resolve()));
  }
}

// The figures that a bench in Rust writes.
function measured(bench, name, env, ...sections) {
  console.log(`\n${name}`);
  const command = ["bench", "-q", "-p", "server", "--bench", bench, "--", ...sections];
  execFileSync("cargo", command, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
  console.log();
  return JSON.parse(readFileSync(path.join(root, `target/bench/${name}.json`), "utf8"));
}

// The figures of `server/benches/finder` on a database.
function finder(name, url, ...sections) {
  const env = { SASAE_DATABASE_URL: url, SASAE_BENCH_NAME: `finder-${name}` };
  const found = measured("finder", `finder-${name}`, env, ...sections);
  rows.push(...found.map((row) => ({ ...row, what: `${name}: ${row.what}` })));
}

// What an entry of the audit log costs.
function audit() {
  rows.push(...measured("audit", "audit", {}));
}

// What a desk waits for with 100,000 cases.
function consults() {
  rows.push(...measured("consults", "consults", {}));
}

async function national() {
  if (!existsSync(official)) {
    console.log(`no official files in ${official}: national set left out`);
    return;
  }
  const cluster = process.env.TEST_POSTGRES_URL;
  const databases = [["SQLite", `sqlite://${work}/national.db`]];
  if (cluster) databases.push(["PostgreSQL", cluster]);
  const counts = new Set();
  for (const [name, url] of databases) {
    const first = importOfficial(url);
    note(`national import, ${name}, empty: time`, seconds(first.seconds), name === "SQLite" ? "≤ 60 s" : "");
    note(`national import, ${name}, empty: rows/s`, first.rows_per_second);
    note(`national import, ${name}, empty: peak memory`, megabytes(first.peak_memory_bytes), "≤ 600 MB");
    note(`national import, ${name}, empty: made visible in`, `${first.swap_milliseconds} ms`, "≤ 1000 ms");
    const again = importOfficial(url);
    note(`national import, ${name}, unchanged: time`, seconds(again.seconds), name === "SQLite" ? "≤ 20 s" : "");
    const moved = again.files.reduce((sum, file) => sum + file.new + file.changed + file.gone, 0);
    note(`national import, ${name}, unchanged: records that changed`, moved, "0");
    note(`national import, ${name}: medical facilities / care offices`, `${first.medical_facilities} / ${first.care_offices}`);
    counts.add(`${first.medical_facilities} ${first.care_offices} ${JSON.stringify(first.facilities)}`);
  }
  if (databases.length === 2) note("national import: both databases hold the same counts", counts.size === 1 ? "yes" : "NO", "yes");
  note("national import: size of the SQLite file", megabytes(statSync(`${work}/national.db`).size));
  for (const source of ["address", "postal", "municipality"]) {
    const folder = path.resolve(official, "..", source);
    if (existsSync(folder)) note(`import of ${source}`, seconds(run(databases[0][1], "import", folder, "--as-of", "2026-04-01")));
  }
  finder("national", databases[0][1], "space", "words", "queries", "http", "growth");
}

function demo() {
  const url = `sqlite://${work}/demo.db`;
  note("demo of 400,000: made up and imported in", seconds(run(url, "demo", "--facilities", "400000")));
  finder("demo", url, "space", "words", "http", "growth");
}

// The small demo, served, and a page of each kind.
async function small(use) {
  const url = `sqlite://${work}/small.db`;
  if (!existsSync(`${work}/small.db`)) run(url, "demo");
  await serve(url, async () => {
    const list = JSON.parse((await get("/api/v1/facilities?q=%E5%86%85%E7%A7%91&limit=1")).body);
    await use({ home: "/", results: "/find?q=%E5%86%85%E7%A7%91", facility: `/facilities/${list.facilities[0].id}` });
  });
}

async function weight() {
  const site = path.join(root, "target/site");
  const assets = JSON.parse(readFileSync(path.join(site, "pkg/assets.json"), "utf8"));
  // As it travels: the smallest files are not compressed.
  const sent = (file) => statSync([`${site}${file}.br`, `${site}${file}`].find(existsSync)).size;
  const sum = (files) => [...new Set(files)].reduce((bytes, file) => bytes + sent(file), 0);
  const main = [assets.script, assets.module, "/pkg/__wasm_split.______________________.js"];
  await small(async (pages) => {
    for (const [name, target] of Object.entries(pages)) {
      const page = await get(target, { "accept-encoding": "br" });
      const html = (await get(target)).body.toString();
      // What the document asks for before it can be operated, and nothing else.
      const asked = [...html.matchAll(/"(\/pkg\/[\w.]+\.(?:css|js|wasm))"/g)].map((match) => match[1]);
      const styles = asked.filter((file) => file.endsWith(".css"));
      const programs = asked.filter((file) => !file.endsWith(".css"));
      note(`${name}: HTML + CSS as sent, brotli`, `${page.body.length + sum(styles)} B`, "≤ 14000 B");
      note(`${name}: JavaScript + WASM, brotli`, `${sum([...main, ...programs])} B`, "≤ 150000 B");
      const times = [];
      for (let count = 0; count < 300; count += 1) times.push((await get(target)).milliseconds);
      times.sort((a, b) => a - b);
      note(`${name}: rendered on the server, median`, `${times[150].toFixed(2)} ms`);
    }
    note("brotli of the style sheet at its best", `${brotliCompressSync(readFileSync(`${site}${assets.style}`)).length} B`);
  });
}

async function phone() {
  const { lighthouse } = await import("./lighthouse.mjs");
  await small((pages) => lighthouse(address, pages, note));
}

// The map over all of Japan, on a slow processor.
async function map() {
  if (!existsSync(official)) {
    console.log(`no official files in ${official}: the map left out`);
    return;
  }
  const { panning } = await import("./panning.mjs");
  const url = `sqlite://${work}/map.db`;
  importOfficial(url);
  for (const source of ["address", "municipality"]) {
    const folder = path.resolve(official, "..", source);
    if (existsSync(folder)) run(url, "import", folder, "--as-of", "2026-04-01");
  }
  finder("map", url, "tiles");
  await serve(url, () => panning(address, note));
}

// Unlocking, and what a crew waits for.
async function life() {
  const { unlocking } = await import("./unlocking.mjs");
  for (const { rate, kib, fastest, median } of await unlocking([{ kib: 46 * 1024, passes: 2 }])) {
    note(`Argon2id ${kib / 1024} MiB × 2, ${rate}× CPU: fastest, median`, `${Math.round(fastest)}, ${Math.round(median)} ms`);
  }
  const { lifeNote } = await import("./life_note.mjs");
  await small(() => lifeNote(address, note));
}

const sections = { national, demo, weight, lighthouse: phone, map, note: life, audit, consults };
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(sections);

try {
  const unknown = chosen.find((name) => !Object.hasOwn(sections, name));
  if (unknown !== undefined) throw new Error(`unknown section "${unknown}": ${Object.keys(sections).join(" ")}`);
  mkdirSync(path.join(root, "target/bench"), { recursive: true });
  for (const name of chosen) await sections[name]();
  // A section alone leaves the table of the whole as it is.
  if (Object.keys(sections).every((name) => chosen.includes(name))) {
    writeFileSync(path.join(root, "target/bench/all.json"), `${JSON.stringify(rows, null, 2)}\n`);
    console.log("written to target/bench/all.json");
  }
} finally {
  agent.destroy();
  rmSync(work, { recursive: true, force: true });
}
