import { format, Link, t, type OutputOf, type RecordRef } from '@poros/web-kit';

type Chain = OutputOf<'desk.get_related_records'>;
type Node = Chain['nodes'][number];

/** What came of what, drawn as a tree from the first record on; the open one is marked. */
export function RelatedChain({ record, chain }: { record: RecordRef; chain: Chain | undefined }) {
  if (!chain) return null;
  const shown = new Set<string>();
  const ends = new Set(chain.edges.map((edge) => edge.toId));
  const roots = chain.nodes.filter((node) => !ends.has(node.id));
  const branch = (nodes: readonly Node[]) =>
    nodes.filter((node) => !shown.has(node.id) && Boolean(shown.add(node.id)));

  function Branch({ nodes }: { nodes: readonly Node[] }) {
    return (
      <ul className="po-chain">
        {nodes.map((node) => {
          const next = branch(followers(node));
          return (
            <li key={node.id} className="pb-2">
              <Card node={node} isHere={node.id === record.id} />
              {next.length > 0 && (
                <div className="pt-2">
                  <Branch nodes={next} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    );
  }
  const followers = (node: Node): Node[] => {
    const ids = new Set(chain.edges.filter((edge) => edge.fromId === node.id).map((e) => e.toId));
    return chain.nodes.filter((one) => ids.has(one.id));
  };
  return <Branch nodes={branch(roots)} />;
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
