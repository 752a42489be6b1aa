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
export function CommentBox(props: CommentBoxProps) {
  const { comment, onStop } = props;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const writing = useWriting(props, box);
  const { kept, found, lit, problem, body } = writing;
  const person = found[lit];

  function onKeyDown(event: KeyboardEvent) {
    const isSend = event.ctrlKey || event.metaKey;
    const move = (step: number) => () => writing.light((lit + step) % found.length);
    const acts: Record<string, (() => void) | false | undefined> = {
      ArrowDown: found.length > 0 && move(1),
      ArrowUp: found.length > 0 && move(found.length - 1),
      Enter: isSend ? () => void writing.send() : person && (() => writing.choose(person)),
      Tab: person && (() => writing.choose(person)),
      Escape: found.length > 0 ? () => writing.setCaret(0) : onStop,
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
          aria-controls={person ? id : undefined}
          aria-activedescendant={person ? `${id}-${person.id}` : undefined}
          onChange={(event) => {
            kept.put(event.target.value);
            writing.setCaret(event.target.selectionStart);
          }}
          onSelect={(event) => writing.setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
      </span>
      {person && <People id={id} people={found} lit={person} onChoose={writing.choose} />}
      {problem && <ErrorPanel trouble={problem} />}
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
            isBusy={writing.isBusy}
            onClick={() => void writing.send()}
          >
            {t(comment ? 'kit.save' : 'desk.send')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface PeopleProps {
  readonly id: string;
  readonly people: readonly Person[];
  readonly lit: Person;
  onChoose(person: Person): void;
}

/** The textarea keeps the focus and hears the keys; a press is the other way to choose. */
function People({ id, people, lit, onChoose }: PeopleProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('desk.mention')}
      className="po-popup absolute top-full left-0 right-0 z-10 mt-1 p-1"
    >
      {people.map((person) => (
        <button
          key={person.id}
          id={`${id}-${person.id}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={person === lit}
          className="block w-full text-start px-2 py-1.5 rounded-sm aria-selected:bg-sunken"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          {person.name}
        </button>
      ))}
    </div>
  );
}

/** The text, who is offered at the caret, and sending it. */
function useWriting(
  { record, comment, onDone }: CommentBoxProps,
  box: { readonly current: HTMLTextAreaElement | null },
) {
  const kept = useKept(record, comment);
  const [people, setPeople] = useState<readonly Person[]>(comment?.mentions ?? []);
  const [caret, setCaret] = useState(0);
  const typed = mentionAt(kept.text, caret);
  const found = useReaders(record, typed);
  const [lit, light] = useState(0);
  useEffect(() => light(0), [typed]);
  const write = useCommand('desk.write_comment');
  const change = useCommand('desk.change_comment');
  const body = kept.text.trim();
  const isBusy = write.isBusy || change.isBusy;

  function choose(person: Person) {
    const start = caret - (typed?.length ?? 0);
    const at = start + person.name.length + 1;
    kept.put(`${kept.text.slice(0, start)}${person.name} ${kept.text.slice(caret)}`);
    setPeople((old) => [...old.filter((one) => one.id !== person.id), person]);
    setCaret(at);
    requestAnimationFrame(() => box.current?.setSelectionRange(at, at));
  }
  async function send() {
    if (!body || isBusy) return;
    const named = people.filter((one) => body.includes(`@${one.name}`));
    const mentionedIds = named.map(({ id }) => id);
    const done = comment
      ? await change.run({ commentId: comment.id, version: comment.version, body, mentionedIds })
      : await write.run({ entity: record.entity, recordId: record.id, body, mentionedIds });
    if (!done) return;
    kept.put('');
    setPeople([]);
    onDone();
  }
  return {
    kept,
    found,
    lit,
    light,
    body,
    isBusy,
    problem: write.problem ?? change.problem,
    setCaret,
    choose,
    send,
  };
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
