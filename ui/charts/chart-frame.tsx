import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, IconButton } from '../button.tsx';
import { Download } from '../icons.ts';
import { Menu } from '../menu.tsx';
import { t, useWords } from '../words.ts';
import { chartCsv, lookOf, type ChartProps } from './chart-data.ts';
import { Swatch } from './looks.tsx';
import { savePicture, saveText } from './save-picture.ts';

/** Where the reader of a chart is: a label, and one of its series. */
export interface Place {
  readonly label: number;
  readonly series: number;
}

/** What a chart tells its frame about where its marks lie. */
export interface Drawn {
  readonly height: number;
  readonly svg: ReactNode;
  /** The label under a pointer. */
  nearest(x: number, y: number): number;
  /** Where the mark of a place is, for the tooltip. */
  at(place: Place): { readonly x: number; readonly y: number };
}

export interface ChartFrameProps {
  readonly chart: ChartProps;
  readonly kind: 'line' | 'bar';
  /** Names stand in a row above; otherwise they stand at the marks. */
  readonly hasLegend: boolean;
  /** What a tooltip adds to a value: its share. */
  also?(place: Place): string | undefined;
  draw(width: number, place: Place | null, id: string): Drawn;
}

/**
 * What every chart has: its title, the table behind it, PNG and CSV, a tooltip with exact values,
 * and a walk over its marks by keys that says each aloud.
 */
export function ChartFrame({ chart, kind, hasLegend, also, draw }: ChartFrameProps) {
  const { t } = useWords();
  const id = useId().replace(/[^a-zA-Z0-9]/g, '');
  const [plot, setPlot] = useState<HTMLDivElement | null>(null);
  const width = useWidth(plot);
  const [isTable, setTable] = useState(false);
  const walk = useWalk(chart);
  const { place } = walk;
  const drawn = width > 0 ? draw(width, place, id) : null;
  const savePng = () => {
    const svg = plot?.querySelector('svg');
    if (svg) void savePicture(svg, chart.title);
  };
  return (
    <figure className="po-chart" aria-labelledby={`${id}title`}>
      <figcaption className="po-chart-head">
        <h3 id={`${id}title`} title={chart.definition}>
          {chart.title}
        </h3>
        <span className="po-chart-acts print:hidden">
          <Button
            look="quiet"
            size="small"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {t(isTable ? 'ui.chart_draw' : 'ui.chart_table')}
          </Button>
          <Menu
            trigger={
              <IconButton
                size="small"
                icon={Download}
                word={t('ui.chart_save', { title: chart.title })}
              />
            }
            groups={[
              {
                entries: [
                  { word: t('ui.chart_png'), run: savePng, isDisabled: isTable },
                  { word: t('ui.chart_csv'), run: () => saveText(chartCsv(chart), chart.title) },
                ],
              },
            ]}
          />
        </span>
      </figcaption>
      {hasLegend && !isTable && <Legend chart={chart} kind={kind} id={id} />}
      {isTable ? (
        <ChartTable chart={chart} />
      ) : (
        // The plot is one stop of the keyboard; arrows walk within it and each mark is said aloud.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
        <div
          ref={setPlot}
          className="po-chart-plot"
          role="application"
          aria-roledescription={t('ui.chart')}
          aria-label={`${chart.title}. ${t('ui.chart_walk')}`}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={0}
          style={{ minHeight: chart.height ?? 220 }}
          data-opens={chart.onOpen ? '' : undefined}
          onKeyDown={walk.onKeyDown}
          onBlur={walk.leave}
          onPointerMove={(event) => {
            if (!drawn) return;
            const box = event.currentTarget.getBoundingClientRect();
            walk.point(drawn.nearest(event.clientX - box.left, event.clientY - box.top));
          }}
          onPointerLeave={walk.unpoint}
          onClick={() => place && chart.onOpen?.(place.label)}
        >
          {drawn && (
            <svg width={width} height={drawn.height} aria-hidden="true" className="po-chart-svg">
              {drawn.svg}
            </svg>
          )}
          {drawn && place && (
            <Tip
              chart={chart}
              kind={kind}
              id={id}
              place={place}
              width={width}
              also={also}
              drawn={drawn}
            />
          )}
          <span className="sr-only" aria-live="polite">
            {walk.isWalking && place ? spoken(chart, place, also?.(place)) : ''}
          </span>
        </div>
      )}
    </figure>
  );
}

/** The value of a place in words: '3 Nov 2026, Penjualan: Rp 4.500.000'. */
function spoken(chart: ChartProps, { label, series }: Place, also: string | undefined): string {
  const one = chart.series[series];
  const value = one?.values[label];
  const told = value === null || value === undefined ? t('ui.chart_gap') : chart.write(value);
  const parts = [
    `${chart.labels[label]?.word ?? ''}, ${one?.word ?? ''}: ${told}`,
    ...(also ? [also] : []),
    ...(chart.partialAt === label ? [t('ui.chart_partial')] : []),
  ];
  return parts.join(', ');
}

