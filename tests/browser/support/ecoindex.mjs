// EcoIndex as published by the Collectif Numérique Responsable (cnumr/ecoindex_reference): a score from 0 to 100 by where
// a page stands among the quantiles of the web in DOM nodes (weight 3), requests (2) and kilobytes (1).

const NODES = [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601];
const REQUESTS = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920];
const KILOBYTES = [0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26];

function rank(quantiles, value) {
  const above = quantiles.findIndex((quantile) => value < quantile);
  if (above < 0) return quantiles.length - 1;
  return above - 1 + (value - quantiles[above - 1]) / (quantiles[above] - quantiles[above - 1]);
}

/** The score; from 80 a page is graded A, from 70 B. */
export function ecoIndex({ nodes, requests, bytes }) {
  return Math.round(100 - (5 * (3 * rank(NODES, nodes) + 2 * rank(REQUESTS, requests) + rank(KILOBYTES, bytes / 1024))) / 6);
}
