import { ChartFrame, type Drawn, type Place } from './chart-frame.tsx';
import {
  axisText,
  lookOf,
  numberOf,
  numbers,
  reach,
  type ChartProps,
  type ChartSeries,
} from './chart-data.ts';
import { fillOf, Patterns } from './looks.tsx';
import { fitted, LabelAxis, roomFor, TargetLine, ValueAxis } from './axes.tsx';
import { bands, linear, ticksOf, wholeTicks } from './scale.ts';
import { foldParts } from './scale.ts';
import { t } from '../words.ts';

/** Things compared: bars from zero, side by side where there are several series. */
export function BarChart(props: ChartProps) {
  return (
    <ChartFrame
      chart={props}
      kind="bar"
      hasLegend={props.series.length > 1}
      draw={(width, place, id) => drawBars(props, { width, place, id, isStacked: false })}
    />
  );
}

/** Parts in time: at most five and the rest. */
export function StackedBarChart(props: ChartProps) {
  const chart = { ...props, series: stackOf(props.series) };
  return (
    <ChartFrame
      chart={chart}
      kind="bar"
      hasLegend
      draw={(width, place, id) => drawBars(chart, { width, place, id, isStacked: true })}
      also={({ label }) => {
        const sum = chart.series.reduce((all, one) => all + (numberOf(one.values[label]) ?? 0), 0);
        return chart.series.length > 1
          ? t('ui.chart_sum', { value: chart.write(String(sum)) })
          : undefined;
      }}
    />
  );
}

/** The five largest series and all others together. */
function stackOf(series: readonly ChartSeries[]): ChartSeries[] {
  const weight = (one: ChartSeries) =>
    numbers(one).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return foldParts(series, weight).map(({ of, isRest }, index) => {
    const [only] = of;
    if (!isRest && only) return { ...only, look: lookOf(only, index) };
    return {
      id: 'rest',
      word: t('ui.chart_rest'),
      look: 7,
      values: (series[0]?.values ?? []).map((_, at) => {
        const known = of.map((one) => numberOf(one.values[at])).filter((value) => value !== null);
        return known.length === 0 ? null : String(known.reduce((sum, value) => sum + value, 0));
      }),
    };
  });
}

interface Drawing {
  readonly width: number;
  readonly place: Place | null;
  readonly id: string;
  readonly isStacked: boolean;
}

interface Bar {
  readonly label: number;
  readonly series: number;
  readonly look: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: number;
}

function drawBars(props: ChartProps, drawing: Drawing): Drawn {
  const { labels, series, target, partialAt, height = 220 } = props;
  const { width, place, id, isStacked } = drawing;
  const high = isStacked ? stackHigh(props) : reach(props)[1];
  const low = reach(props)[0];
  const ticks = (props.isCount ? wholeTicks : ticksOf)(low, high);
  const top = ticks.at(-1) ?? 1;
  const left = roomFor(ticks.map((tick) => axisText(tick, top))) + 12;
  const right = width - 8;
  const bottom = height - 24;
  const x = bands(labels.length, left, right, labels.length > 20 ? 0.2 : 0.36);
  const y = linear(ticks[0] ?? 0, top, bottom, 16);
  const bars = isStacked ? stackedBars(props, x, y) : groupedBars(props, x, y);
  const isValued = !isStacked && series.length === 1 && x.width > 34;
  return {
    height,
    nearest: (pixel) => x.nearest(pixel),
    at: ({ label, series: of }) => {
      const bar = bars.find((one) => one.label === label && one.series === of);
      return { x: x.middle(label), y: bar?.y ?? bottom };
    },
    svg: (
      <>
        <Patterns id={id} count={8} />
        <ValueAxis ticks={ticks} y={y} left={left} right={right} />
        <LabelAxis labels={labels} middle={x.middle} top={bottom} left={left} right={right} />
        {place && (
          <rect
            className="po-chart-band"
            x={x.at(place.label) - 3}
            y={10}
            width={x.width + 6}
            height={bottom - 10}
          />
        )}
        {bars.map((bar) => (
          <g key={`${bar.label}.${bar.series}`}>
            <rect
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
              fill={fillOf(id, bar.look)}
              className="po-chart-bar"
            />
            {partialAt === bar.label && (
              <rect
                x={bar.x}
                y={bar.y}
                width={bar.width}
                height={bar.height}
                fill={`url(#${id}-partial)`}
              />
            )}
            {isValued && bar.value !== 0 && (
              <text
                x={bar.x + bar.width / 2}
                y={bar.y - 5}
                textAnchor="middle"
                className="po-chart-value"
              >
                {fitted(axisText(bar.value, top), x.width + 20)}
              </text>
            )}
          </g>
        ))}
        {target && (
          <TargetLine y={y(Number(target.value))} left={left} right={right} word={target.word} />
        )}
      </>
    ),
  };
}

type BandScale = ReturnType<typeof bands>;
type ValueScale = ReturnType<typeof linear>;

function groupedBars({ labels, series }: ChartProps, x: BandScale, y: ValueScale): Bar[] {
  const each = x.width / Math.max(1, series.length);
  return labels.flatMap((_, label) =>
    series.flatMap((one, index) => {
      const value = numberOf(one.values[label]);
      if (value === null) return [];
      const [from, to] = [y(0), y(value)];
      return [
        {
          label,
          series: index,
          value,
          look: lookOf(one, index),
          x: x.at(label) + index * each,
          width: Math.max(1, each - (series.length > 1 ? 1 : 0)),
          y: Math.min(from, to),
          height: Math.abs(from - to),
        },
      ];
    }),
  );
}

/** What is more than zero grows up from it, what is less hangs down. */
function stackedBars({ labels, series }: ChartProps, x: BandScale, y: ValueScale): Bar[] {
  return labels.flatMap((_, label) => {
    let [up, down] = [0, 0];
    return series.flatMap((one, index) => {
      const value = numberOf(one.values[label]);
      if (value === null || value === 0) return [];
      const from = value > 0 ? up : down;
      if (value > 0) up += value;
      else down += value;
      const [start, end] = [y(from), y(from + value)];
      return [
        {
          label,
          series: index,
          value,
          look: lookOf(one, index),
          x: x.at(label),
          width: x.width,
          y: Math.min(start, end),
          height: Math.max(0.5, Math.abs(start - end) - (from === 0 ? 0 : 1)),
        },
      ];
    });
  });
}

const stackHigh = ({ labels, series }: ChartProps): number =>
  Math.max(
    0,
    ...labels.map((_, label) =>
      series.reduce((sum, one) => sum + Math.max(0, numberOf(one.values[label]) ?? 0), 0),
    ),
  );
