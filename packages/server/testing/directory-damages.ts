import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { activeParts, filesOf } from './damaged-server.ts'
import type { DirectoryDamage } from './directory-damage.ts'
import { journalDamages } from './journal-damages.ts'

const first = (dataDir: string) => activeParts(dataDir)[0] ?? ''
const last = (dataDir: string) => activeParts(dataDir).at(-1) ?? ''
const inPart = (file: string, change: (path: string) => void) => (dataDir: string) =>
  change(join(first(dataDir), file))
const inDirectory = (file: string, change: (path: string) => void) => (dataDir: string) =>
  change(join(dataDir, file))
const remove = (path: string) => rmSync(path, { recursive: true })
const cut = (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))
const empty = (path: string) => truncateSync(path, 0)
const fillWithGarbage = (path: string) => writeFileSync(path, randomBytes(5_000))
const replaceByDirectory = (path: string) => {
  remove(path)
  mkdirSync(path)
}

/** Overwrites a few bytes in the middle. */
function flip(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, 'flipped!', Math.floor(statSync(path).size / 2))
  closeSync(file)
}

function changeManifest(changes: object): (dataDir: string) => void {
  return inDirectory('lightfi.json', (path) =>
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changes })),
  )
}

function runSql(statement: string): (dataDir: string) => void {
  return (dataDir) => {
    const database = new Sqlite(join(dataDir, 'lightfi.sqlite'))
    database.exec(statement)
    database.close()
  }
}

const lostPart = /inserts .* are missing \(part all_[^)]+\): \d+ rows from 2026-01-01T/
const damaged = { readings: 'damaged', said: lostPart } as const
const undefinedTable = /does not have the definition of the table of readings/
const cannotOpen = /the engine cannot open/

