import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

/** Every kind of page, with and without results. */
async function paths(page) {
  await page.goto("/find?q=%E5%86%85%E7%A7%91");
  const clinic = await page.locator("main ol a[href^='/facilities/']").first().getAttribute("href");
  await page.goto("/find?kind=care");
  const office = await page.locator("main ol a[href^='/facilities/']").first().getAttribute("href");
  return ["/", "/find?q=%E5%86%85%E7%A7%91", "/find?q=zzz", "/find?limit=0", clinic, office, "/sources", "/nothing"];
}

test("axe finds nothing on any page", async ({ page }, { project }) => {
  test.skip(project.use.javaScriptEnabled === false, "axe is a script");
  test.slow();
  for (const path of await paths(page)) {
    await page.goto(path);
    await page.locator("html[data-ready]").waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0].html}`)).toEqual([]);
  }
});

test("no page scrolls sideways at 320 pixels, nor with text of twice the size", async ({ page }, { project }) => {
  test.skip(project.name === "desktop", "is about narrow screens");
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of await paths(page)) {
    await page.goto(path);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(await wide(), path).toBe(0);
    await page.addStyleTag({ content: "html { font-size: 200% !important; }" }).catch(() => {});
    expect.soft(await wide(), `${path} at 200 %`).toBeLessThanOrEqual(0);
  }
});

test("the keyboard reaches everything in order, and the focus follows to a new page", async ({ page }, { project }) => {
  test.skip(project.name !== "desktop", "is about keyboards");
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("本文へすすむ");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("name", "q");
  await page.keyboard.type("歯科");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/find/);
  await expect(page.locator("main h1:focus")).toBeVisible();
});
