import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import { checkDatabase } from '../storage/check-database.ts'
import type { CommitMark } from '../storage/commit-mark.ts'
import type { FoundCommits } from '../storage/open-relational-file.ts'
import { peekLastCommits } from '../storage/peek-database.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { RepairReport } from './repair.ts'

/** The state of the database, as far as it is known. */
export type DatabaseState = (typeof databaseStates)[number]

/** All states, by their names in `GET /health`. */
export const databaseStates = ['ok', 'damaged'] as const

/** The damage of the database that was not acknowledged yet. */
interface DatabaseDamage {
  /** Unix milliseconds. */
  readonly foundAtMs: number
  /** A sentence about acts that were stored and are not there any more. */
  readonly lostActs?: string
  /** A sentence about places that cannot be read. */
  readonly unreadable?: string
}

/** The parts with which the database is watched. */
export interface DatabaseParts {
  readonly relational: Pick<RelationalStore, 'notes' | 'together'>
  readonly mark: CommitMark
  readonly clock: Clock
  /** The path of the database file. */
  readonly path: string
}

const noteName = 'database.damage'

/**
 * Notices that acts are missing from the database, or that it cannot be read everywhere, and remembers it:
 * lost acts until an operator acknowledges them, places that cannot be read until they can be.
 */
export class DatabaseIntegrity {
  readonly parts: DatabaseParts
  #damage: DatabaseDamage | undefined
  #logger: FastifyBaseLogger | undefined

  private constructor(parts: DatabaseParts, damage: DatabaseDamage | undefined) {
    this.parts = parts
    this.#damage = damage
  }

  /**
   * Compares the database with the acts that are known to be stored.
   * @param found in it before the start wrote anything.
   */
  static async load(parts: DatabaseParts, found: FoundCommits): Promise<DatabaseIntegrity> {
    const damage = (await parts.relational.notes.read(noteName)) as DatabaseDamage | null | undefined
    const integrity = new DatabaseIntegrity(parts, damage ?? undefined)
    await integrity.#compareCommits(found)
    return integrity
  }

  get state(): DatabaseState {
    return this.#damage ? 'damaged' : 'ok'
  }

  /** Sentences about the damage; none when the state is `ok`. */
  get losses(): readonly string[] {
    const { lostActs, unreadable } = this.#damage ?? {}
    return [lostActs, unreadable].filter((text) => text !== undefined)
  }

  /** The time when the first damage was found, Unix milliseconds. */
  get foundAtMs(): number | undefined {
    return this.#damage?.foundAtMs
  }

  /** Reports damage from now on, beginning with known damage. */
  watch(logger: FastifyBaseLogger): void {
    this.#logger = logger
    this.parts.mark.watch((err) => logger.warn({ err }, markFailed))
    this.#tell()
  }

  /**
   * Reads the whole database through; other work goes on meanwhile.
   * @param ending aborted when the result is not wanted any more.
   * @throws Error when it could not be done, which says nothing about the database.
   */
  async check(ending?: AbortSignal): Promise<void> {
    const result = await checkDatabase(this.parts.path, ending)
    if (ending?.aborted) return
    if ('failure' in result) throw new Error(result.failure)
    const words = result.damage?.replaceAll('\n', ' ').slice(0, 200)
    const unreadable =
      words &&
      `lightfi.sqlite is damaged (${words}); only a backup of the whole directory has what was stored there`
    const { unreadable: known, ...rest } = this.#damage ?? { foundAtMs: this.parts.clock() }
    if (unreadable === undefined && known === undefined) return
    await this.#set({ ...rest, ...(unreadable && { unreadable }) })
  }

  async #compareCommits({ marked, commits, newestActMs }: FoundCommits): Promise<void> {
    const lost = marked - commits
    if (lost <= 0 || this.#damage?.lostActs !== undefined) return
    const newest =
      newestActMs === undefined ? 'empty' : `of ${new Date(newestActMs).toISOString()} at the latest`
    const lostActs = `lightfi.sqlite has lost its last ${lost} changes (its audit log is ${newest}): users who were disabled since may log in again, passwords, secrets and tokens are those of before`
    await this.#set({ foundAtMs: this.parts.clock(), ...this.#damage, lostActs })
  }

  /**
   * Ends the alarm about lost acts: the stored acts count as all acts from now on.
   * @param alongside stored with the end of the alarm, if there is one, and told the losses.
   * @returns a sentence for each thing that was acknowledged, or cannot be.
   */
  async acknowledge(alongside: Alongside<readonly string[]>): Promise<RepairReport> {
    const { lostActs, ...rest } = this.#damage ?? { foundAtMs: 0 }
    const left = rest.unreadable === undefined ? undefined : rest
    const lines = left ? [`Not repaired: ${left.unreadable}.`] : []
    if (lostActs === undefined) return { lines, isAcknowledged: false }
    const { mark, path, relational } = this.parts
    mark.reset(peekLastCommits(path).commits)
    await relational.together(async (within) => {
      await within.notes.write(noteName, left ?? null)
      await alongside(within, [lostActs])
    })
    this.#damage = left
    return { lines: [`Acknowledged: ${lostActs}.`, ...lines], isAcknowledged: true }
  }

  async #set(damage: DatabaseDamage): Promise<void> {
    const hasChanged = JSON.stringify(damage) !== JSON.stringify(this.#damage)
    this.#damage = damage.lostActs || damage.unreadable ? damage : undefined
    if (!hasChanged) return
    this.#tell()
    await this.parts.relational.notes.write(noteName, this.#damage ?? null)
  }

  #tell(): void {
    if (!this.#damage || !this.#logger) return
    this.#logger.error(
      { event: 'database.damaged', losses: this.losses },
      `the database is damaged: ${this.losses.join('; ')}. ${this.#damage.lostActs ? adviceOnActs : adviceOnPlaces}`,
    )
  }
}

const adviceOnActs =
  'If a backup of the whole directory is newer, stop the server and put it back; else look through users, clients and logins, then run lightfi-server repair.'

const adviceOnPlaces = 'Stop the server and put the backup back.'

const markFailed =
  'database.mark could not be written; if changes are lost from the database, it may go unnoticed'
