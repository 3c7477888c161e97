import type { EntryIds } from './name-entries.ts'

/** The areas of a floor's plan, by id. */
export interface PlanNames {
  /** Names of all of them, as far as they have one. */
  readonly names: ReadonlyMap<string, string>
  /** The ids of those that one would call a room. */
  readonly rooms: ReadonlySet<string>
}

/**
 * Names the rooms of plans of which there are no figures, in order; of several alike one stands for all, with
 * their count.
 *
 * @param plans by the floor they are of.
 */
export function listUnmeasured(answers: readonly EntryIds[], plans: ReadonlyMap<string, PlanNames>) {
  const measured = new Set(answers.map(({ location_id, polygon_id }) => `${location_id}/${polygon_id}`))
  const counts = new Map<string, number>()
  for (const [floorId, { names, rooms }] of plans) {
    for (const [id, name] of names) {
      if (rooms.has(id) && !measured.has(`${floorId}/${id}`)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const sorted = [...counts].sort(([one], [other]) => compare(one, other))
  return {
    count: sorted.reduce((sum, [, count]) => sum + count, 0),
    names: sorted.map(([name, count]) => (count === 1 ? name : `${name} (${count})`)),
  }
}

const { compare } = new Intl.Collator('en', { numeric: true })
