import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import { requirePart } from '../../../tools/required-part.ts'
import { findFreePort, startProgram, stopProgram } from './start-program.ts'

/** Whether the broker can be started here. */
export const mosquittoPart = requirePart('mosquitto')

/** A message as a subscriber got it. */
export interface BrokerMessage {
  readonly topic: string
  readonly payload: string
  readonly isRetained: boolean
}

/** A real broker that can be stopped and started again on the same port. */
export interface MosquittoBroker {
  readonly url: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Collects the messages of a topic filter from now on. */
  subscribe(filter: string): Promise<{ readonly messages: readonly BrokerMessage[]; end(): Promise<void> }>
  /** Stops it and removes its files. */
  remove(): Promise<void>
}

/** Starts a broker that lets everybody in, or nobody. */
export async function startMosquitto({ letsIn = true } = {}): Promise<MosquittoBroker> {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-mosquitto-'))
  await chmod(directory, 0o777)
  const port = await findFreePort()
  const configuration = join(directory, 'mosquitto.conf')
  await writeFile(
    configuration,
    `listener ${port} 127.0.0.1\nallow_anonymous ${letsIn}\nmax_queued_messages 0\n`,
  )
  const url = `mqtt://127.0.0.1:${port}`
  let running: Awaited<ReturnType<typeof startProgram>> | undefined
  const subscribers: MqttClient[] = []
  const stop = async () => {
    if (running) await stopProgram(running, 'SIGKILL')
    running = undefined
  }
  const start = async () => {
    running = await startProgram(mosquittoPart.path, ['-c', configuration], / running$/)
  }
  await start()
  return {
    url,
    start,
    stop,
    subscribe: async (filter) => {
      const messages: BrokerMessage[] = []
      const client = await connectAsync(url, {
        reconnectPeriod: 50,
        clean: false,
        clientId: `test-${filter}`,
      })
      client.on('error', () => undefined) // the broker is stopped on purpose
      subscribers.push(client)
      client.on('message', (topic, payload, { retain }) => {
        messages.push({ topic, payload: payload.toString(), isRetained: retain })
      })
      await client.subscribeAsync(filter, { qos: 1 })
      return { messages, end: () => client.endAsync(true) }
    },
    remove: async () => {
      for (const client of subscribers) await client.endAsync(true)
      await stop()
      await rm(directory, { recursive: true })
    },
  }
}
