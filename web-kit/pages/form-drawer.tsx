import { ask, Button, Drawer, ErrorPanel, FieldMode, useKeys, useWords } from '@poros/ui';
import { useState, type ReactNode } from 'react';
import type { Form } from './use-form.ts';

export interface FormDrawerProps<V extends object> {
  readonly title: string;
  readonly form: Form<V>;
  /** Saves; resolves to false when it was refused (after `form.refuse(problem)`). */
  save(values: V): Promise<boolean>;
  onClose(): void;
  readonly children: ReactNode;
}

/** A short form at the right edge, for what has no page of its own. It closes once it is saved. */
export function FormDrawer<V extends object>(props: FormDrawerProps<V>) {
  const { t } = useWords();
  const { form, onClose } = props;
  const [isSaving, setSaving] = useState(false);
  const { problem } = form;
  async function save() {
    setSaving(true);
    const isDone = await props.save(form.values);
    setSaving(false);
    if (isDone) onClose();
  }
  async function leave() {
    const question = { title: t('kit.leave'), verb: t('kit.leave_verb'), isDanger: true };
    if (!form.isDirty || (await ask(question))) onClose();
  }
  return (
    <Drawer
      isOpen
      onClose={() => void leave()}
      title={props.title}
      actions={
        <>
          <Button look="quiet" onClick={() => void leave()}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" keys="Ctrl+S" isBusy={isSaving} onClick={() => void save()}>
            {t('kit.save')}
          </Button>
        </>
      }
    >
      <SaveKey onSave={() => void save()} />
      <div className="flex flex-col gap-4">
        {problem && <ErrorPanel trouble={{ ...problem, fields: nonEmpty(form.unplaced()) }} />}
        <FieldMode value="edit">{props.children}</FieldMode>
      </div>
    </Drawer>
  );
}

/** Stands inside the drawer, so that its key belongs to the drawer and not to the page behind. */
function SaveKey({ onSave }: { onSave(): void }) {
  const { t } = useWords();
  useKeys(t('kit.keys_form'), [{ keys: 'Ctrl+S', word: t('kit.save'), run: onSave }]);
  return null;
}

const nonEmpty = <T,>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;
