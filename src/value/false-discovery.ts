/** Of what is called significant, at most so much is expected to be chance. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * P-values adjusted for their number, in the same order, by the step-up procedure of Benjamini and Hochberg (1995): the
 * least false discovery rate at which each would still be called significant.
 */
export function adjusted(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b] - pValues[a]);
  const qValues = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((i, fromTop) => {
    least = Math.min(least, pValues[i] * (pValues.length / (pValues.length - fromTop)));
    qValues[i] = least;
  });
  return qValues;
}
