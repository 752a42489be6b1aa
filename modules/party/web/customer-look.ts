import type { StatusLook } from '@poros/ui';
import { CirclePause } from '@poros/ui/icons';
import { t } from '@poros/web-kit';

export interface Standing {
  readonly isArchived?: boolean;
  readonly isOnHold?: boolean;
}

/** How a party stands: active, on hold or archived. */
export function customerLook({ isArchived, isOnHold }: Standing): StatusLook {
  if (isArchived) return { word: t('party.archived'), tone: 'neutral' };
  if (isOnHold) return { word: t('party.on_hold'), tone: 'attention', icon: CirclePause };
  return { word: t('party.active'), tone: 'accent' };
}
