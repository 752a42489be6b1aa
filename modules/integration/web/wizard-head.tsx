import { StepBar, stepsTo } from '@poros/ui';
import { ChevronLeft } from '@poros/ui/icons';
import { Link, t } from '@poros/web-kit';
import type { ReactNode } from 'react';

export const STEPS = ['choose', 'reading', 'columns', 'preview', 'run'] as const;

/** The head of every step: where one came from, what is brought in, and how far it is. */
export function WizardHead({
  step,
  title,
  children,
}: {
  readonly step: number;
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
          steps={stepsTo(
            STEPS.map((one) => t(`integration.step.${one}`)),
            step,
          )}
        />
      </div>
    </header>
  );
}
