import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { discardDraft } from './discard-draft.ts';
import { findDraft } from './find-draft.ts';
import { listDrafts } from './list-drafts.ts';
import { saveDraft } from './save-draft.ts';

const draftOf = (id: string) => ({
  id,
  kind: 'sales.order',
  title: 'PT Maju Jaya',
  path: '/sales/orders/new',
  body: '{"lines":[]}',
});

test('what someone is writing comes back on another device, newest first, until it is discarded', async () => {
  const w = await world();
  const [first, second] = [randomUUID(), randomUUID()];
  await w.run(saveDraft, draftOf(first));
  w.clock.forward(1);
  await w.run(saveDraft, { ...draftOf(second), title: 'Toko Sumber' });
  w.clock.forward(1);
  await w.run(saveDraft, { ...draftOf(first), body: '{"lines":[1]}' });

  expect((await w.run(listDrafts, {})).rows.map((one) => one.id)).toEqual([first, second]);
  expect((await w.run(findDraft, { draftId: first })).draft?.body).toBe('{"lines":[1]}');

  await w.run(discardDraft, { draftId: first });
  expect((await w.run(findDraft, { draftId: first })).draft).toBeNull();
});

test('a draft belongs to its writer alone', async () => {
  const w = await world();
  const draftId = randomUUID();
  await w.run(saveDraft, draftOf(draftId));
  const other = w.as({ permissions: [] });

  expect((await other.run(findDraft, { draftId })).draft).toBeNull();
  expect((await other.run(listDrafts, {})).rows).toEqual([]);
  await other.run(discardDraft, { draftId });
  expect(await other.refused(saveDraft, draftOf(draftId))).toBe('desk.draft_not_found');
  expect((await w.run(findDraft, { draftId })).draft).not.toBeNull();
});

test('what is typed into a draft does not enter the audit trail', async () => {
  const w = await world();
  await w.run(saveDraft, { ...draftOf(randomUUID()), body: '{"note":"rahasia"}' });

  const trail = await w.rows('kernel.command_log', "command = 'desk.save_draft'");
  expect(trail).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toContain('rahasia');
});
