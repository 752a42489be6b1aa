import { format, t } from '@poros/web-kit';
import type { ForeseenJournal } from '../shared/journal.ts';
import { sideText } from './journal-table.tsx';
import { monthWord } from './months.ts';

/** The journals that an act would post, by the server that tried it. */
export function ForeseenJournals({ shown }: { readonly shown: readonly unknown[] }) {
  const journals = shown as readonly ForeseenJournal[];
  if (journals.length === 0) return <p className="text-muted">{t('finance.posts_nothing')}</p>;
  return journals.map((journal) => <Foreseen key={journal.id} journal={journal} />);
}

const CELL = 'py-1.5 ps-3 text-end align-top whitespace-nowrap figures';

function Foreseen({ journal: { lines, postedOn, currency, total } }: { journal: ForeseenJournal }) {
  const isAcross = new Set(lines.map((line) => line.branchId)).size > 1;
  const amount = (value: string) => (sideText(value) ? format.amount(value, currency) : '');
  return (
    // Wider than a phone, it is scrolled by whoever holds no mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div tabIndex={0} role="group" aria-label={t('finance.posts')} className="overflow-x-auto">
      <table className="w-full">
        <caption className="text-start pb-2">
          <strong className="font-semibold">{t('finance.posts')}</strong>
          <span className="text-muted">
            {` · ${t('finance.posts_on', { date: format.date(postedOn), month: monthWord(postedOn.slice(0, 7)) })}`}
          </span>
        </caption>
        <thead className="text-muted text-small border-b border-line">
          <tr>
            <th className="text-start font-medium pb-1">{t('finance.account')}</th>
            <th className="text-end font-medium pb-1 ps-3">{t('finance.debit')}</th>
            <th className="text-end font-medium pb-1 ps-3">{t('finance.credit_side')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="border-b border-line">
              <td className="py-1.5 min-w-28">
                <span className="text-muted figures">{line.accountCode}</span> {line.accountName}
                <Detail texts={[line.partyName, isAcross ? line.branchCode : null]} />
              </td>
              <td className={CELL}>{amount(line.debit)}</td>
              <td className={CELL}>{amount(line.credit)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr>
            <td className="py-1.5">
              {t('finance.total_in', { currency: format.currencySymbol(currency) })}
            </td>
            <td className={CELL}>{format.amount(total, currency)}</td>
            <td className={CELL}>{format.amount(total, currency)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Detail({ texts }: { texts: readonly (string | null)[] }) {
  const text = texts.filter(Boolean).join(' · ');
  return text !== '' && <span className="block text-small text-muted">{text}</span>;
}
