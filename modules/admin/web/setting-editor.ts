/** The part of a setting's JSON schema that decides how it is edited. */
interface SettingSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

export type SettingKind = 'yesNo' | 'figure' | 'decimal' | 'choice' | 'text' | 'json';

const schemaOf = (schema: unknown): SettingSchema => schema ?? {};

export function kindOfSetting(given: unknown): SettingKind {
  const schema = schemaOf(given);
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'yesNo';
  if (schema.type === 'integer' || schema.type === 'number') return 'figure';
  if (schema.type !== 'string') return 'json';
  return isDecimal(schema.pattern) ? 'decimal' : 'text';
}

export const choicesOfSetting = (given: unknown): readonly string[] => schemaOf(given).enum ?? [];

/** An amount or a quantity: text that takes digits and a fraction, but no word. */
function isDecimal(pattern: string | undefined): boolean {
  if (!pattern) return false;
  const allowed = new RegExp(pattern);
  return allowed.test('1') && allowed.test('1.5') && !allowed.test('word');
}

/** The value as it stands in its field. */
export function settingToText(kind: SettingKind, value: unknown): string {
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value ?? '');
}

/** What was typed as the value to send; undefined for text that is no JSON. */
export function textToSetting(kind: SettingKind, text: string): unknown {
  if (kind === 'yesNo') return text === 'true';
  if (kind === 'figure') return Number(text);
  if (kind !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
