import { useEffect, useState } from 'react';
import { useForm, type Form } from './use-form.ts';

/**
 * The form of a stored record. While nothing is typed it follows the record as others change it.
 * What others store while somebody types comes in beside it, field by field; as long as the person
 * has not decided about a field that both changed, the form saves against the version it began
 * from, so that nobody is overwritten unseen.
 */
export function useRecordForm<R extends { readonly version: number }, V extends object>(
  record: R,
  valuesOf: (record: R) => V,
): { readonly form: Form<V>; readonly version: number } {
  const form = useForm(valuesOf(record));
  const [seen, setSeen] = useState(record.version);
  const [decided, setDecided] = useState(record.version);
  useEffect(() => {
    if (record.version === seen) return;
    if (form.isDirty) form.follow(valuesOf(record));
    else form.settle(valuesOf(record));
    setSeen(record.version);
  }, [record, seen, form, valuesOf]);
  useEffect(() => {
    if (form.clashes.size === 0) setDecided(seen);
  }, [form.clashes, seen]);
  return { form, version: form.clashes.size === 0 ? seen : decided };
}
