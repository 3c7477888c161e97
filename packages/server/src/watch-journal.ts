import type { FastifyBaseLogger } from 'fastify'
import type { Stores } from './stores.ts'

/** Makes the log tell about failures of the journal, since they may occur while nobody posts or reads. */
export function watchJournal({ journal, integrity }: Stores, logger: FastifyBaseLogger): void {
  journal?.watch({
    onBehind: (err) => {
      if (err === undefined) logger.info('the store of readings takes in again what waits in the journal')
      else {
        logger.warn(
          { err },
          'the store of readings cannot take in what waits in the journal; it is tried again. Nothing is lost',
        )
      }
    },
    onFailed: (err) => {
      integrity.noteReadOnly()
      logger.error(
        { err, event: 'readings.read_only' },
        'the disk did not confirm what was written into the journal: no readings are taken until the server is started again. What was acknowledged is kept',
      )
    },
  })
}
