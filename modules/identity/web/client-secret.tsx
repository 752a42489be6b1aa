import { Button, Dialog, IconButton, ReasonStrip } from '@poros/ui';
import { Check, Copy } from '@poros/ui/icons';
import { t, type OutputOf } from '@poros/web-kit';
import { useState } from 'react';

type Secret = OutputOf<'identity.issue_secret'>;

/** The one time a secret is seen. It is closed by saying that it was kept, not by a stray click. */
export function ClientSecret({
  name,
  secret,
  onClose,
}: {
  name: string;
  secret: Secret;
  onClose(): void;
}) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={t('identity.secret_title', { name })}
      actions={
        <Button look="primary" onClick={onClose}>
          {t('identity.secret_kept')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <ReasonStrip tone="attention" cause={t('identity.secret_once')} />
        <Copyable label={t('identity.client_id')} text={secret.clientId} />
        <Copyable label={t('identity.client_secret')} text={secret.clientSecret} />
        <Copyable label={t('identity.sign_in_by')} text={requestOf(secret)} />
      </div>
    </Dialog>
  );
}

/** How the program gets its first token; it sends the header that our own pages send too. */
function requestOf({ clientId, clientSecret }: Secret): string {
  const body = JSON.stringify({ clientId, clientSecret });
  const headers = "-H 'content-type: application/json' -H 'x-poros: 1'";
  return `curl -X POST ${location.origin}/api/v1/tokens ${headers} -d '${body}'`;
}

/** A text to take along: read only, selected when touched, with a button that copies it. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
  }
  return (
    <div className="po-field">
      <span className="po-label">{label}</span>
      <div className="flex items-center gap-2 min-w-0">
        <code className="flex-1 min-w-0 break-all select-all bg-sunken border border-line rounded-md px-3 py-2">
          {text}
        </code>
        <IconButton
          icon={isCopied ? Check : Copy}
          word={t(isCopied ? 'identity.copied' : 'identity.copy')}
          onClick={() => void copy()}
        />
      </div>
    </div>
  );
}
