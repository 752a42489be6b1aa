import { t, toast } from '@poros/ui';
import { registerSW } from 'virtual:pwa-register';

/** Keeps a copy of the application on the device and offers a new version when there is one. */
export function watchUpdates(): void {
  const update = registerSW({
    onNeedRefresh: () =>
      toast({
        text: t('app.update'),
        stay_ms: 0,
        action: { word: t('app.reload'), run: () => void update(true) },
      }),
  });
}
