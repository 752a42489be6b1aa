import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '@poros/server/seed/demo';
import { closeBrowser } from './support/browser.ts';
import { graveBarriers, overflow, shoot, shown } from './support/look.ts';
import { makeOrder } from './support/orders.ts';
import { personClient } from './support/api-client.ts';
import { LAPTOP, PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

/** The five who have a dashboard of their own, and the tab that is theirs. */
const people = [
  ['hendra', 'Ringkasan', 'Overview'],
  ['john.doe', 'Penjualan', 'Sales'],
  ['dewi', 'Penjualan', 'Sales'],
  ['budi', 'Gudang', 'Warehouse'],
  ['rina', 'Keuangan', 'Finance'],
  ['admin', 'Sistem', 'System'],
] as const;

const figures = (page: Page) => page.locator('.po-figure');
const FAULTS = /undefined|NaN|\[object|\{[a-z_]+\}|reporting\.[a-z]/;

test.each(people)(
  '%s sees figures, charts and waiting work of their own, in both languages, on both screens',
  async (login, ...tabs) => {
    for (const [screen, viewport] of [
      ['laptop', LAPTOP],
      ['phone', PHONE],
    ] as const)
      for (const [at, language] of (['id', 'en'] as const).entries()) {
        const { page, complaints, atRest, leave } = await signedIn(login, { viewport, language });
        await page.goto('/');
        await shown(page);
        await figures(page).first().waitFor();
        await atRest();
        await page.getByRole('tab', { name: tabs[at] ?? '', selected: true }).waitFor();
        expect(await figures(page).count()).toBeLessThanOrEqual(6);
        expect(await figures(page).count()).toBeGreaterThanOrEqual(5);
        expect(await page.locator('.po-dash .po-chart').count()).toBe(2);
        expect(await page.locator('#main').innerText()).not.toMatch(FAULTS);
        await shoot(page, `dashboard/${login}-${screen}-${language}`);
        expect(await overflow(page)).toBeUndefined();
        expect(await graveBarriers(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await leave();
      }
  },
);

test('every counted figure of every board opens a list with just as many rows', async () => {
  const { page } = await signedIn('admin', { viewport: LAPTOP });
  let opened = 0;
  for (const board of ['overview', 'sell', 'stock', 'money', 'system']) {
    await page.goto(`/?board=${board}`);
    await figures(page).first().waitFor();
    const links = await page
      .locator('.po-figure-link')
      .evaluateAll((all) =>
        all.map((link) => ({
          href: link.getAttribute('href') ?? '',
          value: link.querySelector('b')?.textContent ?? '',
          isCount: link.querySelectorAll('small').length === 0,
        })),
      );
    for (const { href, value, isCount } of links) {
      await page.goto(href);
      await shown(page);
      if (!isCount || /profit-loss|balance-sheet/.test(href)) continue;
      // A list says how many it has beside its title, the inbox on its tab.
      const count = page
        .locator('.po-page-count, [role=tab][aria-selected=true] .po-count')
        .first();
      await expect
        .poll(async () => (await count.innerText()).replace(/\D/g, '') || '0', { timeout: 10_000 })
        .toBe(value.replace(/\D/g, ''));
      opened += 1;
    }
  }
  expect(opened).toBeGreaterThan(12);
});

test('a chart is one stop of the keyboard: arrows say each point, Enter opens its list', async () => {
  const { page } = await signedIn('john.doe', { viewport: LAPTOP });
  await page.goto('/?range=months_6');
  await figures(page).first().waitFor();
  const plot = page.locator('.po-chart-plot').first();
  await plot.focus();
  const said = plot.locator('[aria-live]');
  await page.keyboard.press('End');
  const newest = await said.innerText();
  expect(newest).toMatch(/Rp/);
  expect(newest).toMatch(/belum selesai/);
  await page.keyboard.press('ArrowLeft');
  const before = await said.innerText();
  expect(before).toMatch(/Rp/);
  expect(before).not.toBe(newest);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  const first = await said.innerText();
  expect(first).not.toBe(before);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sales\/orders\?.*from=\d{4}-\d\d-01/);
});

test('the table behind a chart has all its labels and its exact values; data is saved as CSV', async () => {
  const { page } = await signedIn('rina', { viewport: LAPTOP });
  await page.goto('/');
  await figures(page).first().waitFor();
  const chart = page.locator('.po-chart', { hasText: 'Umur piutang' });
  await chart.getByRole('button', { name: 'Lihat tabel' }).click();
  expect(await chart.locator('tbody tr').count()).toBe(5);
  await chart.getByRole('button', { name: /^Simpan/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Data CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^Umur piutang.*\.csv$/);
  await chart.getByRole('button', { name: 'Lihat grafik' }).click();
  await chart.getByRole('button', { name: /^Simpan/ }).click();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Gambar PNG' }).click(),
  ]);
  expect(picture.suggestedFilename()).toMatch(/\.png$/);
});

test('keys choose the range and reload; the address restores what was chosen', async () => {
  const { page } = await signedIn('hendra', { viewport: LAPTOP });
  await page.goto('/');
  await figures(page).first().waitFor();
  await page.keyboard.press('4');
  await page.waitForURL(/range=months_6/);
  await page
    .getByRole('heading', { name: /per bulan/ })
    .first()
    .waitFor();
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.url().includes('/api/v1/dashboard')),
    page.keyboard.press('r'),
  ]);
  expect(answer.status()).toBe(200);
  await page.reload();
  await page
    .getByRole('heading', { name: /per bulan/ })
    .first()
    .waitFor();
});

