import { Refusal } from '../shared/refusal.ts';

const DEPTH_MAX = 32;

/**
 * JSON of the outside world: at most 32 levels (a million levels would hold the event loop for
 * seconds), no key that
 * could reach a prototype, no number that a double cannot hold.
 */
export function parseJson(text: string): unknown {
  if (text === '') return {};
  if (depthOf(text) > DEPTH_MAX) throw malformed(`more than ${DEPTH_MAX} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text, guard);
  } catch (error) {
    throw error instanceof Refusal ? error : malformed('syntax');
  }
  return value;
}

function guard(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw malformed(`the key ${key}`);
  if (
    typeof value === 'number' &&
    (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
  )
    throw malformed('a number out of range; send large numbers as text');
  return value;
}

/** Deepest nesting, found by one pass over the text that skips strings; stops at the limit. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length && deepest <= DEPTH_MAX; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

const malformed = (reason: string) => new Refusal('kernel.body_malformed', { reason });