function Tip({
  chart,
  kind,
  id,
  place,
  width,
  also,
  drawn,
}: {
  chart: ChartProps;
  kind: 'line' | 'bar';
  id: string;
  place: Place;
  width: number;
  also: ChartFrameProps['also'];
  drawn: Drawn;
}) {
  const { t } = useWords();
  const { x, y } = drawn.at(place);
  const more = also?.(place);
  return (
    <div
      className="po-chart-tip"
      aria-hidden="true"
      style={{
        top: Math.max(0, Math.min(y - 12, drawn.height - 70)),
        ...(x > width / 2 ? { right: width - x + 14 } : { left: x + 14 }),
      }}
    >
      <b>{chart.labels[place.label]?.word}</b>
      {chart.series.map((one, index) => {
        const value = one.values[place.label];
        return (
          <span key={one.id} data-now={index === place.series ? '' : undefined}>
            <Swatch look={lookOf(one, index)} kind={kind} id={id} />
            {chart.series.length > 1 && <em>{one.word}</em>}
            <strong>
              {value === null || value === undefined ? t('ui.chart_gap') : chart.write(value)}
            </strong>
          </span>
        );
      })}
      {more && <i>{more}</i>}
      {chart.partialAt === place.label && <i>{t('ui.chart_partial')}</i>}
    </div>
  );
}

function Legend({ chart, kind, id }: { chart: ChartProps; kind: 'line' | 'bar'; id: string }) {
  return (
    <ul className="po-chart-legend">
      {chart.series.map((one, index) => (
        <li key={one.id}>
          <Swatch look={lookOf(one, index)} kind={kind} id={id} />
          {one.word}
        </li>
      ))}
    </ul>
  );
}

/** The same figures as a table. */
function ChartTable({ chart }: { chart: ChartProps }) {
  const { t } = useWords();
  return (
    // A long table is scrolled by keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className="po-chart-table" tabIndex={0} role="region" aria-label={chart.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{chart.labelHead}</th>
            {chart.series.map((one) => (
              <th key={one.id} scope="col">
                {one.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.labels.map((label, index) => (
            <tr key={label.id}>
              <th scope="row">
                {label.word}
                {chart.partialAt === index && <i> {t('ui.chart_partial')}</i>}
              </th>
              {chart.series.map((one) => {
                const value = one.values[index];
                return (
                  <td key={one.id}>
                    {value === null || value === undefined ? '–' : chart.write(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Arrows walk over labels and series, Home and End jump, Enter opens, Escape lets go. */
function useWalk({ labels, series, onOpen }: ChartProps) {
  const [walked, setWalked] = useState<Place | null>(null);
  const [pointed, setPointed] = useState<Place | null>(null);
  const last = labels.length - 1;
  const kept = (place: Place | null) => (place && place.label <= last ? place : null);
  const place = kept(pointed) ?? kept(walked);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || last < 0) return;
    if (event.key === 'Enter' && walked) {
      event.preventDefault();
      onOpen?.(walked.label);
      return;
    }
    if (event.key === 'Escape' && walked) {
      event.stopPropagation();
      setWalked(null);
      return;
    }
    const next = step(event.key, walked, last, series);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setPointed(null);
    setWalked(next);
  };
  return {
    place,
    isWalking: walked !== null && pointed === null,
    onKeyDown,
    leave: () => setWalked(null),
    point: (label: number) => setPointed({ label, series: 0 }),
    unpoint: () => setPointed(null),
  };
}

function step(
  key: string,
  from: Place | null,
  last: number,
  series: ChartProps['series'],
): Place | undefined {
  const known = (label: number) => series.some((one) => (one.values[label] ?? null) !== null);
  const newest = Array.from({ length: last + 1 }, (_, index) => last - index).find(known) ?? last;
  const now = from ?? { label: -1, series: 0 };
  const clamp = (label: number) => Math.max(0, Math.min(last, label));
  switch (key) {
    case 'ArrowRight':
      return { ...now, label: from ? clamp(now.label + 1) : 0 };
    case 'ArrowLeft':
      return { ...now, label: from ? clamp(now.label - 1) : newest };
    case 'ArrowDown':
      return { label: clamp(now.label), series: (now.series + 1) % Math.max(1, series.length) };
    case 'ArrowUp':
      return {
        label: clamp(now.label),
        series: (now.series - 1 + series.length) % Math.max(1, series.length),
      };
    case 'Home':
      return { ...now, label: 0 };
    case 'End':
      return { ...now, label: newest };
    default:
      return undefined;
  }
}

/** The room there is, as it changes. */
function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
