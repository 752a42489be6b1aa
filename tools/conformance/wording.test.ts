import { expect, test } from 'vitest';
import { faultsOf } from './wording.ts';

test('a sentence for people has no fault', () => {
  expect(faultsOf('Pesanan {number} sudah disetujui {approved_by}.', 'id')).toEqual([]);
  expect(faultsOf('{item} is not kept in stock.', 'en')).toEqual([]);
  expect(faultsOf('Pilih "Simpan sebagai PDF".', 'id')).toEqual([]);
});

test('each kind of weak sentence is found', () => {
  for (const [sentence, language, fault] of [
    ['Pesanan {number} sudah disetujui', 'id', 'does not end as a sentence'],
    ['pesanan ini sudah disetujui.', 'id', 'does not begin with a capital'],
    ['Gagal.', 'id', 'is too short to say anything'],
    ['Matikan pengaturan party.unique_tax_id.', 'id', 'shows a name of the program, with _'],
    ['Pesanan ini sudah disetujui!.', 'id', 'shouts'],
    ['Data tidak ditemukan.', 'id', 'does not say what'],
    ['Nilai invalid pada baris 3.', 'id', 'says "invalid"'],
    ['The order sudah approved.', 'en', 'says "sudah"'],
  ] as const)
    expect([sentence, faultsOf(sentence, language)]).toEqual([sentence, [fault]]);
});
