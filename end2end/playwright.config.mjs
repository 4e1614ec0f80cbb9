import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

const address = "127.0.0.1:3999";
const publicUrl = "http://localhost:3999";

// Names the folder of the server of this run, which tests look through.
process.env.SASAE_END2END_RUN ??= String(process.pid);

// The browser that is installed: Playwright's own would have to be downloaded.
const executablePath = execFileSync(
  "bash",
  ["-c", "source scripts/browser.sh; find_chromium"],
  { cwd: new URL("..", import.meta.url), encoding: "utf8" },
).trim();

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testMatch: "**/*.spec.mjs",
  outputDir: "results",
  expect: { toMatchAriaSnapshot: { pathTemplate: "{testDir}/snapshots/{arg}{ext}" } },
  globalSetup: "./desk.mjs",
  reporter: "list",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes the second time has a defect, or has found one.
  retries: 0,
  use: {
    // What is not there after five seconds does not come: a fault is told soon.
    actionTimeout: 5_000,
    baseURL: `http://${address}`,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // Without its pictures: they take a fifth of the time.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath,
      args: [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        // Maps are drawn in software, and their background is out of reach: tests need no network.
        "--enable-unsafe-swiftshader",
        "--host-resolver-rules=MAP cyberjapandata.gsi.go.jp ~NOTFOUND",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    // What the server sends, whatever the browser.
    { name: "served", testDir: "served" },
    { name: "phone", testDir: "citizen", use: phone },
    { name: "desktop", testDir: "citizen", use: { viewport: { width: 1280, height: 800 } } },
    // Passkeys belong to names: browsers have none for addresses of numbers.
    { name: "pro-phone", testDir: "pro", use: { ...phone, baseURL: publicUrl } },
    { name: "pro-desktop", testDir: "pro", use: { viewport: { width: 1280, height: 800 }, baseURL: publicUrl } },
    { name: "nojs", testDir: "citizen", use: { ...phone, javaScriptEnabled: false } },
  ],
  webServer: {
    command: "bash serve.sh",
    url: `http://${address}/`,
    env: { SASAE_ADDR: address, SASAE_PUBLIC_URL: publicUrl, SASAE_END2END_RUN: process.env.SASAE_END2END_RUN },
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    timeout: 60_000,
  },
});
