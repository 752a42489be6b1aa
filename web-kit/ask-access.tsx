import { ask, Button, format, t, toast, useWords } from '@poros/ui';
import { Lock } from '@poros/ui/icons';
import { problemOf } from './problem.ts';
import { call } from './client.ts';
import { refresh, useQueryOf } from './query.ts';

interface AskAccessProps {
  readonly permission: string;
  /** The main act of the place where it stands. */
  readonly isMain?: boolean | undefined;
}

/** Asks the administrators for a right; says so when it was asked for already. */
export function AskAccess({ permission, isMain }: AskAccessProps) {
  useWords();
  const grantors = useQueryOf('approval.find_grantors', { permission });
  const askedAt = grantors.data?.askedAt;
  if (askedAt)
    return <p role="status">{t('kit.access_asked', { time: format.dateTime(askedAt) })}</p>;
  return (
    <Button
      look={isMain ? 'primary' : 'plain'}
      size={isMain ? 'normal' : 'small'}
      icon={Lock}
      onClick={() => void askForAccess(permission).then(() => grantors.refetch())}
    >
      {t('kit.ask_access')}
    </Button>
  );
}

/** The question with its reason, from wherever a right is missing. */
export async function askForAccess(permission: string): Promise<void> {
  const yes = await ask({
    title: t('kit.ask_access_title', { permission: t(`permission.${permission}`) }),
    body: t('kit.ask_access_body'),
    verb: t('kit.ask_access'),
    reason: { label: t('kit.ask_access_reason'), isRequired: true },
  });
  if (!yes) return;
  try {
    await call('approval.submit_access_request', { permission, reason: yes.reason });
    toast({ text: t('kit.ask_access_sent') });
  } catch (error) {
    const problem = problemOf(error);
    toast({ text: [problem.detail, problem.fix].filter(Boolean).join(' ') });
  }
  await refresh(['signed_in']);
}
