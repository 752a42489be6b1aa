/** Decimals that documents of a currency are settled in: whole rupiah, otherwise hundredths. */
export const currencyDecimals = (currency: string): number => (currency === 'IDR' ? 0 : 2);
