import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherKernel } from '@poros/testing';
import { modules } from '../modules.ts';
import {
  askedByNobody,
  askedByRole,
  askedFromOtherBranch,
  askedWithForeignIds,
  everyId,
  foreignInEachPlace,
  leavingNoTrace,
  namesForeign,
  unproved,
  type Asking,
  type Complaint,
} from './judge.ts';
import { mayByDefault, rolePeople, signIn } from './people.ts';
import { plantedModule } from './planted.ts';
import { sweepGround, type SweepGround } from './sweep-ground.ts';
import { sweepServer, type Caller, type Input } from './sweep-server.ts';

let ground: SweepGround;

beforeAll(async () => {
  ground = await sweepGround();
}, 600_000);
afterAll(() => ground.close());

/** Operations that no one in a tenant may carry out, and the answer that proves it. */
const ENDS_IN_RULE: Readonly<Record<string, string>> = {
  'tenancy.create_tenant': 'kernel.permission_missing', // for operators of the installation only
};

/** Carried out by someone who may, it ends the very session that asks. */
const ENDS_ONESELF = new Set(['identity.change_own_password']);

const inputOfA = (name: string): Input => ground.a.fixtures.get(name)?.input ?? {};

/** Nothing of tenant A changes, whatever is tried. */
const leavingA = (what: string, work: () => Promise<Complaint[]>) =>
  leavingNoTrace(ground, [ground.a.caller.tenantId], what, work);

/** B's administrator, asking for what is A's. */
async function bAsking(): Promise<Asking> {
  return { server: ground.server, caller: ground.b.caller, rows: await ground.a.reap() };
}

test('every operation has been carried out in a tenant that the sweep made by itself', () => {
  expect(ground.operations.length).toBeGreaterThan(50);
  expect(unproved(ground.operations, ground.a, ENDS_IN_RULE)).toEqual([]);
});

test('nobody, and whoever signed out, is answered 401 by all that is not public', async () => {
  const gone = await signIn(ground.worldA, 'gone', ['SYSADMIN']);
  await ground.server.call(gone, { name: 'sign_out', http: 'DELETE /session' }, {});

  const complaints = await leavingA('nobody', async () => {
    const all: Complaint[] = [];
    for (const door of [...ground.operations, ...ground.endpoints])
      all.push(...(await askedByNobody(ground, door, gone, inputOfA(door.name))));
    return all;
  });

  expect(complaints).toEqual([]);
});

test('each role is refused what it may not do and changes nothing by trying', async () => {
  const people = await rolePeople(ground.worldA);
  const complaints: Complaint[] = [];
  for (const one of people) {
    const may = ({ permission }: { permission: string }) =>
      mayByDefault(ground.kernel, one.role, permission);
    complaints.push(
      ...(await leavingA(one.role, async () => {
        const all: Complaint[] = [];
        for (const operation of ground.operations.filter((other) => !may(other)))
          all.push(...(await askedByRole(ground, operation, one, inputOfA(operation.name))));
        return all;
      })),
    );
    for (const operation of ground.operations.filter(may))
      if (!ENDS_ONESELF.has(operation.name))
        complaints.push(...(await askedByRole(ground, operation, one, inputOfA(operation.name))));
  }

  expect(people.length).toBe(10);
  expect(complaints).toEqual([]);
}, 600_000);

test('ids of another tenant, in path, query and body, are answered as ids of nobody', async () => {
  const asking = await bAsking();

  const complaints = await leavingA('the other tenant', async () => {
    const all: Complaint[] = [];
    for (const operation of ground.operations) {
      const input = inputOfA(operation.name);
      if (operation.kind === 'query' || namesForeign(input, asking.rows))
        all.push(...(await askedWithForeignIds(asking, operation, everyId(input))));
    }
    return all;
  });

  expect(asking.rows.ids.size).toBeGreaterThan(200);
  expect(complaints).toEqual([]);
}, 600_000);

test("one id of another tenant among one's own is enough to be refused", async () => {
  const asking = await bAsking();
  const questions = ground.operations.flatMap((operation) => {
    const own = ground.b.fixtures.get(operation.name)?.input ?? {};
    return [...foreignInEachPlace(own, inputOfA(operation.name))].map((asked) => ({
      operation,
      asked,
    }));
  });
  const complaints = await leavingA('the other tenant', async () => {
    const all: Complaint[] = [];
    for (const { operation, asked } of questions)
      all.push(...(await askedWithForeignIds(asking, operation, asked)));
    return all;
  });

  expect(questions.length).toBeGreaterThan(80);
  expect(complaints).toEqual([]);
}, 600_000);

