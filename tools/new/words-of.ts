/** A verb as the noun of what it makes, for an address: cancel → cancellation. */
const STATES: Readonly<Record<string, string>> = {
  approve: 'approval',
  archive: 'archival',
  assign: 'assignment',
  cancel: 'cancellation',
  close: 'closure',
  complete: 'completion',
  confirm: 'confirmation',
  decline: 'refusal',
  hold: 'hold',
  invoice: 'invoice',
  issue: 'issue',
  lock: 'lock',
  pay: 'payment',
  post: 'posting',
  receive: 'receipt',
  release: 'release',
  reopen: 'reopening',
  reserve: 'reservation',
  reverse: 'reversal',
  revoke: 'revocation',
  send: 'message',
  ship: 'shipment',
  submit: 'submission',
  unlock: 'unlocking',
};

export const stateNoun = (verb: string): string => STATES[verb] ?? verb;

/** The Indonesian word of docs/WORDS.md; the word itself where the list does not have it. */
export function inIndonesian(list: string, word: string): string {
  return new RegExp(`^\\| ${word} \\| ([^|]+) \\|`, 'm').exec(list)?.[1]?.trim() ?? word;
}
