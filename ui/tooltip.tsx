import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

export interface TooltipProps {
  /** Extra words only: what is needed to act stands on the page itself. */
  readonly text: ReactNode;
  /** What it belongs to; it must be able to take the focus. */
  readonly children: ReactElement;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
}

/** More words on hover and on focus; Escape closes it. On touch there is none. */
export function Tooltip({ text, children, side = 'top' }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={300} render={children} />
      <Base.Portal>
        <Base.Positioner className="po-layer" side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className="po-tip">{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
