import { ask, IconButton, Menu } from '@poros/ui';
import { Ellipsis, Pencil, Trash2 } from '@poros/ui/icons';
import { t, useCommand, type OutputOf, type RecordRef } from '@poros/web-kit';
import { useState } from 'react';
import { CommentBox } from './comment-box.tsx';
import { pieces } from './comment-pieces.ts';

type Comment = OutputOf<'desk.get_discussion'>['comments'][number];

export interface CommentBodyProps {
  readonly record: RecordRef;
  readonly comment: Comment;
  onChange(): void;
}

/** What someone wrote; the writer may change it or take it back. */
export function CommentBody({ record, comment, onChange }: CommentBodyProps) {
  const [isWriting, setWriting] = useState(false);
  const remove = useCommand('desk.remove_comment', { onDone: onChange });
  if (isWriting)
    return (
      <CommentBox
        record={record}
        comment={comment}
        onStop={() => setWriting(false)}
        onDone={() => {
          setWriting(false);
          onChange();
        }}
      />
    );

  async function askAndRemove() {
    const yes = await ask({
      title: t('desk.remove_comment_question'),
      body: t('desk.remove_comment_body'),
      verb: t('desk.remove'),
      isDanger: true,
    });
    if (yes) await remove.run({ commentId: comment.id, version: comment.version });
  }
  const entries = [
    ...(comment.mayChange
      ? [{ word: t('desk.change'), icon: Pencil, run: () => setWriting(true) }]
      : []),
    ...(comment.mayRemove
      ? [{ word: t('desk.remove'), icon: Trash2, isDanger: true, run: () => void askAndRemove() }]
      : []),
  ];

  return (
    <span className="flex items-start gap-1">
      <span className="flex-1 min-w-0 whitespace-pre-wrap rounded-md bg-sunken px-2.5 py-1.5 text-ink">
        {pieces(
          comment.body,
          comment.mentions.map((one) => one.name),
        ).map((piece) =>
          piece.kind === 'link' ? (
            <a
              key={piece.at}
              href={piece.text}
              target="_blank"
              rel="noreferrer noopener"
              className="po-link break-all underline"
            >
              {piece.text}
            </a>
          ) : piece.kind === 'mention' ? (
            <b key={piece.at} className="text-accent font-semibold">
              {piece.text}
            </b>
          ) : (
            piece.text
          ),
        )}
        {remove.problem && <span className="text-danger block">{remove.problem.title}</span>}
      </span>
      {entries.length > 0 && (
        <Menu
          trigger={<IconButton icon={Ellipsis} size="small" word={t('desk.comment_acts')} />}
          groups={[{ entries }]}
        />
      )}
    </span>
  );
}
