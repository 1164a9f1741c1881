/** Claims drafted from what a recorded session has changed in its lab. */
import { singleQuoted } from '../../language/quoted-text.ts';
import type { Probe } from './probes.ts';

/** What a question gave: its lines by machine; '' stands for the lab as a whole. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** A claim: on these machines these lines are there, and those are not; or nothing is as it was, where lines vary from run to run. */
export interface DraftClaim {
  readonly id: string;
  readonly probe: Probe;
  readonly machines: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly isStable: boolean;
}

/** So many lines say what has changed. */
const MOST_LINES = 8;

/** @param runs the session run in two labs: before it, and after it */
export function draftClaims(
  probes: readonly Probe[],
  runs: readonly { readonly before: Answers; readonly after: Answers }[],
): DraftClaim[] {
  const [first, second] = runs;
  if (!first || !second) return [];
  return probes.flatMap((probe) => {
    const found = new Map<string, DraftClaim>();
    for (const [machine, before] of first.before.get(probe.id) ?? []) {
      const after = first.after.get(probe.id)?.get(machine);
      if (!after || sameLines(before, after)) continue;
      const isStable =
        sameLines(before, second.before.get(probe.id)?.get(machine) ?? []) &&
        sameLines(after, second.after.get(probe.id)?.get(machine) ?? []);
      const added = isStable && !probe.isOnlyOfGone ? linesOnlyIn(after, before) : [];
      const removed = isStable ? linesOnlyIn(before, after) : [];
      // What differs in nothing but how often it is there is no fact to ask for.
      if (isStable && added.length + removed.length === 0) continue;
      const key = JSON.stringify([isStable, added, removed]);
      const same = found.get(key);
      const machines = [...(same?.machines ?? []), ...(machine === '' ? [] : [machine])];
      const id = same?.id ?? (found.size === 0 ? probe.id : `${probe.id}-${found.size + 1}`);
      found.set(key, { id, probe, machines, added, removed, isStable });
    }
    return [...found.values()];
  });
}

/** Questions whose answers nobody has to change: damage where they do. */
export function keptProbes(probes: readonly Probe[], claims: readonly DraftClaim[]): Probe[] {
  const worth = new Set(['uses', 'roots', 'stopped']);
  return probes.filter(({ id }) => worth.has(id) && !claims.some(({ probe }) => probe.id === id));
}

function linesOnlyIn(lines: readonly string[], others: readonly string[]): string[] {
  return [...new Set(lines)].filter((line) => !others.includes(line)).slice(0, MOST_LINES);
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

/** The check that asks for them. */
export function checkScript(claims: readonly DraftClaim[], kept: readonly Probe[]): string {
  return [...claims.map(claimScript), ...kept.map(keptScript)].join('\n');
}

function claimScript({ id, probe, machines, added, removed, isStable }: DraftClaim): string {
  const ask = probe.isOfMachine ? `On $name { ${probe.script} }` : `& { ${probe.script} }`;
  const test = isStable
    ? [
        ...(added.length > 0
          ? [
              `    foreach ($line in ${quoted(added)}) { if ($now -notcontains $line) { return Unmet ${probe.id}-lacks $name $line } }`,
            ]
          : []),
        ...(removed.length > 0
          ? [
              `    foreach ($line in ${quoted(removed)}) { if ($now -contains $line) { return Unmet ${probe.id}-has $name $line } }`,
            ]
          : []),
      ]
    : [
        `    $before = @(AtStart { ${ask} | ForEach-Object { "$_" } })`,
        `    if ("$now" -eq "$before") { return Unmet ${probe.id}-same $name }`,
      ];
  return `Claim ${id} {
  foreach ($name in ${machines.length > 0 ? quoted(machines) : "'the lab'"}) {
    $now = @(${ask} | ForEach-Object { "$_" })
${test.join('\n')}
  }
}
`;
}

function keptScript({ id, script }: Probe): string {
  return `Claim kept-${id} {
  foreach ($name in Machines) {
    $now = @(On $name { ${script} } | ForEach-Object { "$_" })
    $before = @(AtStart { On $name { ${script} } | ForEach-Object { "$_" } })
    if ("$now" -ne "$before") { return Unmet kept-${id} $name }
  }
}
`;
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => singleQuoted(text)).join(', ');
}

/** A reason: what it is of, and which words tell it. */
export interface DraftReason {
  readonly kind: 'lacks' | 'has' | 'same' | 'kept';
  readonly probe: Probe;
}

/** The reasons that the check can give, by their names. */
export function reasonsOf(claims: readonly DraftClaim[], kept: readonly Probe[]): Map<string, DraftReason> {
  const reasons = new Map<string, DraftReason>();
  for (const { probe, added, removed, isStable } of claims) {
    if (added.length > 0) reasons.set(`${probe.id}-lacks`, { kind: 'lacks', probe });
    if (removed.length > 0) reasons.set(`${probe.id}-has`, { kind: 'has', probe });
    if (!isStable) reasons.set(`${probe.id}-same`, { kind: 'same', probe });
  }
  for (const probe of kept) reasons.set(`kept-${probe.id}`, { kind: 'kept', probe });
  return reasons;
}
