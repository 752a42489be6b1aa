import { useId, type ComponentProps, type MouseEvent, type ReactNode } from 'react';
import { LoaderCircle, type Icon } from './icons.ts';
import { Kbd } from './kbd.tsx';
import { toast } from './toast.tsx';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

type Native = Omit<ComponentProps<'button'>, 'children'>;

export interface ButtonProps extends Native {
  /** One `primary` per page; `plain` has a border; `quiet` has none. */
  readonly look?: ButtonLook | undefined;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  readonly icon?: Icon | undefined;
  /** Shown as a key cap; the key itself is bound by useKeys. */
  readonly keys?: string | undefined;
  readonly isBusy?: boolean | undefined;
  /**
   * Why it cannot be pressed now. The button keeps its place in the tab order, says the reason, and
   * says it again when it is pressed.
   */
  readonly whyNot?: string | undefined;
  /** Only the icon on a phone. */
  readonly isShort?: boolean | undefined;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  const {
    look = 'plain',
    size = 'normal',
    icon: IconOf,
    keys,
    isBusy,
    whyNot,
    isShort,
    children,
    className,
    ...rest
  } = props;
  // A busy or refused button stays focusable: a disabled one would drop the focus on the floor.
  const reasonId = useId();
  const isShut = isBusy || whyNot !== undefined;
  return (
    <button
      type="button"
      data-look={look}
      data-size={size}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={keys?.includes(' ') ? undefined : keys?.replace('Ctrl', 'Control')}
      {...rest}
      aria-disabled={isShut || undefined}
      aria-describedby={whyNot === undefined ? rest['aria-describedby'] : reasonId}
      title={whyNot ?? rest.title}
      onClick={isShut ? (event) => refuse(event, isBusy ? undefined : whyNot) : rest.onClick}
      className={`po-button ${isShort ? 'po-short' : ''} ${className ?? ''}`}
    >
      {isBusy ? <LoaderCircle size={16} className="po-spin" /> : IconOf && <IconOf size={16} />}
      <span>{children}</span>
      {keys && <Kbd keys={keys} />}
      {whyNot !== undefined && (
        <span id={reasonId} hidden>
          {whyNot}
        </span>
      )}
    </button>
  );
}

function refuse(event: MouseEvent, reason: string | undefined): void {
  event.preventDefault();
  if (reason) toast({ text: reason });
}

export interface IconButtonProps extends Native {
  readonly icon: Icon;
  /** Said by screen readers and shown on hover. */
  readonly word: string;
  readonly look?: ButtonLook | undefined;
  readonly size?: 'small' | 'normal' | undefined;
}

export function IconButton({
  icon: IconOf,
  word,
  look = 'quiet',
  size = 'normal',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      title={word}
      aria-label={word}
      data-look={look}
      data-size={size}
      data-icon-only=""
      {...rest}
      className={`po-button ${rest.className ?? ''}`}
    >
      <IconOf size={16} />
    </button>
  );
}
