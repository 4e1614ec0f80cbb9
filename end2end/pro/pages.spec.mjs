// Every page of professionals in every language: right as it is sent, accessible, and never wider than the screen.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { facility, inLanguage, languages } from "../pages.mjs";
import { post, proReady, signedIn } from "../professionals.mjs";

/** Decides which configuration is read. */
const here = new URL("page.html", import.meta.url).pathname;

/** Addresses with their status; `form`: what is posted there. The one who looks sees to the region, and has a facility. */
async function proPages(request) {
  const read = async (path) => (await request.get(path)).json();
  const { account } = await read("/api/v1/account");
  const { organization_id, organization, id: membership } = account.membership;
  const clinic = await facility(request, "clinic");
  const own = { kind: "clinic", name: organization, telephone: "", facility_id: clinic.id };
  expect((await request.put(`/api/v1/organizations/${organization_id}`, { data: own })).status()).toBe(200);
  const report = { facility_id: clinic.id, wrong: ["hours"], words: "木曜は休みです。", relation: "visitor" };
  expect((await request.post("/api/v1/corrections", { data: report })).status()).toBe(201);
  const reports = await read("/api/v1/correction-reports");
  const { joins } = await read("/api/v1/joins");
  const place = `/pro/organizations/${organization_id}`;
  const invited = { name: "佐藤 三郎", email: `${crypto.randomUUID()}@example.jp`, profession: "nurse", role: "staff", way: "letter" };
  const letter = await (await request.post("/pro/people/invite", { form: invited })).text();
  const link = new URL(letter.match(/class="letter-link">([^<]+)</)[1]).pathname;
  const wrongProof = { next: "/pro/account", repeat: "form", "carried.do": "end-others", password: "ちがう", code: "000000" };
  const typedBefore = { way: "passkey", next: "/pro/desk/new", repeat: "form", "carried.words": "一行目\n二行目" };
  const consult = await consultOf(request, organization_id);
  const case_ = `/pro/desk/${consult.id}`;
  const words = encodeURIComponent("訪問診療");
  const found = [
    ["/pro/desk"], ["/pro/desk?view=closed"], ["/pro/desk?view=x", 400], ["/pro/desk/search"],
    ["/pro/desk/search", 200, { words: "夜間" }], [case_], [`${case_}?view=open&said=saved`],
    [case_, 422, { kind: "note", seen: "1", sending: crypto.randomUUID(), note_words: "" }],
    [case_, 412, { kind: "close", seen: "0", sending: crypto.randomUUID(), close_provided: "advice" }],
    ["/pro/desk/new"], ["/pro/desk/new", 422, { sending: crypto.randomUUID(), about_age: "高齢" }],
    [`${case_}/sheet`], [`${case_}/find?q=${words}`], [`${case_}/paper`], [`${case_}/fax`], [`${case_}/doctor`],
    [`${case_}/attachments`], [`${case_}/export`], [`${case_}/erase`], ["/pro/desk/figures"], ["/pro/desk/settings"],
    ["/pro/desk/settings", 422, { do: "save", new_organization: "" }], ["/pro/desk/settings/topics"],
    ["/pro/ask"], ["/pro/ask/new"], [`/pro/ask/${consult.asked}`],
    [`/pro/ask/${consult.asked}`, 422, { sending: crypto.randomUUID(), words: "" }],
    ["/pro/doctors"], [`/pro/doctors?q=${words}`],
    ["/pro"], ["/pro/sign-in"], ["/pro/first-steps"], ["/pro/account"], ["/pro/account/password"], ["/pro/account/app"],
    ["/pro/account/password", 422, { password: "短い" }], ["/pro/account", 200, { do: "codes" }],
    ["/pro/authenticate", 422, wrongProof], ["/pro/sign-in", 200, typedBefore],
    ["/pro/people"], ["/pro/people/invite"], ["/pro/people/invite", 422, { name: "" }],
    [`/pro/people/${membership}`], [`/pro/people/${membership}/leave`],
    ["/pro/people/invite", 200, { ...invited, email: `${crypto.randomUUID()}@example.jp` }],
    ["/pro/organizations"], ["/pro/organizations/add"], [place], [`${place}/change`],
    ["/pro/facility"],
    ...["telephone", "hours", "closures", "home-care", "care-manager-time"].map((part) => [`/pro/facility/${part}`]),
    ["/pro/corrections"], [`/pro/corrections/${reports.correction_reports[0].id}`],
    ["/pro/joins"], ...joins.slice(0, 1).map(({ key }) => [`/pro/joins/${encodeURIComponent(key)}`]),
    ["/pro/permissions"], ["/pro/audit"], ["/pro/audit?action=sign_in&from=2001-01-01&to=2001-01-02"],
    ["/pro/audit?from=2026-02-30", 400],
    [link], [link, 422, { name: "" }], [`/join/${"0".repeat(43)}`, 404],
  ];
  return found.map(([path, status = 200, form]) => ({ path, status, form }));
}

