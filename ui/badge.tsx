import type { Icon } from './icons.ts';
import type { Tone } from './status.tsx';

export interface BadgeProps {
  readonly word: string;
  readonly tone?: Tone | undefined;
  readonly icon?: Icon | undefined;
}

/** A short mark on a record: VIP, urgent, consignment. For the state of a document use Status. */
export function Badge({ word, tone = 'neutral', icon: IconOf }: BadgeProps) {
  return (
    <span className="po-badge" data-tone={tone}>
      {IconOf && <IconOf size={12} aria-hidden="true" />}
      {word}
    </span>
  );
}

/** How many wait: beside a tab, an icon, a menu entry. Nothing is drawn at zero. */
export function Count({ n, word, tone }: { n: number; word: string; tone?: Tone | undefined }) {
  if (n === 0) return null;
  return (
    <span className="po-count" data-tone={tone}>
      <span aria-hidden="true">{n > 99 ? '99+' : n}</span>
      <span className="po-hidden">{word}</span>
    </span>
  );
}
