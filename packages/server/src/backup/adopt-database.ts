import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { recordWithin } from '../audit/index.ts'
import type { Clock } from '../clock.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Backup } from './backup-directory.ts'
import { type KnownBackup, knownBackups } from './known-backup.ts'

/**
 * The numbers of commits that are skipped: more than were given after the backup, thirty years of a thousand
 * a second. Whoever follows the log and has seen some of these goes on with what is stored from now on, and
 * misses nothing of it.
 */
const skippedNumbers = 1_000_000_000_000

const copyDetail = 'This is a copy, restored beside the server that it is of.'

/**
 * Makes a restored database one to go on with: what it notes about the files of the store of readings is of
 * other files.
 */
export async function adoptDatabase(
  relational: RelationalStore,
  { name, path, manifest }: Backup,
  clock: Clock,
): Promise<void> {
  const known = ((await relational.notes.read(knownBackups)) ?? []) as KnownBackup[]
  const restored = { name, directory: dirname(path), begunMs: Date.parse(manifest.begun_at) }
  await relational.sequences.take('readings', skippedNumbers)
  await relational.together(async (within) => {
    await within.notes.write('readings.parts', null)
    await within.notes.write(knownBackups, [...known, restored])
    await recordWithin(within, [
      {
        action: 'backup.restored',
        organisationId: null,
        actor: { kind: 'operator' },
        subject: { kind: 'store', id: 'backup' },
        details: { backup: name, begun_at: manifest.begun_at, restored_at: new Date(clock()).toISOString() },
      },
    ])
  })
}

/**
 * Makes a restored database that of another installation, which does nothing to others that the first one
 * does: webhooks are paused, and at brokers it goes by another name.
 * @returns the lasting name of the other installation.
 */
export async function makeCopy(relational: RelationalStore, clock: Clock): Promise<string> {
  const installation = randomUUID()
  const pause = { paused_at_ms: clock(), pause_reason: 'requested', pause_detail: copyDetail }
  const webhooks = await relational.webhooks.list()
  await relational.together(async (within) => {
    for (const { webhook_id: id, paused_at_ms: pausedMs } of webhooks) {
      if (pausedMs === null) await within.webhooks.update(id, pause)
    }
    await within.notes.write('installation', installation)
  })
  return installation
}
