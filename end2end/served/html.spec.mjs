// Where `.htmlvalidate.json` leaves the recommended rules of html-validate:
// - aria-label-misuse: a list may have a name (ARIA 1.2), and those of conditions need one.
// - form-dup-name: checkboxes of one question share its name, as radio buttons do.
// - tel-non-breaking: the style sheet keeps numbers on one line, and a number that is copied out of the
//   page must have plain hyphens.
import { expect, test } from "@playwright/test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { allPages, fetchPage, languages } from "../pages.mjs";

/** Decides which configuration is read. */
const here = new URL("page.html", import.meta.url).pathname;

for (const language of languages) {
  test(`the HTML of every page is right as it is sent: ${language.name}`, async ({ request }) => {
    const htmlvalidate = new HtmlValidate(new FileSystemConfigLoader());
    for (const page of await allPages(request)) {
      const answer = await fetchPage(request, language, page);
      expect.soft(answer.status(), `${language.name}, ${page.name}`).toBe(page.status);
      // Where Leptos shows something or nothing it leaves `<!>`: an empty comment to every browser.
      const html = (await answer.text()).replaceAll("<!>", "<!---->");
      const { results } = await htmlvalidate.validateString(html, here);
      const found = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
      );
      expect.soft(found, `${language.name}, ${page.name}`).toEqual([]);
      // A second one waits in the template that is shown without a connection, and one in each screen that is hidden.
      const hidden = html.match(/<section [^>]*data-screen="[^>]* hidden/g) ?? [];
      expect.soft(html.replace(/<template[^]*?<\/template>/g, "").match(/<h1[ >]/g), `${language.name}, ${page.name}: h1`).toHaveLength(1 + hidden.length);
    }
  });
}
