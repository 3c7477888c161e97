import { activityTexts } from '../../text/en/setup-activity.ts'
import type { FindName, Thing } from './write-sentence.ts'

/** The kinds of what details hold the ids of, by the name of the detail. */
const kindsOfDetails: Readonly<Record<string, Thing['kind']>> = {
  parent_id: 'location',
  moved_from: 'location',
  moved_to: 'location',
  location_id: 'location',
  location_ids: 'location',
  user_id: 'user',
  client_id: 'client',
  replaces: 'sensor',
  replaced_by: 'sensor',
}

/** Lists what an entry says besides, as names and values for people; ids with what they are the ids of. */
export function listDetails(
  details: Readonly<Record<string, unknown>>,
  findName: FindName,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(details).map(([name, value]) => {
    const kind = Object.hasOwn(kindsOfDetails, name) ? kindsOfDetails[name] : undefined
    const parts = (Array.isArray(value) ? value : [value]).map((part) =>
      kind === undefined || typeof part !== 'string' ? writeValue(part) : (findName(kind, part) ?? part),
    )
    return [writeName(name), parts.length === 0 ? activityTexts.nothing : parts.join(', ')]
  })
}

/** `moved_from` reads `Moved from`, `location_ids` reads `Locations`. */
function writeName(name: string): string {
  const text = name.replace(/_ids$/, 's').replace(/_id$/, '').replaceAll('_', ' ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

function writeValue(value: unknown): string {
  if (value === null || value === '') return activityTexts.nothing
  if (typeof value === 'boolean') return value ? activityTexts.yes : activityTexts.no
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
