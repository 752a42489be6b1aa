import { format } from '@poros/ui';
import {
  BarChart,
  GanttStrip,
  InfoPopover,
  LineChart,
  ParetoChart,
  Sparkline,
  StackedBarChart,
  type ChartProps,
} from '@poros/ui/charts';
import { EMPTY, NEGATIVE, REST, say, type Both, type Entry, type Section } from './entry.ts';

const months = () =>
  ['Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov'].map((word, index) => ({
    id: String(index),
    word: `${word} 2026`,
    short: word,
  }));

const chart = (values: readonly (string | null)[]): ChartProps => ({
  title: say('Pendapatan per bulan, rupiah, 2026', 'Revenue by month, rupiah, 2026'),
  labels: months(),
  labelHead: say('Bulan', 'Month'),
  series: [{ id: 'revenue', word: say('Pendapatan', 'Revenue'), values }],
  write: (value) => format.money(value),
  partialAt: 5,
});

const VALUES = ['410000000', '385000000', '512000000', '498000000', '560000000', '240000000'];
const stacked = (): ChartProps => ({
  ...chart(VALUES),
  series: [
    { id: 'a', word: say('Panel', 'Panels'), values: VALUES },
    { id: 'b', word: say('Suku cadang', 'Spare parts'), values: VALUES.toReversed() },
  ],
});

const entry = (name: string, use: Both, code: string, states: Entry['states']): Entry => ({
  shows: [name],
  use,
  code,
  states: states.map((state) => ({ ...state, isWide: true })),
});

const GAP: Both = ['Data hilang adalah celah', 'Missing data is a gap'];

export const charts: Section = {
  id: 'charts',
  word: ['Grafik', 'Charts'],
  entries: [
    entry(
      'LineChart',
      ['Waktu. Bulan yang belum selesai ditandai.', 'Time. A month that is not over is marked.'],
      '<LineChart title={…} labels={months} labelHead={…} series={series} write={format.money} />',
      [
        { word: REST, Show: () => <LineChart {...chart(VALUES)} /> },
        { word: GAP, Show: () => <LineChart {...chart(['4', '5', null, '6', '7', '5'])} /> },
      ],
    ),
    entry(
      'BarChart',
      ['Perbandingan; sumbunya mulai dari nol.', 'Comparison; its axis begins at zero.'],
      '<BarChart title={…} labels={labels} labelHead={…} series={series} write={format.money} />',
      [
        { word: REST, Show: () => <BarChart {...chart(VALUES)} /> },
        { word: NEGATIVE, Show: () => <BarChart {...chart(['5', '-3', '2', '-1', '4', '3'])} /> },
      ],
    ),
    entry(
      'StackedBarChart',
      ['Bagian dalam waktu, paling banyak lima.', 'Parts in time, five at most.'],
      '<StackedBarChart title={…} labels={months} labelHead={…} series={parts} write={…} />',
      [{ word: REST, Show: () => <StackedBarChart {...stacked()} /> }],
    ),
    entry(
      'ParetoChart',
      ['Penyebab, yang terbesar dulu.', 'Causes, the largest first.'],
      '<ParetoChart title={…} labels={reasons} labelHead={…} series={[hours]} write={…} />',
      [{ word: REST, Show: () => <ParetoChart {...chart(VALUES)} /> }],
    ),
    entry(
      'GanttStrip',
      ['Keadaan tiap alat dalam 24 jam.', 'The state of each machine over 24 hours.'],
      '<GanttStrip title={…} states={states} rows={machines} hour={…} duration={…} />',
      [{ word: REST, Show: Strip }],
    ),
    entry(
      'Sparkline',
      ['Jalan sebuah angka dalam beberapa piksel.', 'The way to a figure in a few pixels.'],
      '<Sparkline values={values} />',
      [
        { word: REST, Show: () => <Sparkline values={VALUES} /> },
        { word: EMPTY, Show: () => <Sparkline values={[]} /> },
      ],
    ),
    entry(
      'InfoPopover',
      ['Arti sebuah angka, di sampingnya.', 'What a figure means, beside it.'],
      '<InfoPopover word={…} title={…}>{definition}</InfoPopover>',
      [
        {
          word: REST,
          Show: () => (
            <InfoPopover
              word={say('Arti Pendapatan', 'Meaning of revenue')}
              title={say('Pendapatan', 'Revenue')}
            >
              <p>{say('Faktur dikurangi nota kredit.', 'Invoices less credit notes.')}</p>
            </InfoPopover>
          ),
        },
      ],
    ),
  ],
};

function Strip() {
  return (
    <GanttStrip
      title={say('Keadaan alat, 20 Nov 2026', 'Machine states, 20 Nov 2026')}
      labelHead={say('Alat', 'Machine')}
      stateHead={say('Keadaan', 'State')}
      states={[
        { id: 'run', letter: 'J', word: say('Jalan', 'Running'), look: 0 },
        { id: 'down', letter: 'R', word: say('Rusak', 'Breakdown'), look: 3 },
      ]}
      rows={[
        {
          id: 'ex-01',
          word: 'EX-01',
          spans: [
            { state: 'run', from: 0, to: 480 },
            { state: 'down', from: 480, to: 600 },
            { state: 'run', from: 660, to: 1440 },
          ],
        },
      ]}
      hour={(minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}.00`}
      duration={(minutes) => say(`${minutes} menit`, `${minutes} minutes`)}
    />
  );
}
