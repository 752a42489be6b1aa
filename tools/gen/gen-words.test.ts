import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { genWords } from './gen-words.ts';

function repository(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'poros-words-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test('the words of every package become one sorted dictionary per language', () => {
  const root = repository({
    'ui/words.id.json': '{ "ui.save": "Simpan" }',
    'ui/words.en.json': '{ "ui.save": "Save" }',
    'modules/sales/words.id.json': '{ "sales.order": "Pesanan" }',
    'modules/sales/words.en.json': '{ "sales.order": "Order" }',
  });

  const { texts, problems } = genWords(root);

  expect(problems).toEqual([]);
  expect(JSON.parse(texts.get('apps/web/src/generated/words.id.json') ?? '')).toEqual({
    'sales.order': 'Pesanan',
    'ui.save': 'Simpan',
  });
});

test('a key said in one language only is named with its file', () => {
  const root = repository({
    'ui/words.id.json': '{ "ui.save": "Simpan", "ui.close": "Tutup" }',
    'ui/words.en.json': '{ "ui.save": "Save", "ui.open": "Open" }',
  });

  expect(genWords(root).problems).toEqual([
    'ui/words.en.json: ui.open has no Indonesian sentence',
    'ui/words.id.json: ui.close has no English sentence',
  ]);
});

test('a key said by two packages, twice in one file, or without a sentence is a problem', () => {
  const root = repository({
    'ui/words.id.json': '{\n "ui.save": "Simpan",\n "ui.save": "Simpan!"\n}',
    'ui/words.en.json': '{ "ui.save": "Save" }',
    'web-kit/words.id.json': '{ "ui.save": "Simpan" }',
    'web-kit/words.en.json': '{ "ui.save": "" }',
  });

  expect(genWords(root).problems).toEqual([
    'ui/words.id.json: ui.save is written twice',
    'web-kit/words.en.json: ui.save is no sentence',
    'web-kit/words.id.json: ui.save is already said by ui/words.id.json',
  ]);
});
