import { numberOf } from './chart-data.ts';
import { linear, pieces, points } from './scale.ts';

export interface SparklineProps {
  readonly values: readonly (string | null)[];
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The way to a figure in a few pixels; its exact values are where the figure leads. */
export function Sparkline({ values, width = 76, height = 24 }: SparklineProps) {
  const read = values.map(numberOf);
  const known = read.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const last = read.findLastIndex((value) => value !== null);
  const x = points(last + 1, 2, width - 4);
  const y = linear(low, high === low ? low + 1 : high, height - 3, 3);
  return (
    <svg
      className="po-spark"
      viewBox={`0 0 ${width} ${height}`}
      style={{ aspectRatio: `${width} / ${height}` }}
      aria-hidden="true"
    >
      {pieces(read).map((piece) => (
        <polyline
          key={piece[0]}
          points={piece.map((index) => `${x.at(index)},${y(read[index] ?? 0)}`).join(' ')}
        />
      ))}
      <circle cx={x.at(last)} cy={y(read[last] ?? 0)} r="2" />
    </svg>
  );
}
