import { join } from 'node:path'
import { makeDirectory } from '@openlightfi/client/node'
import type { PartContext, RunningPart } from '../shim-part.ts'
import { createSink } from './create-sink.ts'
import { CursorFile } from './cursor-file.ts'
import { Forwarder } from './forwarder.ts'
import { ForwarderAlarm } from './forwarder-alarm.ts'
import type { ForwarderConfig } from './forwarder-config.ts'
import { createForwarderMetrics } from './forwarder-metrics.ts'
import { RefusedReadings } from './refused-readings.ts'

/**
 * Starts the forwarders, each on its own. Their progress is in `<stateDirectory>/forwarders`. They start also
 * while a destination is away.
 */
export async function createForwarders(
  configs: readonly ForwarderConfig[],
  context: PartContext,
): Promise<RunningPart> {
  const directory = join(context.stateDirectory, 'forwarders')
  if (configs.length > 0) await makeDirectory(directory, 0o700)
  const forwarders: Forwarder[] = []
  const metrics = createForwarderMetrics(context.metrics, () => forwarders.map((one) => one.readHealth()))
  for (const config of configs) {
    const file = (suffix: string) => join(directory, `${config.name}.${suffix}`)
    const cursor = new CursorFile(file('cursor.json'))
    const { client, log, now, alarm } = context
    forwarders.push(
      new Forwarder({
        config,
        client,
        sink: createSink(config, cursor, context),
        refused: new RefusedReadings(file('refused.ndjson')),
        log,
        now,
        observe: metrics.observe(config),
        alarm: new ForwarderAlarm(config.name, alarm, now),
      }),
    )
  }
  return {
    readHealth: () => {
      const states = forwarders.map((one) => one.readHealth())
      return { ok: states.every(({ state }) => !['failing', 'stopped'].includes(state)), forwarders: states }
    },
    wake: () => {
      for (const forwarder of forwarders) forwarder.wake()
    },
    close: async () => {
      await Promise.all(forwarders.map((one) => one.close()))
      metrics.remove()
    },
  }
}
