import type { Clock } from '../clock.ts'
import type { StoreNoteRepository } from '../storage/relational/store-note-repository.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import { type AcknowledgedDamage, addLosses, type Damage, type Loss } from './loss.ts'

/** Is told all losses that are known. */
export type TellLosses = (losses: readonly Loss[]) => void

/**
 * Keeps the known losses of readings, and the operators' acknowledgements of them; it outlives the process.
 */
export class DamageRecord {
  readonly #notes: StoreNoteRepository
  readonly #clock: Clock
  #damage: Damage | undefined
  #acknowledged: readonly AcknowledgedDamage[]
  /** The names of the stores that were moved aside and taken over. */
  #taken: readonly string[]
  #tellLosses: TellLosses | undefined

  private constructor(
    notes: StoreNoteRepository,
    clock: Clock,
    damage: Damage | undefined,
    acknowledged: readonly AcknowledgedDamage[],
    taken: readonly string[],
  ) {
    this.#notes = notes
    this.#clock = clock
    this.#damage = damage
    this.#acknowledged = acknowledged
    this.#taken = taken
  }

  /** Reads the record of earlier processes. */
  static async load(notes: StoreNoteRepository, clock: Clock): Promise<DamageRecord> {
    const damage = (await notes.read('readings.damage')) as Damage | null | undefined
    const acknowledged = (await notes.read('readings.acknowledged')) as AcknowledgedDamage[] | undefined
    const taken = (await notes.read('readings.taken')) as string[] | undefined
    return new DamageRecord(notes, clock, damage ?? undefined, acknowledged ?? [], taken ?? [])
  }

  /** The losses that were found and not acknowledged yet. */
  get damage(): Damage | undefined {
    return this.#damage
  }

  /** The losses that operators acknowledged, the oldest first. */
  get acknowledged(): readonly AcknowledgedDamage[] {
    return this.#acknowledged
  }

  /** Tells whether a store that was moved aside was taken over, so that it is not looked at any more. */
  hasTaken(moved: string): boolean {
    return this.#taken.includes(moved)
  }

  /** Remembers losses, and tells when some of them are new. */
  async note(found: readonly Loss[]): Promise<void> {
    const known = this.#damage?.losses ?? []
    const losses = addLosses(known, found)
    if (losses.length === known.length) return
    this.#damage = { foundAtMs: this.#damage?.foundAtMs ?? this.#clock(), losses }
    await this.#notes.write('readings.damage', this.#damage)
    this.#tell()
  }

  /** Reports losses from now on, beginning with those that are known. */
  watch(tellLosses: TellLosses): void {
    this.#tellLosses = tellLosses
    this.#tell()
  }

  /** Counts all of it as acknowledged, and stores as taken over, when the transaction commits. */
  async acknowledge(within: Transaction, damage: Damage, taken: readonly string[]): Promise<void> {
    const acknowledged = [...this.#acknowledged, { ...damage, acknowledgedAtMs: this.#clock() }]
    const allTaken = [...this.#taken, ...taken]
    await within.notes.write('readings.acknowledged', acknowledged)
    await within.notes.write('readings.damage', null)
    await within.notes.write('readings.taken', allTaken)
    within.afterCommit(() => {
      this.#acknowledged = acknowledged
      this.#taken = allTaken
      this.#damage = undefined
    })
  }

  #tell(): void {
    if (this.#damage) this.#tellLosses?.(this.#damage.losses)
  }
}
