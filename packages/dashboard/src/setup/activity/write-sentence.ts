import type { Schemas } from '@openlightfi/client'
import { activityTexts } from '../../text/en/setup-activity.ts'

/** An entry of the audit log. */
export type Entry = Schemas['AuditEntryOutput']

/** Something that a sentence speaks of. */
export interface Thing {
  readonly kind: 'user' | 'client' | 'location' | 'sensor' | 'webhook'
  readonly id: string
  readonly name: string
}

/** A piece of a sentence: words, or something that can be looked at. */
export type SentencePart = string | Thing

/** Finds what something is called; `undefined`: nobody knows. */
export type FindName = (kind: Thing['kind'], id: string) => string | undefined

const words = activityTexts

/** Writes an entry as a sentence, in pieces. */
export function writeSentence(entry: Entry, findName: FindName): readonly SentencePart[] {
  const fill = (name: string): SentencePart => fillIn(name, entry, findName)
  const parts = findPattern(entry)
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : fill(piece)))
    .filter((piece) => piece !== '')
  return entry.details.imported === true ? [...parts, words.imported] : parts
}

/** The same as a text. */
export function writeText(parts: readonly SentencePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.name)).join('')
}

/** Finds the sentence of an entry, as the texts have it. A newer server may know acts that these do not. */
function findPattern(entry: Entry): string {
  const { action } = entry
  for (const name of listVariants(entry)) {
    const ofAct: Readonly<Record<string, string>> = words.variants[name]
    if (Object.hasOwn(ofAct, action)) return ofAct[action] ?? words.unknown
  }
  return Object.hasOwn(words.sentences, action) ? (words.sentences[action] ?? words.unknown) : words.unknown
}

/** Lists what an entry says more than others of its act, the most telling first. */
function listVariants({ actor, subject, details }: Entry): readonly (keyof typeof words.variants)[] {
  const isSelf = actor.id !== null && (actor.id === subject.id || actor.id === details.user_id)
  const holds = {
    moved: 'moved_to' in details,
    paused: details.paused === true,
    resumed: details.paused === false,
    role: 'role' in details,
    places: 'location_ids' in details,
    renewed: details.renewed === true,
    usedTwice: details.reason === 'used_twice',
    crossing: details.reason === 'crosses_organisations',
    self: isSelf,
  } satisfies Record<keyof typeof words.variants, boolean>
  return (Object.keys(holds) as (keyof typeof holds)[]).filter((name) => holds[name])
}

function fillIn(name: string, entry: Entry, findName: FindName): SentencePart {
  const { details, action } = entry
  const find = (kind: Thing['kind'], id: unknown, nameless: string): SentencePart => {
    if (typeof id !== 'string') return nameless
    return { kind, id, name: findName(kind, id) ?? id }
  }
  switch (name) {
    case 'who':
      return nameActor(entry, findName)
    case 'what':
      return nameSubject(entry)
    case 'person':
      return typeof details.username === 'string' && typeof details.user_id === 'string'
        ? { kind: 'user', id: details.user_id, name: details.username }
        : find('user', details.user_id, words.names.nobody)
    case 'app':
      return find('client', details.client_id, words.names.application)
    case 'place':
      return find('location', details.location_id ?? details.parent_id, words.names.place)
    case 'from':
      return find('location', details.moved_from, words.names.place)
    case 'to':
      return find('location', details.moved_to, words.names.place)
    case 'other':
      return find('sensor', details.replaced_by, words.names.thing)
    case 'role':
      return words.roles[String(details.role)] ?? String(details.role)
    default:
      return action
  }
}

function nameActor({ actor }: Entry, findName: FindName): SentencePart {
  if (actor.kind === 'operator') return words.names.operator
  if (actor.kind === 'anonymous' || actor.id === null) return words.names.somebody
  return { kind: actor.kind, id: actor.id, name: actor.name ?? findName(actor.kind, actor.id) ?? actor.id }
}

/** The kinds of subjects that can be looked at. */
const thingKinds: readonly string[] = ['user', 'client', 'location', 'sensor', 'webhook']

function isThing(kind: string): kind is Thing['kind'] {
  return thingKinds.includes(kind)
}

/** Names what an entry is about as it was called then, or as it was called last. */
function nameSubject({ subject }: Entry): SentencePart {
  const { kind, id } = subject
  const name = subject.name ?? id
  return isThing(kind) ? { kind, id, name } : name
}
