import { axisText, type ChartLabel } from './chart-data.ts';
import { labelled, type Scale } from './scale.ts';

const LETTER = 6.4;
export const LINE = 14;

/** How much room the longest of some texts takes, in letters of the axis. */
export const roomFor = (texts: readonly string[]): number =>
  Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * LETTER);

/** Hairlines with what they stand for, from zero up. */
export function ValueAxis({
  ticks,
  y,
  left,
  right,
}: {
  ticks: readonly number[];
  y: Scale;
  left: number;
  right: number;
}) {
  const high = ticks.at(-1) ?? 0;
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'po-chart-zero' : 'po-chart-line'}
            x1={left}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {axisText(tick, high)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** As many labels as fit, the newest among them. */
export function LabelAxis({
  labels,
  middle,
  top,
  left,
  right,
}: {
  labels: readonly ChartLabel[];
  middle(index: number): number;
  top: number;
  left: number;
  right: number;
}) {
  const each = roomFor(labels.map((one) => one.short ?? one.word)) + 12;
  const shown = labelled(labels.length, right - left, each);
  return (
    <g>
      {shown.map((index) => {
        const text = labels[index]?.short ?? labels[index]?.word ?? '';
        const half = (text.length * LETTER) / 2;
        const x = Math.max(left + half - 8, Math.min(right - half + 8, middle(index)));
        return (
          <text key={labels[index]?.id} x={x} y={top + 16} textAnchor="middle">
            {text}
          </text>
        );
      })}
    </g>
  );
}

/** Where something should be: a thin line with its name. */
export function TargetLine({
  y,
  left,
  right,
  word,
}: {
  y: number;
  left: number;
  right: number;
  word: string;
}) {
  return (
    <g className="po-chart-target">
      <line x1={left} x2={right} y1={y} y2={y} />
      <text x={left + 4} y={y - 4}>
        {word}
      </text>
    </g>
  );
}

/** A text cut to a room, whole in the tooltip and the table. */
export function fitted(text: string, room: number): string {
  const letters = Math.max(1, Math.floor(room / LETTER));
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}
