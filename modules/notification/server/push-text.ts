import type { QueryCtx } from '@poros/kernel';
import type { MailNotice } from './mail-text.ts';
import { sentenceOf, type Language } from './sentence.ts';

export interface Pushed {
  readonly language: Language;
  readonly company: string;
  readonly notices: readonly MailNotice[];
}

/** What the service worker shows: JSON with a title, a sentence and where a press leads. */
export function pushText(
  registry: QueryCtx['registry'],
  { language, company, notices }: Pushed,
): string {
  const [only] = notices;
  const isOne = notices.length === 1 && only !== undefined;
  return JSON.stringify({
    title: company,
    body: isOne
      ? sentenceOf(registry, language, only)
      : registry.say(language, 'notification.mail.many', { count: notices.length }),
    path: isOne && only.path ? only.path : '/notifications',
    tag: isOne ? `${only.kind} ${only.path}` : 'many',
  });
}
