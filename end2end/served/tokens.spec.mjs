import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";

const published = new URL("../node_modules/@digital-go-jp/design-tokens/dist/tokens-simple.css", import.meta.url);
const ours = new URL("../../style/tokens.css", import.meta.url);

/** Names and values of the colours of a style sheet, three digits written as six. */
async function colours(file) {
  const text = await readFile(file, "utf8");
  return [...text.matchAll(/(--[\w-]+):\s*(#[\da-f]{3,8})\s*;/gi)].map(([, name, value]) => [
    name,
    value.toLowerCase().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3"),
  ]);
}

test("every colour is one of the デジタル庁デザインシステム, but for those that are named here", async () => {
  const known = new Map((await colours(published)).map(([name, value]) => [value, name]));
  expect(known.size).toBeGreaterThan(100);
  const own = (await colours(ours)).filter(([, value]) => !known.has(value)).map(([name]) => name);
  // A warm grey for the ground and its lines: the greys of the system look blue beside its greens.
  expect(own).toEqual(["--line", "--wash"]);
});

test("a colour with the name of a token has its value", async () => {
  const known = new Map(await colours(published));
  for (const [name, value] of await colours(ours)) {
    const token = known.get(`--color-primitive-${name.slice(2)}`);
    if (token) expect.soft(value, name).toBe(token);
  }
});
