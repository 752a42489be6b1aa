import type { Page } from 'playwright-core';

/** A person who touches nothing but the keyboard, and how often. */
export interface Keyboard {
  /** 'Enter', 'Control+Enter'; several are pressed one after the other. */
  press(...names: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Keys struck so far, letters included. */
  count(): number;
}

export function keyboardOf(page: Page): Keyboard {
  let struck = 0;
  return {
    async press(...names) {
      for (const name of names) await page.keyboard.press(name);
      struck += names.length;
    },
    async type(text) {
      await page.keyboard.type(text);
      struck += text.length;
    },
    count: () => struck,
  };
}