const ofReadings: readonly DirectoryDamage[] = [
  { name: 'nothing', damage: () => undefined, readings: 'ok' },
  { name: 'data of a part cut', isRepairTried: true, damage: inPart('data.bin', cut), ...damaged },
  { name: 'data of a part emptied', damage: inPart('data.bin', empty), ...damaged },
  { name: 'data of a part removed', damage: inPart('data.bin', remove), ...damaged },
  { name: 'index of a part removed', damage: inPart('primary.cidx', remove), ...damaged },
  { name: 'columns of a part emptied', damage: inPart('columns.txt', empty), ...damaged },
  { name: 'checksums of a part flipped', damage: inPart('checksums.txt', flip), ...damaged },
  { name: 'first part removed', damage: (dataDir) => remove(first(dataDir)), ...damaged },
  {
    name: 'last part removed',
    damage: (dataDir) => remove(last(dataDir)),
    ...damaged,
  },
  {
    name: 'all parts removed',
    damage: (dataDir) => activeParts(dataDir).forEach(remove),
    ...damaged,
  },
  {
    name: 'a part set aside by hand',
    isRepairTried: true,
    damage: (dataDir) =>
      renameSync(
        first(dataDir),
        join(filesOf(dataDir).directory, 'detached', first(dataDir).split('/').at(-1) ?? ''),
      ),
    ...damaged,
    isWholeAfterRepair: true,
  },
  {
    name: 'data of a part flipped',
    isRepairTried: true,
    damage: inPart('data.bin', flip),
    readings: 'damaged',
    said: /part all_\d+_\d+_\d+ of the readings cannot be read: .*[Cc]hecksum/,
  },
  {
    name: 'index of a part flipped',
    damage: inPart('primary.cidx', flip),
    readings: 'damaged',
    said: /part all_\d+_\d+_\d+ of the readings cannot be read/,
  },
  {
    name: 'time-series/ removed',
    isRepairTried: true,
    damage: inDirectory('time-series', remove),
    readings: 'unavailable',
    said: undefinedTable,
  },
  {
    name: 'time-series/ a file',
    damage: inDirectory('time-series', (path) => {
      remove(path)
      fillWithGarbage(path)
    }),
    readings: 'unavailable',
    said: undefinedTable,
  },
  {
    name: 'store/ removed',
    damage: inDirectory('time-series/store', remove),
    readings: 'unavailable',
    said: undefinedTable,
  },
  {
    name: 'metadata/ removed',
    isRepairTried: true,
    damage: inDirectory('time-series/metadata', remove),
    readings: 'unavailable',
    said: undefinedTable,
    isWholeAfterRepair: true,
  },
  {
    name: 'definition of the database removed',
    damage: inDirectory('time-series/metadata/lightfi.sql', remove),
    readings: 'unavailable',
    said: undefinedTable,
    isWholeAfterRepair: true,
  },
  {
    name: 'definition of the readings removed',
    damage: inDirectory('time-series/metadata/lightfi/readings.sql', remove),
    readings: 'unavailable',
    said: undefinedTable,
    isWholeAfterRepair: true,
  },
  {
    name: 'definition of the readings garbage',
    isRepairTried: true,
    damage: inDirectory('time-series/metadata/lightfi/readings.sql', fillWithGarbage),
    readings: 'unavailable',
    said: cannotOpen,
    isWholeAfterRepair: true,
  },
  {
    name: 'definition of the readings emptied',
    damage: inDirectory('time-series/metadata/lightfi/readings.sql', empty),
    readings: 'unavailable',
    said: cannotOpen,
    isWholeAfterRepair: true,
  },
  {
    name: 'directory of the readings removed',
    damage: (dataDir) => remove(filesOf(dataDir).directory),
    readings: 'unavailable',
    said: /does not have the directory with the readings/,
  },
  {
    name: 'a part replaced by a file',
    damage: (dataDir) => {
      const part = first(dataDir)
      remove(part)
      writeFileSync(part, 'x')
    },
    readings: 'unavailable',
    said: cannotOpen,
  },
  {
    name: 'more broken parts than the engine sets aside by itself',
    damage: (dataDir) => {
      for (let block = 100; block < 205; block += 1) {
        const part = join(filesOf(dataDir).directory, `all_${block}_${block}_1`)
        mkdirSync(part)
        writeFileSync(join(part, 'count.txt'), '1')
      }
    },
    readings: 'unavailable',
    said: cannotOpen,
    isWholeAfterRepair: true,
  },
  { name: 'readings.mark removed', damage: inDirectory('readings.mark', remove), readings: 'ok' },
  { name: 'readings.mark garbage', damage: inDirectory('readings.mark', fillWithGarbage), readings: 'ok' },
  {
    name: 'readings.mark and last part removed',
    damage: (dataDir) => {
      remove(join(dataDir, 'readings.mark'))
      remove(last(dataDir))
    },
    ...damaged,
  },
]

