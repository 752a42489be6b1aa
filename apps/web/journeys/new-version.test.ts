import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser } from './support/browser.ts';
import { shoot } from './support/look.ts';
import { signedIn } from './support/person.ts';

afterAll(closeBrowser);

/** As after an update of the server: one part of the open page is gone. */
async function loseOnce(page: Page, part: string): Promise<() => number> {
  let lost = 0;
  await page.route(`**/assets/${part}-*.js`, (route) => {
    if (lost > 0) return route.fallback();
    lost += 1;
    return route.fulfill({ status: 404, body: '' });
  });
  return () => lost;
}

/** The server's page names another entry, as a newer version does. */
const newerVersion = (page: Page) =>
  page.route(
    (url) => url.pathname === '/',
    async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.fallback();
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/\/assets\/index-/g, '/assets/index-newer');
      return route.fulfill({ response: answer, body });
    },
  );

test('a page whose part went with an update is loaded anew once, and goes where one wanted to go', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  const lost = await loseOnce(page, 'new-order');
  await newerVersion(page);
  await page.keyboard.press('n');

  await page.locator('[data-field=customer] button').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sales/orders/new');
  await page.getByText('Poros diperbarui ke versi baru.').waitFor();
  expect(lost()).toBe(1);
  await shoot(page, 'new-version/came-back');
});

test('what was typed stays: the person is told and reloads when it is stored', async () => {
  const { page } = await signedIn('admin');
  await page.goto('/customers/new');
  await page.locator('input[name=name]').fill('PT Sedang Diketik');
  await loseOnce(page, 'palette');
  await newerVersion(page);
  await page.keyboard.press('Control+k');

  await page.getByText('Versi baru Poros sudah ada.').waitFor();
  expect(await page.locator('input[name=name]').inputValue()).toBe('PT Sedang Diketik');
  await shoot(page, 'new-version/told');
});

test('the same version with a part that does not come says so and is not loaded anew', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await loseOnce(page, 'new-order');
  await page.keyboard.press('n');

  await page.getByText('Halaman ini berhenti bekerja.').waitFor();
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});
