import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { sentientFactory } from '@poros/server/seed/sentient-factory';
import { retailChain } from '@poros/server/seed/retail-chain';
import { closeBrowser } from './support/browser.ts';
import { graveBarriers, overflow, shoot, shown } from './support/look.ts';
import { LAPTOP, PHONE, signedIn, type Person } from './support/person.ts';

afterAll(closeBrowser);

/** One person of each role: the factory has them all, the shop shows another company's menu. */
const people = [
  ...new Map(
    sentientFactory.users
      .filter((user) => user.isActive !== false)
      .map((user) => [user.role, user]),
  ).values(),
  ...retailChain.users.filter((user) => user.role === 'SYSADMIN'),
];
const ways = [
  ['laptop', LAPTOP, 'id'],
  ['phone', PHONE, 'en'],
  ['laptop', LAPTOP, 'en'],
  ['phone', PHONE, 'id'],
] as const;
type Way = (typeof ways)[number];
/** The first administrator sees every page every way; what others see of the same, two ways. */
const waysOf = (username: string) => (username === 'admin' ? ways : ways.slice(0, 2));

/** What a page shows that a page must not show, whatever it is about. */
const FAULTS =
  /undefined|\[object Object\]|NaN|Invalid Date|\{[a-z_]+\}|\b(?:app|kit|ui)\.[a-z_]+\b/;

test.each(people.map((user) => [user.role, user.username] as const))(
  '%s (%s) opens every page of the menu, in both languages, on a laptop and on a phone',
  async (role, username) => {
    // In pairs: a page that waits for the server leaves the browser free for the other.
    const all = waysOf(username);
    const walked = [];
    for (let at = 0; at < all.length; at += 2)
      walked.push(
        ...(await Promise.all(all.slice(at, at + 2).map((way) => walk(role, username, way)))),
      );
    const faults = walked.flatMap((one) => one.faults);
    const opened = walked.reduce((sum, one) => sum + one.opened, 0);
    process.stdout.write(`${role}: ${opened} pages looked at, ${faults.length} faults\n`);
    expect(opened).toBeGreaterThan(all.length);
    expect(faults.join('\n')).toBe('');
  },
);

/** Opens every page of somebody's menu one way, and says what is wrong where. */
async function walk(role: string, username: string, [screen, viewport, language]: Way) {
  const person = await signedIn(username, { viewport, language });
  const faults: string[] = [];
  const paths = await menuOf(person);
  for (const path of paths) {
    const place = `${role}/${screen}-${language}${path === '/' ? '/home' : path}`;
    const found = await look(person, path).catch((error: unknown) => [String(error)]);
    faults.push(...found.map((one) => `${place}: ${one}`));
    await shoot(person.page, `every-page/${place}`);
  }
  await person.leave();
  return { opened: paths.length, faults };
}

async function menuOf({ page, context }: Person): Promise<string[]> {
  const answer = await context.request.get('/api/v1/session');
  const { menu } = (await answer.json()) as { menu: { path: string }[] };
  await page.goto('/');
  return [...new Set(['/', ...menu.map((place) => place.path)])];
}

/** Opens one page and says everything that is wrong with it. */
async function look({ page, complaints, atRest }: Person, path: string): Promise<string[]> {
  complaints.length = 0;
  await page.goto(path);
  await shown(page);
  await atRest();
  const text = await page.locator('#main').innerText();
  const wide = await overflow(page);
  return [
    ...complaints,
    ...((await isLost(page)) ? ['nobody knows this address'] : []),
    ...(FAULTS.test(text) ? [`says ${FAULTS.exec(text)?.[0]}`] : []),
    ...(wide ? [wide] : []),
    ...(await graveBarriers(page)),
  ];
}

const isLost = (page: Page): Promise<boolean> =>
  page
    .getByText(/^(Halaman ini tidak ada|There is no such page|This page does not exist)/)
    .isVisible();
