// What readers set for themselves: narrow screens, larger text, their own colours, no motion.
import { expect, test } from "@playwright/test";
import { allPages, languages, open } from "../pages.mjs";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "looks at the page by script");
test.setTimeout(90_000);

/** Texts that are cut off, or leave the page. Runs in the page. */
function lost() {
  const found = [];
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > edge) {
    const out = (element) => element.checkVisibility() && element.getBoundingClientRect().right > edge + 1;
    const widest = [...document.querySelectorAll("#page *")].filter((element) => out(element) && ![...element.children].some(out));
    found.push("the page scrolls sideways", ...widest.map((element) => `sticks out: ${element.outerHTML.slice(0, 120)}`));
  }
  const isHeardOnly = (element) => {
    const { clipPath, position } = getComputedStyle(element);
    return position === "absolute" && clipPath !== "none";
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const around = [];
    for (let element = parent; element; element = element.parentElement) around.push(element);
    if (around.some((element) => isHeardOnly(element) || element.matches(".skip-link, option, textarea"))) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects()) {
      if (!rect.width) continue;
      if (rect.left < -1 || rect.right > edge + 1) found.push(`outside the page: ${text.data}`);
      for (const element of around) {
        const { overflowX, overflowY } = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const isCut =
          (overflowX !== "visible" && (rect.left < box.left - 1 || rect.right > box.right + 1)) ||
          (overflowY !== "visible" && (rect.top < box.top - 1 || rect.bottom > box.bottom + 1));
        if (isCut && element !== document.documentElement) found.push(`cut by ${element.className}: ${text.data}`);
        // What looks like a box holds what is in it.
        const isBox = element.matches("button, .button, .chip, .tag, .panel, .facility-card, .notice, .choice, .need-list a");
        if (isBox && (rect.left < box.left - 1 || rect.right > box.right + 1)) {
          found.push(`out of ${element.className || element.tagName}: ${text.data}`);
        }
      }
    }
  }
  for (const box of document.querySelectorAll("input, select")) {
    if (box.scrollWidth > box.clientWidth + 1 && !box.value && !box.placeholder) found.push(`cut: ${box.name}`);
  }
  return [...new Set(found)];
}

/** Controls whose edge cannot be seen, in colours of the reader. Runs in the page. */
function withoutEdge() {
  const found = [];
  const isClear = (colour) => /^rgba\(.*, 0\)$/.test(colour);
  const ground = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) {
      const colour = getComputedStyle(around).backgroundColor;
      if (!isClear(colour)) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const hasEdge = (element) => {
    const style = getComputedStyle(element);
    return ["Top", "Right", "Bottom", "Left"].every((side) => {
      const [width, line, colour] = ["Width", "Style", "Color"].map((part) => style[`border${side}${part}`]);
      return parseFloat(width) >= 1 && !["none", "hidden"].includes(line) && !isClear(colour) && colour !== ground(element);
    });
  };
  const controls = "a.button, button, .chip, .search-box, .choice, input.text-input, select, textarea";
  for (const element of document.querySelectorAll(controls)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    // Looks like a link.
    if (getComputedStyle(element).textDecorationLine === "underline") continue;
    if (!hasEdge(element)) found.push(`no edge: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const chip of document.querySelectorAll(".chip[aria-current]")) {
    if (!getComputedStyle(chip, "::before").content.includes("✓")) found.push(`no mark: ${chip.outerHTML}`);
  }
  return found;
}

/** What moves. Runs in the page. */
function moving() {
  // While a page is fetched.
  document.documentElement.toggleAttribute("data-busy", true);
  const found = document.getAnimations().map(({ animationName, effect }) => `${animationName} ${effect.target.className}`);
  for (const element of document.querySelectorAll("*")) {
    for (const part of [undefined, "::before", "::after"]) {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
      const isStill = animationName === "none" && /^0s(, 0s)*$/.test(transitionDuration) && scrollBehavior === "auto";
      if (!isStill) found.push(`${element.tagName} ${element.className} ${part ?? ""}`);
    }
  }
  document.documentElement.toggleAttribute("data-busy", false);
  return found;
}

for (const language of languages) {
  test(`no setting of the reader loses anything: ${language.name}`, async ({ page, request, isMobile }) => {
    const size = page.viewportSize();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Page.enable");
    // As the setting of the browser does it: units of the text and media queries follow.
    const enlarge = (times) =>
      devtools.send("Page.setFontSizes", { fontSizes: { standard: 16 * times, fixed: 13 * times } });

    for (const each of await allPages(request)) {
      await open(page, language, each);
      const finds = async (what, search) =>
        expect.soft(await page.evaluate(search), `${what}: ${language.name}, ${each.name}`).toEqual([]);

      await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
      await finds("own colours", withoutEdge);
      await page.emulateMedia({ forcedColors: null, colorScheme: null, reducedMotion: "reduce" });
      await finds("no motion", moving);
      await page.emulateMedia({ reducedMotion: null });
      await enlarge(2);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("34px");
      await finds("text of twice the size", lost);
      await enlarge(1);
      if (!isMobile) continue;
      await page.setViewportSize({ width: 320, height: 640 });
      await finds("320 pixels", lost);
      await page.setViewportSize(size);
    }
  });
}
