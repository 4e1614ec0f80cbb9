// What tests do with the life note, as a person does it.
import { expect } from "@playwright/test";
import jsQR from "jsqr";

export const screen = (page) => page.locator("[data-screen]:not([hidden])");
export const saved = (page) => expect(screen(page).locator("[data-out=saved]")).toHaveText(/保存しました/);
export const act = (page, name) => screen(page).locator(`[data-act="${name}"]:visible`).click();
export const show = (page, name) => screen(page).locator(`[data-show="${name}"]:visible`).first().click();

/** Waits until the program of the note answers. */
export async function noteReady(page) {
  await expect(page.locator("html[data-note-ready]")).toBeAttached();
}

export async function openNote(page, path = "/note") {
  await page.goto(path);
  await noteReady(page);
}

/** Begins a note: its first question is shown. */
export async function begin(page) {
  await openNote(page);
  await act(page, "begin");
  await expect(screen(page)).toHaveAttribute("data-screen", "q:me.name");
}

/** The contents, from wherever one is. */
export async function contents(page) {
  while ((await screen(page).getAttribute("data-screen")) !== "home") {
    const before = await screen(page).getAttribute("data-screen");
    const home = screen(page).locator("[data-show=home]:visible, [data-show=versions].note-back");
    if (await home.count()) await home.first().click();
    else await act(page, "back");
    await expect(screen(page)).not.toHaveAttribute("data-screen", before);
  }
}

/** Goes to a question through the contents and its chapter. */
export async function question(page, id) {
  await contents(page);
  await screen(page).locator(`.note-chapters [data-show^="q:${id.split(".")[0]}."]`).click();
  for (let steps = 0; steps < 20; steps += 1) {
    if ((await screen(page).getAttribute("data-screen")) === `q:${id}`) return screen(page);
    await act(page, "next");
  }
  throw new Error(`no way to ${id}`);
}

/** Puts the note under the four suggested words, and returns them. */
export async function setPassphrase(page) {
  await contents(page);
  await show(page, "settings");
  await show(page, "passphrase");
  const suggested = screen(page).locator("[data-out=suggested]");
  await expect(suggested).toHaveText(/\S+\s+\S+\s+\S+\s+\S+/);
  const words = await suggested.textContent();
  await screen(page).locator("[name=again]").fill(words.replaceAll("　", " "));
  await act(page, "set-passphrase");
  await expect(screen(page)).toHaveAttribute("data-screen", "home", { timeout: 15_000 });
  return words;
}

export async function seal(page, present = "") {
  await contents(page);
  await show(page, "seal");
  await screen(page).locator("[name=present]").fill(present);
  await act(page, "seal");
  await expect(screen(page)).toHaveAttribute("data-screen", "versions");
}

/** Presses what saves a file, and returns the path of it. */
export async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), act(page, name)]);
  return file.path();
}

/** What a QR on the page says. It is read as a camera does: from black and white. */
export async function scan(place) {
  const drawn = await place.locator("svg").evaluate((svg) => ({
    side: Number(svg.getAttribute("viewBox").split(" ")[2]),
    path: svg.querySelector("path:last-child").getAttribute("d"),
  }));
  const [scale, width] = [4, drawn.side * 4];
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of drawn.path.matchAll(/M(\d+) (\d+)h1/g)) {
    for (let dy = 0; dy < scale; dy += 1) {
      for (let dx = 0; dx < scale; dx += 1) {
        pixels.fill(0, ((y * scale + dy) * width + x * scale + dx) * 4, ((y * scale + dy) * width + x * scale + dx) * 4 + 3);
      }
    }
  }
  return jsQR(pixels, width, width)?.data;
}
