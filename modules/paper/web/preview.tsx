import { Button, EmptyState, ErrorPanel, IconButton, SelectField } from '@poros/ui';
import { ArrowLeft, Download, Printer } from '@poros/ui/icons';
import {
  Loaded,
  t,
  useAddress,
  useGo,
  useKeys,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { useRef } from 'react';
import { PrintHistory } from './print-history.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { usePrinting, type Wanted } from './use-printing.ts';

type Preview = OutputOf<'paper.preview_documents'>;

/** Papers before they are printed: as they will be, in the language they will be in. */
export function PrintPreview() {
  const { search } = useAddress();
  const paper = useParam('paper');
  const { records = '', language, from, to } = search;
  const how = { paper, ...(isLanguage(language) && { language }), ...(from && to && { from, to }) };
  const query = useQueryOf(
    'paper.preview_documents',
    { ...how, records },
    { when: records !== '' },
  );
  if (records === '')
    return <EmptyState title={t('paper.nothing')} hint={t('paper.nothing.hint')} />;
  return (
    <Loaded query={query}>
      {(preview) => (
        <PreviewPage
          preview={preview}
          wanted={{ ...how, recordIds: records.split(',') }}
          onRecorded={() => void query.refetch()}
        />
      )}
    </Loaded>
  );
}

interface PreviewPageProps {
  readonly preview: Preview;
  readonly wanted: Wanted;
  onRecorded(): void;
}

function PreviewPage({ preview, wanted, onRecorded }: PreviewPageProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const printing = usePrinting(wanted, onRecorded);
  const title = t('paper.print_title', { title: preview.title });
  useKeys(title, [
    { keys: 'Ctrl+P', word: t('paper.print'), run: printing.print },
    { keys: 'D', word: t('paper.download'), run: printing.download },
    { keys: 'Escape', word: t('paper.back'), run: () => history.back() },
  ]);
  const [only] = preview.documents.length === 1 ? preview.documents : [];
  return (
    <div className="po-page">
      <header className="po-page-head flex-wrap print:hidden">
        <IconButton
          icon={ArrowLeft}
          word={t('paper.back')}
          onClick={() => history.back()}
          className="-ms-2"
        />
        <h1 className="po-page-title min-w-0">{preview.title}</h1>
        <span className="text-muted min-w-0">{nextOf(preview)}</span>
        <div className="po-page-acts">
          <Button
            icon={Download}
            keys="D"
            isShort
            isBusy={printing.isBusy === 'pdf'}
            onClick={printing.download}
          >
            {t('paper.download')}
          </Button>
          <Button
            look="primary"
            icon={Printer}
            keys="Ctrl+P"
            isBusy={printing.isBusy === 'browser'}
            onClick={printing.print}
          >
            {t('paper.print')}
          </Button>
        </div>
      </header>
      {printing.problem && (
        <div className="px-4 py-3 border-b border-line">
          <ErrorPanel trouble={printing.problem} />
        </div>
      )}
      <div className="flex-1 min-h-0 overflow-auto bg-sunken">
        <div
          className="mx-auto flex gap-6 p-4 max-lg:flex-col max-sm:p-3"
          style={{ maxWidth: 1120 }}
        >
          <div className="flex-1 min-w-0">
            <SheetFrame
              frame={frame}
              html={printing.html ?? preview.html}
              title={preview.title}
              onReady={printing.onReady}
            />
          </div>
          <aside className="w-65 flex-none flex flex-col gap-4 max-lg:w-full max-lg:order-first">
            <Choices preview={preview} paper={wanted.paper} />
            {only && only.copies > 0 && !wanted.from && (
              <PrintHistory key={only.copies} paper={wanted.paper} recordId={only.recordId} />
            )}
          </aside>
        </div>
      </div>
    </div>
  );
}

/** Which paper, in which language; both stay in the address. */
function Choices({ preview, paper }: { preview: Preview; paper: string }) {
  const { search, change } = useAddress();
  const go = useGo();
  return (
    <>
      {preview.papers.length > 1 && (
        <SelectField
          label={t('paper.kind')}
          value={paper}
          choices={preview.papers.map((one) => ({ value: one.name, word: one.title }))}
          onChange={(name) => go(`/print/${name}`, { search, isSilent: true })}
        />
      )}
      <SelectField
        label={t('paper.language')}
        value={preview.language}
        choices={LANGUAGES.map((value) => ({ value, word: t(`paper.language.${value}`) }))}
        onChange={(language) => change({ language })}
      />
    </>
  );
}

const LANGUAGES = ['id', 'en', 'both'] as const;
const isLanguage = (text: string | undefined): text is (typeof LANGUAGES)[number] =>
  LANGUAGES.some((one) => one === text);

/** What the next print of it will be; of many, the title says how many they are. */
function nextOf({ documents }: Preview): string {
  const [first] = documents;
  if (!first || documents.length > 1) return '';
  if (first.stage !== 'final') return t(`paper.next_is_${first.stage}`);
  return first.copies === 0
    ? t('paper.next_is_original')
    : t('paper.next_is_copy', { n: first.copies });
}
