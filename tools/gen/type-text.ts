/** The part of JSON Schema that our contracts use. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
}

export interface TypeTextOptions {
  /** Spaces before the lines that follow the first. */
  readonly indent: number;
  /** Whether an optional field may also be given as `undefined`, which JSON leaves out. */
  readonly allowsUndefined: boolean;
}

/**
 * The TypeScript type of a JSON schema, as text. What it does not know is `unknown`, never `any`.
 */
export function typeText(schema: JsonSchema, options: TypeTextOptions): string {
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ') || 'never';
  if (schema.anyOf) return schema.anyOf.map((one) => typeText(one, options)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => grouped(typeText(one, options))).join(' & ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return arrayText(schema, options);
    case 'object':
      return objectText(schema, options);
    default:
      return 'unknown';
  }
}

function arrayText({ items }: JsonSchema, options: TypeTextOptions): string {
  if (Array.isArray(items)) return `[${items.map((one) => typeText(one, options)).join(', ')}]`;
  return `${grouped(typeText((items ?? {}) as JsonSchema, options))}[]`;
}

function objectText(schema: JsonSchema, options: TypeTextOptions): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return recordText(schema, options);
  const inner = { ...options, indent: options.indent + 2 };
  const space = ' '.repeat(inner.indent);
  const lines = fields.map(([name, one]) => {
    const isRequired = schema.required?.includes(name);
    const orUndefined = !isRequired && options.allowsUndefined ? ' | undefined' : '';
    const mark = isRequired ? '' : '?';
    return `${space}${nameText(name)}${mark}: ${typeText(one, inner)}${orUndefined};`;
  });
  return `{\n${lines.join('\n')}\n${' '.repeat(options.indent)}}`;
}

function recordText(schema: JsonSchema, options: TypeTextOptions): string {
  const [value] = Object.values(schema.patternProperties ?? {});
  if (value) return `Record<string, ${typeText(value, options)}>`;
  const { additionalProperties } = schema;
  if (additionalProperties === false) return 'Record<string, never>';
  if (typeof additionalProperties === 'object')
    return `Record<string, ${typeText(additionalProperties, options)}>`;
  return 'Record<string, unknown>';
}

const literal = (value: unknown): string =>
  typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : String(value);
const nameText = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name));
const grouped = (text: string): string =>
  / [|&] /.test(text.replace(/\{[\s\S]*\}/, '')) ? `(${text})` : text;
