import {
  ConfigFileError,
  type ConfigMistake,
  CredentialFileError,
  findMistakes,
  readConfigFile,
  readPemFile,
  readSecretFile,
} from '@openlightfi/process/settings'
import { Default } from 'typebox/value'
import { findMqttContradictions } from './find-mqtt-contradictions.ts'
import { type BrokerConfig, brokerSchema, type MqttConfig, mqttConfigSchema } from './mqtt-config.ts'

/**
 * Reads and checks the file of brokers, and fills in the defaults. Files that it names are read too, so that
 * a wrong name is found at the start.
 *
 * @throws ConfigFileError with all mistakes at once: where they stand, and what would be right.
 */
export async function readMqttConfig(path: string): Promise<MqttConfig> {
  const parsed = await readConfigFile(path)
  const mistakes = findMistakes(mqttConfigSchema, parsed.value)
  const brokers = listRightBrokers(parsed.value, mistakes)
  mistakes.push(...findMqttContradictions(brokers), ...(await findUnreadableFiles(brokers)))
  if (mistakes.length > 0) {
    throw new ConfigFileError(mistakes.map((mistake) => ({ place: parsed.locate(mistake.path), ...mistake })))
  }
  return { brokers: brokers.filter((broker) => broker !== undefined) }
}

/**
 * Lists the brokers with their defaults, those without a mistake by themselves; `undefined` in other places.
 */
function listRightBrokers(
  value: unknown,
  mistakes: readonly ConfigMistake[],
): readonly (BrokerConfig | undefined)[] {
  if (mistakes.some(({ path }) => path.length < 2)) return []
  const wrong = new Set(mistakes.map(({ path }) => path[1]))
  const { brokers } = value as { readonly brokers: readonly unknown[] }
  return brokers.map((broker, index) =>
    wrong.has(index) ? undefined : (Default(brokerSchema, structuredClone(broker)) as BrokerConfig),
  )
}

async function findUnreadableFiles(brokers: readonly (BrokerConfig | undefined)[]): Promise<ConfigMistake[]> {
  const found = await Promise.all(
    brokers.flatMap((broker, index) =>
      fileSettings.map((name) => explainFile(broker?.[name], ['brokers', index, name])),
    ),
  )
  return found.flat()
}

const fileSettings = ['passwordFile', 'caFile', 'certFile', 'keyFile'] as const

async function explainFile(file: string | undefined, path: ConfigMistake['path']): Promise<ConfigMistake[]> {
  if (file === undefined) return []
  try {
    await (path.at(-1) === 'passwordFile' ? readSecretFile(file, 'password') : readPemFile(file))
    return []
  } catch (error) {
    if (error instanceof CredentialFileError) return [{ path, message: error.message }]
    throw error
  }
}
