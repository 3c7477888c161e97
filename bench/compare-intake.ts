import { join } from 'node:path'
import { withProcess } from './child-process.ts'
import { createEmptyDataDirectory } from './fixture.ts'
import type { withInflux } from './peers.ts'
import type { OurServer } from './programs/our-server.ts'
import { connectOurs, connectPeer, type Destination } from './readings.ts'
import { withDirectory } from './with-directory.ts'

/**
 * Does work with our server, which knows the sensors of the fixture and has no reading, and with an empty
 * peer.
 *
 * @param prepare changes the data directory before our server opens it.
 * @throws PeerMissingError when the peer is not installed.
 */
export function compareIntake<Result>(
  runPeer: typeof withInflux,
  compare: (toOurs: Destination, toOther: Destination) => Promise<Result>,
  prepare: (dataDir: string) => Promise<void> = async () => {},
): Promise<Result> {
  return withDirectory((directory) =>
    runPeer(join(directory, 'peer'), async (peer) => {
      const dataDir = join(directory, 'ours')
      await createEmptyDataDirectory(dataDir)
      await prepare(dataDir)
      return withProcess('programs/our-server.ts', [dataDir], async (ours: OurServer) =>
        compare(await connectOurs(ours), connectPeer(peer)),
      )
    }),
  )
}
