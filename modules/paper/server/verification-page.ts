import { figures, html, type DeskOptions, type Markup, type Piece } from '@poros/kernel';
import type { Language } from '@poros/kernel/shared';
import type { Verification } from './get-verification.ts';

type Say = DeskOptions['words'];
type Verdict = 'same' | 'differs' | 'cancelled' | 'unbound' | 'unknown';

/**
 * A small page without scripts that any telephone opens: first whether the paper is right, then
 * what the books say.
 */
export function verificationPage(
  say: Say,
  language: Language,
  found: Verification | undefined,
): string {
  const verdict = verdictOf(found);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${say(language, 'paper.verify.title')}</title>
        ${{ markup: `<style>${CSS}</style>` }}
      </head>
      <body>
        <main>
          <header class="${verdict}">
            <span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>
            <h1>${say(language, `paper.verify.${verdict}`)}</h1>
            <p>${say(language, `paper.verify.${verdict}.advice`)}</p>
          </header>
          ${found && facts(say, language, found)}
          <footer>${say(language, 'paper.verify.foot')}</footer>
        </main>
      </body>
    </html> `.markup;
}

function verdictOf(found: Verification | undefined): Verdict {
  if (!found) return 'unknown';
  if (!found.isSame) return 'differs';
  if (found.stage === 'cancelled') return 'cancelled';
  return found.printedStage === 'draft' ? 'unbound' : 'same';
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  same: '✓',
  differs: '!',
  cancelled: '×',
  unbound: '–',
  unknown: '?',
};

function facts(say: Say, language: Language, found: Verification): Markup {
  const { date, money, moment } = figures(found.locale, language);
  const word = (key: string) => say(language, `paper.verify.${key}`);
  const rows: [string, Piece][] = [
    [word('company'), found.company],
    [word('document'), say(language, found.title)],
    [word('number'), found.number],
    [word('date'), date(found.on)],
    [word('party'), found.party],
    [word('total'), found.total === null ? '' : money(found.total, found.currency)],
    [word('state'), say(language, found.state)],
    [
      word('printed'),
      `${moment(found.printedAt, found.timeZone)} · ${say(language, 'paper.verify.copy', { n: found.copyNo })}`,
    ],
    [word('hash'), (found.hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ')],
  ];
  return html`<dl>
    ${rows
      .filter(([, value]) => value !== '')
      .map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}

const CSS = `
:root { color-scheme: light dark; --page: #f6f7f8; --surface: #fff; --ink: #1b1d1f; --muted: #5b6168;
  --line: #e3e5e8; --good: #187236; --bad: #b42318; --warn: #a34a07; }
@media (prefers-color-scheme: dark) { :root { --page: #141618; --surface: #1a1d20; --ink: #e9ebed;
  --muted: #a3abb3; --line: #2c3136; --good: #63c884; --bad: #ff8b7e; --warn: #f0a94e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem; }
header { padding: 1.5rem 1.25rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: 10px 10px 0 0; text-align: center; }
header:only-of-type:has(+ footer) { border-radius: 10px; }
h1 { margin: .75rem 0 .25rem; font-size: 1.25rem; line-height: 1.3; }
p { margin: 0; color: var(--muted); }
.sign { display: inline-grid; place-items: center; width: 3.5rem; height: 3.5rem; border-radius: 50%;
  border: 3px solid currentColor; font-size: 2rem; font-weight: 700; line-height: 1; }
.same .sign { color: var(--good); } .differs .sign, .cancelled .sign { color: var(--bad); }
.unbound .sign, .unknown .sign { color: var(--warn); }
dl { margin: 0; background: var(--surface); border: 1px solid var(--line); border-top: 0;
  border-radius: 0 0 10px 10px; }
dl div { display: flex; gap: 1rem; padding: .6rem 1.25rem; border-top: 1px solid var(--line); }
dl div:first-child { border-top: 0; }
dt { flex: none; width: 8rem; color: var(--muted); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; font-weight: 500; font-variant-numeric: tabular-nums; }
footer { padding: 1rem .25rem; color: var(--muted); font-size: .8125rem; }
`;
