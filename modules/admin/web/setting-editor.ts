/** The part of a setting's JSON schema that decides how it is edited. */
interface SettingSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SettingSchema;
}

export type SettingKind = 'yesNo' | 'figure' | 'decimal' | 'choice' | 'text' | 'list' | 'json';

const schemaOf = (schema: unknown): SettingSchema => schema ?? {};

export function kindOfSetting(given: unknown): SettingKind {
  const schema = schemaOf(given);
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'yesNo';
  if (schema.type === 'integer' || schema.type === 'number') return 'figure';
  if (schema.type === 'array' && schema.items?.type === 'string') return 'list';
  if (schema.type !== 'string') return 'json';
  return isDecimal(schema.pattern) ? 'decimal' : 'text';
}

export const choicesOfSetting = (given: unknown): readonly string[] => schemaOf(given).enum ?? [];

/** From and to of a whole number; undefined where the module sets no such limits. */
export function limitsOfSetting(given: unknown): { from: number; to: number } | undefined {
  const { minimum: from, maximum: to } = schemaOf(given);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** An amount or a quantity: text that takes digits and a fraction, but no word. */
function isDecimal(pattern: string | undefined): boolean {
  if (!pattern) return false;
  const allowed = new RegExp(pattern);
  return allowed.test('1') && allowed.test('1.5') && !allowed.test('word');
}

/** The value as it stands in its field. */
export function settingToText(kind: SettingKind, value: unknown): string {
  if (kind === 'list' && Array.isArray(value)) return value.join('\n');
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value ?? '');
}

/** What was typed as the value to send; undefined for text that is no JSON. */
export function textToSetting(kind: SettingKind, text: string): unknown {
  if (kind === 'yesNo') return text === 'true';
  if (kind === 'figure') return Number(text);
  if (kind === 'list')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  if (kind !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
