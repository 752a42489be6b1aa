import {
  Button,
  Dialog,
  ErrorPanel,
  IconButton,
  SkeletonRows,
  toastUndo,
  useMedia,
} from '@poros/ui';
import { Download, FileText, Paperclip, Trash2, Upload } from '@poros/ui/icons';
import { format, t, useCommand, type OutputOf, type Problem } from '@poros/web-kit';
import { useRef, useState } from 'react';
import { sizeText } from './size-text.ts';
import type { Attach } from './use-attach.ts';

type Discussion = OutputOf<'desk.get_discussion'>;
type RecordFile = Discussion['files'][number];

export interface FilesProps {
  readonly attach: Attach;
  readonly discussion: {
    readonly data?: Discussion | undefined;
    readonly problem: Problem | null;
    refetch(): Promise<unknown>;
  };
}

const addressOf = (file: RecordFile) => `/api/v1/files/${file.id}/content`;
const isPicture = (file: RecordFile) => file.isViewable && file.mediaType.startsWith('image/');

/** A record's files: dropped, pasted, chosen or photographed; looked at, fetched, taken off. */
export function Files({ attach, discussion }: FilesProps) {
  const reload = () => void discussion.refetch();
  const { data } = discussion;
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isTouch = useMedia('(pointer: coarse)');
  const [opened, setOpened] = useState<RecordFile | null>(null);
  if (!data)
    return discussion.problem ? <ErrorPanel trouble={discussion.problem} /> : <SkeletonRows />;
  const take = (input: HTMLInputElement) => {
    attach.put([...(input.files ?? [])]);
    input.value = '';
  };

  return (
    <div className="flex flex-col gap-3">
      {data.mayAttach && (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" icon={Upload} onClick={() => chooser.current?.click()}>
            {t('desk.choose_file')}
          </Button>
          {isTouch && (
            <Button size="small" onClick={() => camera.current?.click()}>
              {t('desk.take_photo')}
            </Button>
          )}
          <span className="text-muted text-small">
            {t('desk.drop_hint', { limit: sizeText(data.fileSizeMax) })}
          </span>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={t('desk.choose_file')}
            onChange={(event) => take(event.target)}
          />
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            aria-label={t('desk.take_photo')}
            onChange={(event) => take(event.target)}
          />
        </div>
      )}
      {attach.problem && <ErrorPanel trouble={attach.problem} />}
      {attach.sending.map((one) => (
        <p key={one.key} role="status" className="flex items-center gap-2 text-muted">
          <Paperclip size={14} aria-hidden="true" />
          <span className="truncate flex-1">{one.name}</span>
          <progress className="w-20" value={one.share} max={1} aria-label={one.name} />
        </p>
      ))}
      {data.files.length === 0 && attach.sending.length === 0 && (
        <p className="text-muted">{t('desk.no_files')}</p>
      )}
      <ul className="flex flex-col">
        {data.files.map((file) => (
          <FileRow key={file.id} file={file} onOpen={() => setOpened(file)} onChange={reload} />
        ))}
      </ul>
      {opened && (
        <Dialog isOpen title={opened.name} size="wide" onClose={() => setOpened(null)}>
          <img
            src={addressOf(opened)}
            alt={opened.name}
            className="max-w-full max-h-[70dvh] m-auto"
          />
        </Dialog>
      )}
    </div>
  );
}

interface RowProps {
  readonly file: RecordFile;
  onOpen(): void;
  onChange(): void;
}

function FileRow({ file, onOpen, onChange }: RowProps) {
  const restore = useCommand('desk.restore_file', { onDone: onChange });
  const remove = useCommand('desk.remove_file', {
    onDone: ({ version }) => {
      onChange();
      toastUndo(
        t('desk.file_removed', { name: file.name }),
        () => void restore.run({ fileId: file.id, version }),
      );
    },
  });
  const who = [sizeText(file.sizeBytes), file.addedByName, format.shortDate(file.addedAt)];
  const name = <span className="block truncate">{file.name}</span>;
  return (
    <li className="flex items-center gap-3 py-2 border-t border-line first:border-t-0">
      {isPicture(file) ? (
        <button type="button" onClick={onOpen} aria-label={t('desk.look_at', { name: file.name })}>
          <img
            src={addressOf(file)}
            alt=""
            loading="lazy"
            className="size-10 object-cover rounded-sm border border-line"
          />
        </button>
      ) : (
        <span className="size-10 grid place-items-center rounded-sm bg-sunken text-muted flex-none">
          <FileText size={18} aria-hidden="true" />
        </span>
      )}
      <span className="flex-1 min-w-0">
        {isPicture(file) ? (
          <button type="button" className="po-link max-w-full text-start" onClick={onOpen}>
            {name}
          </button>
        ) : (
          <a className="po-link" href={addressOf(file)} target="_blank" rel="noreferrer">
            {name}
          </a>
        )}
        <span className="block text-muted text-small truncate">
          {who.filter(Boolean).join(' · ')}
        </span>
        {remove.problem && <span className="text-danger block">{remove.problem.title}</span>}
      </span>
      <a
        className="po-button"
        data-look="quiet"
        data-icon-only=""
        href={addressOf(file)}
        download={file.name}
        aria-label={t('desk.download', { name: file.name })}
        title={t('desk.download', { name: file.name })}
      >
        <Download size={16} aria-hidden="true" />
      </a>
      {file.mayRemove && (
        <IconButton
          icon={Trash2}
          word={t('desk.remove_file', { name: file.name })}
          onClick={() => void remove.run({ fileId: file.id, version: file.version })}
        />
      )}
    </li>
  );
}
