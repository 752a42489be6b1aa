import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../../../screenshots/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = new Set(['serious', 'critical']);

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string;
  }[];
}

/** Keeps a picture of the page as it is now, for eyes. */
export async function shoot(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

/**
 * Waits until the page has said what it has to say: no skeleton, no spinner, a title, some text.
 */
export async function shown(page: Page): Promise<void> {
  await page.locator('#main, .po-login').first().waitFor();
  await page.waitForFunction(() => {
    const main = document.querySelector('#main, .po-login');
    if (
      !main ||
      main.querySelector('[aria-busy=true]:not(.po-entry *), .po-skeleton:not(.po-entry *)')
    )
      return false;
    return (main as HTMLElement).innerText.trim().length > 20;
  });
}

/** What stands in the way of people who cannot see or hold a mouse, of the two gravest kinds. */
export async function graveBarriers(page: Page): Promise<string[]> {
  const words = await page.locator('body').innerText();
  if (words.trim().length < 20)
    throw new Error('an empty page has no barriers: nothing was proved');
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => SERIOUS.has(impact ?? ''))
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
          .join(' | ')}`,
    );
}

export async function expectNoSeriousAxe(page: Page): Promise<void> {
  await shown(page);
  const barriers = await graveBarriers(page);
  if (barriers.length > 0) throw new Error(`${page.url()}\n${barriers.join('\n')}`);
}

/** By how many pixels the page is wider than the screen, and what makes it so. */
export async function overflow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return undefined;
    const widest = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .slice(-1)[0];
    return `${scrollWidth - clientWidth} px too wide: ${widest?.tagName} ${widest?.className}`;
  });
}
