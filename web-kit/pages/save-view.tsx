import {
  Button,
  CheckboxField,
  Dialog,
  ErrorPanel,
  SelectField,
  TextField,
  useWords,
} from '@poros/ui';
import { useState } from 'react';
import { newId } from '../ids.ts';
import { problemOf, type Problem } from '../problem.ts';
import { desk, readViews } from './list-layout.ts';
import type { ViewProps } from './list-views.tsx';

type Audience = 'me' | 'role' | 'everyone';

export interface SaveViewProps extends ViewProps {
  onClose(): void;
  onSaved(id: string): void;
}

/** Asks for the name of a new view and who shall have it. */
export function SaveView({ list, saved, state, layout, onClose, onSaved }: SaveViewProps) {
  const { t, language } = useWords();
  const [name, setName] = useState('');
  const [audience, setAudience] = useState<Audience>('me');
  const [roleId, setRole] = useState('');
  const [isPinned, setPinned] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = name.trim() !== '' && (audience !== 'role' || roleId !== '');

  async function save() {
    if (!isReady || isBusy) return;
    setBusy(true);
    try {
      const id = newId();
      await desk('create_view', {
        id,
        list,
        name,
        address: state.address,
        layout,
        audience,
        roleId: audience === 'role' ? roleId : null,
        isPinned,
      });
      await readViews(list);
      onClose();
      onSaved(id);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      title={t('kit.view_save')}
      description={t('kit.view_save_hint')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" isBusy={isBusy} disabled={!isReady} onClick={() => void save()}>
            {t('kit.save')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problem && <ErrorPanel trouble={problem} />}
        <TextField
          label={t('kit.view_name')}
          isRequired
          autoFocus
          value={name}
          onChange={setName}
        />
        {saved.mayShare && (
          <SelectField
            label={t('kit.view_for')}
            value={audience}
            choices={[
              { value: 'me', word: t('kit.view_for_me') },
              { value: 'role', word: t('kit.view_for_role') },
              { value: 'everyone', word: t('kit.view_for_everyone') },
            ]}
            onChange={(next) => setAudience(next || 'me')}
          />
        )}
        {audience === 'role' && (
          <SelectField
            label={t('kit.view_role')}
            value={roleId}
            choices={saved.roles.map((role) => ({
              value: role.id,
              word: language === 'id' ? role.nameId : role.nameEn,
            }))}
            onChange={setRole}
          />
        )}
        <CheckboxField label={t('kit.view_pin')} value={isPinned} onChange={setPinned} />
      </form>
    </Dialog>
  );
}
