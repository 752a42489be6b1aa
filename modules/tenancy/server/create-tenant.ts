import { command } from '@poros/kernel';
import { CreateTenant, Tenant } from '../shared/tenant.ts';

/**
 * Founds a tenant with its first company and main branch; the other modules add theirs in the same
 * transaction.
 */
export const createTenant = command({
  name: 'tenancy.create_tenant',
  http: 'POST /tenants',
  permission: 'tenancy.tenant.create',
  summary:
    'Found a tenant with its first company and main branch (operators of the installation only).',
  input: CreateTenant,
  output: Tenant,
  refuses: ['tenancy.code_taken'],

  async run(ctx, { company, branch, timeZone, isDemo, ...tenant }) {
    const { tenantId } = ctx;

    ctx.insert('tenancy.tenant', { ...tenant, time_zone: timeZone, is_demo: isDemo });
    ctx.insert('tenancy.company', {
      id: company.id,
      code: company.code,
      name: company.name,
      tax_id: company.taxId ?? null,
      address: company.address,
      currency: tenant.currency,
    });
    ctx.insert('tenancy.branch', {
      id: branch.id,
      company_id: company.id,
      code: branch.code,
      name: branch.name,
      city: branch.city,
      is_main: true,
    });

    await ctx.emit('tenancy.tenant_created', tenantId, {
      tenantId,
      preset: tenant.preset,
      currency: tenant.currency,
      companyId: company.id,
      branchId: branch.id,
    });
    await ctx.emit('tenancy.branch_created', branch.id, {
      branchId: branch.id,
      code: branch.code,
      name: branch.name,
    });
    return { tenantId, ...tenant, timeZone, version: 1 };
  },
});
