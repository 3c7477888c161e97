import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { askSteadily, type SteadyQuestion } from '../ask-steadily.ts'
import { withProcess } from '../child-process.ts'
import { addSensors, fixture, fixtureFloorId, fixtureSensorId } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { readMemoryMiB } from '../process-memory.ts'
import type { OurServer } from '../programs/our-server.ts'
import type { PostedSteadily, SteadyPosts } from '../programs/post-steadily.ts'
import { connectOurs } from '../readings.ts'
import { copyDataDirectory, findRecentDay, sendRecentDay } from '../recent-day.ts'
import { type BenchRow, findQuantile, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const seconds = 60
const idleSeconds = 20
const postsPerS = 100
const sensorsPerPost = 40
const historiesPerS = 50
const dailiesPerS = 2
const daySeconds = 86_400

/** Growth that is noise: memory is taken and given back all the time. */
const flatRatio = 0.9

interface Figures {
  readonly idleP99: number
  readonly busyP99: number
  readonly earlyMiB: number
  readonly lateMiB: number
  readonly note: string
}

const work = `${postsPerS * sensorsPerPost * fixture.varNames.length} readings/s in ${postsPerS} posts, ${historiesPerS} histories/s, ${dailiesPerS} dailies/s for ${seconds} s`

/** Everything at once. The rows share one measurement. */
export const mixed: readonly BenchRow[] = [
  {
    id: 'mixed',
    work: `p99 of histories of 24 hours; ${work}`,
    against: 'itself idle',
    unit: 'ms',
    goal: 1 / 4,
    async measure() {
      const { busyP99, idleP99, note } = await measureOnce()
      return { ours: busyP99, other: idleP99, note }
    },
  },
  {
    id: 'mixed-memory',
    work: 'memory of the server in the last ten seconds of that',
    against: 'itself between the tenth and the twentieth second',
    unit: 'MiB',
    goal: flatRatio,
    async measure() {
      const { lateMiB, earlyMiB } = await measureOnce()
      return { ours: lateMiB, other: earlyMiB }
    },
  },
]

let measured: Promise<Figures> | undefined

function measureOnce(): Promise<Figures> {
  measured ??= withDirectory(async (directory) => {
    const dataDir = await copyDataDirectory(directory)
    await addSensors(dataDir, postsPerS * sensorsPerPost - fixture.sensors)
    return withProcess('programs/our-server.ts', [dataDir], compareWithIdle)
  })
  return measured
}

async function compareWithIdle(ours: OurServer): Promise<Figures> {
  const token = await fetchServiceToken(ours)
  await sendRecentDay(await connectOurs(ours), findRecentDay())
  await postSteadily({ url: ours.url, token, postsPerS, sensorsPerPost, seconds: 1 }) // begins all series
  const histories = buildHistories(ours.url, token)
  await askSteadily({ ...histories, seconds: 5 }) // warms up
  const idle = await askSteadily({ ...histories, seconds: idleSeconds })
  const memory = watchMemory(ours.pid)
  const [busy, dailies, posted] = await Promise.all([
    askSteadily(histories),
    askSteadily(buildDailies(ours.url, token)),
    postSteadily({ url: ours.url, token, postsPerS, sensorsPerPost, seconds }),
    memory.done,
  ])
  const [idleP99, busyP99] = [findQuantile(idle, 0.99), findQuantile(busy, 0.99)]
  const middles = `p50 ${median(busy).toFixed(1)} and ${median(idle).toFixed(1)} ms`
  const ofDailies = `dailies p50 ${median(dailies).toFixed(0)} ms, p99 ${findQuantile(dailies, 0.99).toFixed(0)} ms`
  const taken = `${Math.round(posted.takenInTime / seconds)} readings/s taken, ${posted.refused} posts put off`
  const note = `${middles}; ${ofDailies}; ${taken}, ${putOff} questions`
  return { idleP99, busyP99, ...memory.compare(), note }
}

/** The last 24 hours of one sensor after the other, as dashboards ask for them. */
function buildHistories(url: string, token: string): SteadyQuestion {
  return {
    perS: historiesPerS,
    seconds,
    async ask(index) {
      const sensorId = fixtureSensorId(index % fixture.sensors)
      const fromS = Math.floor(Date.now() / 1000) - daySeconds
      const path = `/sensors/${sensorId}/CO2ppm/history?from=${fromS}`
      const text = await read(url + path, token)
      if (text.length < 1_300 * '{"time":0,"value":0},'.length) throw new Error(`${path} is short`)
    },
  }
}

/** The days of the last week of all sensors of the fixture in one call. */
function buildDailies(url: string, token: string): SteadyQuestion {
  return {
    perS: dailiesPerS,
    seconds,
    async ask() {
      const [from, to] = [formatDate(-6), formatDate(1)]
      await read(`${url}/locations/${fixtureFloorId}/CO2ppm/daily?from=${from}&to=${to}&hours=8-18`, token)
    },
  }
}

/** Answers that said to come again: the server had as many under way as it takes from one caller. */
let putOff = 0

/** Comes again when the server says so, as dashboards do; the wait is part of what the answer took. */
async function read(url: string, token: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const text = await response.text()
    if (response.ok) return text
    if (response.status !== 429) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`)
    putOff += 1
    await delay(1000 * Number(response.headers.get('retry-after') ?? 1))
  }
  throw new Error(`${url} was put off a hundred times`)
}

async function postSteadily(posts: SteadyPosts): Promise<PostedSteadily> {
  const program = new URL('../programs/post-steadily.ts', import.meta.url)
  const [outcome] = await once(new Worker(program, { workerData: posts }), 'message')
  return outcome as PostedSteadily
}

interface MemoryWatch {
  readonly done: Promise<void>
  compare(): { earlyMiB: number; lateMiB: number }
}

/** Looks once a second, for as long as the load lasts. */
function watchMemory(pid: number): MemoryWatch {
  const figures: number[] = []
  const look = async () => {
    for (let second = 0; second < seconds; second += 1) {
      await delay(1000)
      figures.push(readMemoryMiB(pid, 'VmRSS'))
    }
  }
  const compare = () => ({ earlyMiB: median(figures.slice(10, 20)), lateMiB: median(figures.slice(-10)) })
  return { done: look(), compare }
}

function formatDate(daysFromNow: number): string {
  return new Date(Date.now() + daysFromNow * daySeconds * 1000).toISOString().slice(0, 10)
}
