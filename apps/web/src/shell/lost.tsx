import { Button, EmptyState, ErrorPanel, useWords } from '@poros/ui';
import { MapPin } from '@poros/ui/icons';
import { problemOf, useAddress, useGo } from '@poros/web-kit';

/** An address nobody knows. */
export function NotFound() {
  const { t } = useWords();
  const go = useGo();
  const { path } = useAddress();
  return (
    <EmptyState icon={MapPin} title={t('app.not_found')} hint={t('app.not_found_hint', { path })}>
      <Button look="primary" onClick={() => go('/')}>
        {t('app.go_home')}
      </Button>
    </EmptyState>
  );
}

/** A page that broke; the shell around it keeps working. */
export function Crash({ error, reset }: { error: unknown; reset(): void }) {
  const { t } = useWords();
  return (
    <div className="p-4 max-w-180 flex flex-col gap-3">
      <h1 className="po-page-title">{t('app.crash')}</h1>
      <ErrorPanel trouble={problemOf(error)} onRetry={reset} />
      <div>
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
      </div>
    </div>
  );
}
