/**
 * The units a new tenant begins with: code, Indonesian and English name, decimals of a quantity.
 */
export const STANDARD_UNITS = [
  ['PCS', 'Buah', 'Piece', 0],
  ['SET', 'Set', 'Set', 0],
  ['PSG', 'Pasang', 'Pair', 0],
  ['LSN', 'Lusin', 'Dozen', 0],
  ['PAK', 'Pak', 'Pack', 0],
  ['BOX', 'Kotak', 'Box', 0],
  ['DUS', 'Dus', 'Carton', 0],
  ['SAK', 'Sak', 'Sack', 0],
  ['LBR', 'Lembar', 'Sheet', 0],
  ['ROL', 'Rol', 'Roll', 0],
  ['BTL', 'Botol', 'Bottle', 0],
  ['KG', 'Kilogram', 'Kilogram', 3],
  ['GR', 'Gram', 'Gram', 2],
  ['TON', 'Ton', 'Tonne', 3],
  ['LTR', 'Liter', 'Litre', 3],
  ['ML', 'Mililiter', 'Millilitre', 2],
  ['MTR', 'Meter', 'Metre', 2],
  ['M2', 'Meter persegi', 'Square metre', 2],
  ['M3', 'Meter kubik', 'Cubic metre', 3],
  ['JAM', 'Jam', 'Hour', 2],
  ['HARI', 'Hari', 'Day', 1],
  ['BLN', 'Bulan', 'Month', 1],
] as const;
