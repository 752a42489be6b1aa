import { Button, IconButton, Menu, PHONE, useMedia, useWords } from '@poros/ui';
import { ArrowLeft, Ellipsis, type Icon } from '@poros/ui/icons';
import type { ReactNode } from 'react';
import type { Neighbours } from '../neighbours.ts';
import { PlaceInWalk } from './place-in-walk.tsx';

export interface DocumentAction {
  readonly word: string;
  readonly icon?: Icon | undefined;
  readonly keys?: string | undefined;
  run(): void;
  readonly isBusy?: boolean | undefined;
  readonly isDanger?: boolean | undefined;
  /** Why it cannot be done now; shown as text. */
  readonly reason?: string | undefined;
}

export interface RecordHeadProps {
  readonly title: string;
  /** Whose it is, its code, how it stands. */
  readonly subtitle?: ReactNode;
  readonly backWord: string;
  onBack(): void;
  readonly neighbours?: Neighbours | null | undefined;
  /** Its acts, the primary one last. */
  readonly children: ReactNode;
}

/** The head of a record: the way back, its name and whose it is, its place in a list, its acts. */
export function RecordHead(props: RecordHeadProps) {
  const { t } = useWords();
  return (
    <header className="po-page-head flex-wrap" data-record="">
      <IconButton
        icon={ArrowLeft}
        word={t('kit.back_to', { place: props.backWord })}
        onClick={props.onBack}
        className="-ms-2"
      />
      <div className="contents max-sm:block max-sm:flex-1 max-sm:min-w-0">
        <h1 className="po-page-title">{props.title}</h1>
        {props.subtitle && <span className="text-muted min-w-0">{props.subtitle}</span>}
      </div>
      {props.neighbours && <PlaceInWalk neighbours={props.neighbours} />}
      <div className="po-page-acts sm:flex-wrap">{props.children}</div>
    </header>
  );
}

const NONE: readonly DocumentAction[] = [];

/** Buttons beside each other on a desk; on a phone one menu has them all. */
export function SideActs({
  shown,
  more = NONE,
}: {
  readonly shown: readonly DocumentAction[];
  readonly more?: readonly DocumentAction[] | undefined;
}) {
  const { t } = useWords();
  const isPhone = useMedia(PHONE);
  const entries = isPhone ? [...shown, ...more] : more;
  return (
    <>
      {entries.length > 0 && (
        <Menu
          trigger={<IconButton icon={Ellipsis} word={t('kit.more')} />}
          groups={[
            { entries: entries.map((one) => ({ ...one, isDisabled: Boolean(one.reason) })) },
          ]}
        />
      )}
      {!isPhone && shown.map((one) => <ActButton key={one.word} action={one} look="plain" />)}
    </>
  );
}

export function ActButton({
  action,
  look,
  className,
}: {
  action: DocumentAction;
  look: 'plain' | 'primary' | 'danger';
  className?: string;
}) {
  return (
    <Button
      look={look}
      icon={action.icon}
      keys={action.keys}
      isBusy={action.isBusy}
      disabled={Boolean(action.reason)}
      title={action.reason}
      onClick={action.run}
      className={className}
    >
      {action.word}
    </Button>
  );
}
