// Every page in every language: what the tests go through.
import { expect } from "@playwright/test";

export const languages = [
  { name: "日本語", prefix: "", lang: "ja", hreflang: "ja" },
  { name: "やさしい日本語", prefix: "/easy", lang: "ja", hreflang: "ja-x-easy" },
  { name: "English", prefix: "/en", lang: "en", hreflang: "en" },
];

export const [japanese, easy, english] = languages;

/** The address of a page in a language: `/find` → `/en/find`. */
export const inLanguage = ({ prefix }, path) => (path === "/" ? prefix || "/" : prefix + path);

/** The first facility of a kind, by name: the demo town has the same names every time, not the same ids. */
export async function facility(request, kind) {
  const answer = await request.get(`/api/v1/facilities?kind=${kind}&limit=1`);
  return (await answer.json()).facilities[0];
}

/** A report with every field wrong. `wrong` and `relation` stay without an answer. */
export const wrongReport = {
  words: "あ".repeat(1001),
  noticed_era: "reiwa",
  noticed_year: "99",
  noticed_month: "２",
  noticed_day: "<30>",
  name: "名".repeat(101),
  telephone: "\"03の12",
  email: "さくら@",
};

/** The same for a page of its own: its fields in their order. */
export const reportFields = ["wrong", "words", "relation", "noticed", "name", "telephone", "email"];

/** A report of what is missing with every field wrong. `resource_kind` and `relation` stay without an answer. */
export const wrongResource = {
  resource_name: "名".repeat(101),
  resource_address: "町".repeat(201),
  resource_telephone: "そこの12",
  resource_website: "<b>ホームページ",
  words: "あ".repeat(1001),
  name: "名".repeat(101),
  telephone: "\"03の12",
  email: "さくら@",
};

/** The fields of that form in their order. */
export const resourceFields = [
  "resource_kind", "resource_name", "resource_address", "resource_telephone", "resource_website",
  "words", "relation", "name", "telephone", "email",
];

/** The page of a report that waits: the same for all tests of a worker, since a day has room for so many. */
let followed;
export function privatePage(request) {
  followed ??= (async () => {
    const { id } = await facility(request, "clinic");
    const data = { facility_id: id, wrong: ["hours"], words: "木曜は休みです。\n<script>alert(1)</script>", relation: "visitor" };
    const answer = await request.post("/api/v1/corrections", { data });
    expect(answer.status()).toBe(201);
    return (await answer.json()).correction.path;
  })();
  return followed;
}

/** Where a report that was accepted leads to. */
export const privateAddress = /\/corrections\/[0-9a-f]{32}$/;

/** The page of a question that waits: the same for all tests of a worker. */
let asked;
export function questionPage(request) {
  asked ??= (async () => {
    const answer = await request.post("/api/v1/questions", { data: { ...question, sending: crypto.randomUUID() } });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).question.path;
  })();
  return asked;
}

/** What a resident asks. */
export const question = {
  asker: "family", topics: ["dementia"], words: "母が夜に出かけます。\n<script>alert(1)</script>", answer_by: "web", consent: true,
};

/** Where a question that was sent leads to. */
export const questionAddress = /\/consult\/[0-9a-f]{32}$/;

/**
 * All kinds of page. `path` is without its language; `refuse`: the form on it is sent empty, and refused; `posted`: what is
 * sent to it, and it is the answer; `hidden`: no search engine may list it; `untitled`: printed without its heading.
 */
