import { ChartFrame, type Drawn, type Place } from './chart-frame.tsx';
import { axisText, lookOf, numberOf, numbers, reach, type ChartProps } from './chart-data.ts';
import { colourOf, dashOf, Marker, Patterns } from './looks.tsx';
import { fitted, LabelAxis, LINE, roomFor, TargetLine, ValueAxis } from './axes.tsx';
import { linear, pieces, points, spreadApart, ticksOf, wholeTicks, type Scale } from './scale.ts';

/** What changed over time. The first line is filled to zero; gaps stay gaps. */
export function LineChart(props: ChartProps) {
  const isNamedAtEnd = props.series.length > 1 && props.series.length <= 4;
  return (
    <ChartFrame
      chart={props}
      kind="line"
      hasLegend={props.series.length > 4}
      draw={(width, place, id) => drawLines(props, { width, place, id, isNamedAtEnd })}
    />
  );
}

interface Drawing {
  readonly width: number;
  readonly place: Place | null;
  readonly id: string;
  readonly isNamedAtEnd: boolean;
}

function drawLines(props: ChartProps, { width, place, id, isNamedAtEnd }: Drawing): Drawn {
  const { labels, series, target, partialAt, height = 220 } = props;
  const [low, high] = reach(props);
  const ticks = (props.isCount ? wholeTicks : ticksOf)(low, high);
  const top = ticks.at(-1) ?? 1;
  const left = roomFor(ticks.map((tick) => axisText(tick, top))) + 12;
  const names = Math.min(110, roomFor(series.map((one) => one.word)) + 14);
  // A line that ends early leaves room for its name within the plot.
  const last = Math.max(
    ...series.map((one) => one.values.findLastIndex((value) => value !== null)),
  );
  const isFull = (labels.length - 1 - last) * (width / labels.length) < names;
  const right = width - (isNamedAtEnd && isFull ? names : 14);
  const bottom = height - 24;
  const x = points(labels.length, left, right);
  const y = linear(ticks[0] ?? 0, top, bottom, 10);
  const at = ({ label, series: of }: Place) => ({
    x: x.at(label),
    y: y(numberOf(series[of]?.values[label]) ?? 0),
  });
  return {
    height,
    at,
    nearest: (pixel) => x.nearest(pixel),
    svg: (
      <>
        <Patterns id={id} count={1} />
        <ValueAxis ticks={ticks} y={y} left={left} right={right} />
        <LabelAxis labels={labels} middle={x.middle} top={bottom} left={left} right={right} />
        {partialAt !== undefined && (
          <PartialStep id={id} x={x.at(partialAt)} each={x.width} top={10} bottom={bottom} />
        )}
        {series.map((one, index) => (
          <Line
            key={one.id}
            values={numbers(one)}
            look={lookOf(one, index)}
            isFilled={index === 0}
            hasMarkers={labels.length <= 16}
            x={x.at}
            y={y}
          />
        ))}
        {target && (
          <TargetLine y={y(Number(target.value))} left={left} right={right} word={target.word} />
        )}
        {isNamedAtEnd && last >= 0 && (
          <EndNames props={props} x={x.at(last) + 10} y={y} room={names - 10} bottom={bottom} />
        )}
        {place && (
          <g>
            <line
              className="po-chart-here"
              x1={x.at(place.label)}
              x2={x.at(place.label)}
              y1={10}
              y2={bottom}
            />
            {series.map((one, index) =>
              (one.values[place.label] ?? null) === null ? null : (
                <Marker
                  key={one.id}
                  look={lookOf(one, index)}
                  size={index === place.series ? 5 : 4}
                  {...at({ label: place.label, series: index })}
                />
              ),
            )}
          </g>
        )}
      </>
    ),
  };
}

/** The step that is not over: a hatched strip behind it. */
function PartialStep({
  id,
  x,
  each,
  top,
  bottom,
}: {
  id: string;
  x: number;
  each: number;
  top: number;
  bottom: number;
}) {
  const wide = Math.max(6, Math.min(26, each));
  const box = { x: x - wide / 2, y: top, width: wide, height: bottom - top };
  return (
    <g>
      <rect {...box} className="po-chart-partial" />
      <rect {...box} fill={`url(#${id}-partial)`} />
    </g>
  );
}

function Line({
  values,
  look,
  isFilled,
  hasMarkers,
  x,
  y,
}: {
  values: readonly (number | null)[];
  look: number;
  isFilled: boolean;
  hasMarkers: boolean;
  x(index: number): number;
  y: Scale;
}) {
  const point = (index: number) => `${x(index)},${y(values[index] ?? 0)}`;
  return (
    <g>
      {pieces(values).map((piece) => {
        const [first = 0, last = 0] = [piece[0], piece.at(-1)];
        if (piece.length === 1)
          return <Marker key={first} look={look} x={x(first)} y={y(values[first] ?? 0)} size={3} />;
        const path = `M${piece.map(point).join('L')}`;
        return (
          <g key={first}>
            {isFilled && (
              <path
                d={`${path}L${x(last)},${y(0)}L${x(first)},${y(0)}z`}
                fill={colourOf(look)}
                fillOpacity={0.07}
              />
            )}
            <path
              d={path}
              fill="none"
              stroke={colourOf(look)}
              strokeWidth={look === 0 ? 2 : 1.75}
              strokeDasharray={dashOf(look)}
              strokeLinejoin="round"
            />
          </g>
        );
      })}
      {hasMarkers &&
        values.map((value, index) =>
          value === null ? null : (
            // Places on an axis have no other name than their number.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <Marker key={index} look={look} x={x(index)} y={y(value)} size={3} />
          ),
        )}
    </g>
  );
}

/** Each line bears its name where it ends. */
function EndNames({
  props,
  x,
  y,
  room,
  bottom,
}: {
  props: ChartProps;
  x: number;
  y: Scale;
  room: number;
  bottom: number;
}) {
  const ends = props.series.map((one) => {
    const known = numbers(one).filter((value) => value !== null);
    return y(known.at(-1) ?? 0);
  });
  const places = spreadApart(ends, LINE, 14, bottom - 8);
  return (
    <g className="po-chart-name">
      {props.series.map((one, index) => (
        <text
          key={one.id}
          x={x}
          y={(places[index] ?? 0) + 4}
          style={{ fill: colourOf(lookOf(one, index)) }}
        >
          {fitted(one.word, room)}
        </text>
      ))}
    </g>
  );
}
