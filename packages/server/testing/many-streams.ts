import assert from 'node:assert/strict'
import { sensorId, startApiServer } from './api-server.ts'
import { EventReader } from './event-reader.ts'

/** The counts of a crowd of streams. */
export interface ManyStreamsReport {
  readonly streams: number
  readonly readings: number
  /** The readings that all streams told, each once to each. */
  readonly told: number
  /** The time from the first post until the last stream had told the last reading, milliseconds. */
  readonly tookMs: number
}

const postsAtOnce = 10
const readingsPerPost = 25

/**
 * Opens many streams of one building, posts readings, and checks that every stream tells each of them once.
 * Some readers hang up in the middle and go on by their last id; their readings count like all.
 */
export async function runManyStreams(streams: number, rounds: number): Promise<ManyStreamsReport> {
  const bounds = { perCaller: 2 * streams, perOrganisation: 2 * streams, inAll: 2 * streams }
  const api = await startApiServer(undefined, undefined, undefined, { streams: { bounds } })
  const readings = rounds * postsAtOnce * readingsPerPost
  try {
    const readers: EventReader[] = []
    for (let at = 0; at < streams; at += 1)
      readers.push(await connect(api.server.publicUrl, api.tokens.reader))
    const startedAt = performance.now()
    const reading = readers.map(async (first, at) => {
      const ids = new Set<string>()
      let reader = first
      while (ids.size < readings) {
        const { data } = await reader.nextOf('readings')
        for (const { id } of data) {
          assert.ok(!ids.has(id), `stream ${at} told ${id} twice`)
          ids.add(id)
        }
        if (at % 10 !== 0 || data.length === 0) continue
        await reader.close()
        reader = await connect(api.server.publicUrl, api.tokens.reader, reader.lastId)
      }
      await reader.close()
      return ids.size
    })
    for (let round = 0; round < rounds; round += 1) {
      const posts = Array.from({ length: postsAtOnce }, (_, at) => post(api, round * postsAtOnce + at))
      await Promise.all(posts)
    }
    const told = (await Promise.all(reading)).reduce((sum, count) => sum + count, 0)
    return { streams, readings, told, tookMs: Math.round(performance.now() - startedAt) }
  } finally {
    await api.server.close()
  }
}

async function connect(url: string, token: string, lastEventId?: string): Promise<EventReader> {
  const reader = await EventReader.open(url, { token, lastEventId })
  if (lastEventId === undefined) await reader.begin()
  return reader
}

async function post(api: Awaited<ReturnType<typeof startApiServer>>, number: number): Promise<void> {
  const firstS = Math.floor(Date.now() / 1000) - 1_000_000 + number * readingsPerPost
  const rows = Array.from({ length: readingsPerPost }, (_, at) => ({
    sensor_id: sensorId,
    var_name: 'CO2ppm',
    time: firstS + at,
    value: at,
  }))
  assert.equal((await api.post(rows)).body.accepted, readingsPerPost)
}