/** Makes the organization a desk with a case that has a history; `asked`: what was asked of it from inside. */
async function consultOf(request, organization) {
  const settings = { for_residents: false, answer_within: 2, keep_years: 5, telephone: "000-123-4567" };
  expect((await request.put(`/api/v1/desks/${organization}`, { data: settings })).status()).toBe(200);
  const sheet = { asker: "care_manager", asker_telephone: "000-222-3333", topics: ["home_visits"], subject: "夜間の吸引", words: "吸引を頼めるところ。" };
  const post = async (path, data) => {
    const answer = await request.post(path, { data: { sending: crypto.randomUUID(), ...data } });
    expect(answer.ok(), path).toBe(true);
    return answer.json();
  };
  const { consult } = await post("/api/v1/consults", { channel: "telephone", sheet });
  const { facilities } = await (await request.get("/api/v1/facilities?kind=clinic&limit=2")).json();
  const steps = [
    { kind: "attach_facilities", facility_ids: facilities.map(({ id }) => id), words: "吸引○" },
    { kind: "note", words: "家族は夕方に電話に出られる。" },
    { kind: "answer", by: "telephone", words: "ご案内した。", facility_ids: [facilities[0].id] },
  ];
  for (const step of steps) await post(`/api/v1/consults/${consult.id}/steps`, { seen: consult.revision, step });
  const { asked_consult } = await post("/api/v1/asked-consults", { desk_id: organization, channel: "inside", sheet });
  return { id: consult.id, asked: asked_consult.id };
}

const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

// A page is looked at once in both sizes: loading it takes longest.
test.skip(({ viewport }) => viewport.width < desk.width, "in the other project");

/** What sticks out of the screen. Runs in the page. */
function tooWide() {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const isOut = (element) => element.checkVisibility() && element.getBoundingClientRect().right > edge + 1;
  const out = [...document.querySelectorAll("#page *")].filter(isOut);
  return out.filter((element) => ![...element.children].some(isOut)).map((element) => element.outerHTML.slice(0, 120));
}

for (const language of languages) {
  test(`every page is right: ${language.name}`, async ({ page, baseURL }) => {
    test.setTimeout(360_000);
    await signedIn(page, { publicUrl: baseURL, runsRegion: true });
    const request = page.context().request;
    const htmlvalidate = new HtmlValidate(new FileSystemConfigLoader());
    const look = async ({ path, status, form }) => {
      const name = `${language.name}, ${path}${form ? " posted" : ""}`;
      const address = inLanguage(language, path);
      const answer = form ? await post(page, address, form) : await page.goto(address);
      expect.soft(answer.status(), name).toBe(status);
      await proReady(page);
      for (const size of [desk, phone]) {
        await page.setViewportSize(size);
        const axe = new AxeBuilder({ page }).setLegacyMode(true);
        axe.options({ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
        // The rest is the same in every size.
        if (size === phone) axe.withRules(["target-size", "color-contrast", "scrollable-region-focusable"]);
        const { violations } = await axe.analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target} ${html}`));
        expect.soft(found, `${name}, ${size.width} px`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 568 });
      expect.soft(await page.evaluate(tooWide), `${name}: wider than 320 px`).toEqual([]);
      const { results } = await htmlvalidate.validateString((await answer.text()).replaceAll("<!>", "<!---->"), here);
      const wrong = results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`));
      expect.soft(wrong, name).toEqual([]);
    };
    for (const each of await proPages(request)) await look(each);
    await page.context().clearCookies();
    await look({ path: "/pro/sign-in", status: 200 });
    await look({ path: "/pro/people", status: 401 });
    await look({ path: "/pro/desk/new", status: 401, form: { words: "一行目\n二行目" } });
  });
}
