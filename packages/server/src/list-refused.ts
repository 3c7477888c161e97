import { ConfigFileError } from '@openlightfi/process/settings'
import { type OperatorAnswer, OperatorError } from './administration/index.ts'
import { formatRefused, readMqttConfig } from './mqtt/index.ts'
import type { MqttRefusedRepository } from './storage/relational/mqtt-refused-repository.ts'

/** The refused messages that a command lists. */
const listedRefused = 1000

/**
 * Lists the refused messages of one broker, or of all, as lines of JSON; a note says that there are none.
 *
 * @param mqttFile the file of brokers, if one is known.
 * @throws OperatorError for a name that no broker has, neither there nor among the messages.
 */
export async function listRefused(
  refused: Pick<MqttRefusedRepository, 'list' | 'listBrokers'>,
  broker: string | undefined,
  mqttFile: string | undefined,
): Promise<OperatorAnswer> {
  const messages = await refused.list(broker, listedRefused)
  if (messages.length > 0) return { result: formatRefused(messages) }
  if (broker === undefined) return { result: '', note: 'No message of a broker is kept as refused.' }
  const known = new Set([...(await listConfigured(mqttFile)), ...(await refused.listBrokers())])
  if (known.has(broker)) return { result: '', note: `No message of ${broker} is kept as refused.` }
  const names = known.size > 0 ? `there are ${[...known].sort().join(', ')}` : 'none is known'
  const place = mqttFile === undefined ? ' LIGHTFI_MQTT_FILE is not set here.' : ''
  throw new OperatorError(`No broker is called ${JSON.stringify(broker)}; ${names}.${place}`)
}

async function listConfigured(mqttFile: string | undefined): Promise<string[]> {
  if (mqttFile === undefined) return []
  try {
    return (await readMqttConfig(mqttFile)).brokers.map(({ name }) => name)
  } catch (error) {
    throw error instanceof ConfigFileError ? new OperatorError(error.message) : error
  }
}
