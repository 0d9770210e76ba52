/**
 * SQL of a quantile of the ratings of a histogram (an array that says how many gave 1, 2, 3 …): type 7 of Hyndman and Fan
 * (1996), "inclusive", which interpolates between the two ratings on either side. Null when there are none.
 */
export const quantileOf = (histogram: string, share: number): string =>
  `(SELECT percentile_cont(${share}) WITHIN GROUP (ORDER BY h.rating) FROM unnest(${histogram}) WITH ORDINALITY AS h(people, rating), generate_series(1, h.people))`;

/** How the schema says which quantile this is. */
export const TYPE_7 = "type 7 of Hyndman and Fan, 1996: between two ratings it lies halfway, or a quarter of the way";
