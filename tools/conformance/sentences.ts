import { recordWord } from '@poros/kernel';
import { LANGUAGES } from '@poros/kernel/shared';
import type { Finding } from '../source/finding.ts';
import { inModule, type Subject } from './subject.ts';

/**
 * Everything a person may read has its sentence in both languages; a refusal also says what to do.
 */
export function* sentences({ modules }: Subject): Generator<Finding> {
  for (const module of modules) {
    const needed = [
      ...module.permissions.map(({ name }) => `permission.${name}`),
      ...module.operations
        .filter(({ kind }) => kind === 'command')
        .map(({ name }) => `command.${name}`),
      ...Object.keys(module.refusals).flatMap((code) => [
        `${module.name}.refusal.${code}`,
        `${module.name}.refusal.${code}.fix`,
      ]),
      ...module.menu.map(({ word }) => word),
      ...(module.records ?? []).map(recordWord),
    ];
    for (const language of LANGUAGES) {
      const words = module.words[language];
      const other = module.words[language === 'id' ? 'en' : 'id'];
      const missing = new Set(
        [...needed, ...Object.keys(other)].filter((key) => !words[key]?.trim()),
      );
      for (const key of missing)
        yield inModule('sentence', module.name, `${key} is missing`, `words.${language}.json`);
    }
    yield* placeholders(module.name, module.words.id, module.words.en);
  }
}

function* placeholders(name: string, id: Dictionary, en: Dictionary): Generator<Finding> {
  for (const [key, sentence] of Object.entries(id))
    if (en[key] !== undefined && slots(sentence) !== slots(en[key]))
      yield inModule(
        'sentence',
        name,
        `${key} has other {places} than its Indonesian sentence`,
        'words.en.json',
      );
}

type Dictionary = Readonly<Record<string, string>>;
const slots = (sentence: string): string =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort().join();

/** Keys of a module start with its name, so that two modules never fight over a word. */
export function* ownKeys({ modules }: Subject): Generator<Finding> {
  for (const { name, words, permissions, config = [], series = [], operations } of modules) {
    for (const key of Object.keys(words.id))
      if (
        !/^[a-z]+\./.test(key) ||
        !(
          key.startsWith(`${name}.`) ||
          key.startsWith(`permission.${name}.`) ||
          key.startsWith(`command.${name}.`) ||
          key.startsWith('config.')
        )
      )
        yield inModule('own-key', name, `${key} does not start with ${name}`, 'words.id.json');
    const keys = [
      ...permissions.map((one) => one.name),
      ...config.map((one) => one.key),
      ...operations.map((one) => one.name),
    ];
    for (const key of keys)
      if (!key.startsWith(`${name}.`))
        yield inModule('own-key', name, `${key} does not start with ${name}`);
    for (const { code } of series)
      if (!/^[A-Z]{1,8}(\.[A-Z]{1,8})?$/.test(code))
        yield inModule('own-key', name, `series ${code} is not in capitals`);
  }
}
