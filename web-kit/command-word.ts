import { t } from '@poros/ui';

/** What people call a command: 'sales.submit_order' is *Ajukan pesanan*. */
export function commandWord(name: string): string {
  const key = `command.${name}`;
  const word = t(key);
  return word === key ? name : word;
}
