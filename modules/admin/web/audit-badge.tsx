import { Button, ErrorPanel, Status, type StatusLook } from '@poros/ui';
import { ShieldCheck } from '@poros/ui/icons';
import {
  call,
  format,
  problemOf,
  t,
  useQueryOf,
  type OutputOf,
  type Problem,
} from '@poros/web-kit';
import { useState } from 'react';

type Proof = OutputOf<'admin.verify_audit'>;

/**
 * Proves the audit trail when asked and says what came out, with the first record that is wrong.
 */
export function AuditBadge() {
  const [proof, setProof] = useState<Proof | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function prove() {
    setBusy(true);
    setProblem(null);
    try {
      setProof(await call('admin.verify_audit', {}));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  const seal = useQueryOf('admin.get_seal', {}, { stale_ms: 5_000 });
  const block = seal.data?.lastBlock;

  if (problem) return <ErrorPanel trouble={problem} onRetry={() => void prove()} />;
  return (
    <span className="flex items-center gap-3">
      {proof ? (
        <span title={detailOf(proof)}>
          <Status {...lookOf(proof)} />
        </span>
      ) : (
        block && (
          <span className="text-muted text-small max-sm:hidden" title={block.hash}>
            {t('admin.seal_line', {
              seq: format.count(block.seq),
              when: format.dateTime(block.sealedAt),
            })}
          </span>
        )
      )}
      <Button icon={ShieldCheck} isBusy={isBusy} onClick={() => void prove()}>
        {t('admin.prove')}
      </Button>
    </span>
  );
}

function lookOf({ ok, bad, commands }: Proof): StatusLook {
  if (ok) return { word: t('admin.proved', { n: format.count(commands) }), tone: 'done' };
  return { word: t(`admin.fault.${bad?.fault ?? 'command_changed'}`), tone: 'danger' };
}

function detailOf({ bad, blocks, unsealed, provedAt }: Proof): string {
  const parts = [
    t('admin.proved_at', { time: format.dateTime(provedAt) }),
    t('admin.blocks', { n: format.count(blocks) }),
    t('admin.unsealed', { n: format.count(unsealed) }),
    bad?.block && t('admin.in_block', { n: bad.block }),
    bad?.commandId,
    !bad && t('admin.anchored'),
  ];
  return parts.filter(Boolean).join(' · ');
}
