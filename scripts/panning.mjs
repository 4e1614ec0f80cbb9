// What the main thread of a browser does while a map is dragged over Osaka, with a processor four times slower.
import { launch } from "./chromium.mjs";

const OSAKA = "135.42,34.64,135.58,34.75";

/** Durations of the tasks of the page's main thread between two marks, milliseconds. */
function tasks(trace) {
  const [begin, end] = ["panning-begins", "panning-ends"].map((mark) => trace.find(({ name }) => name === mark));
  if (!begin || !end) throw new Error("the trace has no marks");
  return trace
    .filter(({ name, pid, tid }) => name === "RunTask" && pid === begin.pid && tid === begin.tid)
    .filter(({ ts, dur }) => dur && ts >= begin.ts && ts <= end.ts)
    .map(({ dur }) => dur / 1000)
    .sort((a, b) => a - b);
}

export async function panning(address, note) {
  const browser = await launch(
    "--disable-gpu", "--enable-unsafe-swiftshader", "--host-resolver-rules=MAP cyberjapandata.gsi.go.jp ~NOTFOUND",
  );
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${address}/map?bbox=${OSAKA}`);
    await page.locator(".map-pin").first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(3_000);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const trace = [];
    session.on("Tracing.dataCollected", ({ value }) => trace.push(...value));
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"] },
    });
    const box = await page.locator(".maplibregl-canvas").boundingBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.evaluate(() => performance.mark("panning-begins"));
    for (let turn = 0; turn < 12; turn += 1) {
      const angle = (turn / 12) * 2 * Math.PI;
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.down();
      for (let step = 1; step <= 20; step += 1) {
        await page.mouse.move(middle.x + Math.cos(angle) * step * 12, middle.y + Math.sin(angle) * step * 9);
        await page.waitForTimeout(16);
      }
      await page.mouse.up();
    }
    await page.evaluate(() => performance.mark("panning-ends"));
    await session.send("Tracing.end");
    await complete;
    const times = tasks(trace);
    const at = (share) => `${times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)} ms`;
    // Most tasks of a browser do next to nothing: only those that are felt say something.
    const felt = times.filter((time) => time >= 1);
    const atFelt = (share) => `${felt[Math.min(felt.length - 1, Math.floor(felt.length * share))].toFixed(1)} ms`;
    note("panning over Osaka, 4× CPU: tasks of the main thread", times.length);
    note("panning over Osaka, 4× CPU: p95 of all tasks", at(0.95), "≤ 50 ms");
    note("panning over Osaka, 4× CPU: p95 of tasks of 1 ms and more", atFelt(0.95), "≤ 50 ms");
    note("panning over Osaka, 4× CPU: longest, longer than 50 ms", `${at(1)}, ${times.filter((time) => time > 50).length}`);
  } finally {
    await browser.close();
  }
}
