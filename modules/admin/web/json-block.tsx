/** What a program said, readable and selectable as it is. */
export function JsonBlock({ value }: { value: unknown }) {
  return (
    <pre className="p-4 text-small whitespace-pre-wrap break-all overflow-auto">
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
