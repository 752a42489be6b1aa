import pg from 'pg';

/**
 * The two login roles beside the owner. Neither owns a table, is a superuser or bypasses row-level
 * security.
 */
export const ROLES = ['poros_app', 'poros_system'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Creates `poros_app` (people's commands, one tenant at a time) and `poros_system` (sequencer,
 * jobs, sealing) with the
 * given passwords. Needs CREATEROLE; the password of an existing role is set again so that the
 * installation owns it.
 */
export async function ensureRoles(
  ownerUrl: string,
  passwords: Record<Role, string>,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'poros roles' });
  await client.connect();
  try {
    // Parallel starts would race on the role catalog.
    await client.query('select pg_advisory_lock(72727302)');
    for (const role of ROLES) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const password = client.escapeLiteral(passwords[role]);
      await client.query(
        rowCount
          ? `alter role ${role} login password ${password}`
          : `create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${password}`,
      );
    }
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(
      `grant create on database ${client.escapeIdentifier(rows[0]?.name ?? 'poros')} to poros_system`,
    );
  } finally {
    await client.end();
  }
}

/** The same address as the owner's, for another login. */
export function urlFor(ownerUrl: string, role: Role, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.toString();
}