export async function allPages(request) {
  const [clinic, office] = await Promise.all(["clinic", "care"].map((kind) => facility(request, kind)));
  const report = `/facilities/${clinic.id}/report`;
  return [
    { name: "home", path: "/", status: 200 },
    // Few results: they are alike, and tests that look at every element are slow.
    { name: "results", path: "/find?q=%E5%86%85%E7%A7%91&limit=4", status: 200 },
    { name: "care near a place", path: "/find?service=130&near=34.305,137.802&radius=2000&limit=4", status: 200 },
    { name: "no results", path: "/find?q=zzz&kind=dental", status: 200 },
    { name: "a search that cannot be read", path: "/find?limit=0", status: 400 },
    { name: "clinic", path: `/facilities/${clinic.id}`, status: 200 },
    { name: "care office", path: `/facilities/${office.id}`, status: 200 },
    { name: "no such facility", path: "/facilities/none", status: 404 },
    { name: "report", path: report, status: 200 },
    { name: "refused report", path: report, status: 422, refuse: true },
    { name: "report of what is missing", path: "/report", status: 200 },
    { name: "refused report of what is missing", path: "/report", status: 422, refuse: true },
    { name: "what became of a report", path: await privatePage(request), status: 200, hidden: true },
    { name: "no such report", path: `/corrections/${"0".repeat(32)}`, status: 404 },
    { name: "asking a desk", path: "/consult", status: 200 },
    ...["asker", "topics", "words", "person", "answer"].map((page, at, pages) => (
      { name: `asking: ${page}`, path: "/consult", status: 200, posted: { ...answers, page: pages[at - 1] ?? "" }, hidden: true }
    )),
    { name: "asking: check", path: "/consult", status: 200, posted: { ...answers, page: "person", checked: "yes" }, hidden: true },
    { name: "refused answer", path: "/consult", status: 422, posted: { page: "answer", answer_by: "email", email: "さくら@" } },
    { name: "what became of a question", path: await questionPage(request), status: 200, hidden: true },
    { name: "before a question is deleted", path: `${await questionPage(request)}/delete`, status: 200, hidden: true },
    { name: "no such question", path: `/consult/${"0".repeat(32)}`, status: 404 },
    { name: "figures of the desks", path: "/consult/figures", status: 200 },
    { name: "nothing saved", path: "/saved", status: 200 },
    { name: "saved places", path: `/saved?id=${clinic.id},${office.id}`, status: 200 },
    { name: "the map", path: "/map?kind=hospital", status: 200 },
    { name: "the map on paper", path: "/map/print?kind=hospital", status: 200 },
    { name: "the note as a booklet", path: "/note/booklet", status: 200, untitled: true },
    { name: "help right now", path: "/now", status: 200 },
    { name: "support centres", path: "/support-centers", status: 200 },
    { name: "a support centre", path: "/support-centers?q=%E6%A1%9C%E7%94%BA", status: 200 },
    { name: "the life note", path: "/note", status: 200 },
    { name: "how to talk", path: "/note/talking", status: 200 },
    { name: "the emergency card on paper", path: "/note/card", status: 200, untitled: true },
    { name: "the recovery sheet", path: "/note/sheet", status: 200, hidden: true },
    { name: "sources", path: "/sources", status: 200 },
    { name: "gallery", path: "/gallery", status: 200 },
    { name: "no such page", path: "/nothing", status: 404 },
  ];
}

/** All that the pages of asking ask, as their form sends it. */
const answers = { asker: "family", topics: "dementia", words: "母が<夜>に\n出かけます。", town: "桜町", answer_by: "telephone", telephone: "090-0000-0000" };

/** Waits until the program answers. */
export const ready = (page) => page.locator("html[data-ready]").waitFor();

/** Waits until the page that was asked for stands there. */
export const arrived = (page) => expect(page.locator("html[data-busy]")).toHaveCount(0);

/** Opens a page of [`allPages`] in a language, as it is after the program has begun. */
export async function open(page, language, { path, refuse, posted }) {
  await page.goto(inLanguage(language, path));
  await ready(page);
  if (posted) {
    await post(page, inLanguage(language, path), posted);
    await ready(page);
  }
  if (refuse) {
    await page.locator("form.form button").click();
    await page.locator(".error-summary").waitFor();
    await arrived(page);
  }
}

/** Posts a form that no page offers just so, as a browser without script does; gives the answer, which is shown. */
export async function post(page, address, fields) {
  const isPage = (response) => response.request().isNavigationRequest();
  const [answer] = await Promise.all([
    page.waitForEvent("response", isPage),
    page.waitForEvent("domcontentloaded"),
    page.evaluate(([address, fields]) => {
      const form = document.createElement("form");
      form.setAttribute("method", "post");
      form.setAttribute("action", address);
      for (const [name, value] of Object.entries(fields)) {
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      }
      document.querySelector("main").append(form);
      form.submit();
    }, [address, fields]),
  ]);
  return answer;
}

/** What a page of [`allPages`] answers with, as it comes from the server. */
export function fetchPage(request, language, { path, refuse, posted }) {
  const address = inLanguage(language, path);
  if (posted) return request.post(address, { form: posted });
  return refuse ? request.post(address, { form: { ...wrongReport, ...wrongResource } }) : request.get(address);
}

/** Collects what goes wrong in a page that is opened after this. */
export function faultsOf(page) {
  const faults = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (message) => {
    // A page that answers 404 or 422 is a page.
    // Nor is a background out of reach a fault: the page tells of it.
    const isBackground = message.location().url.includes("cyberjapandata");
    if (message.type() === "error" && !isBackground && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  return faults;
}
