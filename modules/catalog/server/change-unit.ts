import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeUnit } from '../shared/unit.ts';
import { lockUnit } from './unit.sql.ts';

export const changeUnit = command({
  name: 'catalog.change_unit',
  http: 'PUT /units/:unitId',
  permission: 'catalog.unit.change',
  summary: 'Change the names of a unit and the decimals it is counted with.',
  input: ChangeUnit,
  output: Touched,
  refuses: ['catalog.unit_not_found'],

  async run(ctx, { unitId, version, nameId, nameEn, decimals }) {
    const unit = await lockUnit(ctx, unitId);

    ctx.update(
      'catalog.unit',
      { ...unit, version },
      { name_id: nameId, name_en: nameEn, decimals },
    );

    return { id: unitId, version: version + 1 };
  },
});
