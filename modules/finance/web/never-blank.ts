/** For grids that only show: no new line ever begins. */
export function neverBlank(): never {
  throw new Error('a posted document gets no new lines');
}
