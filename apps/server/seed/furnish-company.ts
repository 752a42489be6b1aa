import type { DemoCompany } from './company.ts';
import type { Founded } from './found-company.ts';

/** Fills a founded company with its people, parties, items and opening stock. */
export async function furnishCompany(founded: Founded, password: string): Promise<void> {
  const { company } = founded;
  for (const year of company.earlierYears ?? [])
    await founded.at(undefined).perform('finance.create_fiscal_year', { year });
  await hirePeople(founded, password);
  await enterParties(founded);
  await enterItems(founded);
  for (const {
    code,
    name,
    branch,
    zone,
    capacityM3,
    allowsBackorder,
    isDefault,
  } of company.warehouses ?? [])
    await founded
      .at(branch)
      .perform('inventory.create_warehouse', {
        id: founded.idOf('warehouse', code),
        branchId: founded.idOf('branch', branch),
        code,
        name,
        zone,
        ...(capacityM3 && { capacityM3 }),
        mayBackorder: allowsBackorder ?? false,
        isDefault: isDefault ?? false,
      });
  await openStock(founded);
  for (const { item, warehouse, quantity } of company.reorderPoints ?? [])
    await founded
      .at(undefined)
      .perform('inventory.change_reorder_points', {
        warehouseId: founded.idOf('warehouse', warehouse),
        lines: [{ itemId: founded.idOf('item', item), reorderPoint: quantity }],
      });
  const { paper } = company;
  if (paper)
    await founded.at(undefined).perform('admin.change_settings', {
      changes: [
        { key: 'paper.contact', value: paper.contact, version: 0 },
        { key: 'paper.bank_accounts', value: [paper.bank], version: 0 },
      ],
    });
}

async function hirePeople({ company, at, idOf }: Founded, password: string): Promise<void> {
  const admin = at(undefined);
  const { rows: roles } = await admin.ask<{ rows: { id: string; code: string }[] }>(
    'identity.list_roles',
    { limit: 50 },
  );
  for (const user of company.users) {
    const branchIds = user.branch
      ? [idOf('branch', user.branch)]
      : company.branches.map((one) => idOf('branch', one.code));
    const id = idOf('user', user.username);
    const created = await admin.perform('identity.create_user', {
      id,
      name: user.name,
      email: user.email,
      username: user.username,
      password,
      mustChangePassword: false,
      language: company.language,
      locale: company.locale,
      isDemo: true,
      roleIds: roles.filter((role) => role.code === user.role).map((role) => role.id),
      hasAllBranches: !user.branch,
      branchIds,
      defaultBranchId: branchIds[0],
    });
    if (user.isActive === false)
      await admin.perform('identity.archive_user', { userId: id, version: created.version });
  }
}

async function enterParties({ company, at, idOf }: Founded): Promise<void> {
  const admin = at(undefined);
  for (const { code, name, city, segment, tier, creditLimit, terms, taxId } of company.customers)
    await admin.perform('party.create_customer', {
      id: idOf('customer', code),
      code,
      name,
      city,
      segment,
      tier,
      creditLimit,
      paymentTermsDays: terms,
      currency: company.currency,
      language: company.language,
      ...(taxId && { taxId }),
    });
  for (const { code, name, city } of company.vendors)
    await admin.perform('party.create_vendor', { id: idOf('vendor', code), code, name, city });
}

async function enterItems({ company, at, idOf }: Founded): Promise<void> {
  const admin = at(undefined);
  const { rows: units } = await admin.ask<{ rows: { id: string; code: string }[] }>(
    'catalog.list_units',
    { limit: 100 },
  );
  const unitId = (code: string) =>
    units.find((unit) => unit.code === code)?.id ?? missing('unit', code);
  for (const name of new Set(company.items.map((item) => item.category)))
    await admin.perform('catalog.create_category', {
      id: idOf('category', name),
      code: codeOf(name),
      name,
    });
  for (const { code, name, category, unit, cost, price, barcode } of company.items)
    await admin.perform('catalog.create_item', {
      id: idOf('item', code),
      code,
      name,
      categoryId: idOf('category', category),
      baseUnitId: unitId(unit),
      standardCost: cost,
      basePrice: price ?? '0',
      isSold: price !== undefined,
      isStocked: true,
      isBought: true,
      taxCode: company.currency === 'PGK' ? 'GST' : 'PPN',
      ...(barcode && { barcodes: [{ code: barcode }] }),
    });
}

/** The opening stock of every warehouse, at standard cost, against opening equity. */
async function openStock({ company, at, idOf, foundedAt }: Founded): Promise<void> {
  const openedOn =
    company.openedOn ?? new Date(foundedAt.getTime() - 190 * DAY_MS).toISOString().slice(0, 10);
  const { rows: warehouses } = await at(undefined).ask<{ rows: Warehouse[] }>(
    'inventory.list_warehouses',
    { limit: 100 },
  );
  const placed = company.stock.map((one) => ({
    ...one,
    home: homeOf(company, warehouses, idOf, one),
  }));
  for (const [warehouse, lines] of Map.groupBy(placed, (one) => one.home))
    await at(branchCodeOf(company, idOf, warehouse)).perform('inventory.receive_stock', {
      warehouseId: warehouse.id,
      reason: 'opening',
      reference: 'Saldo awal',
      postedOn: openedOn,
      lines: lines.map(({ item, quantity }) => ({
        itemId: idOf('item', item),
        quantity,
        unitCost: company.items.find((one) => one.code === item)?.cost ?? missing('item', item),
      })),
    });
}

const DAY_MS = 86_400_000;

interface Warehouse {
  readonly id: string;
  readonly code: string;
  readonly branchId: string;
  readonly isDefault: boolean;
}
type IdOf = Founded['idOf'];

function homeOf(
  company: DemoCompany,
  warehouses: readonly Warehouse[],
  idOf: IdOf,
  { warehouse, branch }: { warehouse?: string; branch?: string },
): Warehouse {
  const branchId = idOf('branch', branch ?? company.branches[0]?.code ?? '');
  return (
    warehouses.find((one) =>
      warehouse ? one.code === warehouse : one.branchId === branchId && one.isDefault,
    ) ?? missing('warehouse', warehouse ?? branch ?? 'default')
  );
}

const branchCodeOf = (company: DemoCompany, idOf: IdOf, warehouse: Warehouse) =>
  company.branches.find((one) => idOf('branch', one.code) === warehouse.branchId)?.code;

const codeOf = (name: string) =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .slice(0, 20);

function missing(kind: string, code: string): never {
  throw new Error(`the seed names ${kind} ${code}, which does not exist`);
}
