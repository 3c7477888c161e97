import { createUse, type Use } from './use.ts'

/** What is noted of: a client as one organisation uses it, or what a login of its users gave. */
export type Subject =
  | { readonly kind: 'client'; readonly organisationId: string; readonly clientId: string }
  | { readonly kind: 'grant'; readonly organisationId: string; readonly grantId: string }

/** Who used something; see `User` of `ClientUse`. */
interface Noted {
  readonly organisationId: string
  readonly clientId: string
  readonly grantId?: string | undefined
}

/**
 * The grants with notes that are not stored yet, some 300 bytes each: of an organisation, and in all. Clients
 * are bounded by themselves.
 */
const maxGrants = { perOrganisation: 5_000, inAll: 20_000 }

/** What is new of clients and grants, in memory, until it is stored. */
export class Notes {
  readonly #clients = new Map<string, { readonly subject: Subject; use: Use }>()
  readonly #grants = new Map<string, { readonly subject: Subject; use: Use }>()
  readonly #grantsOf = new Map<string, number>()
  readonly #maxGrants: typeof maxGrants

  constructor(bounds = maxGrants) {
    this.#maxGrants = bounds
  }

  /**
   * Changes what is new of a client, and of a grant where there is one. Where too many grants have notes
   * already, it is noted of the client alone.
   */
  change({ organisationId, clientId, grantId }: Noted, change: (use: Use) => void): void {
    const key = `${organisationId} ${clientId}`
    const known = this.#clients.get(key)
    if (known) change(known.use)
    else {
      const subject: Subject = { kind: 'client', organisationId, clientId }
      change(this.#add(this.#clients, key, subject))
    }
    if (grantId === undefined) return
    const ofGrant = this.#grants.get(grantId)
    if (ofGrant) change(ofGrant.use)
    else if (this.#hasRoom(organisationId))
      change(this.#add(this.#grants, grantId, { kind: 'grant', organisationId, grantId }))
  }

  /** Finds what is new of something. */
  find(subject: Subject): Use | undefined {
    return this.#mapOf(subject).get(toKey(subject))?.use
  }

  /** Lists what there is something new of, clients first. */
  listSubjects(): Subject[] {
    return [...this.#clients.values(), ...this.#grants.values()].map(({ subject }) => subject)
  }

  /** Takes what is new of something away, to store it. */
  take(subject: Subject): Use | undefined {
    const [entries, key] = [this.#mapOf(subject), toKey(subject)]
    const use = entries.get(key)?.use
    if (!use) return undefined
    entries.delete(key)
    if (subject.kind === 'grant') this.#countGrants(subject.organisationId, -1)
    return use
  }

  /** Gives back what could not be stored. @param merge takes it together with what has come meanwhile. */
  giveBack(subject: Subject, merge: (later: Use) => Use): void {
    const [entries, key] = [this.#mapOf(subject), toKey(subject)]
    const later = entries.get(key)
    if (later) later.use = merge(later.use)
    else {
      this.#add(entries, key, subject)
      const added = entries.get(key)
      if (added) added.use = merge(added.use)
    }
  }

  #hasRoom(organisationId: string): boolean {
    const ofOrganisation = this.#grantsOf.get(organisationId) ?? 0
    return ofOrganisation < this.#maxGrants.perOrganisation && this.#grants.size < this.#maxGrants.inAll
  }

  #add(entries: Map<string, { readonly subject: Subject; use: Use }>, key: string, subject: Subject): Use {
    const use = createUse()
    entries.set(key, { subject, use })
    if (subject.kind === 'grant') this.#countGrants(subject.organisationId, 1)
    return use
  }

  #countGrants(organisationId: string, difference: 1 | -1): void {
    const grants = (this.#grantsOf.get(organisationId) ?? 0) + difference
    if (grants > 0) this.#grantsOf.set(organisationId, grants)
    else this.#grantsOf.delete(organisationId)
  }

  #mapOf({ kind }: Subject) {
    return kind === 'client' ? this.#clients : this.#grants
  }
}

function toKey(subject: Subject): string {
  return subject.kind === 'client' ? `${subject.organisationId} ${subject.clientId}` : subject.grantId
}
