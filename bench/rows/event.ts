import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '../../packages/server/src/http/find-free-port.ts'
import { whileRunning, withProcess } from '../child-process.ts'
import { createEmptyDataDirectory, fixtureSensorId } from '../fixture.ts'
import { findPeer } from '../install-peers.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import {
  connectPoster,
  connectPublisher,
  connectStreams,
  connectSubscribers,
  type OnMessage,
} from '../receivers.ts'
import { type BenchRow, findQuantile, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const rounds = 5
const messagesPerRound = 40
const fromS = Date.UTC(2026, 3, 1) / 1000

/** From the post of a reading to its event, against a message of a broker to as many subscribers. */
export const event: readonly BenchRow[] = [1, 1_000].flatMap((count) => {
  let measured: Promise<Rounds> | undefined
  const measure = () => {
    measured ??= compare(count)
    return measured
  }
  return [buildRow(count, 0.5, measure), buildRow(count, 0.99, measure)]
})

interface Rounds {
  readonly ours: Took[]
  readonly other: Took[]
}

/** Times from the sending of each number, milliseconds. */
interface Took {
  /** Until each receiver had it. */
  readonly receivedMs: number[]
  /** Until it was acknowledged. */
  readonly acknowledgedMs: number[]
}

/** Sends numbers. */
type Round = (firstValue: number) => Promise<Took>

function buildRow(count: number, share: number, measure: () => Promise<Rounds>): BenchRow {
  const percent = `p${100 * share}`
  const findMedian = (figures: readonly number[][]) =>
    median(figures.map((round) => findQuantile(round, share)))
  return {
    id: `event-${count}-${percent}`,
    work: `a reading, posted and durable, to its event on ${count} streams, ${percent}`,
    against: `Mosquitto, QoS 1, publish to receive by ${count}`,
    unit: 'ms',
    peers: ['mosquitto'],
    goal: 0.5,
    async measure(): Promise<Measured> {
      const { ours, other } = await measure()
      const [oursMs, otherMs] = [ours, other].map((took) => findMedian(took.map((one) => one.receivedMs)))
      const [oursAck, otherAck] = [ours, other].map((took) =>
        findMedian(took.map((one) => one.acknowledgedMs)),
      )
      return {
        ours: oursMs ?? 0,
        other: otherMs ?? 0,
        note: `acknowledged after ${oursAck?.toFixed(2)} ms, durable, and ${otherAck?.toFixed(2)} ms, in memory`,
      }
    },
  }
}

function compare(count: number): Promise<Rounds> {
  return withDirectory(async (directory) => {
    const dataDir = join(directory, 'data')
    await createEmptyDataDirectory(dataDir)
    return withProcess('programs/our-server.ts', [dataDir], (server: OurServer) =>
      withMosquitto(directory, async (port) => {
        const [ours, other] = [await prepareOurs(server, count), await prepareBroker(port, count)]
        const figures: Rounds = { ours: [], other: [] }
        for (let round = 0; round <= rounds; round += 1) {
          const pair = [await ours(round * messagesPerRound), await other(round * messagesPerRound)] as const
          if (round === 0) continue // to warm up
          figures.ours.push(pair[0])
          figures.other.push(pair[1])
        }
        return figures
      }),
    )
  })
}

async function prepareOurs({ url, service }: OurServer, count: number): Promise<Round> {
  const token = await fetchServiceToken({ url, service })
  const post = await connectPoster(url, token)
  return prepare(
    count,
    (onMessage) => connectStreams(url, token, count, onMessage),
    (value) => post({ sensor_id: fixtureSensorId(0), var_name: 'CO2ppm', time: fromS + value, value }),
  )
}

async function prepareBroker(port: number, count: number): Promise<Round> {
  const publish = await connectPublisher(port)
  return prepare(count, (onMessage) => connectSubscribers(port, count, onMessage), publish)
}

async function prepare(
  count: number,
  connectAll: (onMessage: OnMessage) => Promise<unknown>,
  send: (value: number) => Promise<void>,
): Promise<Round> {
  let [sentAt, waitedFor, missing]: [number, number, number] = [0, -1, 0]
  let receivedMs: number[] = []
  let [resolve]: (() => void)[] = []
  await connectAll((value) => {
    if (value !== waitedFor) throw new Error(`${value} came, and ${waitedFor} was sent`)
    receivedMs.push(performance.now() - sentAt)
    missing -= 1
    if (missing === 0) resolve?.()
  })
  return async (firstValue) => {
    receivedMs = []
    const acknowledgedMs: number[] = []
    for (let value = firstValue; value < firstValue + messagesPerRound; value += 1) {
      const everybodyHasIt = new Promise<void>((done) => {
        resolve = done
      })
      ;[sentAt, waitedFor, missing] = [performance.now(), value, count]
      const acknowledged = send(value).then(() => acknowledgedMs.push(performance.now() - sentAt))
      await Promise.all([acknowledged, everybodyHasIt])
      await delay(5)
    }
    return { receivedMs, acknowledgedMs }
  }
}

/** Mosquitto, which keeps no message on the disk, for as long as `work` takes. */
async function withMosquitto<Result>(
  directory: string,
  work: (port: number) => Promise<Result>,
): Promise<Result> {
  const program = findPeer('mosquitto')
  const port = await findFreePort('127.0.0.1')
  const configuration = join(directory, 'mosquitto.conf')
  const settings = ['allow_anonymous true', 'set_tcp_nodelay true', 'log_dest none']
  writeFileSync(configuration, [`listener ${port} 127.0.0.1`, ...settings, ''].join('\n'))
  const child = spawn(program, ['-c', configuration], { stdio: 'ignore' })
  return whileRunning(child, async () => {
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error(`mosquitto ended with ${child.exitCode}`)
      await delay(20)
    }
    return work(port)
  })
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