const ofTheRest: readonly DirectoryDamage[] = [
  {
    name: 'lightfi.json removed',
    damage: inDirectory('lightfi.json', remove),
    refused: /lightfi\.json is missing, but .* is there\. Put lightfi\.json back/,
  },
  {
    name: 'lightfi.json emptied',
    damage: inDirectory('lightfi.json', empty),
    refused: /lightfi\.json cannot be read as JSON; restore it/,
  },
  {
    name: 'lightfi.json cut',
    damage: inDirectory('lightfi.json', cut),
    refused: /lightfi\.json cannot be read as JSON/,
  },
  {
    name: 'lightfi.json garbage',
    damage: inDirectory('lightfi.json', fillWithGarbage),
    refused: /lightfi\.json cannot be read as JSON/,
  },
  {
    name: 'lightfi.json a list',
    damage: inDirectory('lightfi.json', (path) => writeFileSync(path, '[]')),
    refused: /lightfi\.json is JSON but no object/,
  },
  {
    name: 'lightfi.json without a format',
    damage: changeManifest({ format_version: 'x' }),
    refused: /lightfi\.json does not say format/,
  },
  {
    name: 'lightfi.json a directory',
    damage: inDirectory('lightfi.json', replaceByDirectory),
    refused: /lightfi\.json cannot be read: it is a directory/,
  },
  {
    name: 'lightfi.json of a newer release',
    damage: changeManifest({ format_version: 99 }),
    refused: /data format 99.*Use a newer release/,
  },
  {
    name: 'lightfi.json of another installation',
    damage: changeManifest({ installation: '00000000-0000-4000-8000-000000000000' }),
    refused: /belongs to the installation .*same backup/,
  },
  {
    name: 'lightfi.json without its installation',
    damage: changeManifest({ installation: undefined }),
    readings: 'ok',
  },
  {
    name: 'lightfi.json without its installation, and lightfi.sqlite garbage',
    damage: (dataDir) => {
      changeManifest({ installation: undefined })(dataDir)
      fillWithGarbage(join(dataDir, 'lightfi.sqlite'))
    },
    refused:
      /lightfi\.json does not say the installation, and lightfi\.sqlite, which would, cannot be read: it is no/,
  },
  {
    name: 'master.key removed',
    damage: inDirectory('master.key', remove),
    refused: /master\.key is missing, but .* is there\. Put master\.key back/,
  },
  {
    name: 'master.key emptied',
    damage: inDirectory('master.key', empty),
    refused: /master\.key does not hold a key/,
  },
  {
    name: 'master.key cut',
    damage: inDirectory('master.key', cut),
    refused: /master\.key does not hold a key/,
  },
  {
    name: 'master.key garbage',
    damage: inDirectory('master.key', fillWithGarbage),
    refused: /master\.key does not hold a key/,
  },
  {
    name: 'master.key another key',
    damage: inDirectory('master.key', (path) => writeFileSync(path, randomBytes(32).toString('base64'))),
    refused: /master\.key is not the key that lightfi\.sqlite was written with/,
  },
  {
    name: 'master.key a directory',
    damage: inDirectory('master.key', (path) => {
      remove(path)
      mkdirSync(path, { mode: 0o700 })
    }),
    refused: /master\.key cannot be read: it is a directory/,
  },
  {
    name: 'lightfi.sqlite removed',
    damage: inDirectory('lightfi.sqlite', remove),
    refused: /lightfi\.sqlite is missing, but time-series is there/,
  },
  {
    name: 'lightfi.sqlite emptied',
    damage: inDirectory('lightfi.sqlite', empty),
    refused: /lightfi\.sqlite is empty, but time-series is there/,
  },
  {
    name: 'lightfi.sqlite cut',
    damage: inDirectory('lightfi.sqlite', cut),
    refused: /lightfi\.sqlite (is damaged|cannot be used)/,
  },
  {
    name: 'lightfi.sqlite garbage',
    damage: inDirectory('lightfi.sqlite', fillWithGarbage),
    refused: /lightfi\.sqlite cannot be used: it is no SQLite database/,
  },
  {
    name: 'lightfi.sqlite overwritten in the middle',
    damage: inDirectory('lightfi.sqlite', (path) => overwriteMiddle(path)),
    refused: /lightfi\.sqlite (is damaged|cannot be used)/,
  },
  {
    name: 'lightfi.sqlite a directory',
    damage: inDirectory('lightfi.sqlite', replaceByDirectory),
    refused: /lightfi\.sqlite/,
  },
  {
    name: 'lightfi.sqlite of a newer release',
    damage: runSql("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')"),
    refused: /lightfi\.sqlite was written by a newer release/,
  },
  {
    name: 'lightfi.sqlite older than the readings',
    damage: runSql('UPDATE sequences SET next_value = 2'),
    refused: /lightfi\.sqlite is older than the readings/,
  },
  {
    name: 'lock garbage',
    damage: inDirectory('lock', fillWithGarbage),
    refused: /lock cannot be locked: it is no SQLite database/,
  },
  {
    name: 'a file more in time-series/',
    damage: inDirectory('time-series/notes.txt', (path) => appendFileSync(path, 'x')),
    readings: 'ok',
  },
]

function overwriteMiddle(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, randomBytes(40_000), 0, 40_000, 8_192)
  closeSync(file)
}

/** Every damage about which a start must say something, or nothing where nothing is lost. */
export const directoryDamages: readonly DirectoryDamage[] = [...ofReadings, ...journalDamages, ...ofTheRest]
