import {
  Badge,
  Count,
  format,
  KeyValues,
  ReasonStrip,
  Status,
  StepBar,
  stepsTo,
  Timeline,
  TotalsBar,
  type Tone,
} from '@poros/ui';
import { LONG, NEGATIVE, REST, longWords, say, type Section } from './entry.ts';

const TONES: readonly Tone[] = [
  'neutral',
  'plain',
  'accent',
  'info',
  'attention',
  'danger',
  'done',
];
const toneWord = (tone: Tone): string =>
  ({
    neutral: say('Draf', 'Draft'),
    plain: say('Arsip', 'Archived'),
    accent: say('Disetujui', 'Approved'),
    info: say('Menunggu persetujuan', 'Waiting for approval'),
    attention: say('Ditahan', 'On hold'),
    danger: say('Ditolak', 'Rejected'),
    done: say('Lunas', 'Paid'),
  })[tone];

const steps = () => [
  say('Draf', 'Draft'),
  say('Diajukan', 'Submitted'),
  say('Disetujui', 'Approved'),
  say('Terkirim', 'Delivered'),
  say('Lunas', 'Paid'),
];

export const marks: Section = {
  id: 'marks',
  word: ['Tanda dan fakta', 'Marks and facts'],
  entries: [
    {
      shows: ['Status'],
      use: [
        'Keadaan dokumen: kata, gambar, dan warna; tidak pernah warna saja.',
        'The state of a document: a word, an icon and a colour; never a colour alone.',
      ],
      code: '<Status word={t("sales.approved")} tone="accent" />',
      states: [
        {
          word: REST,
          isWide: true,
          Show: () => (
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              {TONES.map((tone) => (
                <Status key={tone} word={toneWord(tone)} tone={tone} />
              ))}
            </div>
          ),
        },
        {
          word: LONG,
          Show: () => (
            <div className="w-48">
              <Status word={longWords()} tone="attention" />
            </div>
          ),
        },
      ],
    },
    {
      shows: ['Badge', 'Count'],
      use: [
        'Badge: sifat singkat sebuah data. Count: berapa yang menunggu; nol tidak digambar.',
        'Badge: a short trait of a record. Count: how many wait; zero is not drawn.',
      ],
      code:
        '<Badge word="VIP" tone="accent" /> <Count n={7} word={t("approval.waiting", { n: 7 })} ' +
        'tone="attention" />',
      states: [
        {
          word: REST,
          Show: () => (
            <div className="flex flex-wrap gap-2">
              {TONES.map((tone) => (
                <Badge key={tone} word={toneWord(tone)} tone={tone} />
              ))}
            </div>
          ),
        },
        {
          word: ['7, 240, nol', '7, 240, zero'],
          Show: () => (
            <div className="flex gap-2">
              <Count n={7} word={say('7 menunggu', '7 waiting')} tone="attention" />
              <Count n={240} word={say('240 menunggu', '240 waiting')} tone="danger" />
              <Count n={0} word="" />
            </div>
          ),
        },
      ],
    },
    {
      shows: ['StepBar'],
      use: [
        'Jalan dokumen dari draf sampai selesai, dan di mana ia berdiri sekarang.',
        'The way of a document from draft to end, and where it stands now.',
      ],
      code: '<StepBar steps={stepsTo([t("sales.draft"), t("sales.approved"), t("sales.paid")], 1)} />',
      states: [
        { word: REST, isWide: true, Show: () => <StepBar steps={stepsTo(steps(), 2)} /> },
        {
          word: ['Ditahan', 'Held'],
          isWide: true,
          Show: () => <StepBar steps={stepsTo(steps(), 1, 'held')} />,
        },
        {
          word: ['Berhenti', 'Stopped'],
          isWide: true,
          Show: () => <StepBar steps={stepsTo(steps(), 1, 'stopped')} />,
        },
        {
          word: ['Selesai', 'Finished'],
          isWide: true,
          Show: () => <StepBar steps={stepsTo(steps(), 4)} />,
        },
      ],
    },
    {
      shows: ['ReasonStrip'],
      isInteractive: true,
      use: [
        'Mengapa dokumen berdiri di sini, dan jalan keluarnya.',
        'Why a document stands where it stands, and the way out.',
      ],
      code: '<ReasonStrip tone="attention" cause="…" advice="…" code="KRD-102" actions={[{ word, run }]} />',
      states: (['attention', 'danger', 'info', 'done'] as const).map((tone) => ({
        word: [tone, tone] as const,
        isWide: true,
        Show: () => (
          <ReasonStrip
            tone={tone}
            cause={say(
              'Melebihi batas kredit Rp 15.000.000.',
              'Over the credit limit by Rp 15.000.000.',
            )}
            advice={say(
              'Kurangi pesanan atau minta persetujuan.',
              'Reduce it or ask for approval.',
            )}
            code="KRD-102"
            actions={[{ word: say('Jelaskan', 'Explain'), run: () => undefined }]}
          />
        ),
      })),
    },
    {
      shows: ['KeyValues'],
      use: ['Fakta sebagai label di atas nilai.', 'Facts as label over value.'],
      code: '<KeyValues items={[{ word: t("sales.customer"), value: order.customerName }]} />',
      states: [
        {
          word: REST,
          isWide: true,
          Show: () => (
            <KeyValues
              items={[
                { word: say('Pelanggan', 'Customer'), value: 'PT Maju Jaya' },
                { word: say('Jatuh tempo', 'Due'), value: format.date('2026-11-28') },
                { word: say('Catatan', 'Note'), value: longWords() },
                { word: say('Kosong', 'Empty'), value: null },
              ]}
            />
          ),
        },
      ],
    },
    {
      shows: ['TotalsBar'],
      use: [
        'Jumlah sebuah dokumen, selalu terlihat; yang terakhir besar.',
        'The sums of a document, always in view; the last one large.',
      ],
      code:
        '<TotalsBar totals={[{ word, value }]} grand={{ word: t("sales.total"), value: ' +
        'format.amount(total) }} />',
      states: [
        { word: REST, isWide: true, Show: () => <Totals sign="" /> },
        { word: NEGATIVE, isWide: true, Show: () => <Totals sign="-" /> },
      ],
    },
    {
      shows: ['Timeline'],
      use: [
        'Siapa melakukan apa dan kapan, yang terbaru di atas.',
        'Who did what and when, newest first.',
      ],
      code: '<Timeline moments={[{ id, at, who, what, detail }]} />',
      states: [
        {
          word: REST,
          Show: () => (
            <Timeline
              moments={[
                {
                  id: '2',
                  at: '2026-11-20T07:05:00.000Z',
                  who: 'Dewi',
                  what: say('mengajukan pesanan', 'submitted the order'),
                },
                {
                  id: '1',
                  at: '2026-11-20T07:02:00.000Z',
                  who: 'Dewi',
                  what: say('mengubah harga', 'changed the price'),
                  detail: `${format.money('65000')} → ${format.money('62500')}`,
                  tone: 'attention',
                },
              ]}
            />
          ),
        },
      ],
    },
  ],
};

function Totals({ sign }: { sign: '' | '-' }) {
  return (
    <TotalsBar
      totals={[
        { word: say('Subtotal', 'Subtotal'), value: format.amount(`${sign}32500000`) },
        { word: say('Diskon', 'Discount'), value: format.amount('-1500000') },
        { word: 'DPP', value: format.amount(`${sign}31000000`) },
        { word: 'PPN', value: format.amount(`${sign}3410000`) },
      ]}
      grand={{ word: 'Total', value: format.money(`${sign}34410000`) }}
    />
  );
}
