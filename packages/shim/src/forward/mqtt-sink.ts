import { readPemFile, readSecretFile } from '@openlightfi/process/settings'
import type { IClientOptions, MqttClient } from 'mqtt'
import type { CursorFile } from './cursor-file.ts'
import { fillTopic } from './fill-topic.ts'
import type { MqttForwarderConfig } from './forwarder-config.ts'
import { HopelessError } from './hopeless-error.ts'
import type { ForwardedReading, Sink } from './sink.ts'

const connectTimeoutMs = 10_000
/** A broker that has not confirmed a batch after this long is given up, and the batch delivered again. */
const deliverTimeoutMs = 60_000

/**
 * Publishes each reading as a message of QoS 1, in order. The cursor moves when the broker has confirmed all
 * of a batch, so after a crash messages may come again, with the same ids.
 */
export class MqttSink implements Sink {
  readonly #config: MqttForwarderConfig
  readonly #cursor: CursorFile
  #client: MqttClient | undefined
  /** Rejects when the connection is lost. */
  #lost: Promise<never> | undefined
  /** Time of the newest message of each topic that the broker was asked to keep, Unix seconds. */
  readonly #retained = new Map<string, number>()

  constructor(config: MqttForwarderConfig, cursor: CursorFile) {
    this.#config = config
    this.#cursor = cursor
  }

  async open(signal: AbortSignal): Promise<string | undefined> {
    const cursor = await this.#cursor.read()
    await this.#connect(signal)
    return cursor
  }

  /**
   * A broker tells nobody what a client may publish. So this checks the way to it, and the login.
   */
  async probe(signal: AbortSignal): Promise<string | undefined> {
    try {
      return await this.open(signal)
    } finally {
      await this.close()
    }
  }

  async #connect(signal: AbortSignal): Promise<void> {
    const { default: mqtt } = await import('mqtt') // loaded only where it is used, since that takes long
    const options = await readOptions(this.#config)
    signal.throwIfAborted()
    const client = mqtt.connect(this.#config.url, options)
    this.#client = client
    const connected = new Promise<void>((resolve) => client.once('connect', () => resolve()))
    const lost = new Promise<never>((_resolve, reject) => {
      client.on('error', (error) => reject(nameMqttFailure(error)))
      client.on('close', () => reject(new Error('the broker closed the connection')))
    })
    lost.catch(() => undefined) // seen by whoever delivers next
    this.#lost = lost
    await Promise.race([connected, lost, rejectWhenAborted(signal, connectTimeoutMs)])
  }

  async deliver(
    readings: readonly ForwardedReading[],
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const [client, lost] = [this.#client, this.#lost]
    if (!client || !lost) throw new Error('the sink is not open')
    const published = Promise.all(readings.map((reading) => this.#publish(client, reading)))
    await Promise.race([published, lost, rejectWhenAborted(signal, deliverTimeoutMs)])
    if (cursor !== undefined) await this.#cursor.write(cursor)
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    this.#lost = undefined
    await client?.endAsync(true)
  }

  async #publish(client: MqttClient, reading: ForwardedReading): Promise<void> {
    const topic = fillTopic(this.#config.topic, reading)
    await client.publishAsync(topic, JSON.stringify(reading), {
      qos: 1,
      retain: this.#isNewest(topic, reading),
    })
  }

  /** A late reading must not replace a newer one that the broker keeps. */
  #isNewest(topic: string, { time }: ForwardedReading): boolean {
    if (!this.#config.retain || time < (this.#retained.get(topic) ?? 0)) return false
    this.#retained.set(topic, time)
    return true
  }
}

async function readOptions(config: MqttForwarderConfig): Promise<IClientOptions> {
  const { username, passwordFile, caFile, certFile, keyFile, clientId } = config
  return {
    reconnectPeriod: 0, // the forwarder opens the sink again, by the same rules as all sinks
    connectTimeout: connectTimeoutMs,
    resubscribe: false,
    ...(clientId !== undefined && { clientId }),
    ...(username !== undefined && { username }),
    ...(passwordFile !== undefined && { password: await readSecretFile(passwordFile, 'password') }),
    ...(caFile !== undefined && { ca: await readPemFile(caFile) }),
    ...(certFile !== undefined && { cert: await readPemFile(certFile) }),
    ...(keyFile !== undefined && { key: await readPemFile(keyFile) }),
  }
}

/**
 * The answers of a broker that mean that it will never take this client (MQTT 3.1.1, section 3.2.2.3); 3
 * is "unavailable".
 */
const refusals: Readonly<Record<number, string>> = {
  1: 'it does not speak MQTT 3.1.1',
  2: 'it does not want this clientId',
  4: 'username or password are wrong',
  5: 'this client may not connect',
}

function nameMqttFailure(error: Error): Error {
  const reason = 'code' in error ? refusals[Number(error.code)] : undefined
  if (reason === undefined) return error
  return new HopelessError(`The broker refuses the connection: ${reason}. Correct it here or there.`, {
    cause: error,
  })
}

function rejectWhenAborted(signal: AbortSignal, timeoutMs: number): Promise<never> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  return new Promise((_resolve, reject) => {
    const refuse = () =>
      reject(signal.aborted ? signal.reason : new Error(`the broker said nothing within ${timeoutMs} ms`))
    if (either.aborted) refuse()
    else either.addEventListener('abort', refuse, { once: true })
  })
}
