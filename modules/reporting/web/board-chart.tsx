import {
  BarChart,
  LineChart,
  magnitudeWord,
  ParetoChart,
  StackedBarChart,
  type ChartProps,
} from '@poros/ui/charts';
import { format, t, useGo } from '@poros/web-kit';
import { addressOf, type ChartAnswer, type Dashboard } from './addresses.ts';
import { periodWords } from './figure-words.ts';

const KINDS = {
  line: LineChart,
  bar: BarChart,
  stacked: StackedBarChart,
  pareto: ParetoChart,
} as const;

/** One chart of the dashboard, in the words of its reader. */
export function BoardChart({ chart, board }: { chart: ChartAnswer; board: Dashboard }) {
  const go = useGo();
  const Kind = KINDS[chart.kind];
  const props = propsOf(chart, board);
  const isEmpty = chart.series.every((one) =>
    one.values.every((value) => Number(value ?? 0) === 0),
  );
  if (isEmpty)
    return (
      <figure className="po-chart">
        <figcaption className="po-chart-head">
          <h3>{props.title}</h3>
        </figcaption>
        <p className="text-muted py-10 text-center">{t('reporting.chart_empty')}</p>
      </figure>
    );
  return (
    <Kind
      {...props}
      onOpen={(index) => {
        const drill = chart.drills[index];
        if (!drill) return;
        const { to, search } = addressOf(drill);
        go(to, { search });
      }}
    />
  );
}

function propsOf(chart: ChartAnswer, { range, currency }: Dashboard): ChartProps {
  const isMoney = chart.unit === 'money';
  const highest = Math.max(
    0,
    ...chart.series.flatMap((one) => one.values.map((value) => Number(value ?? 0))),
  );
  const unit = isMoney
    ? [magnitudeWord(highest), currencyWord(currency)].filter(Boolean).join(' ')
    : '';
  const standsNow = chart.id === 'ageing';
  const period = standsNow ? t('reporting.now') : periodWords(range.from, range.until);
  const name = t(
    chart.step ? `reporting.chart.${chart.id}.${chart.step}` : `reporting.chart.${chart.id}`,
  );
  const lastKnown = (chart.series[0]?.values ?? []).findLastIndex((value) => value !== null);
  return {
    title: [name, unit, period].filter(Boolean).join(', '),
    definition: t(`reporting.chart_definition.${chart.id}`),
    labelHead: t(`reporting.label.${chart.step ?? chart.id}`),
    labels: chart.labels.map((label, index) => labelOf(chart, label, index)),
    series: chart.series
      .filter((one) => one.id !== 'before' || one.values.some((value) => value !== null))
      .map((one) => ({ id: one.id, word: seriesWord(chart, one.id, range), values: one.values })),
    write: (value) => (isMoney ? format.money(value, currency) : format.count(value)),
    isCount: !isMoney,
    partialAt: chart.isPartial && lastKnown >= 0 ? lastKnown : undefined,
    height: 236,
  };
}

const currencyWord = (currency: string): string =>
  currency === 'IDR' ? 'rupiah' : currency === 'PGK' ? 'kina' : currency;

function labelOf(chart: ChartAnswer, label: string, index: number) {
  if (chart.step === 'day')
    return { id: label, word: format.date(label), short: format.shortDate(label) };
  if (chart.step === 'week')
    return {
      id: label,
      word: t('reporting.week_of', { day: format.date(label) }),
      short: format.shortDate(label),
    };
  if (chart.step === 'month') {
    const word = format.date(`${label}-01`).replace(/^\d+ /, '');
    return { id: label, word, short: word.replace(/ \d{4}$/, '') };
  }
  if (chart.hasWords) return { id: label, word: t(label), short: t(`${label}.short`) };
  return { id: `${index}`, word: label || t('reporting.all_others') };
}

/** The two lines of a comparison bear their times; others bear their names. */
function seriesWord(chart: ChartAnswer, id: string, range: Dashboard['range']): string {
  if (id === 'now') return shortPeriod(range.from, range.until);
  if (id === 'before') return shortPeriod(range.previousFrom, range.previousUntil);
  return t(`reporting.series.${chart.id}.${id}`);
}

/** 'Nov 2026' or 'Sep–Nov 2026': a name that fits at the end of a line. */
function shortPeriod(from: string, to: string): string {
  const month = (day: string) => format.date(day).replace(/^\d+ /, '');
  const [first, last] = [month(from), month(to)];
  if (first === last) return last;
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${first.replace(/ \d{4}$/, '')}–${last}`
    : `${first.replace(/ 20/, ' ')}–${last.replace(/ 20/, ' ')}`;
}
