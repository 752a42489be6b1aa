import type { Moment, MomentChange } from '@poros/ui';
import { format, t, type OutputOf } from '@poros/web-kit';

type Told = OutputOf<'desk.get_story'>['moments'][number];
type Field = Told['fields'][number];

/** One command's doing as the timeline shows it. */
export function momentOf(entity: string, told: Told, statusWords: string | null): Moment {
  const [module = ''] = entity.split('.');
  const says = (status: string) => {
    const key = `${statusWords}.${status}`;
    return statusWords && t(key) !== key ? t(key) : status;
  };
  const [move] = told.moves;
  const typed = told.fields.filter(({ field }) => field !== 'total' && !PARTS.has(field));
  const moved = move && (move.from ? `${says(move.from)} → ${says(move.to)}` : says(move.to));
  const details = [
    moved,
    move?.minutes ? t('desk.after', { span: spanText(move.minutes) }) : null,
    move?.reason ? reasonText(module, move.reason) : null,
    told.actingForName && t('desk.acting_for', { name: told.actingForName }),
    t(`desk.source.${told.source}`),
    told.proof === 'broken' && t('desk.moment_broken'),
  ];
  return {
    id: told.id,
    at: told.at,
    who: told.byName ?? t('desk.system'),
    what: actText(module, told.command),
    tone: told.proof === 'broken' ? 'danger' : 'accent',
    detail: details.filter(Boolean).join(' · '),
    changes: [
      ...typed.map((field) => changeOf(module, field)),
      ...told.lines.flatMap((line) => lineChanges(module, line)),
      ...told.fields.filter(isSum).map((field) => changeOf(module, field)),
    ],
  };
}

/** What follows from the lines is told by its total alone. */
const PARTS = new Set(['gross', 'discount', 'net', 'tax_base', 'tax']);
const isSum = ({ field }: Field): boolean => field === 'total';

/** 'mengajukan pesanan', or only 'mengubah' where the module has no words of its own. */
function actText(module: string, command: string): string {
  const act = command.split(/[.:]/).at(-1) ?? '';
  const own = command.split('.')[0] ?? '';
  const verb = act.split('_')[0] ?? '';
  const keys = [`${module}.did.${act}`, `${own}.did.${act}`, `desk.did.${act}`, `desk.did.${verb}`];
  const known = keys.find((key) => t(key) !== key);
  return t(known ?? 'desk.did.other');
}

function changeOf(module: string, { field, from, to }: Field): MomentChange {
  const shown = (value: string | null) => (value === null ? null : valueText(module, field, value));
  return { word: fieldWord(module, field), from: shown(from), to: shown(to) };
}

function lineChanges(module: string, line: Told['lines'][number]): MomentChange[] {
  const name = line.name || t('desk.a_line');
  if (line.how === 'removed') return [{ word: name, from: t('desk.line_there'), to: null }];
  const fields = line.fields.map((field) => changeOf(module, field));
  if (line.how === 'changed')
    return fields.map((one) => ({ ...one, word: `${name}, ${one.word.toLowerCase()}` }));
  const said = fields.map((one) => `${one.word.toLowerCase()} ${one.to ?? ''}`).join(', ');
  return [{ word: t('desk.line_added', { name }), from: null, to: said || t('desk.line_there') }];
}

/** What people call a column: a word of its module, then a general one, then the column itself. */
function fieldWord(module: string, field: string): string {
  const short = field.replace(/_(id|ids|on|at|bp|days|percent)$/, '').replace(/^is_/, '');
  const keys = [field, short].flatMap((name) => [
    `${module}.field.${name}`,
    `${module}.${name}`,
    `desk.field.${name}`,
    `kernel.name.${name}`,
  ]);
  // A word with places for values is a sentence that only looks like the field's name.
  const known = keys.find((key) => t(key) !== key && !t(key).includes('{'));
  return known ? t(known) : short.replaceAll('_', ' ');
}

const MONEY = new RegExp(
  '(amount|total|price|limit|cost|net|gross|tax|discount|value|base|paid|open|held|over' +
    '|credited|allocated|unapplied)$',
);

function valueText(module: string, field: string, value: string): string {
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'desk.yes' : 'desk.no');
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return format.dateTime(value);
  if (/^-?\d+(\.\d+)?$/.test(value)) {
    if (MONEY.test(field)) return format.amount(value);
    return field.includes('quantity') || field.includes('percent') ? format.quantity(value) : value;
  }
  const short = field.replace(/_reason$/, '');
  const keys = [field, `${field}_`, short].map((name) =>
    name.endsWith('_') ? `${module}.${name}${value}` : `${module}.${name}.${value}`,
  );
  const known = keys.find((key) => t(key) !== key);
  return known ? t(known) : value;
}

function spanText(minutes: number): string {
  if (minutes < 60) return t('desk.minutes', { n: minutes });
  if (minutes < 1_440) return t('desk.hours', { n: Math.round(minutes / 60) });
  return t('desk.days', { n: Math.round(minutes / 1_440) });
}

/** A reason is what a person wrote, or a word of the module: 'over_limit'. */
function reasonText(module: string, reason: string): string {
  const key = `${module}.hold.${reason}`;
  return t(key) === key ? reason : t(key);
}
