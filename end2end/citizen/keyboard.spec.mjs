// Every journey of a resident by keyboard alone: the focus can be seen at each stop, and is never lost.
import { expect, test } from "@playwright/test";
import { english, facility, inLanguage, japanese, languages, ready } from "../pages.mjs";

test.skip(({ isMobile }) => isMobile, "is about keyboards");

/** What is wrong with the focus, and whether it is on the target. Runs in the page. */
function focusOn(target) {
  const element = document.activeElement;
  if (!element || element === document.body) return { fault: "the focus is lost" };
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isInView = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right > left && bottom > top;
  // The frame of the search box shows the focus of its field.
  const isMarked = [element, element.closest(".search-box")].some((marked) => {
    if (!marked) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
  const fault = isInView && isMarked ? "" : `${isInView ? "not marked" : "out of view"}: ${element.outerHTML.slice(0, 200)}`;
  return { fault, reached: element === target };
}

/** Presses Tab until the focus is on the target. */
async function tabTo(page, target, key = "Tab") {
  for (let stop = 0; stop < 100; stop += 1) {
    await page.keyboard.press(key);
    // Scrolling to it takes a frame.
    await expect.poll(async () => (await target.evaluate(focusOn)).fault, { timeout: 1_000 }).toBe("");
    if ((await target.evaluate(focusOn)).reached) return;
  }
  throw new Error(`${key} does not reach ${target}`);
}

/** A new page has come: its heading has the focus, to be read aloud. */
async function headingIs(page, name) {
  await expect(page.locator("main h1")).toHaveText(name);
  await expect(page.locator("main h1")).toBeFocused();
}

for (const language of languages) {
  test(`from home to the telephone of a doctor: ${language.name}`, async ({ page }) => {
    await page.goto(inLanguage(language, "/"));
    await ready(page);
    await tabTo(page, page.locator(".skip-link"));
    await page.keyboard.press("Enter");
    await tabTo(page, page.locator("#q"));
    await page.keyboard.type("内科 桜町");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/find\?q=/);
    await headingIs(page, /内科 桜町/);
    const first = page.locator(".facility-list h2 a").first();
    const name = await first.textContent();
    await tabTo(page, first);
    await page.keyboard.press("Enter");
    await headingIs(page, name);
    const telephone = page.locator("main a[href^='tel:']").first();
    await tabTo(page, telephone);
    await expect(telephone).toHaveAttribute("href", /^tel:0\d{9}$/);
    // The way back leads to the same facility in the list.
    await tabTo(page, page.locator("a[data-action=back]"), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator(".facility-list h2 a").first()).toBeFocused();
    expect(await page.locator(".facility-list h2 a").first().evaluate(focusOn)).toEqual({ fault: "", reached: true });
  });
}

test("an entry of the home page, a kind and the next page", async ({ page }) => {
  await page.goto("/");
  await ready(page);
  await tabTo(page, page.getByRole("link", { name: "かかりつけ医をさがす" }));
  await page.keyboard.press("Enter");
  await headingIs(page, "診療所・病院");
  await tabTo(page, page.locator(".kind-chips").getByRole("link", { name: "診療所" }));
  await page.keyboard.press("Enter");
  await headingIs(page, "診療所");
  await tabTo(page, page.getByRole("link", { name: "次のページ" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/cursor=/);
  await headingIs(page, "診療所");
});

test.describe("near me", () => {
  test.use({ geolocation: { latitude: 34.305, longitude: 137.802 }, permissions: ["geolocation"] });

  test("the button is reached, and pressed by Space", async ({ page }) => {
    await page.goto("/");
    await ready(page);
    await tabTo(page, page.getByRole("button", { name: "現在地から近い順に" }));
    await page.keyboard.press("Space");
    await expect(page).toHaveURL(/near=/);
    await headingIs(page, "医療と介護をさがす");
  });
});

test("a mistake is reported: first with errors, then without", async ({ page, request }) => {
  const { id, name } = await facility(request, "clinic");
  await page.goto(`/facilities/${id}`);
  await ready(page);
  await tabTo(page, page.getByRole("link", { name: "まちがいを知らせる" }));
  await page.keyboard.press("Enter");
  await headingIs(page, "まちがいを知らせる");
  await tabTo(page, page.getByRole("button", { name: "知らせる" }));
  await page.keyboard.press("Enter");
  await expect(page.locator(".error-summary")).toBeFocused();
  await tabTo(page, page.locator(".error-summary a[href='#words']"));
  await page.keyboard.press("Enter");
  await expect(page.locator("#words")).toBeFocused();
  expect(await page.locator("#words").evaluate(focusOn)).toEqual({ fault: "", reached: true });
  await page.keyboard.type("電話は 00-0000-0000 です");
  await tabTo(page, page.locator("#wrong"), "Shift+Tab");
  await page.keyboard.press("Space");
  await expect(page.locator("#wrong")).toBeChecked();
  await tabTo(page, page.locator("#relation"));
  await page.keyboard.press("Space");
  await expect(page.locator("#relation")).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "知らせる" }));
  await page.keyboard.press("Enter");
  await headingIs(page, "お知らせを受け付けました");
  await tabTo(page, page.getByRole("link", { name: `${name}へもどる` }));
  await page.keyboard.press("Enter");
  await headingIs(page, name);
});

test("a place is saved, and found in the list", async ({ page, request }) => {
  const { id, name } = await facility(request, "clinic");
  await page.goto(`/facilities/${id}`);
  await ready(page);
  const save = page.locator(".save-button");
  await tabTo(page, save);
  await page.keyboard.press("Enter");
  await expect(save).toHaveAttribute("data-saved");
  await expect(save).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: "保存した場所" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/saved?id=${id}`);
  await headingIs(page, "保存した場所");
  await tabTo(page, page.getByRole("link", { name }));
});

test("another language is chosen, and the page is the same", async ({ page, request }) => {
  const { id } = await facility(request, "clinic");
  await page.goto(`/facilities/${id}`);
  await ready(page);
  await tabTo(page, page.getByRole("link", { name: english.name }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/en/facilities/${id}`);
  await ready(page);
  // A new document: the focus begins at its beginning.
  await tabTo(page, page.locator(".skip-link"));
  await tabTo(page, page.getByRole("link", { name: japanese.name, exact: true }));
});
