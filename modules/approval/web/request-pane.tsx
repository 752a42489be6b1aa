import { Button, ErrorPanel, IconButton, KeyValues, ReasonStrip, Status } from '@poros/ui';
import { ArrowLeft, ArrowRight, Check, ExternalLink, Undo2, UserPlus, X } from '@poros/ui/icons';
import { Link, Loaded, format, t, useKeys, useQueryOf } from '@poros/web-kit';
import { useState } from 'react';
import { DelegateDialog } from './delegate-dialog.tsx';
import { RequestBody } from './request-body.tsx';
import { deadlineLook, kindWord, moneyOf, statusLook, type Detail } from './request-looks.ts';
import type { Answers } from './use-answers.ts';
import { useNow } from './use-now.ts';

interface PaneProps {
  readonly requestId: string;
  /** "2 / 7" */
  readonly place: string;
  readonly answers: Answers;
  onNext(): void;
  onBack(): void;
}

/** One request with everything that deciding it needs, and the answers at the foot. */
export function RequestPane({ requestId, ...rest }: PaneProps) {
  const query = useQueryOf('approval.get_request', { requestId });
  return (
    <section className="flex flex-col min-h-0 min-w-0" aria-label={t('approval.request')}>
      <Loaded query={query}>{(request) => <Pane request={request} {...rest} />}</Loaded>
    </section>
  );
}

function Pane({ request, place, answers, onNext, onBack }: PaneBody) {
  const now_ms = useNow();
  const [choice, setChoice] = useState(request.choices[0]?.id ?? '');
  const [isHanding, setHanding] = useState(false);
  const look = deadlineLook(request, now_ms) ?? statusLook(request.status);
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 border-b border-line bg-surface">
        <span className="md:hidden">
          <IconButton icon={ArrowLeft} word={t('approval.back')} onClick={onBack} />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="text-heading font-semibold truncate">
            {request.label} <span className="text-muted font-normal">{kindWord(request)}</span>
          </h2>
          <p className="flex flex-wrap gap-x-3 items-center">
            <Status {...look} />
            <Link to={request.path} className="po-link inline-flex gap-1 items-center">
              {t('approval.open_record')}
              <ExternalLink size={14} aria-hidden="true" />
            </Link>
          </p>
        </div>
        {request.amount !== null && (
          <strong className="text-title font-semibold figures whitespace-nowrap max-sm:order-last max-sm:w-full">
            {moneyOf(request)}
          </strong>
        )}
        {place && (
          <span className="flex items-center gap-1 text-muted figures">
            <span className="max-md:hidden">{place}</span>
            <IconButton icon={ArrowRight} word={t('approval.key_next')} onClick={onNext} />
          </span>
        )}
      </header>
      <div className="flex-1 min-h-0 overflow-y-auto p-4 flex flex-col gap-5 max-w-200">
        {answers.problem && <ErrorPanel trouble={answers.problem} />}
        {request.because && <ReasonStrip tone="attention" cause={request.because} />}
        <Story request={request} />
        <RequestBody request={request} choice={choice} onChoice={setChoice} />
      </div>
      <Foot request={request} answers={answers} choice={choice} onHand={() => setHanding(true)} />
      {isHanding && (
        <DelegateDialog request={request} onClose={() => setHanding(false)} onDone={onBack} />
      )}
    </>
  );
}
type PaneBody = Omit<PaneProps, 'requestId'> & { readonly request: Detail };

/** Who asked, since when, who is asked now, and what was answered. */
function Story({ request }: { request: Detail }) {
  const decided =
    request.decidedAt &&
    [
      request.decidedForName
        ? t('approval.by_for', { name: request.decidedByName ?? '', other: request.decidedForName })
        : (request.decidedByName ?? ''),
      format.dateTime(request.decidedAt),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <div className="-mx-4">
      <KeyValues
        items={[
          {
            word: t('approval.asked_by'),
            value: `${request.askedByName ?? '–'} · ${format.dateTime(request.askedAt)}`,
          },
          ...(request.reason ? [{ word: t('approval.reason'), value: request.reason }] : []),
          ...(request.status === 'open'
            ? [
                {
                  word: t('approval.asked_now'),
                  value: request.delegatedToName ?? (request.deciders.join(', ') || '–'),
                },
                { word: t('approval.until'), value: format.dateTime(request.dueAt) },
              ]
            : [
                { word: t(`approval.state.${request.status}`), value: decided || '–' },
                ...(request.decisionReason
                  ? [{ word: t('approval.reason'), value: request.decisionReason }]
                  : []),
              ]),
        ]}
      />
    </div>
  );
}

/** At the thumb on a phone: yes across the whole width, the others below. */
const FOOT =
  'flex flex-wrap gap-2 px-4 py-3 border-t border-line bg-surface max-sm:[&>button]:min-h-12 max-sm:[&>button]:flex-1';

interface FootProps {
  readonly request: Detail;
  readonly answers: Answers;
  readonly choice: string;
  onHand(): void;
}

function Foot({ request, answers, choice, onHand }: FootProps) {
  const { mayDecide, canSendBack, canDelegate } = request;
  const approve = () => void answers.approve(request, choice || undefined);
  useKeys(t('approval.request'), [
    { keys: 'Y', word: t('approval.verb.approved'), disabled: !mayDecide, run: approve },
    {
      keys: 'N',
      word: t('approval.verb.declined'),
      disabled: !mayDecide,
      run: () => void answers.decline(request),
    },
    {
      keys: 'B',
      word: t('approval.verb.sent_back'),
      disabled: !mayDecide || !canSendBack,
      run: () => void answers.sendBack(request),
    },
    { keys: 'D', word: t('approval.delegate'), disabled: !canDelegate, run: onHand },
  ]);
  if (!mayDecide) return <WhyNot request={request} />;
  return (
    <footer className={FOOT}>
      <Button
        look="primary"
        icon={Check}
        keys="Y"
        isBusy={answers.isBusy}
        className="max-sm:w-full"
        onClick={approve}
      >
        {t('approval.verb.approved')}
      </Button>
      <Button icon={X} keys="N" onClick={() => void answers.decline(request)}>
        {t('approval.verb.declined')}
      </Button>
      {canSendBack && (
        <Button icon={Undo2} keys="B" onClick={() => void answers.sendBack(request)}>
          {t('approval.verb.sent_back')}
        </Button>
      )}
      {canDelegate && (
        <Button look="quiet" icon={UserPlus} keys="D" onClick={onHand}>
          {t('approval.delegate')}
        </Button>
      )}
    </footer>
  );
}

function WhyNot({ request }: { request: Detail }) {
  if (request.whyNot === 'closed' || request.whyNot === null) return null;
  return (
    <footer className={FOOT}>
      <p className="text-muted py-2">
        {t(`approval.why_not.${request.whyNot}`, {
          amount: request.amountMax
            ? format.money(request.amountMax, request.currency ?? 'IDR')
            : '',
        })}
      </p>
    </footer>
  );
}
