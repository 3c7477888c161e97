/**
 * A thread that posts readings at a steady pace, as gateways of a large estate do; its parent measures
 * something else meanwhile.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { fixture, fixtureSensorId } from '../fixture.ts'

/** The readings to post, and the address for them. */
export interface SteadyPosts {
  readonly url: string
  readonly token: string
  readonly postsPerS: number
  readonly sensorsPerPost: number
  readonly seconds: number
}

/** What came of it. */
export interface PostedSteadily {
  /** Readings that were acknowledged while the posts were due. */
  readonly takenInTime: number
  /** Posts that were told to come again later. */
  readonly refused: number
}

/** Beyond these, posts that are due wait: a gateway does not open connections without end. */
const mostUnderWay = 100

const { url, token, postsPerS, sensorsPerPost, seconds } = workerData as SteadyPosts
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' }
const lineStarts = Array.from({ length: postsPerS }, (_, post) =>
  Array.from({ length: sensorsPerPost }, (_, index) =>
    fixtureSensorId(post * sensorsPerPost + index),
  ).flatMap((sensor_id) =>
    fixture.varNames.map((var_name) => JSON.stringify({ sensor_id, var_name }).replace('}', ',"time":')),
  ),
)

const startedS = Math.floor(Date.now() / 1000)
const started = performance.now()
const underWay = new Set<Promise<void>>()
let [takenInTime, refused] = [0, 0]
for (let post = 0; post < postsPerS * seconds; post += 1) {
  const waitMs = (1000 * post) / postsPerS - (performance.now() - started)
  if (waitMs > 1) await delay(waitMs)
  while (underWay.size >= mostUnderWay) await Promise.race(underWay)
  if (performance.now() - started > 1000 * seconds) break // the rest was not taken in time
  const sent = postUntilTaken(buildBody(post)).finally(() => underWay.delete(sent))
  underWay.add(sent)
}
await Promise.all(underWay)
const outcome: PostedSteadily = { takenInTime, refused }
parentPort?.postMessage(outcome)

/** Each sensor reports once a second. */
function buildBody(post: number): string {
  const time = startedS + Math.floor(post / postsPerS)
  const rest = `${time},"value":${50 + (time % 100) / 10}}`
  return (lineStarts[post % postsPerS] ?? []).map((start) => start + rest).join('\n')
}

async function postUntilTaken(body: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(`${url}/readings`, { method: 'POST', headers, body })
    const answer = await response.text()
    if (response.ok) {
      if (performance.now() - started <= 1000 * seconds) takenInTime += countReadings(answer)
      return
    }
    if (response.status !== 429 && response.status !== 503) throw new Error(`${response.status}: ${answer}`)
    refused += 1
    await delay(1000 * Number(response.headers.get('retry-after') ?? 1))
  }
  throw new Error('a post was refused a hundred times')
}

function countReadings(answer: string): number {
  return (JSON.parse(answer) as { accepted: number }).accepted
}
