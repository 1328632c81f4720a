import { clusterSignature } from '../../dist/screening/clusters/cluster-signature.js';
import { candidatesAmong, compare, mergers } from '../../dist/screening/clusters/near-duplicates.js';

/** Clusters texts as the service does, but without a database: answers the cluster of each, in the order of the texts. */
export function clustersOf(texts) {
  const probes = texts.map((text, at) => ({
    commentId: String(at).padStart(7, '0'),
    siteId: 'a',
    signature: clusterSignature(text, 'a'),
  }));
  const candidates = groupBy(candidatesAmong(probes), ({ probeId }) => probeId);
  const links = probes.flatMap((probe) => compare(probe, candidates.get(probe.commentId) ?? []).links);
  const into = mergers(new Map(probes.map(({ commentId }) => [commentId, commentId])), links);
  return probes.map(({ commentId }) => into.get(commentId) ?? commentId);
}

/** The size of the largest cluster, as a part of all. */
export function largestShare(clusters) {
  return (
    Math.max(...[...groupBy(clusters, (cluster) => cluster).values()].map(({ length }) => length)) / clusters.length
  );
}

/** The texts that share a cluster with another, cluster by cluster. */
export function clusteredTexts(texts) {
  const clusters = clustersOf(texts);
  return [...groupBy(texts, (_text, at) => clusters[at]).values()].filter(({ length }) => length > 1);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  items.forEach((item, at) => {
    const key = keyOf(item, at);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}
