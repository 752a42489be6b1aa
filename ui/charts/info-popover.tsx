import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { Info } from '../icons.ts';

export interface InfoPopoverProps {
  /** What the button is called: 'Arti Pendapatan'. */
  readonly word: string;
  /** What the explanation is about. */
  readonly title: string;
  readonly children: ReactNode;
}

/** The (i) beside a figure: what it means, by mouse, keyboard and finger. */
export function InfoPopover({ word, title, children }: InfoPopoverProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="po-figure-info print:hidden" aria-label={word}>
        <Info size={13} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="po-layer" sideOffset={4} collisionPadding={8} align="start">
          <Popover.Popup className="po-popup po-figure-definition" aria-label={title}>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
