import type { Chance } from './chance.ts';

/** A program that runs somewhere, until it is killed: its pending waits then never end. */
export interface Life {
  readonly name: string;
  isOver: boolean;
}

interface Task {
  readonly at: number;
  readonly life: Life;
  readonly run: () => void;
}

/**
 * A virtual clock and all who wait for it. One task runs at a time; which of those that are due is
 * chance, so every order in which things can happen does happen in some seed.
 */
export interface Scheduler {
  time(): number;
  /** Waits for one's turn, at the earliest after `ms`. */
  turn(life: Life, ms?: number): Promise<void>;
  /** Calls back after `ms` unless cancelled. */
  later(life: Life, ms: number, run: () => void): () => void;
  start(life: Life, work: () => Promise<void>): void;
  /** Does a piece of work with nobody else in between, however often it waits. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Runs one task; false when nothing waits. */
  step(): Promise<boolean>;
  /** What a task threw that nobody caught: a fault of the product. */
  readonly thrown: unknown[];
}

/** More turns than any program needs from one wait to its next. */
const QUIET_TURNS = 12;

export function schedulerOf(chance: Chance): Scheduler {
  const tasks: Task[] = [];
  const thrown: unknown[] = [];
  let time = 0;
  let busy = 0;

  // Turning the microtasks over ourselves is three times as quick as a turn of the event loop.
  const drained = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = busy > 0 ? 0 : quiet + 1)
      await Promise.resolve();
  };
  const later = (life: Life, ms: number, run: () => void): (() => void) => {
    const task = { at: time + ms, life, run };
    tasks.push(task);
    return () => {
      const at = tasks.indexOf(task);
      if (at >= 0) tasks.splice(at, 1);
    };
  };
  const start = (life: Life, work: () => Promise<void>): void => {
    later(life, 0, () => {
      work().catch((error: unknown) => {
        if (!life.isOver) thrown.push(error);
      });
    });
  };
  return {
    thrown,
    later,
    start,
    time: () => time,
    async alone(work) {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
      }
    },
    turn: (life, ms = 0) =>
      new Promise((resolve) => {
        later(life, ms, resolve);
      }),
    async step() {
      const at = nextOf(tasks, time, chance);
      const task = tasks[at];
      if (!task) return false;
      tasks.splice(at, 1);
      time = Math.max(time, task.at);
      if (task.life.isOver) return true;
      task.run();
      await drained();
      return true;
    },
  };
}

/** One of those that are due, by chance; when none is, the one that will be first. */
function nextOf(tasks: readonly Task[], time: number, chance: Chance): number {
  let first = -1;
  let due = 0;
  let chosen = -1;
  for (let at = 0; at < tasks.length; at += 1) {
    const task = tasks[at];
    if (!task) continue;
    if (first < 0 || task.at < (tasks[first]?.at ?? 0)) first = at;
    // Reservoir of one: each of the due ones is as likely.
    if (task.at <= time && chance.below(++due) === 0) chosen = at;
  }
  return chosen >= 0 ? chosen : first;
}
