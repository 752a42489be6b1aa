import {
  elementScroll,
  useVirtualizer,
  type Rect,
  type ScrollToOptions,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

type Rows = Virtualizer<HTMLDivElement, Element>;

export interface VirtualRowsSetting {
  /** What scrolls; not there yet while the rows are drawn the first time. */
  readonly scroller: HTMLDivElement | null;
  readonly count: number;
  readonly rowHeight: number;
  /** Rows drawn beyond what is seen. */
  readonly overscan: number;
  /** What covers the rows at the top and at the foot, in pixels. */
  readonly cover: readonly [top: number, foot: number];
  /** Places of one kind are about as high as the last one was: 'table', 'lines'. */
  readonly kind: string;
}

const heights = new Map<string, number>();

/**
 * The rows in view. The first ones are drawn before the place was measured, as many as the last
 * place of its kind had room for, and the browser is asked for the true height after it has laid
 * the page out: a page that opens is laid out once.
 */
export function useVirtualRows(setting: VirtualRowsSetting): Rows {
  const { scroller, count, rowHeight, overscan, cover, kind } = setting;
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count,
    overscan,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    scrollPaddingStart: cover[0],
    scrollPaddingEnd: cover[1],
    initialRect: { width: 0, height: heights.get(kind) ?? innerHeight },
    observeElementRect: (instance, tell) =>
      watchHeight(instance.scrollElement, (rect) => {
        heights.set(kind, rect.height);
        tell(rect);
      }),
    scrollToFn: scrollTo,
    useFlushSync: false,
  });
  const measured = useRef(rowHeight);
  useEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    rows.measure();
  }, [rows, rowHeight]);
  return rows;
}

function watchHeight(
  element: Element | null,
  tell: (rect: Rect) => void,
): (() => void) | undefined {
  if (!element) return undefined;
  const watch = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    tell({ width: Math.round(width), height: Math.round(height) });
  });
  watch.observe(element);
  return () => watch.disconnect();
}

/** A place that just came stands at its top; putting it there would lay the page out. */
function scrollTo(offset: number, options: ScrollToOptions, instance: Rows): void {
  if (offset !== 0 || (instance.scrollOffset ?? 0) !== 0) elementScroll(offset, options, instance);
}
