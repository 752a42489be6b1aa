import {
  BadgeCheck,
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  FileText,
  type Icon,
} from './icons.ts';

export type Tone = 'neutral' | 'plain' | 'accent' | 'info' | 'attention' | 'danger' | 'done';

/** How a state of a document looks: a word, a tone and an icon; never a colour alone. */
export interface StatusLook {
  readonly word: string;
  readonly tone: Tone;
  readonly icon?: Icon | undefined;
}

const ICONS: Readonly<Record<Tone, Icon>> = {
  neutral: CircleDashed,
  plain: FileText,
  accent: CircleCheck,
  info: CircleDot,
  attention: CircleAlert,
  danger: Ban,
  done: BadgeCheck,
};

export function Status({ word, tone, icon }: StatusLook) {
  const IconOf = icon ?? ICONS[tone];
  return (
    <span className="po-status" data-tone={tone}>
      <IconOf size={14} aria-hidden="true" />
      <span>{word}</span>
    </span>
  );
}
