import { useLines, type LineStore } from '@poros/ui';
import {
  newId,
  useCommand,
  useForm,
  useSession,
  type Draft,
  type Form,
  type OutputOf,
  type Problem,
} from '@poros/web-kit';
import { useRef, useState, useSyncExternalStore } from 'react';
import {
  blankLine,
  isBlankLine,
  linesOf,
  linesText,
  linesToSend,
  withAmount,
  type DraftLine,
} from './draft-lines.ts';
import { headOf, headToSend, newHead, type OrderHead } from './order-head.ts';

/** All that is typed on an order, as a draft keeps it. */
export interface OrderTyped {
  readonly head: OrderHead;
  readonly lines: readonly DraftLine[];
  /** The stored version it was written on, where there is one. */
  readonly version?: number;
}

type Order = OutputOf<'sales.get_order'>;

/** An order on the desk: written, stored as a draft, submitted. */
export interface OrderDraft {
  readonly id: string;
  /** Empty until it is stored for the first time. */
  readonly number: string;
  /** The stored version it stands on; 0 before the first. */
  readonly version: number;
  readonly form: Form<OrderHead>;
  readonly lines: LineStore<DraftLine>;
  readonly isDirty: boolean;
  readonly hasLines: boolean;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  /** True when it is stored. */
  save(): Promise<boolean>;
  /** Stores what is not stored yet and submits; true when both were done. */
  submit(): Promise<boolean>;
}

interface Stored {
  readonly number: string;
  readonly version: number;
  readonly said: string;
}

interface Begin {
  /** A stored draft. */
  readonly order?: Order | undefined;
  /** What is begun anew. */
  readonly draft?: Draft<OrderTyped> | undefined;
}

/** The values of a new order like this one; prices are found anew. */
export const copyOfOrder = (order: Order): OrderTyped => ({
  head: { ...headOf(order), orderedOn: newHead().orderedOn, deadlineOn: '', customerReference: '' },
  lines: linesOf(order).map((line) => ({ ...line, key: newId() })),
});

/**
 * What is stored is remembered with what was said, so that pressing again after a lost answer goes
 * on where the first press stopped instead of storing a second order.
 */
export function useOrderDraft({ order, draft }: Begin): OrderDraft {
  const [id] = useState(() => order?.id ?? draft?.id ?? newId());
  const kept = draft?.kept;
  const form = useForm<OrderHead>(kept?.head ?? (order ? headOf(order) : newHead()));
  const { tenant } = useSession();
  const lines = useLines<DraftLine>({
    lines: kept?.lines ?? (order ? linesOf(order) : []),
    blank: blankLine,
    isBlank: isBlankLine,
    calc: withAmount(order?.currency ?? tenant.currency),
  });
  const written = () => ({ ...headToSend(form.values), lines: linesToSend(lines.filled()) });
  const text = () => JSON.stringify(headToSend(form.values)) + linesText(lines.filled());
  const [stored, setStored] = useState<Stored>(() => ({
    number: order?.number ?? '',
    version: (order && kept?.version) ?? order?.version ?? 0,
    // What was kept and not saved differs from what is stored.
    said: order && kept ? '' : text(),
  }));
  const now = useRef(stored);
  const isDirty = () => text() !== now.current.said;
  const acts = useDraftActs();

  async function save(): Promise<boolean> {
    const input = written();
    const said = text();
    const { version } = now.current;
    const state =
      version === 0
        ? await acts.create.run({ id, ...input })
        : await acts.change.run({ orderId: id, version, ...input });
    if (!state) return false;
    now.current = { number: state.number, version: state.version, said };
    setStored(now.current);
    return true;
  }
  async function submit(): Promise<boolean> {
    const isStored = now.current.version > 0 && !isDirty();
    if (!isStored && !(await save())) return false;
    return (await acts.submit.run({ orderId: id, version: now.current.version })) !== null;
  }

  return {
    id,
    form,
    lines,
    number: stored.number,
    version: stored.version,
    isDirty: useSyncExternalStore(lines.onAny, isDirty),
    hasLines: useSyncExternalStore(lines.onAny, () => lines.filled().length > 0),
    isBusy: acts.isBusy,
    problem: acts.problem,
    save: () => acts.once(save),
    submit: () => acts.once(submit),
  };
}

/** The three commands of a draft as one: one runs at a time, and one problem is shown. */
function useDraftActs() {
  const create = useCommand('sales.create_order');
  const change = useCommand('sales.change_order');
  const submit = useCommand('sales.submit_order', { touches: ['inventory.stock'] });
  const isRunning = useRef(false);

  async function once(act: () => Promise<boolean>): Promise<boolean> {
    if (isRunning.current) return false;
    isRunning.current = true;
    for (const one of [create, change, submit]) one.clear();
    try {
      return await act();
    } finally {
      isRunning.current = false;
    }
  }
  return {
    create,
    change,
    submit,
    once,
    isBusy: create.isBusy || change.isBusy || submit.isBusy,
    problem: create.problem ?? change.problem ?? submit.problem,
  };
}
