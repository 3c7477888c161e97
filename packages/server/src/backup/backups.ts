import type { FastifyBaseLogger } from 'fastify'
import { recordWithin } from '../audit/index.ts'
import type { Clock } from '../clock.ts'
import type { StoreIntegrity } from '../integrity/index.ts'
import type { SerialQueue } from '../serial-queue.ts'
import { explainFileFailure } from '../storage/explain-file-failure.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Backup } from './backup-directory.ts'
import { BackupError } from './backup-error.ts'
import { type BackupOptions, createBackup } from './create-backup.ts'
import { type KnownBackup, knownBackups } from './known-backup.ts'
import { pruneBackups } from './prune-backups.ts'

/** The parts from which backups are made. */
export interface BackupsParts {
  readonly dataDir: string
  readonly installation: string
  readonly clock: Clock
  readonly relational: Pick<RelationalStore, 'notes' | 'together'>
  readonly integrity: StoreIntegrity
  /** Nothing expires while a backup is made: its parts would be of different moments. */
  readonly deletions: SerialQueue
  /** Makes the engine take in the readings that wait in the journal. */
  takeIn(): Promise<void>
  /** Is told of each backup; absent where the command itself tells. */
  readonly logger?: Pick<FastifyBaseLogger, 'info' | 'warn'> | undefined
}

/** The wishes for a backup, and the number of backups that stay. */
export interface BackupWish extends BackupOptions {
  /** Undefined for all. */
  readonly kept: number | undefined
}

/** The most backups that are remembered, of all directories. */
const maxKnown = 2_000

/** Makes backups, one at a time, and remembers where they are. */
export class Backups {
  readonly #parts: BackupsParts
  #known: readonly KnownBackup[]
  #isRunning = false

  private constructor(parts: BackupsParts, known: readonly KnownBackup[]) {
    this.#parts = parts
    this.#known = known
  }

  /** Reads which backups were made before. */
  static async load(parts: BackupsParts): Promise<Backups> {
    const noted = (await parts.relational.notes.read(knownBackups)) as KnownBackup[] | undefined
    return new Backups(parts, noted ?? [])
  }

  /** The backups that were made and not removed by a later one, the oldest first. */
  get known(): readonly KnownBackup[] {
    return this.#known
  }

  /**
   * Makes a backup in a directory.
   * @param directory an absolute path.
   * @returns it, and the names of those that were removed for it.
   * @throws BackupError when it cannot be made; the reason of the signal.
   */
  async create(
    directory: string,
    { kept, ...options }: BackupWish,
  ): Promise<{ readonly backup: Backup; readonly removed: readonly string[] }> {
    if (this.#isRunning) throw new BackupError('A backup is being made already. Wait for its end.')
    this.#isRunning = true
    try {
      const backup = await this.#make(directory, options)
      await this.#note(directory, backup)
      const removed = kept === undefined ? [] : await this.#prune(directory, backup, kept)
      return { backup, removed }
    } finally {
      this.#isRunning = false
    }
  }

  async #make(directory: string, options: BackupOptions): Promise<Backup> {
    const { deletions, logger } = this.#parts
    const beganMs = performance.now()
    try {
      const backup = await deletions.run(() => createBackup(this.#findStores(), directory, options))
      const { path, list, manifest } = backup
      const durationS = Math.round((performance.now() - beganMs) / 100) / 10
      const facts = { path, bytes: list.bytes, base: manifest.base?.name, durationS }
      logger?.info({ event: 'backup.created', ...facts }, 'a backup was made')
      return backup
    } catch (err) {
      logger?.warn({ event: 'backup.failed', directory, err }, 'no backup was made')
      throw err
    }
  }

  #findStores() {
    const { integrity, dataDir, installation, clock, takeIn } = this.#parts
    const { driver } = integrity
    if (!driver || integrity.state === 'unavailable') {
      throw new BackupError(
        'The stored readings cannot be read, so a backup would lack them. lightfi-server repair --dry-run says what can be done; until then a copy of the data directory is what can be had.',
      )
    }
    const isEmbedded = integrity.parts.enginePath !== undefined
    return {
      dataDir,
      installation,
      clock,
      driver,
      isEmbedded,
      takeIn,
      lastSequence: () => integrity.lastSequence,
    }
  }

  /** @throws BackupError when an old one cannot be removed; the new one counts all the same. */
  async #prune(directory: string, { path }: Backup, kept: number): Promise<readonly string[]> {
    try {
      const removed = await pruneBackups(directory, kept)
      if (removed.length === 0) return removed
      const isGone = (known: KnownBackup) => known.directory === directory && removed.includes(known.name)
      const known = this.#known.filter((backup) => !isGone(backup))
      await this.#parts.relational.notes.write(knownBackups, known)
      this.#known = known
      return removed
    } catch (cause) {
      if (!(cause instanceof Error && 'syscall' in cause)) throw cause
      throw new BackupError(
        `${path} was made, but an older one could not be removed: ${explainFileFailure(cause)}.`,
        { cause },
      )
    }
  }

  async #note(directory: string, { name, manifest }: Backup): Promise<void> {
    const { together } = this.#parts.relational
    const made = { name, directory, begunMs: Date.parse(manifest.begun_at) }
    const known = [...this.#known, made].slice(-maxKnown)
    await together(async (within) => {
      await within.notes.write(knownBackups, known)
      await recordWithin(within, [
        {
          action: 'backup.created',
          organisationId: null,
          actor: { kind: 'operator' },
          subject: { kind: 'store', id: 'backup' },
          details: { backup: name },
        },
      ])
    })
    this.#known = known
  }
}
