import { Badge, DateField, ErrorPanel, SearchPicker, TextField, type Pick } from '@poros/ui';
import { Trash2 } from '@poros/ui/icons';
import {
  AccountNav,
  FormDrawer,
  Loaded,
  RecordSection,
  format,
  t,
  useCommand,
  useForm,
  useQueryOf,
  useSave,
  useWords,
} from '@poros/web-kit';
import { useState } from 'react';
import { findColleagues } from './pickers.ts';

/** Who decides in one's place while one is away, and for whom one decides. */
export function StandIns() {
  useWords();
  const query = useQueryOf('approval.list_stand_ins', {});
  const end = useCommand('approval.archive_stand_in', { onDone: () => void query.refetch() });
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('approval.stand_ins')}</h1>
      </header>
      <AccountNav />
      <div className="flex-1 min-h-0 overflow-auto p-4">
        <div className="max-w-180 flex flex-col gap-8">
          <p className="text-muted">{t('approval.stand_ins_hint')}</p>
          {end.problem && <ErrorPanel trouble={end.problem} />}
          <Loaded query={query}>
            {({ rows }) => (
              <>
                <RecordSection
                  title={t('approval.my_stand_ins')}
                  rows={rows.filter((row) => !row.isForOther)}
                  rowKey={(row) => row.id}
                  permission=""
                  add={{ word: t('approval.add_stand_in'), run: () => setAdding(true) }}
                  acts={[
                    {
                      icon: Trash2,
                      word: (row) => t('approval.end_stand_in', { name: row.standInName }),
                      run: (row) => void end.run({ standInId: row.id, version: row.version }),
                    },
                  ]}
                  empty={t('approval.no_stand_in')}
                >
                  {(row) => <Days row={row} name={row.standInName} />}
                </RecordSection>
                <RecordSection
                  title={t('approval.i_stand_in')}
                  rows={rows.filter((row) => row.isForOther)}
                  rowKey={(row) => row.id}
                  permission=""
                  empty={t('approval.for_nobody')}
                >
                  {(row) => <Days row={row} name={row.userName} />}
                </RecordSection>
              </>
            )}
          </Loaded>
        </div>
      </div>
      {isAdding && (
        <NewStandIn
          onClose={() => {
            setAdding(false);
            void query.refetch();
          }}
        />
      )}
    </div>
  );
}

interface DaysProps {
  readonly name: string;
  readonly row: {
    readonly startsOn: string;
    readonly endsOn: string;
    readonly note: string;
    readonly isNow: boolean;
  };
}

function Days({ name, row }: DaysProps) {
  return (
    <p>
      <b className="font-medium">{name}</b>{' '}
      {row.isNow && <Badge word={t('approval.now')} tone="accent" />}
      <br />
      <span className="text-muted">
        {format.date(row.startsOn)} – {format.date(row.endsOn)}
        {row.note && ` · ${row.note}`}
      </span>
    </p>
  );
}

function NewStandIn({ onClose }: { onClose(): void }) {
  const [colleague, setColleague] = useState<Pick | null>(null);
  const form = useForm({ startsOn: '', endsOn: '', note: '' });
  const save = useSave(
    'approval.create_stand_in',
    form,
    (values) => ({ ...values, standInId: colleague?.id ?? '' }),
    onClose,
  );
  return (
    <FormDrawer title={t('approval.add_stand_in')} form={form} save={save} onClose={onClose}>
      <SearchPicker
        label={t('approval.colleague')}
        name="standInId"
        isRequired
        value={colleague}
        onChange={setColleague}
        search={findColleagues}
      />
      <DateField label={t('approval.starts_on')} isRequired {...form.field('startsOn')} />
      <DateField label={t('approval.ends_on')} isRequired {...form.field('endsOn')} />
      <TextField label={t('approval.note')} {...form.field('note')} />
    </FormDrawer>
  );
}
