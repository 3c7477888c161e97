import type { Schemas } from '@openlightfi/client'
import type { Location } from '../../data/queries.ts'
import type { User } from '../people/user-queries.ts'
import { writeSetupAddress } from '../setup-search.ts'
import {
  type Entry,
  type FindName,
  type SentencePart,
  type Thing,
  writeSentence,
  writeText,
} from './write-sentence.ts'

/** An entry as a row of the list. */
export interface EntryRow {
  readonly entry: Entry
  readonly parts: readonly SentencePart[]
}

/** What is there now. */
export interface Present {
  readonly locations: readonly Location[]
  /** `undefined` until they came. */
  readonly users: readonly User[] | undefined
  /** The applications of the organisation, without those of the service; `undefined` until they came. */
  readonly applications: readonly Pick<Schemas['ClientOutput'], 'client_id'>[] | undefined
  /** The addresses of the parts of Set up that somebody may use. */
  readonly sections: readonly string[]
}

/** Writes entries as sentences. */
export function listEntries(entries: readonly Entry[], findName: FindName): readonly EntryRow[] {
  return entries.map((entry) => ({ entry, parts: writeSentence(entry, findName) }))
}

/** Rows that say the same, one right after the other, as one: the newest of them. */
export interface FoldedRow extends EntryRow {
  /** How many there are. */
  readonly times: number
  /** When the oldest of them was, Unix seconds. */
  readonly since: number
}

/** Folds rows that say the same without another between, as the logins of a day do. */
export function foldEntries(rows: readonly EntryRow[]): readonly FoldedRow[] {
  const folded: FoldedRow[] = []
  for (const row of rows) {
    const last = folded.at(-1)
    const since = row.entry.time
    if (last && writeText(last.parts) === writeText(row.parts))
      folded[folded.length - 1] = { ...last, times: last.times + 1, since }
    else folded.push({ ...row, times: 1, since })
  }
  return folded
}

/** Gives a function that finds what things are called that entries speak of. */
export function nameThings(names: readonly Schemas['AuditName'][]): FindName {
  const byKey = new Map(names.map((one) => [keyOf(one), one.name]))
  return (kind, id) => byKey.get(keyOf({ kind, id }))
}

/** The parts of Set up in which things are found. Locations and sensors have screens of their own. */
const sectionOf = {
  user: '/setup/people',
  client: '/setup/applications',
  webhook: '/setup/webhooks',
} as const

/**
 * Gives a function that finds where something can be looked at: nothing for what is gone, as far as is known
 * from what is there and from the entries that tell of deletions.
 */
export function findAddresses(
  { locations, users, applications, sections }: Present,
  entries: readonly Entry[],
): (thing: Thing) => string | undefined {
  const places = new Set(locations.map(({ location_id }) => location_id))
  const known = {
    user: new Set(users?.map(({ user_id }) => user_id)),
    client: new Set(applications?.map(({ client_id }) => client_id)),
  }
  const gone = new Set(
    entries.filter(({ action }) => action.endsWith('.deleted')).map(({ subject }) => keyOf(subject)),
  )
  return (thing) => {
    const { kind, id } = thing
    if (kind === 'location') return places.has(id) ? writeSetupAddress('/setup/locations', { id }) : undefined
    if (gone.has(keyOf(thing))) return undefined
    if (kind === 'sensor') return `/sensors/${encodeURIComponent(id)}`
    if (kind !== 'webhook' && !known[kind].has(id)) return undefined
    const section = sectionOf[kind]
    return sections.includes(section) ? writeSetupAddress(section, { id }) : undefined
  }
}

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}:${id}`
}
