/** What a dashboard is about; the first that fits what a person does is the one shown. */
export const BOARDS = ['system', 'money', 'stock', 'sell', 'overview'] as const;
export type BoardId = (typeof BOARDS)[number];
