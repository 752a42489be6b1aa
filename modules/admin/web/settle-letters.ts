import { ask, toast } from '@poros/ui';
import { t, useCommand } from '@poros/web-kit';

interface Letter {
  readonly id: string;
  readonly version: number;
}

/** Trying a letter again and letting it go. */
export function useSettleLetters() {
  const replay = useCommand('admin.replay_dead_letter');
  const dismiss = useCommand('admin.dismiss_dead_letter');

  return {
    problem: replay.problem ?? dismiss.problem,
    isBusy: replay.isBusy || dismiss.isBusy,
    async replay({ id: letterId, version }: Letter) {
      if (await replay.run({ letterId, version })) toast({ text: t('admin.replayed') });
    },
    async dismiss({ id: letterId, version }: Letter) {
      const yes = await ask({
        title: t('admin.dismiss_title'),
        body: t('admin.dismiss_body'),
        verb: t('admin.dismiss'),
        isDanger: true,
      });
      if (yes) await dismiss.run({ letterId, version });
    },
  };
}
