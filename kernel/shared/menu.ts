/** How a group of the menu that has many pages is divided; in this order. */
export const MENU_SECTIONS = [
  'receivables',
  'books',
  'setup',
  'access',
  'company',
  'data',
  'system',
] as const;
export type MenuSection = (typeof MENU_SECTIONS)[number];
