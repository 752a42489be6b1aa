import { t } from '@poros/ui';
import { useSession } from '../session.ts';
import type { ListFilter } from './list-state.ts';

/** The filter by branch, for whoever works in more than one. */
export function useBranchFilter(): readonly ListFilter[] {
  const { branches } = useSession();
  if (branches.length < 2) return [];
  const choices = branches.map(({ id, name }) => ({ value: id, word: name }));
  return [{ id: 'branchId', word: t('kit.branch'), kind: 'choice', choices }];
}
