// The map: the list holds everything, both hold the same, and neither traps anybody. No test reaches the map of the
// background: its host is out of reach (`playwright.config.mjs`), as it is in a closed network.
import { VectorTile } from "@mapbox/vector-tile";
import { expect, test } from "@playwright/test";
import { PbfReader } from "pbf";
import { arrived, english, inLanguage, japanese, ready } from "../pages.mjs";

const live = (page) => page.locator(".maplibregl-canvas");
const pins = (page) => page.locator(".map-pin");

/** On a phone the map is shown when it is asked for. */
async function wantMap(page) {
  await page.locator("html[data-map-ready]").waitFor();
  const views = page.locator(".map-views [data-map-action=map]");
  if (await views.isVisible()) await views.click();
}

/** Opens a map that moves. */
async function openMap(page, path = "/map", language = japanese) {
  await page.goto(inLanguage(language, path));
  await wantMap(page);
  await live(page).waitFor({ timeout: 20_000 });
  await pins(page).first().waitFor();
}

/** Number and name of each place: of the list, and of the pins. */
const listed = (page) =>
  page.locator("#list [data-lat]").evaluateAll((items) => items.map((item) => `${item.dataset.number} ${item.dataset.name}`));
const pinned = (page) => pins(page).evaluateAll((all) => all.map((pin) => pin.getAttribute("aria-label")));

/** Degrees and zoom to the square world of web maps, 0 to 1. */
const world = (lng, lat) => [lng / 360 + 0.5, 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)];

/** Where something of a layer stands on the screen that no pin covers: from the tiles, as a browser reads them. */
async function uncovered(page, layer) {
  const address = new URL(await page.locator("#map-search-here").getAttribute("href"), page.url());
  const [west, south, east, north] = address.searchParams.get("bbox").split(",").map(Number);
  const [[left, top], [right, bottom]] = [world(west, north), world(east, south)];
  const box = await live(page).boundingBox();
  const zoom = Math.floor(Math.log2(box.width / (right - left) / 512));
  const query = await page.locator("#map").getAttribute("data-query");
  const covered = await pins(page).evaluateAll((all) => all.map((pin) => pin.getBoundingClientRect().toJSON()));
  const count = 2 ** zoom;
  for (let x = Math.floor(left * count); x <= Math.floor(right * count); x += 1) {
    for (let y = Math.floor(top * count); y <= Math.floor(bottom * count); y += 1) {
      const answer = await page.request.get(`/tiles/facilities/${zoom}/${x}/${y}?${query}`);
      const found = new VectorTile(new PbfReader(await answer.body())).layers[layer];
      for (let at = 0; at < (found?.length ?? 0); at += 1) {
        const [[point]] = found.feature(at).loadGeometry();
        const spot = {
          x: box.x + ((((x + point.x / 4096) / count - left) / (right - left)) * box.width),
          y: box.y + ((((y + point.y / 4096) / count - top) / (bottom - top)) * box.height),
        };
        const isInside = spot.x > box.x + 20 && spot.x < box.x + box.width - 80 && spot.y > box.y + 60 && spot.y < box.y + box.height - 60;
        const isFree = covered.every((pin) => Math.hypot(pin.x + pin.width / 2 - spot.x, pin.y + pin.height / 2 - spot.y) > 34);
        if (isInside && isFree) return spot;
      }
    }
  }
  throw new Error(`all ${layer} are covered`);
}

