import { format, Link, t, type OutputOf, type RecordRef } from '@poros/web-kit';

type Chain = OutputOf<'desk.get_related_records'>;
type Node = Chain['nodes'][number];

interface Limb {
  readonly node: Node;
  readonly limbs: readonly Limb[];
}

/** What came of what, drawn as a tree from the first record on; the open one is marked. */
export function RelatedChain({ record, chain }: { record: RecordRef; chain: Chain | undefined }) {
  return chain ? <Limbs limbs={treeOf(chain)} hereId={record.id} /> : null;
}

function Limbs({ limbs, hereId }: { limbs: readonly Limb[]; hereId: string }) {
  return (
    <ul className="po-chain">
      {limbs.map(({ node, limbs: next }) => (
        <li key={node.id} className="pb-2">
          <Card node={node} isHere={node.id === hereId} />
          {next.length > 0 && (
            <div className="pt-2">
              <Limbs limbs={next} hereId={hereId} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Each record once, under the first one it came of. */
function treeOf({ nodes, edges }: Chain): Limb[] {
  const ends = new Set(edges.map((edge) => edge.toId));
  const shown = new Set<string>();
  const limb = (node: Node): Limb[] => {
    if (shown.has(node.id)) return [];
    shown.add(node.id);
    const next = new Set(edges.filter(({ fromId }) => fromId === node.id).map(({ toId }) => toId));
    return [{ node, limbs: nodes.filter((one) => next.has(one.id)).flatMap(limb) }];
  };
  return nodes.filter((node) => !ends.has(node.id)).flatMap(limb);
}

function Card({ node, isHere }: { node: Node; isHere: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-3" aria-current={isHere || undefined}>
      <span className="min-w-0">
        {isHere ? (
          <b className="font-semibold">{node.label}</b>
        ) : (
          <Link to={node.path}>{node.label}</Link>
        )}
        <span className="text-muted block text-small">
          {t(node.word)}
          {node.amount && <> · {format.money(node.amount, node.currency ?? '')}</>}
        </span>
      </span>
      {node.stateWord && (
        <span className="text-muted text-small flex-none">{t(node.stateWord)}</span>
      )}
    </div>
  );
}
