// An order that looks drawn and is always the same: who comes next to whom should follow from no list's order.

/** An unsigned number of 32 bits from two others; the finaliser of MurmurHash3 (Austin Appleby, public domain), twice. */
export const scatter = (one: number, other: number): number => finish(finish(one) ^ Math.imul(other, 0x9e3779b1));

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
