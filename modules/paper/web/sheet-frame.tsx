import { t } from '@poros/web-kit';
import { useEffect, useRef, useState, type Ref } from 'react';

/** 210 mm at 96 dots an inch, and room beside it. */
const SHEET_PX = 794;

export interface SheetFrameProps {
  readonly html: string;
  readonly title: string;
  readonly frame: Ref<HTMLIFrameElement>;
  onReady(window: Window): void;
}

/**
 * The paper as it is, made smaller where the screen is narrower than a sheet. The frame runs no
 * script; it only shares our origin, so that we can measure and print it.
 */
export function SheetFrame({ html, title, frame, onReady }: SheetFrameProps) {
  const area = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(SHEET_PX);
  const [height, setHeight] = useState(1123);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width);
    });
    if (area.current) observer.observe(area.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, width / SHEET_PX);
  return (
    <div
      ref={area}
      className="flex justify-center overflow-hidden"
      style={{ height: height * scale }}
    >
      <iframe
        ref={frame}
        title={t('paper.preview_of', { title })}
        sandbox="allow-same-origin allow-modals"
        srcDoc={html}
        className="border-0 flex-none"
        style={{
          width: SHEET_PX,
          height,
          transform: `scale(${scale})`,
          transformOrigin: 'top center',
        }}
        onLoad={(event) => {
          const { contentDocument, contentWindow } = event.currentTarget;
          if (contentDocument) setHeight(contentDocument.documentElement.scrollHeight);
          if (contentWindow) onReady(contentWindow);
        }}
      />
    </div>
  );
}
