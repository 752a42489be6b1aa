import { KeyValues } from '@poros/ui';
import { format, t } from '@poros/web-kit';
import type { Detail } from './request-looks.ts';

interface BodyProps {
  readonly request: Detail;
  readonly choice: string;
  onChoice(id: string): void;
}

/** What the kind shows of its record: facts, lines, and what approving has to choose. */
export function RequestBody({ request, choice, onChoice }: BodyProps) {
  return (
    <>
      {request.facts.length > 0 && (
        <div className="-mx-4">
          <KeyValues
            items={request.facts.map((fact) => ({
              word: t(fact.word),
              value: fact.before
                ? `${factText(fact.before, fact.look, request)} → ${factText(fact.value, fact.look, request)}`
                : factText(fact.value, fact.look, request),
            }))}
          />
        </div>
      )}
      {request.lines.length > 0 && <Lines request={request} />}
      {request.choices.length > 0 && request.mayDecide && (
        <fieldset className="flex flex-col gap-1">
          <legend className="font-semibold pb-1">{t('approval.choose_role')}</legend>
          <p className="text-muted pb-2">{t('approval.choose_role_hint')}</p>
          {request.choices.map((one) => (
            <label
              key={one.id}
              className="flex items-baseline gap-3 min-h-11 py-2 border-b border-line"
            >
              <input
                type="radio"
                className="accent-accent"
                name="choice"
                checked={choice === one.id}
                onChange={() => onChoice(one.id)}
              />
              <span className="min-w-0">
                <b className="font-medium">{one.text}</b>{' '}
                <span className="text-muted">{one.detail}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

type Look = Detail['facts'][number]['look'];

function factText(value: string, look: Look, { currency }: Detail): string {
  if (look === 'money') return format.money(value, currency ?? 'IDR');
  if (look === 'date') return format.date(value);
  return look === 'word' ? t(value) : value;
}

const HEADS = '[&_th]:text-muted [&_th]:font-medium [&_th]:text-small [&_th]:pb-1';
const CELLS = '[&_td]:border-t [&_td]:border-line [&_td]:py-1.5 [&_td]:align-top [&_td+td]:ps-4';

/** The lines of the document; on a phone each is two rows. */
function Lines({ request }: { request: Detail }) {
  const lines = request.lines.map((line, place) => ({ ...line, place }));
  return (
    <table className={`w-full border-collapse ${HEADS} ${CELLS}`}>
      <thead>
        <tr>
          <th scope="col" className="text-start">
            {t('approval.item')}
          </th>
          <th scope="col" className="text-end">
            {t('approval.quantity')}
          </th>
          <th scope="col" className="text-end">
            {t('approval.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.place}>
            <td>
              <span className="text-muted figures">{line.code}</span> {line.text}
            </td>
            <td className="text-end figures whitespace-nowrap">
              {format.quantity(line.quantity)} {line.unit}
            </td>
            <td className="text-end figures whitespace-nowrap">{format.amount(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
