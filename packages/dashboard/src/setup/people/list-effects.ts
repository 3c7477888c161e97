import { findLineage } from '../../data/find-relatives.ts'
import type { Location } from '../../data/queries.ts'
import { peopleTexts } from '../../text/en/setup-people.ts'
import type { User } from './user-queries.ts'

const words = peopleTexts.effects

/** What decides what somebody sees and may do. */
export type Access = Pick<User, 'role' | 'location_ids'>

/** The roles, each of which may do what those before it may. */
const ladder = ['viewer', 'installer', 'admin'] as const

/** Says in sentences what a change of role and places means for somebody; nothing where it means nothing. */
export function listEffects(
  before: Access,
  after: Access,
  locations: readonly Location[],
): readonly string[] {
  return [...listRoleEffects(before, after), ...listPlaceEffects(before, after, locations)]
}

function listRoleEffects(before: Access, after: Access): readonly string[] {
  const [from, to] = [ladder.indexOf(before.role), ladder.indexOf(after.role)]
  const names = (['installer', 'admin'] as const).filter((role) => {
    const step = ladder.indexOf(role)
    return step > Math.min(from, to) && step <= Math.max(from, to)
  })
  return names.map((role) => (to > from ? words.gains : words.loses)[role])
}

function listPlaceEffects(before: Access, after: Access, locations: readonly Location[]): readonly string[] {
  const [seen, willSee] = [findInSight(before, locations), findInSight(after, locations)]
  const gained = nameTopmost(locations.filter((one) => willSee.has(one) && !seen.has(one)))
  const lost = nameTopmost(locations.filter((one) => seen.has(one) && !willSee.has(one)))
  if (after.location_ids.length === 0 && before.location_ids.length > 0) return [words.seesNothing]
  return [
    ...(gained.length > 0 ? [words.sees(gained)] : []),
    ...(lost.length > 0 ? [words.seesNoMore(lost)] : []),
  ]
}

function findInSight({ location_ids }: Access, locations: readonly Location[]): ReadonlySet<Location> {
  return new Set(
    locations.filter((one) =>
      findLineage(locations, one).some(({ location_id }) => location_ids.includes(location_id)),
    ),
  )
}

/** Names those that lie in no other of them. */
function nameTopmost(some: readonly Location[]): readonly string[] {
  const ids = new Set(some.map(({ location_id }) => location_id))
  return some.filter(({ parent_id }) => parent_id === null || !ids.has(parent_id)).map(({ name }) => name)
}
