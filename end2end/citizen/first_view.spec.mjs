import http from "node:http";
import { expect, test } from "@playwright/test";

/** What fits into the first round trips of a slow connection: HTML and styles, as they travel. */
const LIMIT = 14_000;

/** Bytes of the body as sent. A browser would count them after unpacking. */
function weigh(url) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { "accept-encoding": "br" } }, (answer) => {
        expect(answer.statusCode).toBe(200);
        expect(answer.headers["content-encoding"]).toBe("br");
        let bytes = 0;
        answer.on("data", (chunk) => { bytes += chunk.length; });
        answer.on("end", () => resolve(bytes));
      })
      .on("error", reject);
  });
}

test("the first view is light, and nothing but the style sheet holds it up", async ({ page, baseURL }, { project }) => {
  test.skip(project.name !== "phone", "weighs the same everywhere");
  await page.goto("/find");
  const facility = await page.locator("a[href^='/facilities/']").first().getAttribute("href");
  const style = await weigh(`${baseURL}/pkg/sasae.css`);

  for (const path of ["/", "/find", facility]) {
    const document = await weigh(baseURL + path);
    console.log(`${document + style} B of ${LIMIT} B brotli: HTML ${document} B + CSS ${style} B, ${path}`);
    expect.soft(document + style, path).toBeLessThanOrEqual(LIMIT);

    await page.goto(path);
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry.renderBlockingStatus === "blocking")
        .map((entry) => new URL(entry.name).pathname),
    );
    expect.soft(blocking, path).toEqual(["/pkg/sasae.css"]);
  }
});
