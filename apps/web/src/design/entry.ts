import { currentVoice } from '@poros/ui';
import type { ComponentType } from 'react';

/** A text of the catalogue in Indonesian and English; it travels with the catalogue's own chunk. */
export type Both = readonly [id: string, en: string];

export const both = ([id, en]: Both): string => (currentVoice().language === 'id' ? id : en);
export const say = (id: string, en: string): string => both([id, en]);

/** One way a component can be: at rest, refused, empty, too long. */
export interface State {
  readonly word: Both;
  readonly Show: ComponentType;
  /** Takes the whole row; for grids, strips and bars. */
  readonly isWide?: boolean;
}

/** One component of the catalogue, or a few that are never used apart. */
export interface Entry {
  /** The exported names that are shown here. */
  readonly shows: readonly string[];
  readonly use: Both;
  /** Its props in one example. */
  readonly code: string;
  readonly states: readonly State[];
  /** Pointed at, pressed and focused are shown as well, made from the first state. */
  readonly isInteractive?: boolean;
}

export interface Section {
  readonly id: string;
  readonly word: Both;
  readonly entries: readonly Entry[];
}

/** Names of states that come again and again. */
export const REST: Both = ['Diam', 'Rest'];
export const HOVER: Both = ['Disorot', 'Hover'];
export const FOCUS: Both = ['Fokus', 'Focus'];
export const ACTIVE: Both = ['Ditekan', 'Pressed'];
export const SHUT: Both = ['Belum bisa, dengan alasan', 'Not possible, with the reason'];
export const DISABLED: Both = ['Nonaktif', 'Disabled'];
export const BUSY: Both = ['Bekerja', 'Busy'];
export const WRONG: Both = ['Salah', 'Error'];
export const EMPTY: Both = ['Kosong', 'Empty'];
export const READ: Both = ['Dibaca', 'Read'];
export const LONG: Both = ['Teks panjang', 'Long text'];
export const NEGATIVE: Both = ['Negatif', 'Negative'];

export const longWords = (): string =>
  say(
    'Persetujuan pengecualian batas kredit pelanggan menunggu direktur keuangan',
    'Approval of the exception to the credit limit is waiting for the finance director',
  );
