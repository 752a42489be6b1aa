import {
  cloneElement,
  useState,
  type ComponentType,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { Icon } from './icons.ts';

export interface MenuEntry {
  readonly word: string;
  readonly icon?: Icon | undefined;
  readonly keys?: string | undefined;
  run?(): void;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Why it cannot be chosen now, in words. */
  readonly reason?: string | undefined;
  readonly isChecked?: boolean | undefined;
  /** Stays open after the choice, for switches. */
  readonly staysOpen?: boolean | undefined;
}

export interface MenuGroup {
  readonly word?: string | undefined;
  readonly entries: readonly MenuEntry[];
}

export interface MenuProps {
  /** The button; it has no acts of its own. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end' | undefined;
}

const load = () => import('./open-menu.tsx');

/**
 * A menu of actions under its button; arrows, letters, Enter and Escape work. Until it is asked for
 * only its button is there: most menus of a page are never opened, and their code comes when the
 * pointer or the focus comes near.
 */
export function Menu({ trigger, ...rest }: MenuProps) {
  const [Open, setOpen] = useState<ComponentType<MenuProps> | null>(null);
  if (Open) return <Open trigger={trigger} {...rest} />;
  const near = () => void load();
  const open = () => void load().then((module) => setOpen(() => module.OpenMenu));
  return cloneElement(trigger as ReactElement<HTMLAttributes<HTMLElement>>, {
    onPointerEnter: near,
    onFocus: near,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: open,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      open();
    },
  });
}
