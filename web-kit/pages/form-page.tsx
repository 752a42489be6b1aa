import {
  ask,
  Button,
  ErrorPanel,
  FieldMode,
  ReasonStrip,
  useKeys,
  useWords,
  type Key,
} from '@poros/ui';
import { Pencil } from '@poros/ui/icons';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAddress, useGo } from '../navigation.tsx';
import { useNeighbours, type Neighbours } from '../neighbours.ts';
import { useRemember } from '../recent.ts';
import { RecordNews, RecordSide, type RecordRef } from '../record-side.tsx';
import { can } from '../session.ts';
import { RecordHead, SideActs, type DocumentAction } from './record-head.tsx';
import type { Problem } from '../problem.ts';
import type { Form } from './use-form.ts';

export interface FormPageProps<V extends object> {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly back: { readonly to: string; readonly word: string };
  readonly form: Form<V>;
  /** Saves; resolves to false when it was refused (after `form.refuse(problem)`). */
  save(values: V): Promise<boolean>;
  readonly isSaving?: boolean | undefined;
  /** An existing record is shown for reading until Edit (E) is pressed. */
  readonly isNew?: boolean | undefined;
  /** The right to change; without it there is no Edit. */
  readonly permission?: string | undefined;
  readonly actions?: readonly DocumentAction[] | undefined;
  /** Of an action beside saving that was refused. */
  readonly problem?: Problem | null | undefined;
  readonly side?: ReactNode;
  /** Brings the record's story, comments, files and followers. */
  readonly record?: RecordRef | undefined;
  readonly children: ReactNode;
}

/** A master record: read first, E edits, Ctrl S saves, leaving with changes asks once. */
export function FormPage<V extends object>(props: FormPageProps<V>) {
  const { form } = props;
  const [isEditing, setEditing] = useState(props.isNew ?? false);
  const top = useRef<HTMLDivElement>(null);
  const problem = form.problem ?? props.problem;
  const unplaced = form.unplaced();
  useLeaveGuard(form.isDirty);
  useEffect(() => {
    if (!problem) return;
    const first = top.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]');
    if (first) first.focus();
    else top.current?.scrollTo({ top: 0 });
  }, [problem]);
  async function save() {
    if (await props.save(form.values)) setEditing(props.isNew ?? false);
  }

  return (
    <div className="po-page">
      <FormHead
        {...props}
        isEditing={isEditing}
        onEdit={() => setEditing(true)}
        onSave={() => void save()}
        onStop={() => {
          form.reset();
          setEditing(false);
        }}
      />
      <div
        ref={top}
        className="flex-1 min-h-0 overflow-auto border-t border-line"
        role="region"
        aria-label={props.title}
        // Read only, there may be nothing else in it to scroll by keys.
        tabIndex={isEditing ? undefined : 0}
      >
        <div className="flex max-lg:flex-col lg:min-h-full">
          <div className="flex-1 min-w-0 max-w-260 p-4 flex flex-col gap-6">
            {problem && (
              <ErrorPanel
                trouble={{ ...problem, fields: unplaced.length > 0 ? unplaced : undefined }}
              />
            )}
            {form.isBehind && <Behind record={props.record} hasClashes={form.clashes.size > 0} />}
            <FieldMode value={isEditing ? 'edit' : 'read'}>{props.children}</FieldMode>
          </div>
          {(props.side || props.record) && (
            <aside className="lg:w-80 flex-none lg:border-s border-line max-lg:border-t">
              {props.side && <div className="p-4">{props.side}</div>}
              {props.record && <RecordSide record={props.record} isFlow />}
            </aside>
          )}
        </div>
      </div>
    </div>
  );
}

/** Says who stored the record while it was being written on, and what they changed. */
function Behind({ record, hasClashes }: { record: RecordRef | undefined; hasClashes: boolean }) {
  const { t } = useWords();
  return (
    <ReasonStrip
      tone={hasClashes ? 'attention' : 'info'}
      cause={t('kit.stored_meanwhile')}
      advice={
        <>
          {record && <RecordNews record={record} />}
          {t(hasClashes ? 'kit.stored_meanwhile_both' : 'kit.stored_meanwhile_taken')}
        </>
      }
    />
  );
}

