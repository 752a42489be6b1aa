import { randomUUID } from 'node:crypto';
import { afterAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { rowsOf, sql } from '@poros/kernel';
import { openPool } from '@poros/kernel/system';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { arrive, signedIn, signIn } from './support/person.ts';

afterAll(closeBrowser);

test('the secret of a program is seen once, a new one ends the old, and revoking stops it', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  const name = `Kasir ${randomUUID().slice(0, 8)}`;
  await admin.go('/admin/api-clients/new');
  await page.getByRole('textbox', { name: /^Nama/ }).fill(name);
  await page.getByRole('checkbox', { name: /STAFF_SALES/ }).check();
  await page.getByRole('checkbox', { name: 'Semua cabang' }).check();
  await page.keyboard.press('Control+S');
  await page.waitForURL(/api-clients\/[0-9a-f-]{36}/);

  await page.getByRole('button', { name: 'Buat rahasia' }).click();
  const first = await secretIn(page);
  await expectNoSeriousAxe(page);
  await shoot(page, 'admin/client-secret');
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText(first.clientId).waitFor();
  expect(await page.content()).not.toContain(first.clientSecret);
  const token = await tokenFor(first);
  expect(await itemsWith(token)).toBe(200);

  await page.getByRole('button', { name: 'Ganti rahasia' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ganti rahasia' }).click();
  const second = await secretIn(page);
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
  expect(second.clientSecret).not.toBe(first.clientSecret);
  expect(await tokenFor(first)).toBe('');
  const renewed = await tokenFor(second);
  expect(await itemsWith(renewed)).toBe(200);

  await page.getByRole('button', { name: 'Cabut' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
  await page.getByText('Klien ini sudah dicabut.').waitFor();
  await shoot(page, 'admin/client-revoked');
  expect(await tokenFor(second)).toBe('');
  await expect.poll(() => itemsWith(renewed)).toBe(401);
  expect(admin.complaints).toEqual([]);
});

interface Secret {
  readonly clientId: string;
  readonly clientSecret: string;
}

async function secretIn(page: Page): Promise<Secret> {
  const codes = page.getByRole('dialog').locator('code');
  await codes.nth(2).waitFor();
  const [clientId = '', clientSecret = ''] = await codes.allInnerTexts();
  return { clientId, clientSecret };
}

/** What a program does with its secret; '' when it is not let in. */
async function tokenFor(secret: Secret): Promise<string> {
  const answer = await fetch(new URL('/api/v1/tokens', inject('address')), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-poros': '1' },
    body: JSON.stringify(secret),
  });
  return answer.ok ? ((await answer.json()) as { accessToken: string }).accessToken : '';
}

async function itemsWith(token: string): Promise<number> {
  const answer = await fetch(new URL('/api/v1/items?limit=1', inject('address')), {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.status;
}

test('a role is copied, its reach changed with the difference in sight, and compared with another', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  await admin.go('/admin/roles');
  await page.getByRole('row', { name: /STAFF_SALES/ }).click();
  await page.keyboard.press('Enter');
  await page.waitForURL(/roles\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Salin', exact: true }).click();
  const code = `KASIR_${randomUUID().slice(0, 4).toUpperCase()}`;
  await page.getByRole('textbox', { name: /^Kode/ }).fill(code);
  await page.keyboard.press('Control+S');
  await page.waitForURL(/roles\/[0-9a-f-]{36}/);
  await page.getByText(code).first().waitFor();

  await page.keyboard.press('e');
  await page.getByRole('radio', { name: 'Membuat pelanggan: Semua', exact: true }).check();
  await page.getByText(/hak akan berubah/).waitFor();
  await shoot(page, 'admin/role-difference');
  await page.keyboard.press('Control+S');
  await page.getByRole('button', { name: 'Ubah' }).waitFor();
  await page.reload();

  await page.getByRole('combobox', { name: /^Bandingkan dengan/ }).click();
  await page
    .getByRole('option', { name: /Staf Penjualan|Staf penjualan/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: /^Tampilkan/ }).click();
  await page.getByRole('option', { name: 'Yang berbeda' }).click();
  const table = page.getByRole('table', { name: 'Hak akses' });
  await expect.poll(() => table.getByRole('rowheader').count()).toBe(2);
  await expectNoSeriousAxe(page);
  await shoot(page, 'admin/role-compared');
  expect(admin.complaints).toEqual([]);
});

test('whoever is signed out by force is told by whom and why, and can sign in again', async () => {
  const seller = await arrive();
  await signIn(seller.page, 'dewi');
  const admin = await signedIn('admin');
  const { page } = admin;
  await admin.go('/admin/sessions?q=dewi');
  const row = page.getByRole('row', { name: /Dewi/ }).first();
  await row.waitFor();
  for (const one of await page.getByRole('row', { name: /Dewi/ }).all())
    await one.getByRole('checkbox').check();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  const verb = dialog.getByRole('button', { name: /^Keluarkan/ });
  await verb.and(page.locator(':disabled, [aria-disabled=true]')).waitFor();
  await dialog.getByRole('textbox', { name: /^Alasan/ }).fill('Laptop hilang di bandara');
  await expectNoSeriousAxe(page);
  await shoot(page, 'admin/sessions-sign-out');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });

  await seller.page.locator('.po-login').waitFor({ timeout: 60_000 });
  await seller.page.getByText('Laptop hilang di bandara').waitFor();
  await shoot(seller.page, 'admin/signed-out-by-force');
  expect(admin.complaints).toEqual([]);
});

test('nobody ends the session he works with from the list; the reason says how else', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  await admin.go('/admin/sessions');
  await page.locator('.po-row').first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('s');
  await page.getByText('Ini sesi yang sedang Anda pakai.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await admin.atRest();
  expect(admin.complaints).toEqual([]);
});

test('a password that breaks the rules is refused in words, and a wrong one too', async () => {
  const seller = await signedIn('rina');
  const { page } = seller;
  await seller.go('/account');
  const now = page.getByLabel('Kata sandi saat ini');
  await now.fill('poros-demo-2026');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('kopi');
  await page.getByLabel('Ulangi kata sandi baru').fill('kopi');
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
  await page.getByText('Kata sandi baru terlalu pendek.').waitFor();
  await expectNoSeriousAxe(page);
  await shoot(page, 'admin/password-refused');
  expect(await now.inputValue()).toBe('poros-demo-2026');
});

test('two minutes before a session falls idle the page asks, and a word keeps it open', async () => {
  const seller = await signedIn('budi');
  const { page } = seller;
  await page.clock.install();
  await seller.go('/stock');
  await page.locator('.po-row').first().waitFor();
  await page.clock.fastForward('57:40');
  const question = page.getByRole('dialog', { name: 'Anda akan keluar otomatis' });
  await question.waitFor();
  await shoot(page, 'admin/idle-warning');
  await question.getByRole('button', { name: 'Tetap masuk' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await page.locator('.po-login').count()).toBe(0);
});

test('a setting is changed, its story says by whom, and the value before comes back', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  await admin.go('/admin/config/party.payment_terms_days');
  await page.getByRole('button', { name: 'Ubah' }).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: /^Nilai/ }).fill('45');
  await page.keyboard.press('Control+S');
  await page.getByRole('button', { name: 'Kembalikan', exact: true }).first().waitFor();
  await expectNoSeriousAxe(page);
  await shoot(page, 'admin/setting-changed');
  await page.getByRole('button', { name: 'Kembalikan', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kembalikan' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect
    .poll(async () => {
      const answer = await admin.context.request.get(
        '/api/v1/admin/config?search=party.payment_terms_days',
      );
      const { rows } = (await answer.json()) as { rows: { value: unknown; isDefault: boolean }[] };
      return rows[0];
    })
    .toMatchObject({ value: 30 });
  await shoot(page, 'admin/setting-restored');
  expect(admin.complaints).toEqual([]);
});

test('a reaction that was given up is tried again from the list, and the letter says so', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  await plantLetter();
  await admin.go('/admin/dead-letters');
  const row = page.getByRole('row', { name: /tell_partner_of_journey/ });
  await row.getByRole('checkbox').check();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/1 baris/).waitFor();
  await shoot(page, 'admin/letters-replay');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  expect(admin.complaints).toEqual([]);
});

/** A letter of the factory's company about an event that lies far back. */
async function plantLetter(): Promise<void> {
  const pool = openPool({ url: inject('programDatabase'), name: 'plant letter', max: 1 });
  try {
    await rowsOf(
      pool,
      sql`insert into kernel.dead_letter
          (tenant_id, id, reaction, event_position, event, attempts, error, failed_at)
        select e.tenant_id, gen_random_uuid(), 'tell_partner_of_journey', e.position,
          jsonb_build_object('type', e.type, 'entity', e.entity, 'entityId', e.entity_id, 'at', e.at,
            'payload', e.payload), 8,
          'the partner does not answer', now()
        from kernel.event_log e join tenancy.tenant t on t.tenant_id = e.tenant_id
        where t.code = 'FACTORY' order by e.position limit 1`,
    );
  } finally {
    await pool.end();
  }
}

test('the audit trail is proved on the page', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  await admin.go('/admin/audit');
  await page.locator('.po-row').first().waitFor();
  await page.getByRole('button', { name: 'Buktikan jejak' }).click();
  await page.getByText(/^Utuh: [\d.]+ perintah/).waitFor({ timeout: 120_000 });
  await expectNoSeriousAxe(page);
  await shoot(page, 'admin/audit-proved');
  expect(admin.complaints).toEqual([]);
});
