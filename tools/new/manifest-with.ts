import { camel, cannot, snake } from './change.ts';
import type { NewCommand } from './new-command.ts';

/**
 * The manifest with one command more: its import, its place among the operations, its permission.
 */
export function manifestWith(
  text: string,
  { module, file, noun, verb }: NewCommand,
  code: string,
): string {
  const name = camel(file);
  const permission = `${module}.${snake(noun)}.${verb}`;
  let result = withImport(text, `import { ${name} } from './server/${file}.ts';`);
  result = withElement(result, 'operations', `${name},`);
  if (!result.includes(`name: '${permission}'`))
    result = withElement(result, 'permissions', `{ name: '${permission}', code: '${code}' },`);
  return result;
}

function withImport(text: string, line: string): string {
  const lines = text.split('\n');
  const own = lines.filter((one) => /^import .* from '\.\/server\//.test(one));
  const before =
    own.findLast((one) => pathIn(one) < pathIn(line)) ??
    lines.findLast((one) => /from '@poros\//.test(one));
  const at = before === undefined ? 0 : lines.lastIndexOf(before) + 1;
  return lines.toSpliced(at, 0, line).join('\n');
}

const pathIn = (line: string): string => line.split("from '")[1] ?? '';

/** Adds a line at the end of `name: [ … ]`. */
function withElement(text: string, name: string, element: string): string {
  const list = new RegExp(`^  ${name}: \\[([\\s\\S]*?)(\\n  )?\\],$`, 'm').exec(text);
  if (!list) cannot(`module.ts has no list of ${name}`);
  const [whole, inside = ''] = list;
  const kept = inside.trim() === '' ? '' : `\n    ${inside.trim().replace(/,?$/, ',')}`;
  return text.replace(whole, `  ${name}: [${kept}\n    ${element}\n  ],`);
}
