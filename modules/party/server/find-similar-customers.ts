import { query, sql } from '@poros/kernel';
import { FindSimilar, SimilarParties } from '../shared/customer.ts';
import { similarParties } from './similar.sql.ts';

export const findSimilarCustomers = query({
  name: 'party.find_similar_customers',
  http: 'GET /customers/similar',
  permission: 'party.customer.create',
  summary: 'Who is already entered under the same name or tax number: a warning, not a refusal.',
  input: FindSimilar,
  output: SimilarParties,

  run: (ctx, input) => similarParties(ctx, sql`party.customer`, input),
});
