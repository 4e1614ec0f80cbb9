// A desk that takes questions of residents, before the first test: asking it is part of what is looked at.
import { expect, request } from "@playwright/test";
import { joined } from "./professionals.mjs";

export default async function desk({ projects }) {
  const { baseURL } = projects.find(({ name }) => name === "pro-desktop").use;
  const visitor = await request.newContext({ baseURL });
  await joined(visitor, { name: "相談 花子", runsRegion: true, publicUrl: baseURL });
  const { account } = await (await visitor.get("/api/v1/account")).json();
  const data = {
    telephone: "00-0000-9100", hours: "平日 9時〜17時", area: "ささえ市の全域", for_residents: true, answer_within: 2, keep_years: 5,
  };
  const answer = await visitor.put(`/api/v1/desks/${account.membership.organization_id}`, { data });
  expect(answer.status(), await answer.text()).toBe(200);
  await visitor.dispose();
}
