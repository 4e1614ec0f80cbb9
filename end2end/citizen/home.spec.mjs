import { expect, test } from "@playwright/test";

test("the home page answers and says what it is", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});
