import { IconButton, StepBar } from '@poros/ui';
import { ArrowLeft } from '@poros/ui/icons';
import { t, useGo } from '@poros/web-kit';
import type { ReactNode } from 'react';

export const STEPS = ['choose', 'reading', 'columns', 'preview', 'run'] as const;

/** The head of every step: where one came from, what is brought in, and how far it is. */
export function WizardHead({
  step,
  title,
  isOver = false,
  children,
}: {
  readonly step: number;
  /** All of it is done. */
  readonly isOver?: boolean;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const go = useGo();
  return (
    <header className="flex-none">
      <div className="po-page-head">
        <IconButton
          icon={ArrowLeft}
          word={t('kit.back_to', { place: t('integration.imports') })}
          onClick={() => go('/imports')}
          className="-ms-2"
        />
        <h1 className="po-page-title">{title}</h1>
        {children}
      </div>
      <StepBar
        steps={STEPS.map((one, at) => ({
          word: t(`integration.step.${one}`),
          state: at < step || isOver ? 'done' : at === step ? 'now' : 'next',
        }))}
      />
    </header>
  );
}
