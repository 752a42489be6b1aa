/** A name below its headings: deeper is further in, a heading is strong. */
export function TreeName({
  depth,
  isHeading,
  name,
}: {
  depth: number;
  isHeading: boolean;
  name: string;
}) {
  return (
    <span
      className={isHeading ? 'font-semibold' : undefined}
      style={{ paddingInlineStart: depth * 16 }}
    >
      {name}
    </span>
  );
}
