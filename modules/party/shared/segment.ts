/** What kind of buyer a customer is; what it pays is its tier. */
export const SEGMENTS = ['vip', 'regular', 'wholesale', 'retail', 'project', 'government'] as const;
export type Segment = (typeof SEGMENTS)[number];
