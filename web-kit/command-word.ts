import { t } from '@poros/ui';

/**
 * What people call a command: 'sales.submit_order' is *Ajukan pesanan*. What followed by itself, or
 * by the clock, says so.
 */
export function commandWord(name: string): string {
  const [, kind, own = ''] = /^(reaction|job):(.+)$/.exec(name) ?? [];
  if (kind) return t(`kit.${kind}`, { name: own });
  const key = `command.${name}`;
  const word = t(key);
  return word === key ? name : word;
}