/** A titled group of fields: one column on a phone, two or three beside each other on a desk. */
export function FormGroup({
  title,
  columns = 2,
  children,
}: {
  title?: string;
  columns?: 1 | 2 | 3;
  children: ReactNode;
}) {
  const grid = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' }[columns];
  return (
    <section>
      {title && <h2 className="text-heading font-semibold pb-3">{title}</h2>}
      <div className={`grid grid-cols-1 gap-x-6 gap-y-4 ${grid}`}>{children}</div>
    </section>
  );
}

interface HeadProps<V extends object> extends FormPageProps<V> {
  readonly isEditing: boolean;
  onEdit(): void;
  onSave(): void;
  onStop(): void;
}

function FormHead<V extends object>(props: HeadProps<V>) {
  const { t } = useWords();
  const { isEditing, form } = props;
  const canEdit = can(props.permission ?? '');
  const { path } = useAddress();
  const neighbours = useNeighbours(path);
  const goBack = useFormKeys(props, neighbours, canEdit);
  useRemember(path, props.isNew ? '' : props.title, props.back.word);
  return (
    <RecordHead
      title={props.title}
      subtitle={props.subtitle}
      backWord={props.back.word}
      onBack={goBack}
      neighbours={isEditing ? null : neighbours}
    >
      {form.isDirty && (
        <span className="text-muted max-sm:hidden" role="status">
          {t('kit.unsaved')}
        </span>
      )}
      {!isEditing && props.actions && <SideActs shown={props.actions} />}
      {isEditing && !props.isNew && (
        <Button look="quiet" onClick={props.onStop}>
          {t('ui.cancel')}
        </Button>
      )}
      {isEditing && (
        <Button look="primary" keys="Ctrl+S" isBusy={props.isSaving} onClick={props.onSave}>
          {t('kit.save')}
        </Button>
      )}
      {!isEditing && canEdit && (
        <Button look="primary" icon={Pencil} keys="E" onClick={props.onEdit}>
          {t('kit.edit')}
        </Button>
      )}
    </RecordHead>
  );
}

/** The keys of a record; gives back the way to the list it came from. */
function useFormKeys<V extends object>(
  props: HeadProps<V>,
  neighbours: Neighbours | null,
  canEdit: boolean,
): () => void {
  const { t } = useWords();
  const go = useGo();
  const { isEditing } = props;
  const goBack = () => go(neighbours?.back || props.back.to);
  const keys: Key[] = [
    { keys: 'E', word: t('kit.edit'), run: props.onEdit, disabled: isEditing || !canEdit },
    {
      keys: 'Ctrl+S',
      word: t('kit.save'),
      run: props.onSave,
      disabled: !isEditing || props.isSaving,
    },
    { keys: 'Escape', word: t('kit.back_to', { place: props.back.word }), run: goBack },
    {
      keys: 'J',
      word: t('kit.next'),
      disabled: isEditing || !neighbours?.next,
      run: () => neighbours?.next && go(neighbours.next, { isSilent: true }),
    },
    {
      keys: 'K',
      word: t('kit.previous'),
      disabled: isEditing || !neighbours?.previous,
      run: () => neighbours?.previous && go(neighbours.previous, { isSilent: true }),
    },
    ...(props.actions ?? [])
      .filter((action) => action.keys && !action.reason)
      .map((action) => ({ keys: action.keys ?? '', word: action.word, run: action.run })),
  ];
  useKeys(t('kit.keys_form'), keys);
  return goBack;
}

/** Asks once before changes are left behind, inside the product and at the edge of the browser. */
export function useLeaveGuard(isDirty: boolean | (() => boolean)): void {
  const { t } = useWords();
  const latest = useRef(isDirty);
  latest.current = isDirty;
  const hasChanges = () =>
    typeof latest.current === 'function' ? latest.current() : latest.current;
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!hasChanges() || current.pathname === next.pathname) return false;
      return (
        (await ask({
          title: t('kit.leave'),
          body: t('kit.leave_body'),
          verb: t('kit.leave_verb'),
          isDanger: true,
        })) === null
      );
    },
    enableBeforeUnload: hasChanges,
  });
}
