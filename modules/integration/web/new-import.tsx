import { Button, ErrorPanel, TextField } from '@poros/ui';
import { Download, Upload } from '@poros/ui/icons';
import {
  Link,
  Loaded,
  problemOf,
  t,
  upload,
  useAddress,
  useGo,
  useKeys,
  useQueryOf,
  type Problem,
} from '@poros/web-kit';
import { useRef, useState, type DragEvent } from 'react';
import { useOwnName, type Kind } from './looks.ts';
import { WizardHead } from './wizard-head.tsx';

const CHOICE = 'flex items-center gap-2 px-3 min-h-9 max-sm:min-h-11 cursor-pointer rounded-md';

/** The first step: what is brought in, and the file or the cells that hold it. */
export function NewImport() {
  const kinds = useQueryOf('integration.list_import_kinds', {});
  const { search, change } = useAddress();
  return (
    <div className="po-page">
      <WizardHead step={0} title={t('integration.new_import')} />
      <div className="flex-1 min-h-0 overflow-auto">
        <Loaded query={kinds}>
          {({ rows }) => {
            // One kind is no choice.
            const only = rows.length === 1 ? rows[0] : undefined;
            const kind = rows.find((one) => one.kind === search['kind']) ?? only;
            return (
              <div className="grid gap-6 p-4 max-w-260 lg:grid-cols-[280px_minmax(0,1fr)]">
                <Kinds kinds={rows} now={kind} onChoose={(name) => change({ kind: name })} />
                {kind ? (
                  <Source key={kind.kind} kind={kind} />
                ) : (
                  <p className="text-muted pt-0.5">{t('integration.choose_kind_hint')}</p>
                )}
              </div>
            );
          }}
        </Loaded>
      </div>
    </div>
  );
}

interface KindsProps {
  readonly kinds: readonly Kind[];
  readonly now: Kind | undefined;
  onChoose(kind: string): void;
}

function Kinds({ kinds, now, onChoose }: KindsProps) {
  const ownName = useOwnName();
  return (
    <fieldset className="-mx-3">
      <legend className="text-heading font-semibold pb-2 px-3">
        {t('integration.choose_kind')}
      </legend>
      {kinds.map((kind) => (
        <label
          key={kind.kind}
          className={`${CHOICE} ${now === kind ? 'bg-accent-tint font-medium' : 'hover:bg-hover'}`}
        >
          <input
            type="radio"
            name="kind"
            className="size-4 accent-accent flex-none"
            checked={now?.kind === kind.kind}
            onChange={() => onChoose(kind.kind)}
          />
          {ownName(kind)}
        </label>
      ))}
      {kinds.length === 0 && <p className="text-muted">{t('integration.no_kinds')}</p>}
    </fieldset>
  );
}

/** A file that is dropped or chosen, or cells that are pasted. */
function Source({ kind }: { readonly kind: Kind }) {
  const ownName = useOwnName();
  const send = useSend(kind);
  const [pasted, setPasted] = useState('');
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const title = ownName(kind);
  useKeys(t('integration.new_import'), [
    { keys: 'O', word: t('integration.choose_file'), run: () => chooser.current?.click() },
  ]);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void send.run(file, file.name);
  }
  return (
    <div className="flex flex-col gap-5 min-w-0">
      {send.problem && <ErrorPanel trouble={send.problem} />}
      <section className="flex flex-col gap-3">
        <h2 className="text-heading font-semibold">{t('integration.file_of', { kind: title })}</h2>
        {/* Dropping is one way in; the button inside is the other. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above */}
        <div
          role="group"
          aria-label={t('integration.drop_here')}
          className={`flex flex-col items-center gap-3 rounded-md border border-dashed p-8 text-center ${
            isOver ? 'border-accent bg-accent-tint' : 'border-line-strong bg-sunken'
          }`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p className="text-muted">{t('integration.drop_hint')}</p>
          <Button
            look="primary"
            icon={Upload}
            keys="O"
            isBusy={send.isBusy}
            onClick={() => chooser.current?.click()}
          >
            {send.share > 0 && send.share < 1
              ? t('integration.sending', { percent: Math.round(send.share * 100) })
              : t('integration.choose_file')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".xlsx,.csv,.tsv,.txt"
            aria-label={t('integration.choose_file')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void send.run(file, file.name);
              event.target.value = '';
            }}
          />
        </div>
      </section>
      <TextField
        label={t('integration.paste')}
        hint={t('integration.paste_hint')}
        isMultiline
        value={pasted}
        onChange={setPasted}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          isBusy={send.isBusy}
          {...(pasted.trim() === '' && { whyNot: t('integration.paste_first') })}
          onClick={() => void send.run(new Blob([pasted]), t('integration.pasted_name'))}
        >
          {t('integration.use_pasted')}
        </Button>
        <a
          className="po-link inline-flex items-center gap-1.5"
          href={`/api/v1/import-kinds/${kind.kind}/template`}
          download
        >
          <Download size={16} aria-hidden="true" />
          {t('integration.template')}
        </a>
      </div>
      <Columns kind={kind} />
    </div>
  );
}

/** What a file may hold, said before anybody makes one. */
function Columns({ kind }: { readonly kind: Kind }) {
  const ownName = useOwnName();
  const required = kind.columns.filter((one) => one.isRequired).map(ownName);
  const others = kind.columns.filter((one) => !one.isRequired).map(ownName);
  const keys = kind.columns.filter((one) => one.isKey).map(ownName);
  return (
    <section className="text-muted flex flex-col gap-1">
      <p>{t('integration.columns_required', { columns: required.join(', ') })}</p>
      <p>{t('integration.columns_other', { columns: others.join(', ') })}</p>
      {keys.length > 0 && (
        <p>{t('integration.known_by', { columns: keys.join(', '), kind: ownName(kind) })}</p>
      )}
      <p>
        <Link to="/imports">{t('integration.earlier')}</Link>
      </p>
    </section>
  );
}

function useSend(kind: Kind) {
  const go = useGo();
  const [share, setShare] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function run(body: Blob, name: string) {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const query = new URLSearchParams({ kind: kind.kind, name: name.slice(0, 200) });
    try {
      const answer = (await upload(`/imports/files?${query.toString()}`, body, {
        onProgress: setShare,
      })) as { id: string };
      go(`/imports/${answer.id}`);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
      setShare(0);
    }
  }
  return { run, share, isBusy, problem };
}
