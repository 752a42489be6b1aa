import { Button, useKeys } from '@poros/ui';
import { t } from '@poros/web-kit';
import type { ReactNode } from 'react';

interface StepFootProps {
  readonly next: string;
  onNext(): void;
  onBack?: (() => void) | undefined;
  readonly isBusy?: boolean | undefined;
  readonly whyNot?: string | undefined;
  readonly children?: ReactNode;
}

/** The way on at the right, the way back at the left; Ctrl Enter goes on. */
export function StepFoot({ next, onNext, onBack, isBusy, whyNot, children }: StepFootProps) {
  useKeys(t('integration.import'), [
    { keys: 'Ctrl+Enter', word: next, run: onNext, disabled: Boolean(whyNot ?? isBusy) },
  ]);
  return (
    <footer className="po-foot">
      {onBack && (
        <Button look="quiet" onClick={onBack}>
          {t('integration.back')}
        </Button>
      )}
      {children}
      <span className="po-foot-end">
        <Button
          look="primary"
          keys="Ctrl+Enter"
          onClick={onNext}
          {...(isBusy && { isBusy })}
          {...(whyNot !== undefined && { whyNot })}
        >
          {next}
        </Button>
      </span>
    </footer>
  );
}
