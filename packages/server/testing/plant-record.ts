import { dirname, join } from 'node:path'
import { systemClock } from '../src/clock.ts'
import { LibraryWrites } from '../src/oauth/provider/library-writes.ts'
import { OpenModels } from '../src/oauth/provider/open-models.ts'
import { RecordAdapter } from '../src/oauth/provider/record-adapter.ts'
import type { RecordPayload } from '../src/oauth/provider/record-cache.ts'
import { RecordCache } from '../src/oauth/provider/record-cache.ts'
import { openSealer } from '../src/storage/sealer.ts'
import type { OauthServer } from './oauth-server.ts'

/** Reads and writes the records of a running authorization server, behind its back. */
export function openRecords(
  { relational, databasePath }: Pick<OauthServer, 'relational' | 'databasePath'>,
  model: string,
): {
  find(id: string): Promise<RecordPayload | undefined>
  upsert(id: string, payload: RecordPayload, expiresInS?: number): Promise<void>
} {
  const refuse = () => {
    throw new Error('records are only read and written here')
  }
  return new RecordAdapter(model, {
    repository: relational.oauth,
    together: relational.together,
    writes: new LibraryWrites(),
    sealer: openSealer(join(dirname(databasePath), 'master.key')),
    denylist: { isEnded: () => false, revokeGrant: refuse } as never,
    cache: new RecordCache(),
    open: new OpenModels(systemClock),
    clock: systemClock,
    findAddress: () => undefined,
    findBrowser: () => undefined,
    findRotationGraceS: () => 0,
    recordReuse: refuse,
    createReuseError: refuse,
    createUnavailableError: refuse,
  })
}
