import { afterAll, expect, test } from 'vitest';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { graveBarriers, shoot, shown } from './support/look.ts';
import { makeOrder } from './support/orders.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

/** An order of dewi's that waits for an answer. */
async function waitingOrder(quantity: string) {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': quantity } });
  const dewi = await personClient('dewi');
  await dewi.call('sales.submit_order', { orderId: order.id, version: order.version });
  return order;
}

test('an order that waits rings the bell, and is approved from the inbox by keys alone', async () => {
  const john = await signedIn('john.doe');
  await john.go('/');
  await john.page.locator('.po-link-state').filter({ hasText: 'Daring' }).waitFor();
  const order = await waitingOrder('4');
  const bell = john.page.locator('[data-bell]');
  await bell.click();
  await john.page.locator('.po-bell').getByText(order.number).waitFor();
  await shoot(john.page, 'approvals/bell');
  await john.page.keyboard.press('Escape');
  await john.page.locator('.po-bell').waitFor({ state: 'detached' });

  await john.page.keyboard.press('g');
  await john.page.keyboard.press('a');
  await john.page.getByRole('heading', { name: 'Persetujuan' }).waitFor();
  const card = john.page.getByRole('button', { name: new RegExp(order.number) });
  await card.waitFor();
  const pane = john.page.getByRole('heading', { name: new RegExp(order.number) });
  for (let step = 0; step < 40 && !(await pane.isVisible()); step += 1) {
    await john.page.keyboard.press('ArrowRight');
    await john.page.waitForTimeout(150);
  }
  await john.page.getByText('ITM-001').waitFor();
  await shoot(john.page, 'approvals/inbox');
  expect(await graveBarriers(john.page)).toEqual([]);
  await john.page.keyboard.press('y');
  await card.waitFor({ state: 'detached' });

  const dewi = await personClient('dewi');
  const seen = await dewi.call('sales.get_order', { orderId: order.id });
  expect(seen.status).toBe('approved');
  expect(john.complaints).toEqual([]);
});

test('on the phone an order is sent back with a reason, and its writer reads it', async () => {
  const order = await waitingOrder('5');
  const john = await signedIn('john.doe', { viewport: PHONE, language: 'en' });
  await john.go('/approvals');
  const card = john.page.getByRole('button', { name: new RegExp(order.number) });
  await card.click();
  const back = john.page.getByRole('button', { name: 'Send back' });
  await back.waitFor();
  expect((await back.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await shoot(john.page, 'approvals/phone');
  await back.click();
  await john.page.getByRole('textbox').fill('Please add the discount');
  await john.page.getByRole('button', { name: 'Send back' }).last().click();
  await card.waitFor({ state: 'detached' });

  const dewi = await signedIn('dewi', { viewport: PHONE });
  await dewi.go('/notifications');
  await dewi.page
    .getByText(`mengembalikan ${order.number} untuk diperbaiki: Please add the discount`)
    .waitFor();
  await shoot(dewi.page, 'approvals/phone-notices');
  expect(await graveBarriers(dewi.page)).toEqual([]);
  expect([...john.complaints, ...dewi.complaints]).toEqual([]);
});

test('a page one may not see names the right and who can give it; asked for, the administrator gives it', async () => {
  const dewi = await signedIn('dewi');
  await dewi.go('/admin/roles');
  await dewi.page.getByText('ADMIN.ROLE.READ').waitFor();
  await shoot(dewi.page, 'approvals/no-permission');
  await dewi.page.getByRole('button', { name: 'Minta akses' }).click();
  await dewi.page.getByRole('textbox').fill('Memeriksa peran tim saya');
  await dewi.page.getByRole('button', { name: 'Minta akses' }).last().click();
  await dewi.page.getByText(/Sudah diminta/).waitFor();

  const admin = await signedIn('admin@factory.local', { language: 'en' });
  await admin.go('/approvals');
  await admin.page
    .getByRole('button', { name: /Request for access/ })
    .first()
    .click();
  await admin.page.getByText('Memeriksa peran tim saya').waitFor();
  await admin.page.getByRole('radio').first().waitFor();
  await shoot(admin.page, 'approvals/access');
  await admin.page.getByRole('button', { name: 'Decline' }).click();
  await admin.page.getByRole('textbox').fill('Ask your manager');
  await admin.page.getByRole('button', { name: 'Decline' }).last().click();
  await admin.page.getByText('Memeriksa peran tim saya').waitFor({ state: 'detached' });
  expect([...dewi.complaints, ...admin.complaints]).toEqual([]);
});

test('preferences, stand-ins, limits and the mail server stand open to keyboard and reader', async () => {
  const admin = await signedIn('admin@factory.local', { language: 'en' });
  for (const path of [
    '/account/notifications',
    '/account/stand-ins',
    '/admin/approval-limits',
    '/admin/mail-server',
  ]) {
    await admin.go(path);
    await shown(admin.page);
    await shoot(admin.page, `approvals${path}`);
    expect(await graveBarriers(admin.page), path).toEqual([]);
  }
  expect(admin.complaints).toEqual([]);
});
