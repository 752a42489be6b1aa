import type { Actor, Kernel } from '@poros/kernel';

/**
 * Answers to "who asks" that are used again for a moment: a page asks ten things at once, a till a
 * hundred a minute. What a person does to his own session (log-out, move) forgets them at once;
 * what others do to him as soon as its event is told, and when they run out at the latest.
 */
export interface AccessCache {
  find(
    key: string,
    ask: () => Promise<Actor | undefined>,
    forMs: number,
  ): Promise<Actor | undefined>;
  forget(): void;
}

const KEPT_MAX = 10_000;
const caches = new WeakMap<Kernel, AccessCache>();

/** One for each running program. */
export function accessCache(kernel: Kernel): AccessCache {
  let cache = caches.get(kernel);
  if (!cache) {
    cache = newCache(kernel);
    caches.set(kernel, cache);
  }
  return cache;
}

interface Kept {
  readonly actor: Promise<Actor | undefined>;
  readonly until: number;
}

function newCache(kernel: Kernel): AccessCache {
  const kept = new Map<string, Kept>();
  kernel.feed.listen((events) => {
    if (events.some((event) => event.entity.startsWith('identity.'))) kept.clear();
  });
  return {
    find(key, ask, forMs) {
      const now = kernel.clock().getTime();
      const found = kept.get(key);
      if (found && found.until > now) return found.actor;
      if (kept.size >= KEPT_MAX) kept.clear();
      const actor = ask();
      kept.set(key, { actor, until: now + forMs });
      actor.catch(() => kept.delete(key));
      return actor;
    },
    forget: () => kept.clear(),
  };
}
