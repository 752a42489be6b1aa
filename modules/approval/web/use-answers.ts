import { ask, toast } from '@poros/ui';
import { t, useCommand, type OutputOf } from '@poros/web-kit';
import type { Row } from './request-looks.ts';

type Verdict = 'approved' | 'declined' | 'sent_back';
const TOUCHES = ['sales.order', 'inventory.stock', 'identity.user'];

/** The answers to requests. No and back ask for the reason; several are answered one by one. */
export function useAnswers(onDone: () => void) {
  const command = useCommand('approval.decide_request', { touches: TOUCHES });

  async function answer(row: Row, verdict: Verdict, reason = '', choice?: string) {
    const { id: requestId, version } = row;
    const done: OutputOf<'approval.decide_request'> | null = await command.run({
      requestId,
      version,
      verdict,
      ...(reason && { reason }),
      ...(choice !== undefined && { choice }),
    });
    return done !== null;
  }

  async function withReason(row: Row, verdict: 'declined' | 'sent_back') {
    const yes = await ask({
      title: t(`approval.question.${verdict}`, { label: row.label }),
      body: t(`approval.question_body.${verdict}`),
      verb: t(`approval.verb.${verdict}`),
      isDanger: verdict === 'declined',
      reason: { label: t('approval.reason'), isRequired: true },
    });
    if (yes && (await answer(row, verdict, yes.reason))) onDone();
  }

  return {
    isBusy: command.isBusy,
    problem: command.problem,
    clear: command.clear,
    approve: async (row: Row, choice?: string) => {
      if (await answer(row, 'approved', '', choice)) onDone();
    },
    decline: (row: Row) => withReason(row, 'declined'),
    sendBack: (row: Row) => withReason(row, 'sent_back'),
    approveAll: async (rows: readonly Row[]) => {
      const yes = await ask({
        title: t('approval.question_many', { n: rows.length }),
        body: rows.map((row) => row.label).join(', '),
        verb: t('approval.verb.approved'),
      });
      if (!yes) return;
      let done = 0;
      for (const row of rows) if (await answer(row, 'approved')) done += 1;
      toast({ text: t('approval.approved_many', { done, all: rows.length }) });
      onDone();
    },
  };
}

export type Answers = ReturnType<typeof useAnswers>;
