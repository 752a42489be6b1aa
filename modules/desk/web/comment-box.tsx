import { Button, ErrorPanel } from '@poros/ui';
import { call, t, useCommand, useSession, type OutputOf, type RecordRef } from '@poros/web-kit';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { mentionAt } from './comment-pieces.ts';

type Comment = OutputOf<'desk.get_discussion'>['comments'][number];
type Person = OutputOf<'desk.list_readers'>['people'][number];

export interface CommentBoxProps {
  readonly record: RecordRef;
  /** Given, this one is changed. */
  readonly comment?: Comment | undefined;
  onDone(): void;
  onStop?(): void;
}

/** Where one writes: @ offers the people who may see the record, Ctrl Enter sends. */
export function CommentBox({ record, comment, onDone, onStop }: CommentBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const kept = useKept(record, comment);
  const [people, setPeople] = useState<readonly Person[]>(comment?.mentions ?? []);
  const [caret, setCaret] = useState(0);
  const typed = mentionAt(kept.text, caret);
  const offer = useReaders(record, typed);
  const [lit, setLit] = useState(0);
  useEffect(() => setLit(0), [typed]);
  const write = useCommand('desk.write_comment');
  const change = useCommand('desk.change_comment');
  const isBusy = write.isBusy || change.isBusy;
  const body = kept.text.trim();

  function choose(person: Person) {
    const start = caret - (typed?.length ?? 0);
    const next = `${kept.text.slice(0, start)}${person.name} ${kept.text.slice(caret)}`;
    const at = start + person.name.length + 1;
    kept.put(next);
    setPeople((old) => [...old.filter((one) => one.id !== person.id), person]);
    setCaret(at);
    requestAnimationFrame(() => box.current?.setSelectionRange(at, at));
  }
  async function send() {
    if (!body || isBusy) return;
    const mentionedIds = people
      .filter((one) => body.includes(`@${one.name}`))
      .map(({ id: who }) => who);
    const done = comment
      ? await change.run({ commentId: comment.id, version: comment.version, body, mentionedIds })
      : await write.run({ entity: record.entity, recordId: record.id, body, mentionedIds });
    if (!done) return;
    kept.put('');
    setPeople([]);
    onDone();
  }
  function onKeyDown(event: KeyboardEvent) {
    const person = offer[lit];
    const acts: Record<string, (() => void) | false | undefined> = {
      ArrowDown: offer.length > 0 && (() => setLit((lit + 1) % offer.length)),
      ArrowUp: offer.length > 0 && (() => setLit((lit + offer.length - 1) % offer.length)),
      Enter: event.ctrlKey || event.metaKey ? () => void send() : person && (() => choose(person)),
      Tab: person && (() => choose(person)),
      Escape: offer.length > 0 ? () => setCaret(0) : onStop,
    };
    const act = acts[event.key];
    if (event.key !== 'Tab') event.stopPropagation();
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <div className="relative flex flex-col gap-2">
      <span className="po-box h-auto!">
        <textarea
          ref={box}
          rows={comment || kept.text ? 3 : 1}
          className="resize-none py-1.5 min-h-8!"
          value={kept.text}
          maxLength={4_000}
          autoFocus={comment !== undefined}
          placeholder={t('desk.write_placeholder')}
          aria-label={t('desk.write_comment')}
          aria-autocomplete="list"
          aria-controls={offer.length > 0 ? id : undefined}
          aria-activedescendant={offer[lit] ? `${id}-${offer[lit].id}` : undefined}
          onChange={(event) => {
            kept.put(event.target.value);
            setCaret(event.target.selectionStart);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
      </span>
      {offer.length > 0 && (
        <ul
          id={id}
          role="listbox"
          aria-label={t('desk.mention')}
          className="po-popup absolute top-full left-0 right-0 z-10 mt-1 p-1"
        >
          {offer.map((person, index) => (
            // The textarea keeps the focus and hears the keys; a press is the other way to choose.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
            <li
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              aria-selected={index === lit}
              className="px-2 py-1.5 rounded-sm cursor-default aria-selected:bg-sunken"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
      {(write.problem ?? change.problem) && (
        <ErrorPanel trouble={(write.problem ?? change.problem)!} />
      )}
      {body && (
        <div className="flex justify-end gap-2">
          {onStop && (
            <Button look="quiet" size="small" onClick={onStop}>
              {t('ui.cancel')}
            </Button>
          )}
          <Button
            size="small"
            look="primary"
            keys="Ctrl+Enter"
            isBusy={isBusy}
            onClick={() => void send()}
          >
            {t(comment ? 'kit.save' : 'desk.send')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is typed stays on this device until it is sent, whatever happens to the page. */
function useKept(record: RecordRef, comment: Comment | undefined) {
  const { user } = useSession();
  const place = `poros.comment.${user.id}.${record.id}`;
  const [text, setText] = useState(() => comment?.body ?? localStorage.getItem(place) ?? '');
  return {
    text,
    put(next: string) {
      setText(next);
      if (comment) return;
      if (next) localStorage.setItem(place, next);
      else localStorage.removeItem(place);
    },
  };
}

function useReaders(record: RecordRef, typed: string | null): readonly Person[] {
  const own = useSession().user.id;
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    if (typed === null) setPeople([]);
    else
      void call(
        'desk.list_readers',
        { entity: record.entity, recordId: record.id, search: typed.trim() },
        { signal: stop.signal },
      )
        .then((answer) =>
          setPeople(answer.people.filter((one) => one.id !== own && one.name !== typed.trim())),
        )
        .catch(() => undefined);
    return () => stop.abort();
  }, [record.entity, record.id, typed, own]);
  return people;
}
