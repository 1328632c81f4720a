/** The chance that a positive row has a higher score than a negative one (ties count half); null without both classes. */
export function rocAuc({ scores, labels }: { scores: readonly number[]; labels: readonly (0 | 1)[] }): number | null {
  const order = Array.from(scores, (_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to += 1;
    for (let at = from; at < to; at++) {
      if (labels[order[at] as number] === 0) continue;
      rankSum += (from + to + 1) / 2;
      positives += 1;
    }
    from = to;
  }
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
