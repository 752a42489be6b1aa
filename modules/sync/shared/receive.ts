import { hashOf, type Command, type Final, type Seqs, type Verdict } from './command.ts';
import { SETTLE, type Settlement } from './outbox.ts';
import type { Store, Surroundings } from './surroundings.ts';

/** What head office remembers of a command, for as long as anybody may send it again. */
export interface Known {
  readonly id: string;
  readonly hash: string;
  readonly final: Final;
  /** A person decided about its bad verdict. */
  readonly isSettled: boolean;
}

export type Outcome =
  | { readonly is: 'applied'; readonly seqs: Seqs }
  | { readonly is: 'conflict'; readonly code: string }
  | { readonly is: 'rejected'; readonly code: string };

/** A transaction at head office: the effect, its events and the memory of it together. */
export interface OfficeTx {
  /** Which life of the database this is. */
  history(): Promise<string>;
  known(id: string): Promise<Known | undefined>;
  remember(known: Known, command: Command): Promise<void>;
  settleKnown(id: string): Promise<void>;
  /** Other commands under the same number of the same lease, or with the same receipt number. */
  twinsOf(command: Command): Promise<readonly string[]>;
  /**
   * Does it by the rules of its module and says its events; nothing of it stays unless applied, but
   * for the record of a conflict.
   */
  carryOut(command: Command): Promise<Outcome>;
  /** Several commands under one number, for a person to look at. */
  flagClash(ids: readonly string[]): Promise<void>;
}

/** Makes the body of an older version into that of the newest, by `name@version`. */
export type Upcasters = Readonly<Record<string, (body: unknown) => unknown>>;

/**
 * Takes commands, each in a transaction of its own with a verdict of its own: what came before gets
 * its first answer again, and a bad one does not hold up the others.
 */
export async function receive(
  office: Store<OfficeTx>,
  commands: readonly Command[],
  around: Pick<Surroundings, 'digest'>,
  upcasters: Upcasters = {},
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const command of commands) {
    const { id } = command;
    try {
      verdicts.push(await office.transact((tx) => one(tx, command, around, upcasters)));
    } catch {
      verdicts.push({ id, is: 'trouble' });
    }
  }
  return verdicts;
}

async function one(
  tx: OfficeTx,
  command: Command,
  around: Pick<Surroundings, 'digest'>,
  upcasters: Upcasters,
): Promise<Verdict> {
  const { id, hash } = command;
  const known = await tx.known(id);
  const history = await tx.history();
  // What survived a restore is said by the life that speaks now.
  if (known) return known.hash === hash ? { ...known.final, history } : { id, is: 'key_reuse' };
  if (hashOf(command, around) !== hash) return { id, is: 'key_reuse' };
  if (!(await areCleared(tx, command))) return { id, is: 'waiting' };

  // Two devices under one identity, or one that was put back: both sales happened, both count.
  const twins = await tx.twinsOf(command);
  if (twins.length > 0) await tx.flagClash([id, ...twins]);
  const outcome = await tx.carryOut(upcast(command, upcasters));
  if (command.type === SETTLE && outcome.is === 'applied')
    await tx.settleKnown((command.body as Settlement).command);
  const final: Final = { id, history, ...outcome, ...(twins.length > 0 && { renew: true }) };
  await tx.remember({ id, hash, final, isSettled: false }, command);
  return final;
}

/** What it depends on was applied, or a person decided about it; a decision needs its object. */
async function areCleared(tx: OfficeTx, { type, deps, body }: Command): Promise<boolean> {
  for (const id of deps) {
    const dep = await tx.known(id);
    if (!dep || !(dep.final.is === 'applied' || dep.isSettled)) return false;
  }
  return type !== SETTLE || (await tx.known((body as Settlement).command)) !== undefined;
}

/** The newest version of a command that a device with an older application made. */
export function upcast(command: Command, upcasters: Upcasters): Command {
  let { type, body } = command;
  for (let step = upcasters[type]; step; step = upcasters[type]) {
    body = step(body);
    const [name = '', version = '0'] = type.split('@');
    type = `${name}@${Number(version) + 1}`;
  }
  return type === command.type ? command : { ...command, type, body };
}