test('what someone else does changes the figure before long, without reloading', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '3' } });
  const { page } = await signedIn('john.doe', { viewport: LAPTOP });
  await page.goto('/');
  const waiting = figures(page).filter({ hasText: 'Pesanan menunggu' }).locator('b').first();
  await waiting.waitFor();
  await page.locator('.po-link-state').filter({ hasText: 'Daring' }).waitFor();
  const before = Number(await waiting.innerText());
  let loads = 0;
  page.on('load', () => void (loads += 1));

  const dewi = await personClient('dewi');
  await dewi.call('sales.submit_order', { orderId: order.id, version: order.version });

  await expect
    .poll(async () => Number(await waiting.innerText()), { timeout: 15_000 })
    .toBe(before + 1);
  await page
    .locator('.po-dash > [aria-live]', { hasText: 'Pesanan menunggu sekarang' })
    .waitFor({ state: 'attached' });
  expect(loads).toBe(0);
});

test('someone without any right is told who can help, and has no dead figure', async () => {
  const admin = await personClient('admin');
  const role = await admin.call('identity.create_role', {
    code: 'NO_RIGHTS',
    nameId: 'Tanpa hak',
    nameEn: 'No rights',
    level: 90,
    permissions: [],
  });
  const { rows: branches } = await admin.call('tenancy.list_branches', {});
  const branchIds = branches.slice(0, 1).map(({ id }) => id);
  await admin.call('identity.create_user', {
    name: 'Orang Baru',
    email: 'baru@factory.local',
    username: 'orang.baru',
    password: DEMO_PASSWORD,
    mustChangePassword: false,
    roleIds: [role.id],
    branchIds,
    defaultBranchId: branchIds[0],
  });
  const { page, complaints } = await signedIn('orang.baru', { viewport: PHONE });
  await page.goto('/');
  await shown(page);
  await page.getByText('Belum ada halaman untuk peran Anda.').waitFor();
  expect(await figures(page).count()).toBe(0);
  await shoot(page, 'dashboard/nobody');
  expect(await graveBarriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the dashboard prints on A4 without its controls', async () => {
  const { page } = await signedIn('hendra', { viewport: LAPTOP });
  await page.goto('/');
  await figures(page).first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1040 });
  expect(await page.locator('.po-chart-acts').first().isVisible()).toBe(false);
  expect(await page.locator('.po-rail').isVisible()).toBe(false);
  expect(await overflow(page)).toBeUndefined();
  await shoot(page, 'dashboard/print');
});
