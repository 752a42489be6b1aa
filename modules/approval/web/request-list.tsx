import { Badge, Button, Status } from '@poros/ui';
import { Check, X } from '@poros/ui/icons';
import { format, t, useKeys } from '@poros/web-kit';
import { deadlineLook, kindWord, moneyOf, statusLook, type Row } from './request-looks.ts';
import { useNow } from './use-now.ts';
import type { Answers } from './use-answers.ts';

interface ListProps {
  readonly rows: readonly Row[];
  readonly openId: string;
  readonly chosen: readonly string[];
  readonly canChoose: boolean;
  onOpen(id: string): void;
  onChoose(row: Row): void;
}

/** Requests as cards: what, from whom, how much, until when. */
export function RequestList({ rows, openId, chosen, canChoose, onOpen, onChoose }: ListProps) {
  const now_ms = useNow();
  return (
    <ul>
      {rows.map((row) => {
        const due = deadlineLook(row, now_ms) ?? statusLook(row.status);
        return (
          <li
            key={row.id}
            className={`flex border-b border-line ${row.id === openId ? 'bg-accent-tint' : 'hover:bg-hover'}`}
          >
            {canChoose && (
              <label className="grid place-items-center w-11 flex-none">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={chosen.includes(row.id)}
                  aria-label={t('approval.choose', { label: row.label })}
                  onChange={() => onChoose(row)}
                />
              </label>
            )}
            <button
              type="button"
              className="flex-1 min-w-0 flex flex-col gap-0.5 py-3 pe-4 ps-1 text-start"
              aria-current={row.id === openId ? 'true' : undefined}
              onClick={() => onOpen(row.id)}
            >
              <span className="flex gap-3 justify-between">
                <b className="font-semibold truncate">{row.label}</b>
                <span className="figures font-semibold whitespace-nowrap">{moneyOf(row)}</span>
              </span>
              <span className="text-muted truncate">{row.because || kindWord(row)}</span>
              <span className="flex gap-3 justify-between items-center text-small">
                <span className="text-muted truncate">
                  {row.askedByName ?? ''} · {format.date(row.askedAt)}
                </span>
                <span className="flex gap-2 flex-none items-center">
                  {row.escalatedAt && row.status === 'open' && (
                    <Badge word={t('approval.escalated')} tone="attention" />
                  )}
                  <Status {...due} />
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What can be done with several at once. */
export function BatchBar({
  rows,
  answers,
  onClear,
}: {
  rows: readonly Row[];
  answers: Answers;
  onClear(): void;
}) {
  useKeys(t('approval.approvals'), [
    {
      keys: 'Shift+Y',
      word: t('approval.key_approve_all'),
      disabled: rows.length === 0,
      run: () => void answers.approveAll(rows),
    },
  ]);
  if (rows.length === 0) return null;
  return (
    <div className="sticky bottom-0 mt-auto flex items-center gap-2 px-4 py-2 border-t border-line bg-surface">
      <span className="flex-1">{t('approval.chosen', { n: rows.length })}</span>
      <Button size="small" look="quiet" icon={X} onClick={onClear}>
        {t('approval.clear')}
      </Button>
      <Button
        size="small"
        look="primary"
        icon={Check}
        keys="Shift+Y"
        isBusy={answers.isBusy}
        onClick={() => void answers.approveAll(rows)}
      >
        {t('approval.verb.approved')}
      </Button>
    </div>
  );
}
