export * from './ask.tsx';
export * from './badge.tsx';
export * from './button.tsx';
export * from './dialog.tsx';
export * from './empty-state.tsx';
export * from './error-panel.tsx';
export * from './fields/checkbox-field.tsx';
export * from './fields/date-field.tsx';
export { FieldFrame, FieldMode, type FieldProps, type Theirs } from './fields/field.tsx';
export {
  MoneyField,
  PercentField,
  QuantityField,
  type MoneyFieldProps,
  type QuantityFieldProps,
} from './fields/number-field.tsx';
export type { Pick, PickSearch } from './fields/pick-popup.tsx';
export { keepPicksOf } from './fields/recent-picks.ts';
export * from './fields/quantity-unit-field.tsx';
export * from './fields/search-picker.tsx';
export * from './fields/select-field.tsx';
export * from './fields/text-field.tsx';
export * from './format.ts';
export * from './kbd.tsx';
export { keepFocus } from './keep-focus.ts';
export * from './key-values.tsx';
export * from './keys.ts';
export * from './lines/line-column.ts';
export * from './lines/line-grid.tsx';
export * from './lines/line-store.ts';
export * from './lines/use-lines.ts';
export * from './menu.tsx';
export * from './preferences.ts';
export * from './progress.tsx';
export * from './read-input.ts';
export * from './reason-strip.tsx';
export * from './skeleton.tsx';
export * from './status.tsx';
export * from './step-bar.tsx';
export * from './table/column.ts';
export * from './table/data-table.tsx';
export type { FootSums } from './table/table-foot.tsx';
export * from './tabs.tsx';
export * from './timeline.tsx';
export * from './toast.tsx';
export * from './tooltip.tsx';
export * from './totals-bar.tsx';
export * from './use-scan.ts';
export * from './words.ts';
