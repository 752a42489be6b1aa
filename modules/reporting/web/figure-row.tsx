import { InfoPopover, Sparkline } from '@poros/ui/charts';
import { ArrowDown, ArrowUp, Minus } from '@poros/ui/icons';
import { Link, t } from '@poros/web-kit';
import { addressOf, type Dashboard, type Figure } from './addresses.ts';
import { changeOf, comparedWith, periodWords, valueWords, type Change } from './figure-words.ts';

/** The first row: one frame, hairlines between, each figure a link to what it is the sum of. */
export function FigureRow({ board }: { board: Dashboard }) {
  return (
    <ul className="po-figures" data-count={board.figures.length}>
      {board.figures.map((figure) => (
        <FigureCell key={figure.id} figure={figure} board={board} />
      ))}
    </ul>
  );
}

function Arrow({ direction }: { direction: Change['direction'] }) {
  if (direction === 'up') return <ArrowUp size={13} aria-hidden="true" />;
  if (direction === 'down') return <ArrowDown size={13} aria-hidden="true" />;
  return <Minus size={13} aria-hidden="true" />;
}

function FigureCell({ figure, board }: { figure: Figure; board: Dashboard }) {
  const word = t(`reporting.figure.${figure.id}`);
  const value = valueWords(figure.kind, figure.value, board.currency);
  const change = changeOf(figure);
  const compared = comparedWith(figure, board.range);
  return (
    <li className="po-figure">
      <span className="po-figure-head">
        {word}
        <Definition figure={figure} board={board} word={word} />
      </span>
      <Link {...addressOf(figure.drill)} className="po-figure-link" title={value.whole}>
        <span className="sr-only">{word}: </span>
        <span className="po-figure-value">
          {value.sign && <small>{value.sign} </small>}
          <b>{value.text}</b>
          {value.unit && <small> {value.unit}</small>}
        </span>
        <Sparkline values={figure.trail} />
        <span className="sr-only">{[change?.text, compared].filter(Boolean).join(' ')}</span>
      </Link>
      <span className="po-figure-change">
        {change && (
          <b data-tone={change.tone}>
            <Arrow direction={change.direction} />
            {change.text}
          </b>
        )}{' '}
        {compared}
      </span>
    </li>
  );
}

/** What a figure means, of which time it is, and the figures that explain it. */
function Definition({ figure, board, word }: { figure: Figure; board: Dashboard; word: string }) {
  const { range } = board;
  const isFlow = figure.comparison === 'previous_range';
  return (
    <InfoPopover word={t('reporting.definition_of', { figure: word })} title={word}>
      <p>{t(`reporting.definition.${figure.id}`)}</p>
      <p className="text-muted">
        {isFlow
          ? t('reporting.period_is', { period: periodWords(range.from, range.until) })
          : t('reporting.now_is')}
      </p>
      {figure.also.map((one) => {
        const { whole } = valueWords(one.kind, one.value, board.currency);
        return (
          <p key={one.id}>
            {t(`reporting.figure.${one.id}`)}:{' '}
            {one.drill ? (
              <Link {...addressOf(one.drill)} className="po-link font-medium">
                {whole}
              </Link>
            ) : (
              <b className="font-medium">{whole}</b>
            )}
          </p>
        );
      })}
    </InfoPopover>
  );
}
