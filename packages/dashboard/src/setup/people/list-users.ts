import type { Location } from '../../data/queries.ts'
import { peopleTexts } from '../../text/en/setup-people.ts'
import { hasText } from '../has-text.ts'
import type { User } from './user-queries.ts'

/** Somebody as a row of the list. */
export interface UserRow {
  readonly user: User
  /** The names of the places, or words for one that cannot be seen. */
  readonly places: readonly string[]
}

/** Lists people who have a text in the name, the address, a place or the role, or all. */
export function listUsers(
  users: readonly User[],
  locations: readonly Location[],
  text: string,
): readonly UserRow[] {
  const names = new Map(locations.map(({ location_id, name }) => [location_id, name]))
  return users
    .map((user) => ({
      user,
      places: user.location_ids.map((id) => names.get(id) ?? peopleTexts.hiddenPlace),
    }))
    .filter(({ user: { username, email, role, status }, places }) =>
      hasText(text, username, email ?? '', peopleTexts.roles[role], peopleTexts.states[status], ...places),
    )
}
