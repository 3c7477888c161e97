import { type AuditName, auditNameKinds } from '@openlightfi/contract'
import type { Accounts } from '../accounts/accounts.ts'
import {
  type AuditEntry,
  type AuditLog,
  type AuditReader,
  type AuditSubject,
  findName,
  keyOfSubject,
} from '../audit/index.ts'
import type { Estate } from '../estate/index.ts'
import type { OauthClients } from '../oauth/index.ts'

/** The parts that know what things are called. */
export interface AuditNameParts {
  readonly audit: AuditLog
  readonly estate: Estate
  readonly accounts: Accounts
  readonly clients: OauthClients
}

type NamedKind = AuditName['kind']

/** The kinds of the things whose ids details hold, by the name of the detail. */
const kindsOfDetails: Readonly<Record<string, NamedKind>> = {
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

/** What things are called that entries of the log speak of, by their keys, see `keyOfSubject`. */
export type AuditNames = ReadonlyMap<string, AuditName>

/**
 * Finds the names of what entries of an organisation speak of: what it is called now, or for what is gone
 * what it was called when something was done to it last, which is mostly that it was deleted.
 * @throws PlacesTakenError when too many read the log; the reason of the reader's signal.
 */
export async function findAuditNames(
  parts: AuditNameParts,
  organisationId: string,
  entries: readonly AuditEntry[],
  reader: AuditReader,
): Promise<AuditNames> {
  const mentioned = new Map(entries.flatMap(listMentioned).map((thing) => [keyOfSubject(thing), thing]))
  const names = new Map<string, AuditName>()
  const missing: Mentioned[] = []
  for (const [key, thing] of mentioned) {
    const name = findPresentName(parts, organisationId, thing)
    if (name === undefined) missing.push(thing)
    else names.set(key, { ...thing, name })
  }
  if (missing.length === 0) return names
  const gone = await parts.audit.findLastNames(organisationId, missing, reader)
  for (const thing of missing) {
    const name = gone.get(keyOfSubject(thing))
    if (name !== undefined) names.set(keyOfSubject(thing), { ...thing, name })
  }
  return names
}

/** Finds the name of the subject of an entry: at that time where the entry has it, else the last known. */
export function nameSubject({ subject, actor, details }: AuditEntry, names: AuditNames): string | null {
  const atThatTime = findName(details) ?? (actor.id === subject.id ? actor.name : undefined)
  return atThatTime ?? names.get(keyOfSubject(subject))?.name ?? null
}

interface Mentioned extends AuditSubject {
  readonly kind: NamedKind
}

/** Lists the things of which an entry speaks. */
export function listMentioned({ actor, subject, details }: AuditEntry): Mentioned[] {
  const inDetails = Object.entries(details).flatMap(([detail, value]) => {
    const kind = kindsOfDetails[detail]
    const ids = [value].flat().filter((id) => typeof id === 'string')
    return kind ? ids.map((id) => ({ kind, id })) : []
  })
  const others = [actor, subject].flatMap(({ kind, id }) =>
    id !== undefined && isNamed(kind) ? [{ kind, id }] : [],
  )
  return [...others, ...inDetails]
}

function isNamed(kind: string): kind is NamedKind {
  return auditNameKinds.some((named) => named === kind)
}

function findPresentName(
  { estate, accounts, clients }: AuditNameParts,
  organisationId: string,
  { kind, id }: Mentioned,
): string | undefined {
  switch (kind) {
    case 'location': {
      const location = estate.findLocation(id)
      return location?.organisationId === organisationId ? location.name : undefined
    }
    case 'sensor': {
      const sensor = estate.findSensor(id)
      const place = sensor && estate.findLocation(sensor.locationId)
      return place?.organisationId === organisationId ? sensor?.name : undefined
    }
    case 'user':
      return accounts.findUser(organisationId, id)?.username
    case 'client': {
      const client = clients.findClient(id)
      const isKnown = client?.organisationId === organisationId || client?.organisationId === undefined
      return isKnown ? client?.name : undefined
    }
  }
}
