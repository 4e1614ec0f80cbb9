// Pages as a slow phone on a slow line shows them: Lighthouse in the browser that is installed.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { launch } from "../end2end/node_modules/chrome-launcher/dist/index.js";
import audit from "../end2end/node_modules/lighthouse/core/index.js";

const root = path.resolve(import.meta.dirname, "..");
const find = "source scripts/lib.sh; source scripts/browser.sh; if have_japanese_fonts; then find_chromium; fi";
const chromeFlags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const settings = {
  logLevel: "error",
  onlyCategories: ["performance"],
  formFactor: "mobile",
  screenEmulation: { mobile: true, width: 360, height: 740, deviceScaleFactor: 2, disabled: false },
  throttlingMethod: "devtools",
  disableFullPageScreenshot: true,
};

// DevTools adds the latency to every request; it knows nothing of round trips.
const line = (downloadThroughputKbps, uploadThroughputKbps, requestLatencyMs) => ({
  downloadThroughputKbps,
  uploadThroughputKbps,
  requestLatencyMs,
  cpuSlowdownMultiplier: 4,
});
const lines = [
  { name: "slow 4G", count: 5, throttling: line(1600, 750, 150), report: slow },
  { name: "128 kbps", count: 3, throttling: line(128, 128, 300), report: slowest },
];
const figures = {
  fcp: "first-contentful-paint",
  lcp: "largest-contentful-paint",
  cls: "cumulative-layout-shift",
  tbt: "total-blocking-time",
  bytes: "total-byte-weight",
};

function slow(note, what, { lcp, cls, tbt, bytes }) {
  note(`${what}: LCP`, `${Math.round(lcp)} ms`, "≤ 1500 ms");
  note(`${what}: CLS`, cls.toFixed(3), "≤ 0.02");
  note(`${what}: TBT`, `${Math.round(tbt)} ms`);
  note(`${what}: transferred`, `${bytes} B`);
}

function slowest(note, what, { fcp, lcp }) {
  note(`${what}: readable, FCP / LCP`, `${Math.round(fcp)} / ${Math.round(lcp)} ms`, "≤ 3000 ms");
}

// In a fresh browser nothing is warm: no connection, no font, no compiled code.
async function measure(chromePath, url, throttling) {
  const chrome = await launch({ chromePath, chromeFlags });
  try {
    const { lhr } = await audit(url, { ...settings, throttling, port: chrome.port });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    // How fast the machine was just then: a low one explains an odd run.
    const run = { machine: lhr.environment.benchmarkIndex };
    for (const [name, id] of Object.entries(figures)) {
      run[name] = lhr.audits[id].numericValue;
      if (run[name] === undefined) throw new Error(`${url}: ${id}: ${lhr.audits[id].errorMessage}`);
    }
    return run;
  } finally {
    chrome.kill();
  }
}

function median(runs) {
  const middle = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
  return Object.fromEntries(Object.keys(figures).map((name) => [name, middle(name)]));
}

export async function lighthouse(address, pages, note) {
  const chromium = execFileSync("bash", ["-c", find], { cwd: root, encoding: "utf8" }).trim();
  if (!chromium) {
    console.log("no Chromium with Japanese fonts here: Lighthouse left out");
    return;
  }
  const raw = [];
  for (const { name, count, throttling, report } of lines) {
    for (const [page, target] of Object.entries(pages)) {
      const what = `${page}, ${name}`;
      const runs = [];
      while (runs.length < count) {
        runs.push(await measure(chromium, `${address}${target}`, throttling));
        console.log(`  ${what}: ${runs.length} of ${count}, LCP ${Math.round(runs.at(-1).lcp)} ms`);
      }
      raw.push({ page, target, line: name, throttling, median: median(runs), runs });
      report(note, what, raw.at(-1).median);
      // As it goes: minutes of work are not lost with the last page.
      writeFileSync(path.join(root, "target/bench/lighthouse.json"), `${JSON.stringify(raw, null, 2)}\n`);
    }
  }
  console.log("written to target/bench/lighthouse.json");
}
