import type { ChildGroup } from './group-by-child.ts'

/** Sorts places: those with most sensors in the worst band first; of use, those with most that is free. */
export function sortGroups(groups: readonly ChildGroup[], kind: 'bands' | 'use'): readonly ChildGroup[] {
  return groups
    .map((group) => ({ group, counts: countBySeverity(group) }))
    .sort((one, other) => {
      if (kind === 'use') return (other.counts.get(0) ?? 0) - (one.counts.get(0) ?? 0)
      const severities = [...one.counts.keys(), ...other.counts.keys()].sort((a, b) => b - a)
      for (const severity of severities) {
        const more = (other.counts.get(severity) ?? 0) - (one.counts.get(severity) ?? 0)
        if (more !== 0) return more
      }
      return 0
    })
    .map(({ group }) => group)
}

function countBySeverity({ sensors }: ChildGroup): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { severity, absence } of sensors)
    if (absence === undefined) counts.set(severity, (counts.get(severity) ?? 0) + 1)
  return counts
}
