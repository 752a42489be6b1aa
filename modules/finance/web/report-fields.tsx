import { SelectField, type Choice } from '@poros/ui';
import { can, t, useQueryOf } from '@poros/web-kit';
import { monthChoices } from './months.ts';

/** Which part of the books a report looks at, as the address keeps it. */
export interface BookSearch {
  readonly branchId: string;
  readonly departmentId: string;
  readonly projectId: string;
  readonly currency: string;
}

export const WHOLE_BOOK: BookSearch = {
  branchId: '',
  departmentId: '',
  projectId: '',
  currency: '',
};

/** What goes to the server: only what is chosen. */
export const partOf = ({ branchId, departmentId, projectId, currency }: BookSearch) => ({
  ...(branchId && { branchId }),
  ...(departmentId && { departmentId }),
  ...(projectId && { projectId }),
  ...(currency && { currency }),
});

interface FieldsProps<V> {
  readonly values: V;
  change(change: Partial<V>): void;
}

/** Branch, department and project; the last two may be asked for blank. */
export function BookFields({ values, change }: FieldsProps<BookSearch>) {
  const branches = useQueryOf(
    'tenancy.list_branches',
    { limit: 200 },
    { when: can('tenancy.branch.read') },
  );
  const departments = useQueryOf(
    'tenancy.list_departments',
    { limit: 200 },
    { when: can('tenancy.department.read') },
  );
  const projects = useQueryOf(
    'finance.list_projects',
    { limit: 200 },
    { when: can('finance.account.read') },
  );
  return (
    <>
      <OneOf
        label={t('finance.branch')}
        value={values.branchId}
        choices={namesOf(branches.data?.rows)}
        onChange={(branchId) => change({ branchId })}
      />
      <OneOf
        label={t('finance.department')}
        value={values.departmentId}
        hasBlank
        choices={namesOf(departments.data?.rows)}
        onChange={(departmentId) => change({ departmentId })}
      />
      <OneOf
        label={t('finance.project')}
        value={values.projectId}
        hasBlank
        choices={namesOf(projects.data?.rows)}
        onChange={(projectId) => change({ projectId })}
      />
    </>
  );
}

interface OneOfProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly hasBlank?: boolean;
  onChange(value: string): void;
}

/** One value or all of them; nothing to choose from shows nothing. */
function OneOf({ label, value, choices, hasBlank = false, onChange }: OneOfProps) {
  if (choices.length === 0 && !value) return null;
  const all = [
    { value: ALL, word: t('finance.all_of') },
    ...choices,
    ...(hasBlank ? [{ value: 'blank', word: t('finance.blank') }] : []),
  ];
  return (
    <SelectField
      label={label}
      value={value || ALL}
      choices={all}
      onChange={(next) => onChange(next === ALL ? '' : next)}
    />
  );
}

const ALL = 'all';

const namesOf = (rows: readonly { id: string; name: string }[] | undefined): Choice[] =>
  (rows ?? []).map(({ id, name }) => ({ value: id, word: name }));

/** A month of the last years. */
export function MonthField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(month: string): void;
}) {
  return <SelectField label={label} value={value} choices={monthChoices()} onChange={onChange} />;
}
