/** Share of the weights that keep their size; the few larger ones are cut, for they would make all others coarse. */
const KEPT = 0.9999;

/** Weights as signed bytes: a weight is about its byte times `scale`. */
export function quantise(weights: Float32Array): { bytes: Int8Array; scale: number } {
  const sizes = Float32Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * KEPT))] ?? 0;
  const scale = largest / 127 || 1;
  return {
    bytes: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  };
}