test.describe("with a program", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the map that moves is a program");
  test.describe.configure({ timeout: 60_000 });

  test("list and map hold the same, on every page of it and after a search here", async ({ page }) => {
    await openMap(page, "/map?kind=clinic");
    expect(await pinned(page)).toEqual(await listed(page));
    expect(await listed(page)).toHaveLength(20);
    const first = await listed(page);
    if (await page.locator(".map-views").isVisible()) await page.locator("[data-map-action=list]").first().click();
    await page.locator("#list a[rel=next]").click();
    await expect.poll(() => listed(page)).not.toEqual(first);
    await arrived(page);
    if (await page.locator(".map-views").isVisible()) await page.locator(".map-views [data-map-action=map]").click();
    await expect.poll(() => pinned(page)).toEqual(await listed(page));

    // Nearer, and there.
    await page.locator("#map-controls [data-map-action=in]").click();
    const here = page.locator("#map-search-here");
    await expect(here).toBeVisible();
    await here.click();
    await expect(page).toHaveURL(/kind=clinic&bbox=/);
    await arrived(page);
    await expect.poll(async () => JSON.stringify(await pinned(page)) === JSON.stringify(await listed(page))).toBe(true);
    const [west, south, east, north] = new URL(page.url()).searchParams.get("bbox").split(",").map(Number);
    const outside = await page.locator("#list [data-lat]").evaluateAll(
      (items, [west, south, east, north]) =>
        items.filter(({ dataset: { lat, lng } }) => lng < west || lng > east || lat < south || lat > north).length,
      [west, south, east, north],
    );
    expect(outside).toBe(0);
    await expect(here).toBeHidden();
  });

  test("what is chosen on one side is shown on the other", async ({ page, isMobile }) => {
    await openMap(page, "/map?kind=hospital");
    const pin = pins(page).nth(2);
    const label = await pin.getAttribute("aria-label");
    await pin.click({ force: true });
    const panel = page.locator("#map-chosen");
    await expect(panel).toBeFocused();
    await expect(panel.locator("h2")).toHaveText(label.replace(/^\d+ /, ""));
    await expect(panel.locator("a[href^='tel:']")).toBeVisible();
    await expect(page.locator(".map-item[data-chosen]")).toHaveAttribute("data-number", "3");
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(pin).toBeFocused();

    if (isMobile) await page.locator(".map-views [data-map-action=list]").click();
    await page.locator("#place-5 .map-number").click();
    await expect(panel.locator("h2")).toHaveText(await page.locator("#place-5 h2").textContent());
    await expect(page.locator(".map-pin[data-chosen]")).toHaveText("5");
    await expect(live(page)).toBeVisible();
  });

  test("a cluster says what is in it and opens", async ({ page }) => {
    await openMap(page);
    await page.locator("#map-controls [data-map-action=in]").click();
    await expect(page.locator("#map-search-here")).toBeVisible();
    const spot = await uncovered(page, "clusters");
    const panel = page.locator("#map-chosen");
    // It can be pressed as soon as it is drawn.
    await expect(async () => {
      await page.mouse.click(spot.x, spot.y);
      await expect(panel.locator("h2")).toHaveText(/ここに\d+件あります/, { timeout: 1_000 });
    }).toPass();
    await expect(panel).toContainText(/(診療所|歯科|薬局|介護|病院|助産所) \d+件/);
    await expect(panel.locator("a")).toHaveAttribute("href", /bbox=/);
    await expect(page.locator("#map-search-here")).toBeVisible();
  });

  test("a place of another page of the list has its telephone on the map", async ({ page }) => {
    await openMap(page, "/map?kind=pharmacy");
    const here = page.locator("#map-search-here");
    let spot = null;
    // Nearer and nearer, until one stands alone.
    for (let step = 0; step < 4 && spot === null; step += 1) {
      const before = await here.getAttribute("href");
      await page.locator("#map-controls [data-map-action=in]").click();
      await expect(here).not.toHaveAttribute("href", before);
      spot = await uncovered(page, "facilities").catch(() => null);
    }
    const panel = page.locator("#map-chosen");
    await expect(async () => {
      await page.mouse.click(spot.x, spot.y);
      await expect(panel.locator("a[href^='tel:']")).toHaveText(/電話する 00-0000-\d{4}/, { timeout: 1_000 });
    }).toPass();
    await expect(panel).toContainText("薬局");
    await panel.locator("a", { hasText: "くわしく見る" }).click();
    await expect(page).toHaveURL(/\/facilities\//);
  });

  test("a background that is out of reach is told, and leaves outlines, names and everything else", async ({ page }) => {
    await openMap(page);
    await expect(page.locator("#map-status")).toHaveText(/背景の地図を読みこめません/);
    expect(await pinned(page)).toEqual(await listed(page));
    await expect(page.locator("#list .facility-card").first()).toBeVisible({ visible: !(await page.locator(".map-views").isVisible()) });
  });

  test("a background that comes is not complained about", async ({ page }) => {
    const pixel = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
      "base64",
    );
    const headers = { "access-control-allow-origin": "*" };
    await page.route("**/xyz/pale/**", (route) => route.fulfill({ body: pixel, contentType: "image/png", headers }));
    await openMap(page);
    await page.locator("#map-controls [data-map-action=in]").click();
    await page.waitForTimeout(1_000);
    await expect(page.locator("#map-status")).toBeEmpty();
  });

  test("without WebGL, or without the library, the list and the still map serve", async ({ page }) => {
    await page.addInitScript(() => {
      const all = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith("webgl") ? null : all.call(this, kind, ...rest);
      };
    });
    await page.goto("/map");
    await wantMap(page);
    await expect(page.locator("#map-status")).toHaveText(/動く地図を表示できません/);
    await expect(page.locator(".still-map")).toBeVisible();
    await expect(page.locator("#list .facility-card")).toHaveCount(20);
  });

  test("a library that does not come is told", async ({ page }) => {
    await page.route("**/pkg/maplibre.*", (route) => route.abort());
    await page.goto("/map");
    await wantMap(page);
    await expect(page.locator("#map-status")).toHaveText(/地図の読みこみに失敗しました/);
    await expect(page.locator(".still-map")).toBeVisible();
  });

  test("going on and coming back leaves a map that works", async ({ page }) => {
    await openMap(page, "/map?kind=hospital");
    await pins(page).first().click({ force: true });
    await page.locator("#map-chosen h2 a").click();
    await expect(page).toHaveURL(/\/facilities\//);
    await arrived(page);
    await page.goBack();
    await arrived(page);
    await live(page).waitFor({ timeout: 20_000 });
    await expect.poll(() => pinned(page)).toEqual(await listed(page));
  });

  test("in another language", async ({ page }) => {
    await openMap(page, "/map?kind=hospital", english);
    await pins(page).first().click({ force: true });
    await expect(page.locator("#map-chosen")).toContainText("Call");
    await expect(live(page)).toHaveAttribute("aria-label", /arrow keys/);
  });
});

