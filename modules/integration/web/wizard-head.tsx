import { StepBar } from '@poros/ui';
import { ChevronLeft } from '@poros/ui/icons';
import { Link, t } from '@poros/web-kit';
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
  return (
    <header className="flex-none">
      <div className="po-page-head">
        <Link to="/imports" className="po-link inline-flex items-center gap-1 flex-none">
          <ChevronLeft size={16} aria-hidden="true" />
          {t('integration.imports')}
        </Link>
        <h1 className="po-page-title">{title}</h1>
        {children}
      </div>
      <div className="px-4 pb-3">
        <StepBar
          steps={STEPS.map((one, at) => ({
            word: t(`integration.step.${one}`),
            state: at < step || isOver ? 'done' : at === step ? 'now' : 'next',
          }))}
        />
      </div>
    </header>
  );
}
