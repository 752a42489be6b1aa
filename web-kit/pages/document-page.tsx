import {
  ErrorPanel,
  KeyValues,
  NARROW,
  PHONE,
  ReasonStrip,
  StepBar,
  Tabs,
  Timeline,
  useKeys,
  useMedia,
  useWords,
  type Key,
  type KeyValue,
  type Moment,
  type Reason,
  type Step,
} from '@poros/ui';
import { Link2 } from '@poros/ui/icons';
import { useState, type ReactNode } from 'react';
import { Link, useAddress, useGo } from '../navigation.tsx';
import { useNeighbours, type Neighbours } from '../neighbours.ts';
import type { Problem } from '../problem.ts';
import { useRemember } from '../recent.ts';
import { RecordSide, type RecordRef, type SideTab } from '../record-side.tsx';
import { ActButton, RecordHead, SideActs, type DocumentAction } from './record-head.tsx';

export interface RelatedDocument {
  readonly kind: string;
  readonly number?: string | undefined;
  readonly to?: string | undefined;
  /** 'Diterima', or 'belum ada'. */
  readonly state?: string | undefined;
}

export interface DocumentPageProps {
  readonly back: { readonly to: string; readonly word: string };
  readonly number: string;
  readonly party?: ReactNode;
  /** The page of the party. */
  readonly partyTo?: string | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly reason?: Reason | null | undefined;
  /** The next legal step; there is only one. */
  readonly primary?: DocumentAction | null | undefined;
  /** Further buttons, at most two in sight. */
  readonly secondary?: readonly DocumentAction[] | undefined;
  /** Everything else, behind the dots. */
  readonly more?: readonly DocumentAction[] | undefined;
  /** 'Draf tersimpan 14.05'. */
  readonly note?: string | undefined;
  readonly problem?: Problem | null | undefined;
  readonly fields?: readonly (KeyValue | null | false)[] | undefined;
  readonly totals?: ReactNode;
  /** Brings the record's story, comments, files, followers and relatives. */
  readonly record?: RecordRef | undefined;
  readonly timeline?: readonly Moment[] | undefined;
  readonly related?: readonly RelatedDocument[] | undefined;
  readonly sideTabs?: readonly SideTab[] | undefined;
  /** The document itself: a LineGrid fills what is left. */
  readonly children: ReactNode;
}

/**
 * A document with lines: where it stands, why, the one next step, its lines, its sums, its story.
 */
export function DocumentPage(props: DocumentPageProps) {
  const isNarrow = useMedia(NARROW);
  const isPhone = useMedia(PHONE);
  const hasSide = props.record || props.timeline || props.related || props.sideTabs;
  return (
    <div className="po-page">
      <DocumentHead {...props} isPhone={isPhone} />
      <div className={isNarrow ? 'flex-1 min-h-0 overflow-auto' : 'contents'}>
        {props.steps && <StepBar steps={props.steps} />}
        {props.problem && (
          <div className="px-4 py-3 border-b border-line">
            <ErrorPanel trouble={props.problem} />
          </div>
        )}
        {props.reason && <ReasonStrip {...props.reason} />}
        <div className={isNarrow ? 'flex flex-col' : 'flex flex-1 min-h-0'}>
          <div className="flex flex-col flex-1 min-w-0 min-h-0">
            {props.fields && <KeyValues items={props.fields} />}
            <div className="po-doc-body flex flex-col flex-1 min-h-0">{props.children}</div>
            {props.totals}
          </div>
          {hasSide && (
            <aside
              className={
                isNarrow
                  ? 'border-t border-line'
                  : 'w-80 flex-none border-s border-line flex flex-col min-h-0'
              }
            >
              {props.record ? (
                <RecordSide record={props.record} tabs={props.sideTabs} />
              ) : (
                <SidePanel {...props} />
              )}
            </aside>
          )}
        </div>
      </div>
      {isPhone && props.primary && <ThumbBar action={props.primary} />}
    </div>
  );
}

