import type { ReactNode } from 'react';

/** The eight looks of series: a colour that the colour-blind tell apart, and never colour alone. */
export const LOOKS = 8;

export const colourOf = (index: number): string => `var(--chart-${(index % LOOKS) + 1})`;

/** How the line of a series is broken; the first is whole. */
const DASHES = ['', '5 4', '2 3', '9 3 2 3', '12 4', '1 4', '7 2 2 2 2 2', '4 2'] as const;
export const dashOf = (index: number): string | undefined => DASHES[index % LOOKS] || undefined;

interface MarkerProps {
  readonly look: number;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** The marker of a series: circle, square, triangle, diamond, cross, plus, triangle down, ring. */
export function Marker({ look, x, y, size = 4 }: MarkerProps) {
  const r = size;
  const shapes: readonly string[] = [
    `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
    `M${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
    `M0,${-r * 1.2}L${r * 1.2},${r}H${-r * 1.2}z`,
    `M0,${-r * 1.3}L${r * 1.3},0L0,${r * 1.3}L${-r * 1.3},0z`,
    `M${-r},${-r}L${r},${r}M${r},${-r}L${-r},${r}`,
    `M0,${-r * 1.2}V${r * 1.2}M${-r * 1.2},0H${r * 1.2}`,
    `M0,${r * 1.2}L${r * 1.2},${-r}H${-r * 1.2}z`,
    `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
  ];
  const at = look % LOOKS;
  const isStroke = at === 4 || at === 5 || at === 7;
  return (
    <path
      d={shapes[at]}
      transform={`translate(${x},${y})`}
      fill={isStroke ? 'var(--surface)' : colourOf(look)}
      stroke={isStroke ? colourOf(look) : 'var(--surface)'}
      strokeWidth={isStroke ? 2 : 1}
    />
  );
}

/** The hatchings of bars by series, and that of a step which is not over; once in each chart. */
export function Patterns({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: Math.min(count, LOOKS) }, (_, index) => (
        <pattern
          key={index}
          id={`${id}-${index}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect width="8" height="8" fill={colourOf(index)} />
          {HATCHES[index]}
        </pattern>
      ))}
      <pattern
        id={`${id}-partial`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="2.5" height="6" fill="var(--surface)" fillOpacity="0.65" />
      </pattern>
    </defs>
  );
}

export const fillOf = (id: string, look: number): string => `url(#${id}-${look % LOOKS})`;

const ink = { stroke: 'var(--surface)', strokeWidth: 1.2, strokeOpacity: 0.75, fill: 'none' };
const HATCHES: readonly ReactNode[] = [
  null,
  <path key="1" d="M0,8L8,0M-2,2L2,-2M6,10L10,6" {...ink} />,
  <circle key="2" cx="4" cy="4" r="1.4" fill="var(--surface)" fillOpacity="0.8" />,
  <path key="3" d="M0,0L8,8M-2,6L2,10M6,-2L10,2" {...ink} />,
  <path key="4" d="M0,4H8" {...ink} />,
  <path key="5" d="M4,0V8" {...ink} />,
  <path key="6" d="M0,0L8,8M0,8L8,0" {...ink} />,
  <path key="7" d="M0,4H8M4,0V8" {...ink} />,
];

/** The mark of a series beside its name: as it looks in the chart. */
export function Swatch({ look, kind, id }: { look: number; kind: 'line' | 'bar'; id: string }) {
  return (
    <svg width="18" height="10" aria-hidden="true" className="po-chart-swatch">
      {kind === 'line' ? (
        <>
          <line
            x1="0"
            x2="18"
            y1="5"
            y2="5"
            stroke={colourOf(look)}
            strokeWidth="2"
            strokeDasharray={dashOf(look)}
          />
          <Marker look={look} x={9} y={5} size={3} />
        </>
      ) : (
        <rect width="12" height="10" x="3" rx="2" fill={fillOf(id, look)} />
      )}
    </svg>
  );
}
