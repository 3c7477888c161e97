import type { Holder } from './holder.ts'

/** Keeps waiting entries in rings: one turn for each organisation, and within it one for each caller. */
export class FairQueue<Entry> {
  readonly #organisations = new Map<string, Map<string, Entry[]>>()

  /** Adds a waiting entry, after those of the same caller. */
  add(entry: Entry, holder: Holder | undefined): void {
    const [organisationId, grantId] = keysOf(holder)
    const callers = this.#organisations.get(organisationId) ?? new Map<string, Entry[]>()
    this.#organisations.set(organisationId, callers)
    const entries = callers.get(grantId)
    if (entries) entries.push(entry)
    else callers.set(grantId, [entry])
  }

  /**
   * Finds the first entry in turn that may be admitted: of each caller only the one that has waited longest.
   */
  findNext(mayBeAdmitted: (entry: Entry) => boolean): Entry | undefined {
    for (const callers of this.#organisations.values()) {
      for (const [first] of callers.values()) {
        if (first !== undefined && mayBeAdmitted(first)) return first
      }
    }
    return undefined
  }

  /** Notes that a caller had its turn, and its organisation. */
  passTurn(holder: Holder | undefined): void {
    const [organisationId, grantId] = keysOf(holder)
    const callers = this.#organisations.get(organisationId)
    const entries = callers?.get(grantId)
    if (!callers || !entries) return
    callers.delete(grantId)
    callers.set(grantId, entries)
    this.#organisations.delete(organisationId)
    this.#organisations.set(organisationId, callers)
  }

  /** Removes an entry, wherever it is. */
  remove(entry: Entry, holder: Holder | undefined): void {
    const [organisationId, grantId] = keysOf(holder)
    const callers = this.#organisations.get(organisationId)
    const entries = callers?.get(grantId)
    const at = entries?.indexOf(entry) ?? -1
    if (!callers || !entries || at === -1) return
    entries.splice(at, 1)
    if (entries.length === 0) callers.delete(grantId)
    if (callers.size === 0) this.#organisations.delete(organisationId)
  }

  /** Lists everybody who waits. */
  list(): Entry[] {
    return [...this.#organisations.values()].flatMap((callers) => [...callers.values()].flat())
  }
}

/** Finds the keys of a holder. The server itself is like a separate organisation with one caller. */
function keysOf(holder: Holder | undefined): readonly [string, string] {
  return holder ? [holder.organisationId, holder.grantId] : ['', '']
}
