import { rowsOf, sql, type Actor, type Kernel, type Language } from '@poros/kernel';

/** A person's log-in as the sign-in needs it. */
export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly home_tenant_id: string;
  readonly password_hash: string;
  readonly password_changed_at: string;
  readonly must_change_password: boolean;
  readonly last_tenant_id: string | null;
}

/** One company that knows an account. */
export interface PlaceRow {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly userId: string;
  readonly userName: string;
  readonly isActive: boolean;
  readonly mainBranchId: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: string;
}

/** By e-mail address or username; nobody is signed in yet, so the system asks. */
export async function accountByLogin(
  kernel: Kernel,
  login: string,
): Promise<AccountRow | undefined> {
  const name = login.trim().toLowerCase();
  const byName = name.includes('@') ? sql`email = ${name}` : sql`username = ${name}`;
  const [row] = await rowsOf<AccountRow>(
    kernel.systemPool,
    sql`
    select id, email, home_tenant_id, password_hash, password_changed_at, must_change_password,
      last_tenant_id
    from identity.account where ${byName}`,
  );
  return row;
}

/**
 * The companies that know a person, those that admit him first: the one question that spans
 * tenants.
 */
export function placesOf(kernel: Kernel, accountId: string): Promise<PlaceRow[]> {
  return rowsOf<PlaceRow>(
    kernel.systemPool,
    sql`
    select t.tenant_id as "tenantId", t.name as "tenantName", u.id as "userId",
      u.name as "userName", u.is_active as "isActive", t.language, t.time_zone as "timeZone",
      t.currency, (select b.id from tenancy.v_branch b where b.tenant_id = t.tenant_id and b.is_main
      order by b.id limit 1)
        as "mainBranchId"
    from identity.app_user u
    join tenancy.v_tenant t on t.tenant_id = u.tenant_id
    where u.account_id = ${accountId}
    order by u.is_active desc, t.name, t.tenant_id`,
  );
}

/** The user at a place before any session: may do nothing but have his log-in recorded. */
export function actorAt(place: PlaceRow, ip: string): Actor {
  return {
    kind: 'person',
    tenantId: place.tenantId,
    userId: place.userId,
    name: place.userName,
    branchId: place.mainBranchId,
    branchCode: '',
    branchIds: [],
    departmentId: null,
    permissions: new Map(),
    language: place.language,
    timeZone: place.timeZone,
    currency: place.currency,
    clientId: place.userId,
    ip,
  };
}
