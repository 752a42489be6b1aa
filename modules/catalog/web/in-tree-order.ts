interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Each node below its parent, in the order in which they came; one whose parent is not there stands
 * at the top.
 */
export function inTreeOrder<N extends Node>(nodes: readonly N[]): { node: N; depth: number }[] {
  const known = new Set(nodes.map((node) => node.id));
  const children = Map.groupBy(nodes, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : '',
  );
  const walk = (parentId: string, depth: number): { node: N; depth: number }[] =>
    (children.get(parentId) ?? []).flatMap((node) => [
      { node, depth },
      ...walk(node.id, depth + 1),
    ]);
  return walk('', 0);
}
