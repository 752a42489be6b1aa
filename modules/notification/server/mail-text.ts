import type { QueryCtx } from '@poros/kernel';
import { sentenceOf, type Language, type Told } from './sentence.ts';

export interface MailNotice extends Told {
  readonly path: string;
}
export interface Letter {
  readonly language: Language;
  readonly name: string;
  readonly company: string;
  readonly address: string;
  readonly notices: readonly MailNotice[];
}
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly preferences: string;
}

/** An e-mail in the reader's language: plain text and HTML say the same. */
export function mailText(registry: QueryCtx['registry'], letter: Letter): MailText {
  const { language, notices, company } = letter;
  const say = (key: string, values: Record<string, unknown> = {}) =>
    registry.say(language, `notification.mail.${key}`, values);
  const base = letter.address.replace(/\/$/, '');
  const told = notices.map((notice) => ({
    text: sentenceOf(registry, language, notice),
    link: notice.path ? base + notice.path : '',
    open: notice.label || say('open'),
  }));
  const [only] = told;
  const subject =
    told.length === 1 && only
      ? oneLine(only.text)
      : say('subject_many', { count: told.length, company });
  const preferences = `${base}/account/notifications`;
  const foot = say('why', { company });
  return {
    subject,
    preferences,
    text: [
      say('hello', { name: letter.name }),
      ...told.map(({ text, link }) => (link ? `${text}\n${link}` : text)),
      `${foot}\n${say('change')}: ${preferences}`,
    ].join('\n\n'),
    html: page(
      language,
      subject,
      [
        `<p style="margin:0 0 16px">${escape(say('hello', { name: letter.name }))}</p>`,
        ...told.map(
          ({
            text,
            link,
            open,
          }) => `<div style="${CARD}"><p style="margin:0 0 8px">${escape(text)}</p>
${link ? `<a href="${escape(link)}" style="${BUTTON}">${escape(open)}</a>` : ''}</div>`,
        ),
        `<p style="${FOOT}">${escape(foot)}<br>
<a href="${escape(preferences)}" style="color:#5b6470">${escape(say('change'))}</a></p>`,
      ].join('\n'),
    ),
  };
}

const CARD = 'border:1px solid #dfe3e8;border-radius:6px;padding:16px;margin:0 0 12px';
const BUTTON =
  'display:inline-block;background:#0f6f5c;color:#fff;border-radius:4px;padding:8px 14px;text-decoration:none';
const FOOT = 'color:#5b6470;font-size:12px;margin:24px 0 0';

const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body style="margin:0;padding:24px;background:#f6f7f9;color:#14181d;font:14px/20px system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;background:#fff;border-radius:8px;padding:24px">
${body}
</div></body></html>`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
