import { roomFor, fitted } from './axes.tsx';
import { ChartFrame, type Drawn, type Place } from './chart-frame.tsx';
import type { ChartProps } from './chart-data.ts';
import { colourOf, fillOf, Patterns } from './looks.tsx';
import { linear } from './scale.ts';

const DAY_MIN = 1440;
const ROW = 30;

/** A state that something can be in: its fixed look, and the letter that says it without colour. */
export interface StripState {
  readonly id: string;
  readonly letter: string;
  readonly word: string;
  readonly look: number;
}

export interface StripRow {
  readonly id: string;
  readonly word: string;
  /** Minutes of the day; what is not told is a gap. */
  readonly spans: readonly { readonly state: string; readonly from: number; readonly to: number }[];
}

export interface GanttStripProps {
  readonly title: string;
  readonly definition?: string | undefined;
  readonly states: readonly StripState[];
  readonly rows: readonly StripRow[];
  readonly labelHead: string;
  readonly stateHead: string;
  /** '06.00' of minutes since midnight. */
  hour(minutes: number): string;
  /** '2 jam 15 menit' of minutes. */
  duration(minutes: number): string;
  onOpen?(rowId: string): void;
}

/** What state each thing was in over 24 hours. Arrows walk from span to span and say each. */
export function GanttStrip(props: GanttStripProps) {
  const spans = props.rows.flatMap((row, index) =>
    row.spans.map((span) => ({ ...span, row, index })),
  );
  const stateOf = (id: string) => props.states.find((one) => one.id === id);
  const chart: ChartProps = {
    title: props.title,
    definition: props.definition,
    labelHead: props.labelHead,
    labels: spans.map(({ row, from, to, state }, index) => ({
      id: String(index),
      word: `${row.word}, ${props.hour(from)}–${props.hour(to)}, ${stateOf(state)?.word ?? state}`,
    })),
    series: [
      {
        id: 'minutes',
        word: props.stateHead,
        values: spans.map(({ from, to }) => String(to - from)),
      },
    ],
    write: (value) => props.duration(Number(value)),
    onOpen: props.onOpen && ((index) => spans[index] && props.onOpen?.(spans[index].row.id)),
    height: props.rows.length * ROW + 30,
  };
  return (
    <div className="po-chart-strip">
      <ChartFrame
        chart={chart}
        kind="bar"
        hasLegend={false}
        draw={(width, place, id) => drawStrips(props, spans, { width, place, id })}
      />
      <ul className="po-chart-legend">
        {props.states.map((state) => (
          <li key={state.id}>
            <b className="po-chart-letter" style={{ background: colourOf(state.look) }}>
              {state.letter}
            </b>
            {state.word}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Span {
  readonly state: string;
  readonly from: number;
  readonly to: number;
  readonly row: StripRow;
  readonly index: number;
}

function drawStrips(
  props: GanttStripProps,
  spans: readonly Span[],
  { width, place, id }: { width: number; place: Place | null; id: string },
): Drawn {
  const names = Math.min(width * 0.3, roomFor(props.rows.map((row) => row.word)) + 10);
  const [left, right] = [names, width - 12];
  const x = linear(0, DAY_MIN, left, right);
  const bottom = props.rows.length * ROW + 6;
  const stateOf = (one: Span) => props.states.find((state) => state.id === one.state);
  return {
    height: bottom + 24,
    nearest: (px, py) => {
      const row = Math.floor((py - 4) / ROW);
      const found = spans.findIndex(
        (one) => one.index === row && px >= x(one.from) && px <= x(one.to),
      );
      return found < 0 ? (place?.label ?? 0) : found;
    },
    at: ({ label }) => ({ x: x(spans[label]?.from ?? 0), y: (spans[label]?.index ?? 0) * ROW + 8 }),
    svg: (
      <>
        <Patterns id={id} count={8} />
        {[0, 6, 12, 18, 24].map((hour) => (
          <g key={hour}>
            <line
              className="po-chart-line"
              x1={x(hour * 60)}
              x2={x(hour * 60)}
              y1={4}
              y2={bottom}
            />
            <text x={x(hour * 60)} y={bottom + 16} textAnchor={hour === 24 ? 'end' : 'middle'}>
              {props.hour(hour * 60)}
            </text>
          </g>
        ))}
        {props.rows.map((row, index) => (
          <text
            key={row.id}
            className="po-chart-ink"
            x={left - 8}
            y={index * ROW + 23}
            textAnchor="end"
          >
            {fitted(row.word, names - 8)}
          </text>
        ))}
        {spans.map((one, index) => {
          const state = stateOf(one);
          const wide = Math.max(1, x(one.to) - x(one.from) - 1);
          return (
            <g key={`${one.row.id}.${one.from}`}>
              <rect
                x={x(one.from)}
                y={one.index * ROW + 7}
                width={wide}
                height={ROW - 8}
                fill={fillOf(id, state?.look ?? 0)}
                className="po-chart-bar"
                data-here={place?.label === index ? '' : undefined}
              />
              {wide > 14 && (
                <text
                  className="po-chart-letter-in"
                  x={x(one.from) + wide / 2}
                  y={one.index * ROW + 22}
                  textAnchor="middle"
                >
                  {state?.letter}
                </text>
              )}
            </g>
          );
        })}
      </>
    ),
  };
}
