import { can, commandWord, ListPage, t, type RowOf } from '@poros/web-kit';
import { VERDICTS } from '../shared/audit.ts';
import { AuditBadge } from './audit-badge.tsx';
import { verdictLook, whoDid } from './looks.ts';
import { findUsers } from './pickers.ts';

type Row = RowOf<'admin.list_commands'>;

/** Every command: who, when, where, and what became of it. */
export function AuditTrail() {
  return (
    <ListPage
      op="admin.list_commands"
      title={t('admin.audit')}
      empty={{ title: t('admin.no_audit'), hint: t('admin.no_audit_hint') }}
      defaultSort="-at"
      searchHint={t('admin.audit_search_hint')}
      to={(row: Row) => `/admin/audit/${row.id}`}
      actions={<AuditBadge />}
      views={[
        { id: 'people', word: t('admin.by_people'), input: { by: 'people' } },
        { id: 'all', word: t('kit.all'), input: {} },
        { id: 'done', word: t('admin.verdict.done'), input: { verdict: 'done' } },
        { id: 'refused', word: t('admin.verdict.refused'), input: { verdict: 'refused' } },
        { id: 'denied', word: t('admin.verdict.denied'), input: { verdict: 'denied' } },
      ]}
      filters={[
        ...(can('identity.user.read')
          ? [{ id: 'actorId', word: t('admin.who'), kind: 'pick' as const, search: findUsers }]
          : []),
        { id: 'command', word: t('admin.command'), kind: 'text' },
        {
          id: 'verdict',
          word: t('admin.outcome'),
          kind: 'choice',
          choices: VERDICTS.map((value) => ({ value, word: verdictLook(value).word })),
        },
        { id: 'ip', word: t('admin.ip'), kind: 'text' },
        { id: 'from', word: t('admin.from'), kind: 'date' },
        { id: 'to', word: t('admin.to'), kind: 'date' },
        { id: 'entityId', word: t('admin.record_id'), kind: 'text' },
      ]}
      columns={[
        {
          id: 'at',
          head: t('admin.at'),
          kind: 'dateTime',
          value: (row) => row.at,
          sort: 'at',
          card: 'meta',
        },
        {
          id: 'who',
          head: t('admin.who'),
          width: 'minmax(160px, 1fr)',
          value: whoDid,
          card: 'party',
        },
        {
          id: 'command',
          head: t('admin.command'),
          width: 'minmax(220px, 2fr)',
          value: (row) => commandWord(row.command),
          card: 'title',
        },
        {
          id: 'verdict',
          sort: 'verdict',
          choices: VERDICTS.map((value) => ({ value, word: verdictLook(value).word })),
          head: t('admin.outcome'),
          kind: 'status',
          width: '140px',
          value: (row) => row.verdict,
          status: (row) => verdictLook(row.verdict),
        },
        {
          id: 'refusal',
          head: t('admin.refusal_code'),
          kind: 'muted',
          width: 'minmax(140px, 1fr)',
          value: (row) => row.refusal,
        },
        {
          id: 'recordsTouched',
          head: t('admin.records'),
          kind: 'count',
          value: (row) => row.recordsTouched,
        },
        {
          id: 'branch',
          head: t('admin.branch'),
          kind: 'muted',
          width: '80px',
          value: (row) => row.branchCode,
        },
        { id: 'ip', head: t('admin.ip'), kind: 'muted', value: (row) => row.ip },
      ]}
    />
  );
}
