import { ask, toast } from '@poros/ui';
import { t, useCommand } from '@poros/web-kit';

interface Letter {
  readonly id: string;
  readonly version: number;
}

/** Trying again and letting go, for one letter or many. */
export function useSettleLetters() {
  const replay = useCommand('admin.replay_dead_letter');
  const dismiss = useCommand('admin.dismiss_dead_letter');

  return {
    problem: replay.problem ?? dismiss.problem,
    isBusy: replay.isBusy || dismiss.isBusy,
    async replayAll(letters: readonly Letter[]) {
      let done = 0;
      for (const { id: letterId, version } of letters)
        if (await replay.run({ letterId, version })) done += 1;
      toast({ text: t('admin.replayed_of', { done, all: letters.length }) });
    },
    async dismissAll(letters: readonly Letter[]) {
      const yes = await ask({
        title: t('admin.dismiss_title', { n: letters.length }),
        body: t('admin.dismiss_body'),
        verb: t('admin.dismiss'),
        isDanger: true,
      });
      if (!yes) return;
      for (const { id: letterId, version } of letters) await dismiss.run({ letterId, version });
    },
  };
}
