import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt'
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

/** What a broker is like. */
export interface MosquittoSettings {
  /** Whether it lets clients in without a password. Default true. */
  readonly letsIn?: boolean
  /** The only user, with the password. */
  readonly user?: { readonly name: string; readonly password: string }
  /** Messages that it keeps for a client that is away; 0 for all. Absent for what it does by itself. */
  readonly maxQueuedMessages?: number | undefined
  /** Whether it has its sessions still after it was stopped, or killed a second after the last message. */
  readonly isPersistent?: boolean
  /** Further lines of its configuration. */
  readonly lines?: readonly string[]
  /** Files in PEM: it speaks TLS then, and asks clients for a certificate of this authority. */
  readonly tls?: { readonly caFile: string; readonly certFile: string; readonly keyFile: string }
}

/** A real broker that can be stopped and started again on the same port. */
export interface MosquittoBroker {
  readonly url: string
  start(): Promise<void>
  /** Default SIGKILL; at SIGTERM a persistent one writes down what it has. */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Connects a client that publishes, and gives up with the connection. */
  connect(options?: IClientOptions): Promise<MqttClient>
  /** Collects the messages of a topic filter from now on. */
  subscribe(filter: string): Promise<{ readonly messages: readonly BrokerMessage[]; end(): Promise<void> }>
  /** Stops it and removes its files. */
  remove(): Promise<void>
}

/** Starts a broker; without settings it lets everybody in and keeps all messages, in memory. */
export async function startMosquitto(settings: MosquittoSettings = {}): Promise<MosquittoBroker> {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-mosquitto-'))
  await chmod(directory, 0o777)
  const port = await findFreePort()
  const configuration = join(directory, 'mosquitto.conf')
  const { user } = settings
  if (user) await writeFile(join(directory, 'users'), `${user.name}:${hashPassword(user.password)}\n`)
  await writeFile(configuration, listLines(port, directory, settings).join('\n'))
  const url = `${settings.tls ? 'mqtts' : 'mqtt'}://${settings.tls ? 'localhost' : '127.0.0.1'}:${port}`
  let running: Awaited<ReturnType<typeof startProgram>> | undefined
  const clients: MqttClient[] = []
  const stop = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (running) await stopProgram(running, signal)
    running = undefined
  }
  const start = async () => {
    running = await startProgram(mosquittoPart.path, ['-c', configuration], / running$/)
  }
  const connect = async (options: IClientOptions) => {
    const client = await connectAsync(url, options)
    client.on('error', () => undefined) // the broker is stopped on purpose
    clients.push(client)
    return client
  }
  await start()
  return {
    url,
    start,
    stop,
    connect: (options) => connect({ reconnectPeriod: 0, ...options }),
    subscribe: async (filter) => {
      const messages: BrokerMessage[] = []
      const client = await connect({ reconnectPeriod: 50, clean: false, clientId: `test-${filter}` })
      client.on('message', (topic, payload, { retain }) => {
        messages.push({ topic, payload: payload.toString(), isRetained: retain })
      })
      await client.subscribeAsync(filter, { qos: 1 })
      return { messages, end: () => client.endAsync(true) }
    },
    remove: async () => {
      for (const client of clients) await client.endAsync(true)
      await stop()
      await rm(directory, { recursive: true })
    },
  }
}

function listLines(port: number, directory: string, settings: MosquittoSettings): string[] {
  const { letsIn = settings.user === undefined, user, isPersistent = false, lines = [], tls } = settings
  const maxQueued = 'maxQueuedMessages' in settings ? settings.maxQueuedMessages : 0
  return [
    `listener ${port} 127.0.0.1`,
    `allow_anonymous ${letsIn}`,
    ...(user ? [`password_file ${join(directory, 'users')}`] : []),
    ...(maxQueued === undefined ? [] : [`max_queued_messages ${maxQueued}`]),
    `persistence_location ${directory}/`,
    ...(isPersistent ? ['persistence true', 'autosave_on_changes true', 'autosave_interval 1'] : []),
    ...lines,
    ...(tls
      ? [
          `cafile ${tls.caFile}`,
          `certfile ${tls.certFile}`,
          `keyfile ${tls.keyFile}`,
          'require_certificate true',
        ]
      : []),
    '',
  ]
}

/** As `mosquitto_passwd` writes it: PBKDF2 with SHA-512. */
function hashPassword(password: string): string {
  const salt = randomBytes(12)
  const hash = pbkdf2Sync(password, salt, 101, 64, 'sha512')
  return `$7$101$${salt.toString('base64')}$${hash.toString('base64')}`
}
