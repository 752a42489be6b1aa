import { Fragment } from 'react';
import { Ban, Check, CircleDot, CirclePause } from './icons.ts';
import { useWords } from './words.ts';

export interface Step {
  readonly word: string;
  /** `held` waits for somebody, `stopped` ended early (cancelled, rejected). */
  readonly state: 'done' | 'now' | 'held' | 'stopped' | 'next';
}

const ICONS = { done: Check, now: CircleDot, held: CirclePause, stopped: Ban, next: null } as const;

/** The way of a document from draft to end, with the place where it is now. */
export function StepBar({ steps }: { steps: readonly Step[] }) {
  const { t } = useWords();
  return (
    // It scrolls sideways on a phone, and what scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <ol className="po-steps" aria-label={t('ui.steps')} tabIndex={0}>
      {steps.map((step, index) => {
        const IconOf = ICONS[step.state];
        const isNow = step.state !== 'done' && step.state !== 'next';
        return (
          <Fragment key={step.word}>
            {index > 0 && (
              <li
                className="po-step-line"
                data-done={step.state === 'next' ? undefined : ''}
                aria-hidden="true"
              />
            )}
            <li
              className="po-step"
              data-state={step.state}
              aria-current={isNow ? 'step' : undefined}
            >
              {IconOf && <IconOf aria-hidden="true" />}
              {step.word}
              {step.state === 'done' && <span className="po-hidden">{t('ui.step_done')}</span>}
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

/**
 * Steps for a plain line of states: everything before `now` is done. `look` marks a hold or an
 * early end.
 */
export function stepsTo(
  words: readonly string[],
  now: number,
  look: 'now' | 'held' | 'stopped' = 'now',
): Step[] {
  const isLast = now === words.length - 1;
  return words.map((word, index) => ({
    word,
    state:
      index < now || (index === now && isLast && look === 'now')
        ? 'done'
        : index === now
          ? look
          : 'next',
  }));
}
