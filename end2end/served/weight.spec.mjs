import http from "node:http";
import { expect, test } from "@playwright/test";
import { facility, inLanguage, languages, ready } from "../pages.mjs";

/** What fits into the first round trips of a slow connection: HTML and styles, as they travel. */
const FIRST_VIEW = 14_000;
/** The whole program. */
const PROGRAM = 150_000;

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

async function weighAll(urls) {
  let sum = 0;
  for (const url of urls) sum += await weigh(url);
  return sum;
}

for (const language of languages) {
  test(`the first view is light, and nothing but style sheets holds it up: ${language.name}`, async ({ page, request, baseURL }) => {
    const clinic = await facility(request, "clinic");
    const paths = ["/", "/find?q=%E5%86%85%E7%A7%91", `/facilities/${clinic.id}`];
    for (const path of [...paths, `/facilities/${clinic.id}/report`, "/sources", "/saved"]) {
      const address = inLanguage(language, path);
      const asked = [];
      const note = (question) => asked.push(question.url());
      page.on("request", note);
      await page.goto(address);
      await ready(page);
      page.off("request", note);

      const styles = asked.filter((url) => url.endsWith(".css"));
      const blocking = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .filter((entry) => entry.renderBlockingStatus === "blocking")
          .map((entry) => entry.name),
      );
      // The styles of a form stand in the page, where they hold up nothing above the form.
      expect.soft(blocking, address).toEqual(styles.filter((url) => !url.includes("/forms.")));
      const program = asked.filter((url) => /\.(js|wasm)$/.test(url));
      expect.soft(new Set(program).size, `${address}: nothing twice`).toBe(program.length);
      expect.soft(asked.filter((url) => url.includes("/api/")), address).toEqual([]);

      const document = await weigh(baseURL + address);
      const style = await weighAll(styles);
      const heavy = await weighAll(program);
      console.log(
        `${document + style} B of ${FIRST_VIEW} B brotli: HTML ${document} B + CSS ${style} B; ` +
          `JS + WASM ${heavy} B of ${PROGRAM} B, ${address}`,
      );
      if (paths.includes(path)) expect.soft(document + style, address).toBeLessThanOrEqual(FIRST_VIEW);
      expect.soft(heavy, address).toBeLessThanOrEqual(PROGRAM);
    }
  });
}
