import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { frameLength } from '../src/storage/time-series/journal/frame.ts'
import { readManifest } from '../src/storage/time-series/journal/journal-manifest.ts'
import { readSegment } from '../src/storage/time-series/journal/segment.ts'
import type { DirectoryDamage } from './directory-damage.ts'

/** Finds the one segment that holds readings, and the place where they end. */
function findLive(dataDir: string) {
  const directory = join(dataDir, 'journal')
  const [live] = readManifest(join(directory, 'manifest.json')).live
  if (!live) throw new Error('the journal holds nothing')
  const path = join(directory, live.name)
  const { commits, endAt } = readSegment(path, BigInt(`0x${live.generation}`), live.bytes)
  const lengths = commits.map(({ rows }) => frameLength(0) + rows.byteLength)
  return { ...live, directory, path, endAt, lengths }
}

type Live = ReturnType<typeof findLive>

const inLive = (change: (live: Live) => void) => (dataDir: string) => change(findLive(dataDir))
const ofManifest = (change: (path: string) => void) => (dataDir: string) =>
  change(join(dataDir, 'journal', 'manifest.json'))

/** Changes every bit of a byte, so that no byte happens to stay what it was. */
function invert(path: string, at: number): void {
  overwrite(path, at, Buffer.of(~(readFileSync(path)[at] ?? 0)))
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

const newestMissing = { readings: 'damaged', said: /newest readings are missing/ } as const
const isDamaged = /journal\/[0-9a-f]{8}\.journal is damaged: readings that were acknowledged cannot be read/
const noManifest = /manifest\.json cannot be read, which says where acknowledged readings are\. Put/

/** Damages of the journal, which holds readings that the engine does not have. */
export const journalDamages: readonly DirectoryDamage[] = [
  {
    name: 'a segment of the journal removed',
    isRepairTried: true,
    damage: inLive(({ path }) => rmSync(path)),
    readings: 'damaged',
    said: /the file journal\/[0-9a-f]{8}\.journal is gone/,
  },
  {
    name: 'journal/ removed',
    isRepairTried: true,
    damage: inLive(({ directory }) => rmSync(directory, { recursive: true })),
    ...newestMissing,
  },
  {
    name: 'journal/ a file',
    damage: inLive(({ directory }) => {
      rmSync(directory, { recursive: true })
      writeFileSync(directory, 'x')
    }),
    refused: /journal cannot be used: ENOTDIR/,
  },
  {
    name: 'a frame in the middle of the journal broken',
    damage: inLive(({ path, lengths: [first = 0] }) => invert(path, first + 50)),
    refused: isDamaged,
  },
  {
    name: 'the first frame of the journal broken',
    damage: inLive(({ path }) => invert(path, 1)),
    refused: isDamaged,
  },
  {
    name: 'the last frame of the journal broken, which was acknowledged',
    damage: inLive(({ path, endAt }) => invert(path, endAt - 5)),
    ...newestMissing,
  },
  {
    name: 'a torn frame behind the last of the journal',
    damage: inLive(({ path, endAt, lengths: [first = 0] }) =>
      overwrite(path, endAt, readFileSync(path).subarray(0, first - 1)),
    ),
    readings: 'ok',
  },
  {
    name: 'a segment of the journal cut',
    damage: inLive(({ path, endAt }) => truncateSync(path, endAt - 5)),
    refused: isDamaged,
  },
  {
    name: 'a segment of the journal a directory',
    damage: inLive(({ path }) => {
      rmSync(path)
      mkdirSync(path)
    }),
    refused: /journal cannot be used: EISDIR/,
  },
  {
    name: 'a segment of the journal from another use or directory',
    damage: inLive(({ directory, name, bytes }) => {
      const live = [{ name, bytes, generation: '0123456789abcdef' }]
      writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ live }))
    }),
    ...newestMissing,
  },
  {
    name: 'segments of the journal that bear nothing, one of them cut',
    damage: inLive(({ directory, path }) => {
      for (const name of ['00000001.journal', '00000002.journal']) cpSync(path, join(directory, name))
      truncateSync(join(directory, '00000001.journal'), 1000)
    }),
    readings: 'ok',
  },
  { name: 'manifest of the journal removed', damage: ofManifest(rmSync), refused: noManifest },
  {
    name: 'manifest of the journal emptied',
    damage: ofManifest((path) => truncateSync(path, 0)),
    refused: noManifest,
  },
  {
    name: 'manifest of the journal garbage',
    damage: ofManifest((path) => writeFileSync(path, '{"live":[{"name":"x"}]}')),
    refused: noManifest,
  },
]
