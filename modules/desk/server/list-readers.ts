import { query, readableRecord } from '@poros/kernel';
import { ListReaders, Readers } from '../shared/comment.ts';
import { readersOf } from './watchers-of.ts';

export const listReaders = query({
  name: 'desk.list_readers',
  http: 'GET /records/:entity/:recordId/readers',
  permission: 'signed_in',
  summary: 'The people who may see a record, by name: whom a comment can mention.',
  input: ListReaders,
  output: Readers,
  refuses: ['kernel.not_found'],

  async run(ctx, { entity, recordId, search = '' }) {
    const record = await readableRecord(ctx, entity, recordId);
    const people = await readersOf(ctx, record, { search: search.trim(), limit: 8 });
    return { people: people.map(({ id, name }) => ({ id, name })) };
  },
});
