import { ReasonStrip } from '@poros/ui';
import { Link, t, useQueryOf } from '@poros/web-kit';
import { useEffect, useState } from 'react';
import { readTaxId } from '../shared/tax-id.ts';

const PAUSE_MS = 400;
const NAME_MIN = 3;

interface SimilarProps {
  readonly op: 'party.find_similar_customers' | 'party.find_similar_vendors';
  readonly name: string;
  readonly taxId: string;
  /** '/customers' or '/vendors'. */
  readonly path: string;
}

/** Warns while a party is being entered that it may be there already; whoever enters it decides. */
export function SimilarParties({ op, name, taxId, path }: SimilarProps) {
  const asked = useSettled(name.trim());
  const read = readTaxId(taxId);
  const input = { name: asked, ...(read && { taxId: read }) };
  const similar = useQueryOf(op, input, { when: asked.length >= NAME_MIN });
  const rows = asked.length >= NAME_MIN ? (similar.data?.rows ?? []) : [];
  if (rows.length === 0) return null;
  return (
    <ReasonStrip
      cause={t('party.similar')}
      advice={rows.map((row, index) => (
        <span key={row.id}>
          {index > 0 && ' · '}
          <Link to={`${path}/${row.id}`}>{row.name}</Link>{' '}
          <span className="text-muted">
            {[
              row.code,
              row.city,
              t(row.sharesTaxId ? 'party.similar_tax_id' : 'party.similar_name'),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>
      ))}
    />
  );
}

/** The text once the hand has rested. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
