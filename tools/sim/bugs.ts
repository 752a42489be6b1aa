/** One line of the core, changed as somebody might change it by mistake. */
export interface Bug {
  readonly name: string;
  /** Under `modules/sync/shared`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly instead: string;
}

const bug = (file: string, name: string, find: string, instead = ''): Bug => ({
  name,
  file: `${file}.ts`,
  find,
  instead,
});

const OUTBOX: readonly Bug[] = [
  bug('outbox', 'the number of a command is not counted on', 'n: command.n, count,', 'count,'),
  bug('outbox', 'the receipt number is not counted on', 'n: command.n, count,', 'n: command.n,'),
  bug(
    'outbox',
    'the chain begins anew with every receipt',
    'count, chain, clock,',
    'count, clock,',
  ),
  bug(
    'outbox',
    'commands of one key do not wait for each other',
    '...(before ? [before.command.id] : [])',
  ),
  bug('outbox', 'an edit is changed after it was sent', 'tries === 0 &&'),
  bug(
    'outbox',
    'what a restored head office forgot is not sent again',
    "if (device.history === '') return;",
    'if (device.history !== history) return;',
  ),
  bug(
    'outbox',
    'who waited for a decision is not let go',
    "await tx.put({ ...entry, state: 'pending' });\n}",
    'await tx.put({ ...entry });\n}',
  ),
  bug(
    'outbox',
    'numbers go on under a new lease',
    "lease, n: 0, count: 0, chain: '', mustRenew: false",
    'lease, mustRenew: false',
  ),
  bug(
    'outbox',
    'a copied device keeps its lease',
    'if (verdict.renew) await mustRenew',
    'if (!verdict) await mustRenew',
  ),
  bug(
    'outbox',
    'another word under a known id counts as done',
    "is: 'rejected', code: 'sync.key_reuse', history }",
    "is: 'applied', seqs: {}, history }",
  ),
  bug(
    'outbox',
    'a branch takes a command twice',
    'if (known) return known;',
    'if (known && !known.order) return known;',
  ),
];

const DRAIN: readonly Bug[] = [
  bug(
    'drain',
    'verdicts are matched by position',
    'await settle(tx, verdicts, {',
    'await settle(tx, verdicts.map((one, at) => ({ ...one, id: batch[at]?.command.id ?? one.id })), {',
  ),
  bug(
    'drain',
    'without an answer the batch counts as sent',
    "state: entry.isStored ? 'stored' : 'pending', dueAt",
    "state: 'settled', dueAt",
  ),
  bug(
    'drain',
    'what a log-in is missing for is dropped',
    'await tx.put({ ...entry, state: entry.isStored',
    'if (failures > 0) await tx.remove(entry.command.id); else await tx.put({ ...entry, state: entry.isStored',
  ),
  bug(
    'drain',
    'no back-off',
    'return { ...pace, failures, wait_ms: backOff_ms(failures, chance()) };',
    'return { ...pace, failures, wait_ms: 0 };',
  ),
  bug(
    'drain',
    'a batch that is too large stays as large',
    'Math.max(1, Math.floor(pace.limit / 2))',
    'pace.limit',
  ),
  bug(
    'drain',
    'a device that must renew goes on',
    'if (lease && !mustRenew) return;',
    'if (lease) return;',
  ),
  bug('pick', 'a clock that was put back holds the outbox', 'dueAt > now + HOUR_MS ||'),
  bug(
    'pick',
    'who waits for a decision waits for ever',
    "if (isDone(dep) || dep.state === 'parked') return 'decision';",
    "if (isDone(dep)) return 'turn';",
  ),
];

const REPLICA: readonly Bug[] = [
  bug(
    'replica',
    'no check for a gap',
    'if (event.seq > next) {',
    'if (event.seq > next + 1_000) {',
  ),
  bug('replica', 'what was read is applied again', 'if (event.seq < next) continue;'),
  bug('replica', 'half a block is applied', 'if (!event.isEnd) continue;'),
  bug(
    'replica',
    'a sale is shown before its customer',
    'if (needs > 0 && !(await hasRead(tx, shared, { history, seq: needs }))) {',
    'if (needs < 0) {',
  ),
  bug(
    'replica',
    'a snapshot is taken before the shared one',
    "if (needs > 0 && !(await hasRead(tx, shared, { history, seq: needs }))) return 'needs';",
  ),
  bug(
    'replica',
    'a snapshot leaves what is gone',
    'await tx.drop(scope);\n  for (const doc',
    'for (const doc',
  ),
  bug(
    'replica',
    'the checksum is not compared',
    'sum !== checksum(await tx.docs(scope))',
    'sum < 0',
  ),
  bug(
    'replica',
    'the cursor is saved before the documents',
    'return take(follow, scope, answer);',
    `if (answer.is === 'events' && cursor) {
      const seq = answer.events.at(-1)?.seq ?? cursor.seq;
      await follow.replica.transact((tx) => tx.putCursor(scope, { ...cursor, seq }));
    }
    return take(follow, scope, answer);`,
  ),
  bug(
    'replica',
    'the screen forgets before the outbox sends again',
    'if (!isLocal(scope))',
    'if (answer.snapshot.seq < 0)',
  ),
  bug(
    'replica',
    "a branch's own life counts as head office's",
    'if (!isLocal(scope))',
    'if (scope)',
  ),
  bug(
    'overlay',
    'what was acknowledged leaves the screen at once',
    "if (fate.is !== 'applied') return false;",
    'if (fate.is) return false;',
  ),
  bug(
    'overlay',
    'before the first reading the screen is empty',
    'if (!cursor) return true;',
    'if (!cursor) return false;',
  ),
];

const OFFICE: readonly Bug[] = [
  bug(
    'receive',
    'a command is not known again',
    'if (known) return known.hash',
    'if (!id) return known?.hash',
  ),
  bug(
    'receive',
    'what was done is not remembered',
    'await tx.remember({ id, hash, final, isSettled: false }, command);',
  ),
  bug(
    'receive',
    'the same id with other words gets the first verdict',
    'known.hash === hash ?',
    'known.hash ?',
  ),
  bug(
    'receive',
    'a restored database answers as the one it was',
    '{ ...known.final, history }',
    'known.final',
  ),
  bug(
    'receive',
    'nobody waits for what it depends on',
    "if (!dep || !(dep.final.is === 'applied' || dep.isSettled)) return false;",
    '',
  ),
  bug(
    'receive',
    'trouble counts as a refusal',
    "verdicts.push({ id, is: 'trouble' });",
    "verdicts.push({ id, is: 'rejected', code: 'trouble', history: 'h9999' });",
  ),
  bug(
    'receive',
    'one bad command fails the batch',
    "verdicts.push({ id, is: 'trouble' });",
    "throw new Error('one of them failed');",
  ),
  bug(
    'receive',
    'of two sales under one number one is refused',
    'if (twins.length > 0) await tx.flagClash([id, ...twins]);',
    "if (twins.length > 0) return { id, is: 'rejected', code: 'twin', history };",
  ),
  bug('receive', 'a clash is not flagged', 'await tx.flagClash([id, ...twins]);', ';'),
  bug(
    'receive',
    'an old body is read as a new one',
    'tx.carryOut(upcast(command, upcasters))',
    'tx.carryOut(command)',
  ),
  bug(
    'receive',
    'a decision does not settle anything',
    'await tx.settleKnown((command.body as Settlement).command)',
    'await Promise.resolve()',
  ),
];

const BRANCH: readonly Bug[] = [
  bug(
    'branch-node',
    'a branch says stored and stores nothing',
    'const entry = await accept(tx, command);',
    'const entry = (await tx.entry(command.id)) ?? { command };',
  ),
  bug(
    'branch-node',
    'a branch speaks for head office',
    "entry.final : { id, is: 'stored' }",
    "entry.final : { id, is: 'applied', seqs: {}, history: 'h9999' }",
  ),
  bug(
    'branch-node',
    'a branch does not tell what became of a sale',
    'if (told?.is === now.is && told.history === now.history) return;',
    'if (told) return;',
  ),
];

/**
 * Every one of them must be found, or the simulator has a hole. What two places guard, so that one
 * mistake changes nothing, is held by the tests beside the core instead.
 */
export const BUGS: readonly Bug[] = [...OUTBOX, ...DRAIN, ...REPLICA, ...OFFICE, ...BRANCH];
