import {
  DataTable,
  format,
  LineGrid,
  useLines,
  type Column,
  type LineBase,
  type LineColumn,
  type Tone,
} from '@poros/ui';
import { useState } from 'react';
import { EMPTY, LONG, NEGATIVE, READ, REST, WRONG, longWords, say, type Section } from './entry.ts';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly party: string;
  readonly on: string;
  readonly status: Tone;
  readonly total: string;
}

const rows = (): Row[] =>
  Array.from({ length: 40 }, (_, index) => ({
    id: String(index),
    number: `SO-2611-${String(index + 1).padStart(4, '0')}`,
    party:
      index === 2
        ? longWords()
        : (['PT Maju Jaya', 'UD Sentosa', 'PT Global Tech'][index % 3] ?? ''),
    on: `2026-11-${String((index % 28) + 1).padStart(2, '0')}`,
    status: (['neutral', 'info', 'accent', 'attention', 'done'] as const)[index % 5] ?? 'neutral',
    total: index === 1 ? '-1500000' : String((index + 1) * 1_234_567),
  }));

const columns = (): Column<Row>[] => [
  {
    id: 'number',
    head: say('Nomor', 'Number'),
    kind: 'code',
    value: (row) => row.number,
    card: 'title',
  },
  {
    id: 'party',
    head: say('Pelanggan', 'Customer'),
    width: 'minmax(160px, 1fr)',
    value: (row) => row.party,
    card: 'party',
  },
  { id: 'on', head: say('Tanggal', 'Date'), kind: 'date', value: (row) => row.on, card: 'meta' },
  {
    id: 'status',
    head: 'Status',
    kind: 'status',
    value: (row) => row.status,
    status: (row) => ({ word: say('Keadaan', 'State'), tone: row.status }),
    card: 'status',
  },
  { id: 'total', head: 'Total', kind: 'money', value: (row) => row.total, card: 'amount' },
];

function TableShow() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['3', '4']));
  return (
    <div className="h-80 flex flex-col border border-line">
      <DataTable
        label={say('Pesanan contoh', 'Sample orders')}
        rows={rows()}
        columns={columns()}
        rowKey={(row) => row.id}
        selected={selected}
        onSelect={setSelected}
        sort="-on"
        onSort={() => undefined}
      />
    </div>
  );
}

interface Line extends LineBase {
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
}

const lineColumns = (): LineColumn<Line>[] => [
  {
    id: 'name',
    head: say('Barang', 'Item'),
    kind: 'text',
    width: 'minmax(180px, 1fr)',
    value: (line) => line.name,
    set: (_line, name) => ({ name }),
  },
  {
    id: 'quantity',
    head: say('Jumlah', 'Quantity'),
    kind: 'quantity',
    value: (line) => line.quantity,
    set: (_line, quantity) => ({ quantity }),
  },
  {
    id: 'price',
    head: say('Harga', 'Price'),
    kind: 'money',
    value: (line) => line.price,
    set: (_line, price) => ({ price }),
    isStrong: true,
  },
];

const sample = (): Line[] => [
  { key: '1', name: 'Widget Pro X1', quantity: '500', price: '65000' },
  { key: '2', name: longWords(), quantity: '12.5', price: '1250000' },
];

function LinesShow({ lines, isReadOnly, errors }: LinesProps) {
  const store = useLines<Line>({
    lines,
    blank: () => ({ key: `new ${format.count(lines.length)}`, name: '', quantity: '', price: '' }),
    isBlank: (line) => line.name === '',
    calc: (line) => line,
  });
  return (
    <LineGrid
      store={store}
      columns={lineColumns()}
      label={say('Baris contoh', 'Sample lines')}
      isReadOnly={isReadOnly}
      errors={errors}
      isFlow
    />
  );
}

interface LinesProps {
  readonly lines: Line[];
  readonly isReadOnly?: boolean;
  readonly errors?: Readonly<Record<string, string>>;
}

export const data: Section = {
  id: 'data',
  word: ['Daftar dan baris', 'Lists and lines'],
  entries: [
    {
      shows: ['DataTable'],
      isInteractive: true,
      use: [
        'Baris di bawah kepala yang menempel; hanya yang terlihat yang digambar. J K berjalan, X ' +
          'memilih, Enter membuka. Di ponsel menjadi kartu.',
        'Rows under a sticky head; only the visible ones are drawn. J K walk, X selects, Enter ' +
          'opens. On a phone they are cards.',
      ],
      code:
        '<DataTable label={…} rows={rows} columns={columns} rowKey={(row) => row.id} ' +
        'selected={ids} onSelect={set} onOpen={open} />',
      states: [
        { word: REST, isWide: true, Show: TableShow },
        {
          word: LONG,
          isWide: true,
          Show: () => <span>{say('Baris ketiga di atas.', 'The third row above.')}</span>,
        },
        {
          word: NEGATIVE,
          isWide: true,
          Show: () => <span>{say('Baris kedua di atas.', 'The second row above.')}</span>,
        },
      ],
    },
    {
      shows: ['LineGrid'],
      isInteractive: true,
      use: [
        'Baris sebuah dokumen. Huruf membuka sel, Enter ke sel berikutnya, Tab di akhir membuat ' +
          'baris, Ctrl D menyalin ke bawah, tempel dari Excel.',
        'The lines of a document. A letter opens the cell, Enter goes on, Tab at the end makes a ' +
          'line, Ctrl D copies down, paste from Excel.',
      ],
      code:
        '<LineGrid store={lines} columns={columns} label={t("sales.lines")} ' +
        'errors={lineMessages(problem)} />',
      states: [
        { word: REST, isWide: true, Show: () => <LinesShow lines={sample()} /> },
        { word: EMPTY, isWide: true, Show: () => <LinesShow lines={[]} /> },
        {
          word: WRONG,
          isWide: true,
          Show: () => (
            <LinesShow
              lines={sample()}
              errors={{ '0.quantity': say('Melebihi stok.', 'More than in stock.') }}
            />
          ),
        },
        { word: READ, isWide: true, Show: () => <LinesShow lines={sample()} isReadOnly /> },
      ],
    },
  ],
};
