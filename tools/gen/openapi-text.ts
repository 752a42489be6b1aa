/**
 * JSON with a line for each operation and each schema, so that a change shows as a changed line.
 */
export function openApiText(document: object): string {
  return `${opened(document, 3, '')}\n`;
}

/** Objects are opened down to a depth; what lies deeper stands on one line. */
function opened(value: unknown, depth: number, indent: string): string {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const lines = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(
      ([key, one]) => `${indent} ${JSON.stringify(key)}: ${opened(one, depth - 1, `${indent} `)}`,
    );
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}
