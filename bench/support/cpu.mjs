import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100; // USER_HZ, the same on every Linux of today

/**
 * CPU seconds that a process and its descendants have used so far, those that have ended included. Null where /proc does not
 * tell (macOS).
 */
export function treeSeconds(pid) {
  try {
    const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
    let ticks = 0;
    for (let generation = processes.filter((one) => one.pid === pid); generation.length > 0;) {
      for (const one of generation) ticks += one.own + one.ended;
      const pids = new Set(generation.map((one) => one.pid));
      generation = processes.filter((one) => pids.has(one.parent));
    }
    return ticks / ticksPerSecond;
  } catch {
    return null;
  }
}

/** CPU seconds that the whole machine has used so far; null where /proc does not tell. */
export function machineSeconds() {
  try {
    const [user, nice, system, , , interrupts, soft] = /^cpu +(.*)$/m
      .exec(readFileSync('/proc/stat', 'utf8'))[1]
      .split(' ')
      .map(Number);
    return (user + nice + system + interrupts + soft) / ticksPerSecond;
  } catch {
    return null;
  }
}

function statOf(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return { pid: Number(pid), parent: Number(fields[1]), own: user + system, ended: endedUser + endedSystem };
  } catch {
    return undefined; // it has just ended
  }
}
