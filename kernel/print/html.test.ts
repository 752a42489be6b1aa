import { expect, test } from 'vitest';
import { cssText, html, isEmpty, lines } from './html.ts';

const ESCAPED = '&lt;b&gt;&quot;Toko&quot; &amp; &#39;Anak&#39;&lt;/b&gt;';

test('what is put into HTML is escaped, what html made is not', () => {
  const name = '<b>"Toko" & \'Anak\'</b>';
  expect(html`<p title="${name}">${html`<i>${name}</i>`}</p>`.markup).toBe(
    `<p title="${ESCAPED}"><i>${ESCAPED}</i></p>`,
  );
  expect(html`${[1, 'a', null, false, html`<i>b</i>`]}`.markup).toBe('1a<i>b</i>');
  expect(lines('Jl. A\n<x>').markup).toBe('Jl. A<br>&lt;x&gt;');
  expect(isEmpty([null, '', false])).toBe(true);
});

test('a name in the margin ends neither the string nor the style element', () => {
  const text = cssText('</style><script>"\\\n');
  expect(text.slice(1, -1)).not.toMatch(/[<>"\n]/);
  expect(cssText('Dicetak Dewi, 14.05 · Ané')).toBe('"Dicetak Dewi, 14.05 · Ané"');
});
