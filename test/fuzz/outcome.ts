/** `refused`: with an error that tells a person what to do. */
export type Outcome =
  | { readonly kind: 'refused' }
  | { readonly kind: 'read'; readonly rows: number; readonly held: number; readonly leftOut: number };

/** A sentence about what does not add up. */
export function must(isSo: boolean, otherwise: () => string): asserts isSo {
  if (!isSo) throw new Error(otherwise());
}
