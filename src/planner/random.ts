/**
 * Numbers that look random and are the same on every machine for the same seed: sfc32 ("Small Fast Counter", Chris Doty-Humphrey's
 * PractRand), begun as PractRand does it and warmed up by 12 draws.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.a = 0;
    // A seed may be any safe integer; both of its halves count.
    this.b = seed | 0;
    this.c = Math.floor(seed / 4_294_967_296) | 0;
    for (let n = 0; n < 12; n++) this.bits();
  }

  /** 32 bits as a whole number from 0. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `bound` − 1. The bias of the multiplication is below bound / 2³², which no plan can feel. */
  below(bound: number): number { return Math.floor((this.bits() / 4_294_967_296) * bound); }

  shuffle<T>(list: T[]): T[] {
    for (let last = list.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [list[last], list[other]] = [list[other]!, list[last]!];
    }
    return list;
  }
}