function DocumentHead(props: DocumentPageProps & { readonly isPhone: boolean }) {
  const go = useGo();
  const { path } = useAddress();
  const neighbours = useNeighbours(path);
  const goBack = () => go(neighbours?.back || props.back.to);
  useRemember(path, props.number, typeof props.party === 'string' ? props.party : props.back.word);
  const { primary, secondary = [], more, isPhone } = props;
  useDocumentKeys(props, neighbours, goBack);
  return (
    <RecordHead
      title={props.number}
      subtitle={
        props.party && props.partyTo ? <Link to={props.partyTo}>{props.party}</Link> : props.party
      }
      backWord={props.back.word}
      onBack={goBack}
      neighbours={neighbours}
    >
      {props.note && (
        <span className="text-muted max-sm:hidden" role="status">
          {props.note}
        </span>
      )}
      {!isPhone && primary?.reason && <span className="text-muted max-w-90">{primary.reason}</span>}
      <SideActs shown={secondary} more={more} />
      {!isPhone && primary && <Primary action={primary} />}
    </RecordHead>
  );
}

/** The one next step: at the right of the head, on a phone where the thumb is. */
function Primary({ action }: { action: DocumentAction }) {
  return <ActButton action={action} look={action.isDanger ? 'danger' : 'primary'} />;
}

function ThumbBar({ action }: { action: DocumentAction }) {
  return (
    <footer className="po-thumb">
      {action.reason && <span className="text-muted">{action.reason}</span>}
      <Primary action={action} />
    </footer>
  );
}

function SidePanel(props: DocumentPageProps) {
  const { t } = useWords();
  const tabs: SideTab[] = [
    ...(props.timeline
      ? [{ id: 'story', word: t('ui.timeline'), body: <Timeline moments={props.timeline} /> }]
      : []),
    ...(props.sideTabs ?? []),
  ];
  // Nothing is chosen at first: the story comes a moment later and is still the first tab.
  const [now, setNow] = useState<string | null>(null);
  const shown = tabs.find((tab) => tab.id === now) ?? tabs[0];
  return (
    <>
      {shown && (
        <>
          <div className="border-b border-line px-4 flex-none">
            <Tabs
              tabs={tabs}
              now={shown.id}
              onChoose={setNow}
              label={t('kit.side')}
              panel="side-panel"
            />
          </div>
          <div
            id="side-panel"
            role="tabpanel"
            aria-label={shown.word}
            tabIndex={0}
            className="p-4 overflow-auto flex-1 min-h-0"
          >
            {shown.body}
          </div>
        </>
      )}
      {props.related && props.related.length > 0 && (
        <section className="border-t border-line p-4 flex-none">
          <h2 className="font-semibold flex items-center gap-2 pb-1">
            <Link2 size={14} aria-hidden="true" />
            {t('kit.related')}
          </h2>
          <ul>
            {props.related.map((one) => (
              <li
                key={`${one.kind}${one.number ?? ''}`}
                className="flex justify-between gap-3 py-1 text-muted"
              >
                <span className="min-w-0">
                  {one.to && one.number ? <Link to={one.to}>{one.number}</Link> : one.number}{' '}
                  <span>{one.kind}</span>
                </span>
                <span className="flex-none">
                  {one.state ?? (one.number ? '' : t('kit.not_yet'))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function useDocumentKeys(
  props: DocumentPageProps,
  neighbours: Neighbours | null,
  goBack: () => void,
): void {
  const { t } = useWords();
  const go = useGo();
  const acts = [props.primary, ...(props.secondary ?? []), ...(props.more ?? [])].filter(
    (action): action is DocumentAction => Boolean(action?.keys) && !action?.reason,
  );
  const keys: Key[] = [
    ...acts.map((action) => ({
      keys: action.keys ?? '',
      word: action.word,
      run: action.run,
      disabled: action.isBusy ?? false,
    })),
    {
      keys: 'J',
      word: t('kit.next'),
      disabled: !neighbours?.next,
      run: () => neighbours?.next && go(neighbours.next, { isSilent: true }),
    },
    {
      keys: 'K',
      word: t('kit.previous'),
      disabled: !neighbours?.previous,
      run: () => neighbours?.previous && go(neighbours.previous, { isSilent: true }),
    },
    { keys: 'Escape', word: t('kit.back_to', { place: props.back.word }), run: goBack },
  ];
  useKeys(t('kit.keys_document'), keys);
}
