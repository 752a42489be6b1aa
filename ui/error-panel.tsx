import { useState } from 'react';
import { Button } from './button.tsx';
import { CircleAlert, Copy, RefreshCw } from './icons.ts';
import { useWords } from './words.ts';

/** What a failure tells a person; the shape of the server's problem+json. */
export interface Trouble {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly fix?: string | undefined;
  readonly code?: string | undefined;
  readonly correlationId?: string | undefined;
  /** What the person can do about it here and now. */
  readonly acts?: readonly { readonly word: string; run(): void }[] | undefined;
  readonly fields?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

export interface ErrorPanelProps {
  readonly trouble: Trouble;
  onRetry?: (() => void) | undefined;
  /** Turns a field path of the server into the word the form shows. */
  fieldWord?: ((path: string) => string) | undefined;
}

/** What happened, what to do, the code, and a button that copies it all for whoever helps. */
export function ErrorPanel({ trouble, onRetry, fieldWord }: ErrorPanelProps) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  const head = trouble.detail || trouble.title;

  async function copy() {
    const lines = [head, trouble.fix, trouble.code, trouble.correlationId].filter(Boolean);
    await navigator.clipboard.writeText(lines.join('\n'));
    setCopied(true);
  }

  return (
    <section className="po-trouble" data-tone="danger" role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <h2>{head}</h2>
      {trouble.fix && <p>{trouble.fix}</p>}
      {trouble.fields && trouble.fields.length > 0 && (
        <ul>
          {trouble.fields.map((field) => (
            <li key={field.path}>
              {fieldWord && <b className="font-medium">{fieldWord(field.path)}: </b>}{' '}
              {field.message}
            </li>
          ))}
        </ul>
      )}
      <div className="po-trouble-foot">
        {onRetry && (
          <Button size="small" icon={RefreshCw} onClick={onRetry}>
            {t('ui.try_again')}
          </Button>
        )}
        {trouble.acts?.map((act) => (
          <Button key={act.word} size="small" onClick={act.run}>
            {act.word}
          </Button>
        ))}
        {trouble.code && <span>{trouble.code}</span>}
        {(trouble.code || trouble.correlationId) && (
          <Button size="small" look="quiet" icon={Copy} onClick={() => void copy()}>
            {isCopied ? t('ui.copied') : t('ui.copy')}
          </Button>
        )}
      </div>
    </section>
  );
}
