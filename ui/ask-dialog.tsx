import { useEffect, useRef, useState } from 'react';
import type { Answer, Question } from './ask.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields/text-field.tsx';
import { useWords } from './words.ts';

/** The dialog behind `ask`: effect, optional reason, what the act would do, one verb. */
export function AskDialog({
  question,
  onAnswer,
}: {
  question: Question;
  onAnswer(given: Answer | null): void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const yes = useRef<HTMLButtonElement>(null);
  const answer = () => onAnswer({ reason: reason.trim() });
  const { trial: Trial } = question;
  const [canDo, setCanDo] = useState(!Trial);
  const isShut = !canDo || (question.reason?.isRequired === true && reason.trim() === '');
  const isAsking = question.reason !== undefined;
  // A shut button cannot hold the focus; it takes it when the verdict opens it.
  useEffect(() => {
    if (canDo && !isAsking) yes.current?.focus();
  }, [canDo, isAsking]);
  return (
    <Dialog
      isOpen
      size={Trial ? 'wide' : undefined}
      title={question.title}
      description={question.body}
      onClose={() => onAnswer(null)}
      onSubmit={() => !isShut && answer()}
      focusFirst={question.reason ? undefined : yes}
      actions={
        <>
          <Button look="quiet" onClick={() => onAnswer(null)}>
            {t('ui.step_back')}
          </Button>
          <Button
            ref={yes}
            look={question.isDanger ? 'danger' : 'primary'}
            disabled={isShut}
            onClick={answer}
          >
            {question.verb}
          </Button>
        </>
      }
    >
      {question.reason && (
        <TextField
          label={question.reason.label}
          value={reason}
          onChange={setReason}
          isMultiline={!question.reason.isShort}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (!isShut) answer();
          }}
          autoFocus
          isRequired={question.reason.isRequired}
        />
      )}
      {Trial && (
        <div className={question.reason ? 'mt-4' : ''}>
          <Trial onVerdict={setCanDo} />
        </div>
      )}
    </Dialog>
  );
}
