// The browser that is installed, driven by the library of the browser tests.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const { chromium } = createRequire(path.join(root, "end2end/"))("playwright-core");

/** Starts it. */
export function launch(...args) {
  const found = execFileSync("bash", ["-c", "source scripts/browser.sh; find_chromium"], { cwd: root, encoding: "utf8" });
  return chromium.launch({ executablePath: found.trim(), args: ["--no-sandbox", ...args] });
}
