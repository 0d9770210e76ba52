/** −ln x for 0 < x ≤ 1, by sums and products alone, which every machine rounds alike; Math.log is free to differ in the last bit. */
export function minusLog(x: number): number {
  let halvings = 0;
  let part = x;
  for (; part < 0.75; part *= 2) halvings++;
  return halvings * LN_2 + atanhTwice((1 - part) / (1 + part));
}

/** 2 artanh z = ln((1 + z) / (1 − z)) by its series. */
function atanhTwice(z: number): number {
  let sum = 0;
  let power = z;
  for (let odd = 1; odd < 40; odd += 2) {
    sum += power / odd;
    power *= z * z;
  }
  return 2 * sum;
}

const LN_2 = atanhTwice(1 / 3);
