import { useEffect, useState } from 'react';
import { useForm, type Form } from './use-form.ts';

/**
 * The form of a stored record. While nothing is typed it follows the record as others change it;
 * what is typed is saved against the version it began from, so that nobody is overwritten unseen.
 */
export function useRecordForm<R extends { readonly version: number }, V extends object>(
  record: R,
  valuesOf: (record: R) => V,
): { readonly form: Form<V>; readonly version: number } {
  const form = useForm(valuesOf(record));
  const [version, setVersion] = useState(record.version);
  const isBehind = record.version !== version && !form.isDirty;
  useEffect(() => {
    if (!isBehind) return;
    form.settle(valuesOf(record));
    setVersion(record.version);
  }, [isBehind, form, record, valuesOf]);
  return { form, version };
}