test.describe("with a keyboard", () => {
  test.skip(({ isMobile, javaScriptEnabled }) => isMobile || javaScriptEnabled === false, "is about keyboards");
  test.describe.configure({ timeout: 60_000 });

  /** Presses a key until an element has the focus; fails when the focus stands still. */
  async function press(page, key, target) {
    let before = null;
    for (let stop = 0; stop < 150; stop += 1) {
      await page.keyboard.press(key);
      const now = await page.evaluateHandle(() => document.activeElement);
      if (await target.evaluate((element) => element === document.activeElement)) return;
      const isStuck = before !== null && (await page.evaluate(([a, b]) => a === b, [before, now]));
      expect(isStuck, await now.evaluate((element) => element.outerHTML.slice(0, 120))).toBe(false);
      before = now;
    }
    throw new Error(`${key} does not reach ${target}`);
  }

  test("from home to the telephone number of a pin", async ({ page }) => {
    await page.goto("/");
    await ready(page);
    await press(page, "Tab", page.locator(".site-menu a[href='/map']"));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/map$/);
    await pins(page).first().waitFor({ timeout: 20_000 });
    const pin = pins(page).nth(3);
    await expect(pin).toHaveAccessibleName(/^4 ./);
    await press(page, "Tab", pin);
    await page.keyboard.press("Enter");
    const panel = page.locator("#map-chosen");
    await expect(panel).toBeFocused();
    const telephone = panel.locator("a[href^='tel:']");
    await press(page, "Tab", telephone);
    await expect(telephone).toHaveAttribute("href", /^tel:0\d{9}$/);
  });

  test("Tab passes the map in both directions; arrows and + − move it", async ({ page }) => {
    await openMap(page, "/map?kind=hospital");
    const canvas = live(page);
    const legend = page.locator(".map-legend summary");
    await press(page, "Tab", page.locator(".map-skip"));
    await press(page, "Tab", canvas);
    const here = page.locator("#map-search-here");
    await page.keyboard.press("ArrowRight");
    await expect(here).toBeVisible();
    const bbox = async () => new URL(await here.getAttribute("href"), page.url()).searchParams.get("bbox").split(",").map(Number);
    const moved = await bbox();
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await bbox())[0] > moved[0]).toBe(true);
    const wide = await bbox();
    await page.keyboard.press("+");
    await expect.poll(async () => (await bbox())[2] - (await bbox())[0] < (wide[2] - wide[0]) * 0.7).toBe(true);
    await page.keyboard.press("-");
    await expect.poll(async () => (await bbox())[2] - (await bbox())[0] > (wide[2] - wide[0]) * 0.7).toBe(true);
    await press(page, "Tab", legend);
    await press(page, "Shift+Tab", canvas);
    await press(page, "Shift+Tab", page.locator("#place-1 .map-number"));
    // Or past it at once.
    await press(page, "Tab", page.locator(".map-skip"));
    await page.keyboard.press("Enter");
    await press(page, "Tab", legend);
  });
});

test.describe("without a program", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, "is about pages without one");

  test("the list, and a still map whose numbers lead into it", async ({ page }) => {
    await page.goto("/map?kind=hospital");
    const numbers = page.locator(".still-map .still-pin");
    await expect(numbers).toHaveCount(await page.locator("#list [data-lat]").count());
    const names = await numbers.evaluateAll((all) => all.map((pin) => pin.getAttribute("aria-label")));
    expect(names).toEqual(await listed(page));
    await expect(page.locator(".map-views")).toBeHidden();
    await expect(page.locator(".still-map")).toBeVisible();
    await expect(page.locator("#list .facility-card").first()).toBeVisible();
    await page.locator("#list .map-print").click();
    await expect(page.locator("table.paper-list tbody tr")).toHaveCount(names.length);
    await expect(page.locator("table.paper-list")).toContainText(/0\d-\d{4}-\d{4}/);
  });

  test("searching stays on the map", async ({ page }) => {
    await page.goto("/map");
    await page.locator("#q").fill("歯科");
    await page.locator(".search-box button").click();
    await expect(page).toHaveURL(/\/map\?q=/);
    await expect(page.locator("#list .tag", { hasText: "歯科" }).first()).toBeVisible();
    await page.locator(".kind-chips a", { hasText: "病院" }).click().catch(() => {});
    await expect(page).toHaveURL(/\/map\?/);
  });
});
