import {
  Code,
  Id,
  Instant,
  Page,
  Type,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

const Month = Type.String({ pattern: '^[0-9]{4}$', description: 'yymm' });
const BranchKey = Type.String({ maxLength: 6, description: 'Code in numbers; main branch: empty' });

const seriesFields = {
  id: Type.String(),
  series: Type.String(),
  prefix: Type.String(),
  isGapFree: Type.Boolean(),
  branchKey: BranchKey,
  branchId: nullable(Id),
  branchName: nullable(Type.String()),
  month: Month,
  /** Documents that carry a number of the series. */
  used: Type.Integer(),
  lastNumber: nullable(Type.String()),
  /**
   * The number that the next document gets; of a series drawn in blocks as long as the program that
   * drew the last block goes on using it.
   */
  nextNumber: Type.String(),
  /** Where the next block begins; null for a series without blocks. */
  nextBlock: nullable(Type.String()),
  /** Numbers below the last one that no document carries. */
  missing: Type.Integer(),
};
export const SeriesRow = object(seriesFields);
export type SeriesRow = Static<typeof SeriesRow>;
export const ListSeries = object({ ...listInput, series: optional(Code), month: optional(Month) });
export const SeriesPage = Page(SeriesRow);

export const GetSeries = object({ series: Code, month: Month, branchKey: optional(BranchKey) });

const Neighbour = nullable(
  object({
    number: Type.String(),
    path: nullable(Type.String()),
    at: Instant,
    byName: nullable(Type.String()),
  }),
);
/** Numbers that no document carries: from the first to the last of a run. */
export const NumberGap = object({
  from: Type.String(),
  to: Type.String(),
  count: Type.Integer(),
  /** When the block was drawn that they belong to; a gap-free series draws none. */
  drawnAt: nullable(Instant),
  before: Neighbour,
  after: Neighbour,
});
export type NumberGap = Static<typeof NumberGap>;
export const Series = object({
  ...seriesFields,
  blocks: Type.Integer(),
  /** Runs of missing numbers, lowest first; at most 200. */
  gaps: Type.Array(NumberGap),
});
export type Series = Static<typeof Series>;
