import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateUnit } from '../shared/unit.ts';

export const createUnit = command({
  name: 'catalog.create_unit',
  http: 'POST /units',
  permission: 'catalog.unit.change',
  summary: 'Add a unit that quantities may be counted in.',
  input: CreateUnit,
  output: Touched,
  refuses: ['catalog.code_taken'],

  async run(ctx, { code, nameId, nameEn, decimals, ...given }) {
    const id = given.id ?? ctx.newId();
    ctx.insert('catalog.unit', { id, code, name_id: nameId, name_en: nameEn, decimals });

    return { id, version: 1 };
  },
});
