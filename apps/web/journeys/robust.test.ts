import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser } from './support/browser.ts';
import { graveBarriers, overflow, shoot, shown } from './support/look.ts';
import { makeOrder } from './support/orders.ts';
import { LAPTOP, PHONE, signedIn, type Person, type Viewport } from './support/person.ts';

afterAll(closeBrowser);

/** A laptop of 1280 pixels at 400 %. */
const ZOOMED: Viewport = { width: 320, height: 640 };

interface Place {
  readonly name: string;
  readonly path: string;
  /** Opens what lies over the page. */
  open?(page: Page): Promise<void>;
}

/** The kinds of pages there are, each by one of them. */
async function places(): Promise<Place[]> {
  const order = await makeOrder({
    customer: 'CUST-003',
    lines: { 'ITM-001': '5', 'ITM-006': '2' },
  });
  return [
    { name: 'home', path: '/' },
    { name: 'list', path: '/sales/orders' },
    { name: 'document', path: `/sales/orders/${order.id}` },
    { name: 'new document', path: '/sales/orders/new' },
    { name: 'form', path: '/customers/new' },
    { name: 'report', path: '/trial-balance' },
    { name: 'account', path: '/account' },
    { name: 'catalogue', path: '/design' },
    {
      name: 'palette',
      path: '/customers',
      open: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'dialog',
      path: '/items',
      open: async (page) => {
        await page.keyboard.press('?');
        await page.getByRole('dialog').waitFor();
      },
    },
  ];
}

/** Opens each place and gathers what `look` finds wrong with it. */
async function through(
  person: Person,
  mark: string,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, path, open } of await places()) {
    await person.page.goto(path);
    await shown(person.page);
    await person.atRest();
    await open?.(person.page);
    found.push(...(await look(person.page)).map((one) => `${name}: ${one}`));
    await shoot(person.page, `robust/${mark}-${name.replace(' ', '-')}`);
  }
  return found;
}

const wide = async (page: Page): Promise<string[]> => {
  const one = await overflow(page);
  return one ? [one] : [];
};

test('at 400 % nothing scrolls sideways but grids', async () => {
  const person = await signedIn('admin', { viewport: ZOOMED });
  const found = await through(person, 'zoom', async (page) => [
    ...(await wide(page)),
    ...(await cutOff(page)),
  ]);
  expect(found.join('\n')).toBe('');
});

test.each([
  ['laptop', LAPTOP],
  ['phone', PHONE],
] as const)('words two fifths longer fit on a %s', async (screen, viewport) => {
  const person = await signedIn('admin', { viewport });
  await person.context.addInitScript(() => localStorage.setItem('poros.stretch', '1'));
  const found = await through(person, `stretched-${screen}`, async (page) => [
    ...(await wide(page)),
    ...(await cutOff(page)),
  ]);
  expect(await person.page.locator('body').innerText()).toMatch(/nnn|lll|aaa/);
  expect(found.join('\n')).toBe('');
});

test.each(['dark', 'contrast'])('the %s theme has no serious barrier', async (theme) => {
  const person = await signedIn('admin');
  await person.context.addInitScript(
    (one) => localStorage.setItem('poros.preferences', JSON.stringify({ theme: one })),
    theme,
  );
  const found = await through(person, theme, graveBarriers);
  expect(await person.page.locator('html').getAttribute('data-theme')).toBe(theme);
  expect(found.join('\n')).toBe('');
});

test('who wants no motion gets none', async () => {
  const { page } = await signedIn('dewi');
  const moving = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName !== 'none' || /[1-9]/.test(transitionDuration);
        }).length,
    );
  await page.goto('/design');
  await shown(page).catch(() => undefined);
  await page.locator('.po-entry').first().waitFor();
  expect(await moving()).toBeGreaterThan(10);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toBe(0);
});

test('figures are as wide as each other wherever they stand under each other', async () => {
  const { page } = await signedIn('admin');
  const uneven: string[] = [];
  for (const { path, at } of [
    { path: '/sales/orders', at: '.po-td[data-kind=money]' },
    { path: '/trial-balance', at: '.po-td[data-end], .po-totals dd, .po-grand strong' },
    { path: '/design', at: '.po-lc[data-end], .po-totals dd, .po-grand strong' },
  ]) {
    await page.goto(path);
    await page.locator('.po-row, .po-line').first().waitFor();
    uneven.push(
      ...(await page.evaluate((selector) => {
        const widthIn = (one: Element, text: string): number => {
          const probe = document.createElement('span');
          probe.textContent = text;
          probe.style.whiteSpace = 'nowrap';
          one.append(probe);
          const { width } = probe.getBoundingClientRect();
          probe.remove();
          return width;
        };
        return [...document.querySelectorAll(selector)]
          .filter((one) => widthIn(one, '1111111111') !== widthIn(one, '0000000000'))
          .map((one) => one.className);
      }, at)),
    );
  }
  expect(uneven).toEqual([]);
  // The control: the words of the page are not tabular, so the probe can tell.
  const [ones, naughts] = await page.evaluate(() =>
    ['1111111111', '0000000000'].map((text) => {
      const probe = document.createElement('span');
      probe.textContent = text;
      document.body.append(probe);
      return probe.getBoundingClientRect().width;
    }),
  );
  expect(ones).not.toBe(naughts);
});

test('language, theme and density change while one types, keep what was typed, and go along', async () => {
  const { page } = await signedIn('admin');
  await page.goto('/customers/new');
  await shown(page);
  await page.locator('input[name=name]').fill('PT Belum Disimpan');
  for (const [typed, attribute, value] of [
    ['english', 'lang', 'en'],
    ['theme dark', 'data-theme', 'dark'],
    ['density touch', 'data-density', 'touch'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute(attribute)).toBe(value);
    expect(await page.locator('input[name=name]').inputValue()).toBe('PT Belum Disimpan');
  }
  await shoot(page, 'robust/kept-input');

  // Another device that has chosen nothing yet shows the same.
  await expect
    .poll(async () => {
      const answer = await page.request.get('/api/v1/session');
      return ((await answer.json()) as { user: object }).user;
    })
    .toMatchObject({ theme: 'dark', density: 'touch', language: 'en' });
  await page.request.put('/api/v1/me', {
    data: { theme: 'system', density: 'compact', language: 'id' },
    headers: { 'x-poros': '1', 'idempotency-key': crypto.randomUUID() },
  });
});

/** Text that runs out of its button or head, or is cut there without a sign that there is more. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isClipped = (one: Element) =>
      one.closest('.po-hidden, [hidden], .po-skip') !== null || one.clientWidth === 1;
    const isMarked = (text: Node, holder: Element) => {
      for (let at = text.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).textOverflow === 'ellipsis') return true;
        if (at === holder) return false;
      }
      return false;
    };
    const rightOf = (text: Node): number => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return range.getBoundingClientRect().right;
    };
    const textsOf = (holder: Element): Node[] => {
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      return texts;
    };
    return [...document.querySelectorAll<HTMLElement>('button, h1, h2, label, dt, .po-th, .po-tab')]
      .filter((one) => one.checkVisibility() && !isClipped(one))
      .flatMap((one) =>
        textsOf(one)
          .filter((text) => (text.textContent ?? '').trim() !== '')
          .filter((text) => text.parentElement && !isClipped(text.parentElement))
          .filter((text) => rightOf(text) > one.getBoundingClientRect().right + 1)
          .filter((text) => !isMarked(text, one))
          .map((text) => `${one.tagName} ${one.className}: "${text.textContent?.slice(0, 40)}"`),
      );
  });
}
