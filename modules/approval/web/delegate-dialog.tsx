import { Button, Dialog, ErrorPanel, SearchPicker, TextField, toast, type Pick } from '@poros/ui';
import { t, useCommand } from '@poros/web-kit';
import { useState } from 'react';
import { findColleagues } from './pickers.ts';
import type { Detail } from './request-looks.ts';

interface DelegateProps {
  readonly request: Detail;
  onClose(): void;
  onDone(): void;
}

/** Hands one request to a colleague, who then decides it by one's own right. */
export function DelegateDialog({ request, onClose, onDone }: DelegateProps) {
  const [colleague, setColleague] = useState<Pick | null>(null);
  const [reason, setReason] = useState('');
  const hand = useCommand('approval.delegate_request', {
    onDone: () => {
      toast({ text: t('approval.handed', { label: request.label, name: colleague?.name ?? '' }) });
      onClose();
      onDone();
    },
  });
  const submit = () => {
    if (!colleague) return;
    void hand.run({
      requestId: request.id,
      version: request.version,
      userId: colleague.id,
      ...(reason && { reason }),
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      title={t('approval.delegate_title', { label: request.label })}
      description={t('approval.delegate_hint')}
      actions={
        <>
          <Button onClick={onClose}>{t('approval.cancel')}</Button>
          <Button
            look="primary"
            isBusy={hand.isBusy}
            whyNot={colleague ? undefined : t('approval.choose_colleague')}
            onClick={submit}
          >
            {t('approval.delegate')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {hand.problem && <ErrorPanel trouble={hand.problem} />}
        <SearchPicker
          label={t('approval.colleague')}
          name="colleague"
          isRequired
          value={colleague}
          onChange={setColleague}
          search={findColleagues}
        />
        <TextField label={t('approval.note')} name="reason" value={reason} onChange={setReason} />
      </div>
    </Dialog>
  );
}
