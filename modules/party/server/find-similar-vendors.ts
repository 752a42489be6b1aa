import { query, sql } from '@poros/kernel';
import { FindSimilar, SimilarParties } from '../shared/customer.ts';
import { similarParties } from './similar.sql.ts';

export const findSimilarVendors = query({
  name: 'party.find_similar_vendors',
  http: 'GET /vendors/similar',
  permission: 'party.vendor.create',
  summary: 'Who is already entered under the same name or tax number: a warning, not a refusal.',
  input: FindSimilar,
  output: SimilarParties,

  run: (ctx, input) => similarParties(ctx, sql`party.vendor`, input),
});
