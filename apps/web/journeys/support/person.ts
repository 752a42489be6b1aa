import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { DEMO_PASSWORD } from '@poros/server/seed/demo';
import { theBrowser } from './browser.ts';
import { shoot } from './look.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** The two screens everything must fit on: a cheap laptop and a phone. */
export const LAPTOP: Viewport = { width: 1366, height: 768 };
export const PHONE: Viewport = { width: 390, height: 844 };

export interface PersonOptions {
  readonly viewport?: Viewport;
  readonly language?: 'id' | 'en';
  /** The way to the program, when it is not the straight one. */
  readonly address?: string;
  /**
   * Keeps the application on the device, as in real life; off, so that a test sees every request.
   */
  readonly hasWorker?: boolean;
}

/** Someone at a browser of their own, and what that browser complained about. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Messages of the console and thrown errors, in order; a journey ends with none. */
  readonly complaints: string[];
  go(path: string): Promise<void>;
  /** Waits until the server has answered everything the page asked; the live stream never ends. */
  atRest(): Promise<void>;
  leave(): Promise<void>;
}

/** Opens a browser window of one's own until the test ends; nobody is signed in yet. */
export async function arrive(options: PersonOptions = {}): Promise<Person> {
  const { viewport = LAPTOP, language = 'id' } = options;
  const browser = await theBrowser();
  const context = await browser.newContext({
    viewport,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    timezoneId: 'Asia/Jakarta',
    baseURL: options.address ?? inject('address'),
    serviceWorkers: options.hasWorker ? 'allow' : 'block',
    hasTouch: viewport.width < 640,
    extraHTTPHeaders: {
      'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
    },
  });
  await context.addInitScript((one) => {
    localStorage.setItem('poros.language', one);
    // As one who chose it here: what the person chose elsewhere gives way.
    localStorage.setItem('poros.unsent', '1');
  }, language);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    // That nobody is signed in yet is how the page learns that it must ask.
    const isStranger = url.endsWith('/api/v1/session') && message.text().includes('401');
    if (message.type() === 'error' && !isStranger)
      complaints.push(`console: ${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => void complaints.push(`thrown: ${error.message}`));
  const asked = new Set<Request>();
  page.on('request', (request) => {
    const isQuestion = request.url().includes('/api/') && !request.url().includes('/api/v1/events');
    if (isQuestion) asked.add(request);
  });
  page.on('requestfinished', (request) => void asked.delete(request));
  page.on('requestfailed', (request) => void asked.delete(request));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed())
      await shoot(page, `failed/${fileName(task.name)}-${(serial += 1)}`);
    await context.close();
  });
  return {
    page,
    context,
    complaints,
    go: async (path) => void (await page.goto(path)),
    async atRest() {
      for (let quiet = 0; quiet < 3; quiet = asked.size === 0 ? quiet + 1 : 0) await pause(50);
    },
    leave: () => context.close(),
  };
}

let serial = 0;
const fileName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);

/** Signs in by the form, as people do. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/');
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.po-shell').waitFor();
}

/** Someone who is signed in already, without the form. */
export async function signedIn(login: string, options: PersonOptions = {}): Promise<Person> {
  const person = await arrive(options);
  const answer = await person.context.request.post('/api/v1/session', {
    data: { login, password: DEMO_PASSWORD },
    headers: { 'x-poros': '1', 'idempotency-key': randomUUID() },
  });
  if (!answer.ok())
    throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
  return person;
}
