import { MENU_SECTIONS } from '@poros/kernel/shared/menu';

interface Sectioned {
  readonly section?: string | undefined;
}

export interface Section<P> {
  /** '' where the group is not divided. */
  readonly id: string;
  readonly places: readonly P[];
}

/** The pages of a group under the headings that divide it, in the order of the headings. */
export function sectionsOf<P extends Sectioned>(places: readonly P[]): Section<P>[] {
  const order: readonly string[] = ['', ...MENU_SECTIONS];
  return [...Map.groupBy(places, (place) => place.section ?? '')]
    .map(([id, some]) => ({ id, places: some }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
