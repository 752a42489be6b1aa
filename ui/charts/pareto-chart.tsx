import { percent } from '../format.ts';
import { t } from '../words.ts';
import { fitted, roomFor } from './axes.tsx';
import { axisText, numberOf, type ChartProps } from './chart-data.ts';
import { ChartFrame, type Drawn, type Place } from './chart-frame.tsx';
import { colourOf, fillOf, Marker, Patterns } from './looks.tsx';
import { cumulative, linear } from './scale.ts';

const FOOT = 30;

/** Rows fill the height, within reason. */
const rowOf = (count: number, height = 0): number =>
  Math.max(24, Math.min(36, Math.floor((height - FOOT) / Math.max(1, count))));

/**
 * The few that make up most: bars from the largest down, each with the share that it and those
 * above it have of the whole. Names are read from left to right, so it lies on its side.
 */
export function ParetoChart(props: ChartProps) {
  const values = (props.series[0]?.values ?? []).map((value) => numberOf(value) ?? 0);
  const shares = cumulative(values);
  const share = (index: number) => percent((shares[index] ?? 0).toFixed(1));
  return (
    <ChartFrame
      chart={{
        ...props,
        height: Math.max(props.height ?? 0, heightOf(values.length, props.height)),
      }}
      kind="bar"
      hasLegend={false}
      also={({ label }) => t('ui.chart_cumulative', { share: share(label) })}
      draw={(width, place, id) => drawRows(props, { width, place, id, values, shares })}
    />
  );
}

const heightOf = (count: number, height = 0): number =>
  Math.max(height, count * rowOf(count, height) + FOOT);

interface Drawing {
  readonly width: number;
  readonly place: Place | null;
  readonly id: string;
  readonly values: readonly number[];
  readonly shares: readonly number[];
}

function drawRows(props: ChartProps, { width, place, id, values, shares }: Drawing): Drawn {
  const { labels } = props;
  const each = rowOf(values.length, props.height);
  const high = Math.max(1, ...values);
  const names = Math.min(width * 0.36, roomFor(labels.map((label) => label.word)) + 10);
  const figure = roomFor(values.map((value) => axisText(value, high))) + 10;
  const [left, right] = [names, width - figure - 6];
  const x = linear(0, high, left, right);
  const ofShare = linear(0, 100, left, right);
  const rowAt = (index: number) => 8 + index * each;
  const height = heightOf(values.length, props.height);
  const foot = rowAt(values.length) + 14;
  const line = shares.map((share, index) => `${ofShare(share)},${rowAt(index) + each / 2}`);
  return {
    height,
    nearest: (_, pixel) => Math.max(0, Math.min(values.length - 1, Math.floor((pixel - 8) / each))),
    at: ({ label }) => ({ x: x(values[label] ?? 0), y: rowAt(label) + 8 }),
    svg: (
      <>
        <Patterns id={id} count={8} />
        {place && (
          <rect
            className="po-chart-band"
            x={0}
            y={rowAt(place.label)}
            width={width}
            height={each}
          />
        )}
        <line className="po-chart-zero" x1={left} x2={left} y1={4} y2={rowAt(values.length)} />
        <line className="po-chart-line" x1={right} x2={right} y1={4} y2={rowAt(values.length)} />
        {labels.map((label, index) => (
          <g key={label.id}>
            <text
              x={left - 8}
              y={rowAt(index) + each / 2 + 4}
              textAnchor="end"
              className="po-chart-ink"
            >
              {fitted(label.word, names - 8)}
            </text>
            <rect
              className="po-chart-bar"
              x={left}
              y={rowAt(index) + 5}
              height={each - 10}
              width={Math.max(1, x(values[index] ?? 0) - left)}
              fill={fillOf(id, 0)}
            />
            <text
              x={width - 2}
              y={rowAt(index) + each / 2 + 4}
              textAnchor="end"
              className="po-chart-value"
            >
              {axisText(values[index] ?? 0, high)}
            </text>
          </g>
        ))}
        {values.length > 1 && (
          <path d={`M${line.join('L')}`} fill="none" stroke={colourOf(1)} strokeWidth={1.5} />
        )}
        {values.length > 1 &&
          shares.map((share, index) => (
            <Marker
              key={labels[index]?.id}
              look={1}
              x={ofShare(share)}
              y={rowAt(index) + each / 2}
              size={3}
            />
          ))}
        {values.length > 1 && (
          <>
            <text x={left} y={foot}>
              0{'\u00a0'}%
            </text>
            <text x={right} y={foot} textAnchor="end">
              {t('ui.chart_cumulative_axis')}
            </text>
          </>
        )}
      </>
    ),
  };
}
