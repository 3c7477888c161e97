import type { Holder } from './holder.ts'

/** Those who wait, in rings: one turn for each organisation, and within it one for each caller. */
export class FairQueue<Entry> {
  readonly #organisations = new Map<string, Map<string, Entry[]>>()

  /** Lets one more wait, behind what its caller has waiting. */
  add(entry: Entry, holder: Holder | undefined): void {
    const [organisationId, grantId] = keysOf(holder)
    const callers = this.#organisations.get(organisationId) ?? new Map<string, Entry[]>()
    this.#organisations.set(organisationId, callers)
    const entries = callers.get(grantId)
    if (entries) entries.push(entry)
    else callers.set(grantId, [entry])
  }

  /** The first in turn that may be admitted: of each caller only the one that has waited longest. */
  findNext(mayBeAdmitted: (entry: Entry) => boolean): Entry | undefined {
    for (const callers of this.#organisations.values()) {
      for (const [first] of callers.values()) {
        if (first !== undefined && mayBeAdmitted(first)) return first
      }
    }
    return undefined
  }

  /** A caller had its turn, and its organisation. */
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

  /** Takes an entry out, wherever it stands. */
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

  /** Everybody who waits. */
  list(): Entry[] {
    return [...this.#organisations.values()].flatMap((callers) => [...callers.values()].flat())
  }
}

/** The server itself is like an organisation of its own, with one caller. */
function keysOf(holder: Holder | undefined): readonly [string, string] {
  return holder ? [holder.organisationId, holder.grantId] : ['', '']
}
