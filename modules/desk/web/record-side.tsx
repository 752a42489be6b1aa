import { Button, Tabs, useKeys } from '@poros/ui';
import { Eye, Link2 } from '@poros/ui/icons';
import { t, useCommand, useLive, useQueryOf, useWords, type RecordSideProps } from '@poros/web-kit';
import { useRef, useState } from 'react';
import { Activity } from './activity.tsx';
import { Files } from './files.tsx';
import { RelatedChain } from './related-chain.tsx';
import { useAttach } from './use-attach.ts';

/** Beside any record: what happened and was said, its files, what it came of and who follows it. */
export function DeskSide({ record, tabs: own, isFlow = false }: RecordSideProps) {
  useWords();
  const panel = useRef<HTMLDivElement>(null);
  const ask = { entity: record.entity, recordId: record.id };
  const story = useQueryOf('desk.get_story', ask);
  const discussion = useQueryOf('desk.get_discussion', ask);
  const related = useQueryOf('desk.get_related_records', ask);
  useLive('*', (event) => {
    if (event.entityId !== record.id) return;
    void discussion.refetch();
    void story.refetch();
    if (event.type !== 'desk.record_discussed') void related.refetch();
  });
  const [now, setNow] = useState('activity');
  const attach = useAttach(record, discussion.data, {
    onStart: () => setNow('files'),
    onDone: () => void discussion.refetch(),
  });
  const files = discussion.data?.files.length ?? 0;
  const kin = related.data?.nodes.length ?? 0;
  const tabs = [
    {
      id: 'activity',
      word: t('desk.activity'),
      body: <Activity record={record} story={story} discussion={discussion} />,
    },
    {
      id: 'files',
      word: t('desk.files'),
      count: files || undefined,
      body: <Files attach={attach} discussion={discussion} />,
    },
    ...(own ?? []),
  ];
  const shown = tabs.find((tab) => tab.id === now) ?? tabs[0];
  useKeys(t('desk.keys'), [
    {
      keys: 'T',
      word: t('desk.go_activity'),
      run: () => {
        setNow('activity');
        panel.current?.focus();
      },
    },
  ]);
  if (!shown) return null;

  const drop = attach.isOver ? 'po-drop' : '';
  return (
    <div className={`flex flex-col ${isFlow ? '' : 'flex-1 min-h-0'} ${drop}`}>
      <div className="border-b border-line ps-4 pe-1 flex-none flex items-center">
        <div className="flex-1 min-w-0">
          <Tabs
            tabs={tabs}
            now={shown.id}
            onChoose={setNow}
            label={t('kit.side')}
            panel="side-panel"
          />
        </div>
        <WatchButton record={record} discussion={discussion} isShort={Boolean(own?.length)} />
      </div>
      <div
        ref={panel}
        id="side-panel"
        role="tabpanel"
        aria-label={shown.word}
        tabIndex={0}
        className={isFlow ? 'p-4' : 'p-4 overflow-auto flex-1 min-h-0'}
      >
        {shown.body}
      </div>
      {kin > 1 && (
        <section
          aria-label={t('kit.related')}
          className={`border-t border-line p-4 flex-none ${isFlow ? '' : 'max-h-[42%] overflow-auto'}`}
        >
          <h2 className="font-semibold flex items-center gap-2 pb-2">
            <Link2 size={14} aria-hidden="true" />
            {t('kit.related')}
          </h2>
          <RelatedChain record={record} chain={related.data} />
        </section>
      )}
    </div>
  );
}

interface WatchProps {
  /** There is no room for its word. */
  readonly isShort: boolean;
  readonly record: RecordSideProps['record'];
  readonly discussion: {
    readonly data?:
      | { readonly isWatching: boolean; readonly watchers: readonly { readonly name: string }[] }
      | undefined;
    refetch(): Promise<unknown>;
  };
}

function WatchButton({ record, discussion, isShort }: WatchProps) {
  const watch = useCommand('desk.watch_record', { onDone: () => void discussion.refetch() });
  const { isWatching = false, watchers = [] } = discussion.data ?? {};
  const word = t(isWatching ? 'desk.unwatch' : 'desk.watch');
  const names = watchers.map((one) => one.name).join(', ');
  return (
    <Button
      look="quiet"
      size="small"
      icon={Eye}
      aria-pressed={isWatching}
      aria-label={isShort ? `${word} ${watchers.length || ''}`.trim() : undefined}
      className={isWatching ? 'text-accent!' : undefined}
      disabled={!discussion.data}
      title={names ? t('desk.watched_by', { names }) : t('desk.watched_by_none')}
      onClick={() =>
        void watch.run({ entity: record.entity, recordId: record.id, isWatching: !isWatching })
      }
    >
      {!isShort && word}
      {watchers.length > 0 && <span className="text-muted figures ms-1">{watchers.length}</span>}
    </Button>
  );
}
