import { createHash } from 'node:crypto';
import { rowsOf, runCommand, sql, type Actor, type DefaultRole, type Kernel } from '@poros/kernel';
import { createTenant } from '@poros/tenancy';
import type { DemoBranch, DemoCompany, DemoUser } from './company.ts';
import { keysOf, performer, type Performer } from './perform.ts';

/** A founded company: who works on it while it is furnished, and how its codes became ids. */
export interface Founded {
  readonly company: DemoCompany;
  readonly tenantId: string;
  /** The administrator of the seed, working at a branch. */
  at(branch: string | undefined): Performer;
  /** Someone of a role, as that person, at a branch. */
  as(role: DefaultRole, branch: string | undefined): Performer;
  /** When the tenant was founded; a seed that goes on tomorrow must ask for the same as today. */
  readonly foundedAt: Date;
  idOf(kind: string, code: string): string;
}

/**
 * Founds the tenant with its branches. Ids follow from the codes, so that a half-made seed can be
 * told from a whole.
 */
export async function foundCompany(kernel: Kernel, company: DemoCompany): Promise<Founded> {
  const idOf = (kind: string, code: string) => uuidOf(`${company.code}/${kind}/${code}`);
  const tenantId = idOf('tenant', company.code);
  const [main, ...others] = company.branches;
  if (!main) throw new Error(`${company.code} has no branch`);

  const actors = new Map(
    company.branches.map((branch) => [branch.code, actorAt(kernel, company, branch, 'seed')]),
  );
  const founder = actors.get(main.code) ?? actorAt(kernel, company, main, 'seed');
  const keys = keysOf(`seed/${company.code}`);
  await runCommand(
    { kernel, actor: founder },
    createTenant,
    {
      code: company.code,
      name: company.name,
      preset: company.preset,
      currency: company.currency,
      language: company.language,
      locale: company.locale,
      timeZone: company.timeZone,
      isDemo: true,
      company: {
        id: idOf('company', company.code),
        code: company.code,
        name: company.name,
        taxId: company.taxId,
        address: company.address,
      },
      branch: { id: idOf('branch', main.code), code: main.code, name: main.name, city: main.city },
    },
    { key: keys.next() },
  );
  for (const { code, numberCode, name, city } of others)
    await performer(kernel, founder, keys).perform('tenancy.create_branch', {
      id: idOf('branch', code),
      code,
      numberCode,
      name,
      city,
    });

  const actorOf = (code: string | undefined, role: string, person?: DemoUser) => {
    const branch = company.branches.find((one) => one.code === code) ?? main;
    const actor = actorAt(kernel, company, branch, role);
    return performer(
      kernel,
      person ? { ...actor, userId: idOf('user', person.username), name: person.name } : actor,
      keys,
    );
  };
  const [tenant] = await rowsOf<{ created_at: string }>(
    kernel.systemPool,
    sql`select created_at from tenancy.tenant where tenant_id = ${tenantId}`,
  );
  return {
    company,
    tenantId,
    idOf,
    foundedAt: new Date(tenant?.created_at ?? kernel.clock()),
    at: (branch) => actorOf(branch, 'seed'),
    as: (role, branch) =>
      actorOf(
        branch,
        'seed',
        company.users.find((user) => user.role === role),
      ),
  };
}

function actorAt(kernel: Kernel, company: DemoCompany, branch: DemoBranch, role: string): Actor {
  const idOf = (kind: string, code: string) => uuidOf(`${company.code}/${kind}/${code}`);
  const userId = idOf('actor', role);
  return {
    kind: 'system',
    tenantId: idOf('tenant', company.code),
    userId,
    clientId: idOf('actor', 'seed'),
    name: 'Poros',
    branchId: idOf('branch', branch.code),
    branchCode: branch.numberCode,
    departmentId: null,
    branchIds: company.branches.map((one) => idOf('branch', one.code)),
    permissions: new Map([...kernel.registry.permissions.keys()].map((name) => [name, 'all'])),
    language: company.language,
    timeZone: company.timeZone,
    currency: company.currency,
  };
}

/** A UUID that always follows from the same name (version 8, RFC 9562). */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
