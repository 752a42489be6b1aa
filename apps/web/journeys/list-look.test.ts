import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

for (const language of ['id', 'en'] as const) {
  const word = (id: string, en: string) => (language === 'id' ? id : en);

  test(`Space shows a record beside the list, J walks on in it: ${language}`, async () => {
    const rina = await signedIn('rina', { language });
    const { page } = rina;
    const look = page.getByRole('complementary', { name: word('Pratinjau', 'Preview') });
    const number = look.getByRole('heading', { level: 2 });
    await rina.go('/invoices');
    await page.locator('.po-row').nth(3).waitFor();

    await page.keyboard.press('Space');
    await look.getByRole('button', { name: word('Berikutnya: Terima', 'Next: Receive') }).waitFor();
    await look.getByRole('region', { name: word('Rincian', 'Lines') }).waitFor();
    await look
      .getByRole('region', { name: word('Dokumen terkait', 'Related documents') })
      .waitFor();
    await expectNoSeriousAxe(page);
    await shoot(page, `lists/look-${language}`);
    const first = await number.innerText();

    await page.keyboard.press('j');
    await expect.poll(() => number.innerText()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => number.innerText()).toBe(first);
    await look.getByRole('region', { name: word('Rincian', 'Lines') }).waitFor();
    await page.keyboard.press('Space');
    await look.waitFor({ state: 'detached' });
    expect(rina.complaints).toEqual([]);
  });
}

test('a phone has no room for a look beside the list: the row opens', async () => {
  const rina = await signedIn('rina', { viewport: PHONE });
  const { page } = rina;
  await rina.go('/invoices');
  await page.locator('.po-card').first().waitFor();
  await page.keyboard.press('Space');
  await rina.atRest();
  expect(await page.locator('.po-preview').count()).toBe(0);

  await page.locator('.po-card').first().tap();
  await page.getByRole('heading', { level: 1, name: /INV-/ }).waitFor();
  expect(rina.complaints).toEqual([]);
});