test('a batch of commands is no other door', async () => {
  const { rows } = await bAsking();
  const nobody = await signIn(ground.worldA, 'nobody', []);
  const commands = ground.operations
    .filter((one) => one.kind === 'command' && one.permission !== 'signed_in')
    .filter(({ name }) => namesForeign(inputOfA(name), rows))
    .map(({ name }) => ({ key: name, command: name, input: inputOfA(name) }));

  const complaints = await leavingA('the batch', async () => [
    ...(await verdictsOn(nobody, commands))
      .filter(({ status }) => status !== 403)
      .map(({ key }) => `${key} was not denied`),
    ...(await verdictsOn(ground.b.caller, commands))
      .filter(({ status }) => status < 400 || status >= 500 || status === 401)
      .map(({ key, status }) => `${key} answered ${status} to ids of another tenant`),
  ]);

  expect(commands.length).toBeGreaterThan(40);
  expect(complaints).toEqual([]);
});

interface Verdict {
  readonly key: string;
  readonly status: number;
}

/** A batch takes a hundred commands at most. */
async function verdictsOn(caller: Caller, commands: readonly object[]): Promise<Verdict[]> {
  const batch = { name: 'batch', http: 'POST /commands' };
  const verdicts: Verdict[] = [];
  for (let from = 0; from < commands.length; from += 100) {
    const { text } = await ground.server.call(caller, batch, {
      commands: commands.slice(from, from + 100),
    });
    verdicts.push(...(JSON.parse(text) as { verdicts: Verdict[] }).verdicts);
  }
  return verdicts;
}

test('a right that reaches one branch sees and touches no record of another', async () => {
  const { server, rows } = await bAsking();
  const caller = await personOfOtherBranch('SWEEP-FAR');

  const complaints = await leavingA('the other branch', async () => {
    const all: Complaint[] = [];
    for (const operation of ground.operations) {
      const fixture = ground.a.fixtures.get(operation.name);
      if (fixture)
        all.push(...(await askedFromOtherBranch({ server, caller, rows }, operation, fixture)));
    }
    return all;
  });

  expect(complaints).toEqual([]);
}, 600_000);

/** Someone who may do everything, in a branch where nothing has happened. */
async function personOfOtherBranch(code: string): Promise<Caller> {
  const { server, a, worldA, kernel } = ground;
  const branch = await server.call(
    a.caller,
    { name: 'new branch', http: 'POST /branches' },
    { code, numberCode: code.slice(-3), name: 'Jauh' },
  );
  const permissions = [...kernel.registry.permissions.values()]
    .filter((one) => !one.code.startsWith('PLATFORM.'))
    .map(({ name }) => ({ permission: name, scope: 'branch' }));
  const role = await server.call(
    a.caller,
    { name: 'new role', http: 'POST /roles' },
    { code, nameId: 'Jauh', nameEn: 'Far', level: 2, permissions },
  );
  expect([branch.status, role.status]).toEqual([200, 200]);
  const { id } = JSON.parse(branch.text) as { id: string };
  return signIn(worldA, 'far', [code], [id]);
}

test('the sweep sees a module that breaks its rules', async () => {
  const planted = plantedModule(ground.client);
  const { peek, scribble, refer, list, open } = planted.faults;
  const other = await otherKernel({ modules: [...modules, planted.module] });
  const server = await sweepServer(other.kernel);
  const broken: SweepGround = { ...ground, server, kernel: other.kernel };
  const asking = { ...(await bAsking()), server };
  const branch = everyId({ branchId: ground.a.caller.branchId });
  const nobody = await signIn(ground.worldA, 'nobody', []);
  const far = await personOfOtherBranch('SWEEP-NEAR');
  const silent = { input: {}, answer: { status: 200, text: '', code: undefined } };
  try {
    expect(await askedWithForeignIds(asking, peek, branch)).toEqual([
      expect.stringContaining('shows rows of another tenant'),
      expect.stringContaining('tells an id of another tenant'),
    ]);
    expect(await askedWithForeignIds(asking, refer, branch)).toEqual([
      expect.stringContaining('is carried out with ids of another tenant'),
    ]);
    expect(await askedFromOtherBranch({ ...asking, caller: far }, list, silent)).toEqual([
      expect.stringContaining('of another branch'),
    ]);
    expect(
      await leavingA('scribbling', async () => {
        await server.call(ground.a.caller, scribble, {});
        return [];
      }),
    ).toEqual(['scribbling changed tenancy.branch']);
    expect(
      await askedByNobody(broken, { ...open, permission: 'signed_in' }, nobody, {}),
    ).toHaveLength(2);
    expect(
      await askedByRole(
        broken,
        { ...peek, permission: 'tenancy.branch.read' },
        { role: 'nobody', caller: nobody },
        branch.input,
      ),
    ).toHaveLength(1);
  } finally {
    await server.close();
    await other.close();
  }
});
