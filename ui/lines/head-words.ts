import type { LineColumn } from './line-column.ts';
import type { LineBase } from './line-store.ts';

/** What spreadsheets call a column, in both languages, by what the column's id speaks of. */
const WORDS: readonly (readonly [id: RegExp, words: readonly string[]])[] = [
  [
    /^item/i,
    [
      'barang',
      'kode',
      'kode barang',
      'nama barang',
      'produk',
      'item',
      'item code',
      'item name',
      'code',
      'product',
      'sku',
      'barcode',
    ],
  ],
  [/^account/i, ['akun', 'kode akun', 'nama akun', 'account', 'account code', 'coa']],
  [
    /^quantity|^counted/i,
    ['jumlah', 'kuantitas', 'qty', 'quantity', 'banyak', 'hitungan', 'counted'],
  ],
  [/^unitCost/i, ['harga pokok', 'hpp', 'biaya', 'cost', 'unit cost']],
  [/price/i, ['harga', 'harga satuan', 'price', 'unit price', 'harga jual']],
  [
    /^discount/i,
    ['diskon', 'disk', 'disk %', 'diskon %', 'disc', 'discount', 'discount %', 'disc %'],
  ],
  [/^unit(Code)?$/i, ['satuan', 'unit', 'uom']],
  [/^description/i, ['keterangan', 'uraian', 'deskripsi', 'nama', 'description', 'name']],
  [/^note/i, ['catatan', 'note', 'notes', 'remark', 'remarks']],
  [/^debit/i, ['debit', 'debet', 'dr']],
  [/^credit/i, ['kredit', 'credit', 'cr']],
  [/^department/i, ['departemen', 'department', 'dept']],
  [/^project/i, ['proyek', 'project']],
  [/^tax/i, ['pajak', 'kode pajak', 'ppn', 'tax', 'tax code', 'vat']],
  [/^reorder|^min/i, ['titik pesan ulang', 'minimum', 'stok minimum', 'reorder point', 'min']],
];

export const headWords = <L extends LineBase>(column: LineColumn<L>): readonly string[] =>
  WORDS.filter(([id]) => id.test(column.id)).flatMap(([, words]) => words);
