import { format, useWords } from '@poros/ui';
import { LoaderCircle, Wifi, WifiOff } from '@poros/ui/icons';
import { useConnection } from '@poros/web-kit/app';

const LOOKS = {
  online: { icon: Wifi, tone: 'done' },
  connecting: { icon: LoaderCircle, tone: 'neutral' },
  broken: { icon: WifiOff, tone: 'attention' },
} as const;

/** Whether the server is heard now; the network's own icon is not asked. */
export function LinkState() {
  const { t } = useWords();
  const { is, since_ms } = useConnection();
  const { icon: IconOf, tone } = LOOKS[is];
  const word = t(`app.${is}`, { time: format.time(new Date(since_ms).toISOString()) });
  return (
    <span className="po-link-state" data-tone={tone} role="status" title={t(`app.${is}_hint`)}>
      <IconOf size={16} aria-hidden="true" />
      <span className={is === 'online' ? 'max-sm:hidden' : 'max-md:hidden'}>{word}</span>
    </span>
  );
}
