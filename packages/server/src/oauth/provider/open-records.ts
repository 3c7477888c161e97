import type { Clock } from '../../clock.ts'
import type { RecordPayload } from './record-cache.ts'

/** The bounds of the open records of one model. */
export interface OpenBounds {
  readonly inAll: number
  readonly bytesInAll: number
  /** The largest number of one owner: the address that asked, or the user. */
  readonly perOwner: number
  readonly perClient: number
  /** The longest lifetime of a record, in seconds, whatever else is said. */
  readonly lifetimeS: number
  /** The time for which an expired record is still found, in seconds, so that a late visitor learns why. */
  readonly lateS: number
  /** The time after which a record that nobody came back for is dropped, in seconds. */
  readonly unusedLifetimeS: number
}

/** A record to be kept. */
export interface OpenRecord {
  /** Stands for the id, which may be a secret. */
  readonly idHash: string
  readonly payload: RecordPayload
  readonly owner: string
  readonly expiresInS: number
}

interface Entry {
  readonly idHash: string
  readonly owner: string
  readonly clientId: string | undefined
  readonly userCode: string | undefined
  readonly createdAtMs: number
  readonly forgottenAtMs: number
  readonly content: Buffer
  isUsed: boolean
}

/** The shortest time between two searches of all entries for expired ones. */
const sweepIntervalMs = 1_000

/**
 * Keeps records of acts that have begun and may never be finished, such as open login pages. They are in
 * memory, since anybody can make them, and bounded in number and bytes. Where there is no room, the owner of
 * the most records loses the oldest that was never used. So a flood displaces itself, and never turns a new
 * visitor away.
 */
export class OpenRecords {
  readonly #bounds: OpenBounds
  readonly #clock: Clock
  /** Entries in the order in which they were made. */
  readonly #entries = new Map<string, Entry>()
  readonly #owners = new Map<string, Set<Entry>>()
  readonly #clients = new Map<string, Set<Entry>>()
  readonly #idHashes = new Map<string, string>()
  #bytes = 0
  #sweptAtMs = 0

  constructor(bounds: OpenBounds, clock: Clock) {
    this.#bounds = bounds
    this.#clock = clock
  }

  /** The number of kept records. */
  get size(): number {
    return this.#entries.size
  }

  /** The bytes of their contents. */
  get bytes(): number {
    return this.#bytes
  }

  /** Tells whether a record is kept here. */
  has(idHash: string): boolean {
    return this.#entries.has(idHash)
  }

  /** Keeps a record, or replaces the one of the same id, whose owner stays. */
  keep({ idHash, payload, owner, expiresInS }: OpenRecord): void {
    const nowMs = this.#clock()
    const old = this.#entries.get(idHash)
    const createdAtMs = old?.createdAtMs ?? nowMs
    const { lifetimeS, lateS } = this.#bounds
    const entry: Entry = {
      idHash,
      owner: old?.owner ?? owner,
      clientId: payload.clientId,
      userCode: payload.userCode,
      createdAtMs,
      forgottenAtMs: Math.min(nowMs + expiresInS * 1000, createdAtMs + lifetimeS * 1000) + lateS * 1000,
      content: Buffer.from(JSON.stringify(payload)),
      isUsed: old !== undefined,
    }
    this.forget(idHash)
    this.#makeRoom(entry, nowMs)
    this.#add(entry)
  }

  /** Finds the record of an id, which counts as used from now on. */
  find(idHash: string): RecordPayload | undefined {
    const entry = this.#entries.get(idHash)
    if (!entry) return undefined
    if (this.#isOver(entry, this.#clock())) {
      this.forget(idHash)
      return undefined
    }
    entry.isUsed = true
    return JSON.parse(entry.content.toString()) as RecordPayload
  }

  /** Finds the record of a device's user code. */
  findByUserCode(userCode: string): RecordPayload | undefined {
    const idHash = this.#idHashes.get(userCode)
    return idHash === undefined ? undefined : this.find(idHash)
  }

  /** Forgets a record. */
  forget(idHash: string): void {
    const entry = this.#entries.get(idHash)
    if (!entry) return
    this.#entries.delete(idHash)
    this.#bytes -= entry.content.length
    if (entry.userCode !== undefined) this.#idHashes.delete(entry.userCode)
    removeFrom(this.#owners, entry.owner, entry)
    if (entry.clientId !== undefined) removeFrom(this.#clients, entry.clientId, entry)
  }

  /** Forgets the records that have expired. */
  sweep(): void {
    const nowMs = this.#clock()
    this.#sweptAtMs = nowMs
    for (const entry of this.#entries.values()) if (this.#isOver(entry, nowMs)) this.forget(entry.idHash)
  }

  #add(entry: Entry): void {
    this.#entries.set(entry.idHash, entry)
    this.#bytes += entry.content.length
    if (entry.userCode !== undefined) this.#idHashes.set(entry.userCode, entry.idHash)
    addTo(this.#owners, entry.owner, entry)
    if (entry.clientId !== undefined) addTo(this.#clients, entry.clientId, entry)
  }

  #makeRoom(entry: Entry, nowMs: number): void {
    const { perOwner, perClient } = this.#bounds
    const ofOwner = this.#owners.get(entry.owner)
    if (ofOwner && ofOwner.size >= perOwner) this.#dropOldest(ofOwner)
    const ofClient = entry.clientId === undefined ? undefined : this.#clients.get(entry.clientId)
    if (ofClient && ofClient.size >= perClient) this.#dropOldest(findLargest(groupByOwner(ofClient)))
    if (this.#isFull(entry) && nowMs >= this.#sweptAtMs + sweepIntervalMs) this.sweep()
    while (this.#entries.size > 0 && this.#isFull(entry)) this.#dropOldest(findLargest(this.#owners))
  }

  #isFull({ content }: Entry): boolean {
    return this.#entries.size >= this.#bounds.inAll || this.#bytes + content.length > this.#bounds.bytesInAll
  }

  #dropOldest(entries: ReadonlySet<Entry>): void {
    const all = [...entries]
    const oldest = all.find((entry) => !entry.isUsed) ?? all[0]
    if (oldest) this.forget(oldest.idHash)
  }

  #isOver({ isUsed, createdAtMs, forgottenAtMs }: Entry, nowMs: number): boolean {
    return nowMs >= forgottenAtMs || (!isUsed && nowMs >= createdAtMs + this.#bounds.unusedLifetimeS * 1000)
  }
}

function groupByOwner(entries: ReadonlySet<Entry>): Map<string, Set<Entry>> {
  const groups = new Map<string, Set<Entry>>()
  for (const entry of entries) addTo(groups, entry.owner, entry)
  return groups
}

/** Finds the largest group; of several, the one that was begun first. */
function findLargest(groups: ReadonlyMap<string, ReadonlySet<Entry>>): ReadonlySet<Entry> {
  let largest: ReadonlySet<Entry> = new Set()
  for (const group of groups.values()) if (group.size > largest.size) largest = group
  return largest
}

function addTo(groups: Map<string, Set<Entry>>, key: string, entry: Entry): void {
  const group = groups.get(key)
  if (group) group.add(entry)
  else groups.set(key, new Set([entry]))
}

function removeFrom(groups: Map<string, Set<Entry>>, key: string, entry: Entry): void {
  const group = groups.get(key)
  group?.delete(entry)
  if (group?.size === 0) groups.delete(key)
}
