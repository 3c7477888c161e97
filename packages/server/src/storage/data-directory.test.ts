import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import Sqlite from 'better-sqlite3'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { DataDirectory, DataDirectoryError, type TimeSeriesKind } from './data-directory.ts'

describe('data directory', () => {
  const parent = createTemporaryDirectory()

  function refusal(path: string, timeSeries?: TimeSeriesKind): string {
    try {
      DataDirectory.open(path, timeSeries).release()
    } catch (error) {
      assert.ok(error instanceof DataDirectoryError)
      return error.message
    }
    assert.fail('the directory was opened')
  }

  it('is created for its owner only and says what wrote it', () => {
    const directory = DataDirectory.open(join(parent, 'new'))
    assert.equal(statSync(directory.path).mode & 0o777, 0o700)
    const manifest = JSON.parse(readFileSync(directory.file('lightfi.json'), 'utf8'))
    const { installation } = directory
    assert.deepEqual(manifest, {
      format_version: 2,
      relational: 'sqlite',
      time_series: 'chdb',
      installation,
    })
    assert.match(installation, /^[\da-f-]{36}$/)
    directory.release()
  })

  it('keeps its name, and gives one to a directory of an earlier release', () => {
    const path = join(parent, 'named')
    const manifest = join(path, 'lightfi.json')
    DataDirectory.open(path).release()
    writeFileSync(manifest, JSON.stringify({ format_version: 1, relational: 'sqlite', time_series: 'chdb' }))
    const first = DataDirectory.open(path)
    first.release()
    const second = DataDirectory.open(path)
    second.release()
    assert.match(first.installation, /^[\da-f-]{36}$/)
    assert.equal(second.installation, first.installation)
  })

  it('of an earlier release is one of this release only once it was opened', () => {
    const path = join(parent, 'earlier')
    const manifest = join(path, 'lightfi.json')
    DataDirectory.open(path).release()
    const earlier = readFileSync(manifest, 'utf8').replace('"format_version": 2', '"format_version": 1')
    writeFileSync(manifest, earlier)
    const directory = DataDirectory.open(path)
    assert.equal(readFileSync(manifest, 'utf8'), earlier)
    directory.noteFormat()
    directory.release()
    assert.equal(JSON.parse(readFileSync(manifest, 'utf8')).format_version, 2)
    DataDirectory.open(path).release()
  })

  it('takes its name from the database when lightfi.json does not say it, and writes none while the database cannot be read', () => {
    const path = join(parent, 'unnamed')
    const manifest = join(path, 'lightfi.json')
    DataDirectory.open(path).release()
    writeFileSync(join(path, 'master.key'), 'x')
    const unnamed = JSON.stringify({ format_version: 1, relational: 'sqlite', time_series: 'chdb' })
    writeFileSync(manifest, unnamed)
    writeFileSync(join(path, 'lightfi.sqlite'), 'garbage'.repeat(1000))
    assert.match(
      refusal(path),
      /does not say the installation, and lightfi\.sqlite, which would, cannot be read/,
    )
    assert.equal(readFileSync(manifest, 'utf8'), unnamed)
    rmSync(join(path, 'lightfi.sqlite'))
    const database = new Sqlite(join(path, 'lightfi.sqlite'))
    database.pragma('journal_mode = WAL')
    database.exec(`CREATE TABLE store_notes (name TEXT, content TEXT)`)
    database.exec(`INSERT INTO store_notes VALUES ('installation', '"the same name"')`)
    const directory = DataDirectory.open(path) // the note is still in the write-ahead log
    assert.equal(directory.installation, 'the same name')
    directory.release()
    database.close()
    assert.equal(JSON.parse(readFileSync(manifest, 'utf8')).installation, 'the same name')
  })

  it('is refused when readings are said to be elsewhere than they are', () => {
    const [here, elsewhere] = [join(parent, 'here'), join(parent, 'elsewhere')]
    DataDirectory.open(here).release()
    DataDirectory.open(elsewhere, 'clickhouse').release()
    assert.match(
      refusal(here, 'clickhouse'),
      /driver "chdb", but "clickhouse" .* Unset LIGHTFI_TIME_SERIES_URL/,
    )
    assert.match(refusal(elsewhere, 'chdb'), /driver "clickhouse", but "chdb" .* Set LIGHTFI_TIME_SERIES_URL/)
    DataDirectory.open(elsewhere, 'clickhouse').release()
  })

  it('is refused while it is held, also to the same process', () => {
    const directory = DataDirectory.open(join(parent, 'held'))
    assert.match(refusal(directory.path), /in use by another process/)
    directory.release()
    DataDirectory.open(directory.path).release()
  })

  it('is free again the moment its holder is killed', async (t) => {
    const path = join(parent, 'killed')
    const module = JSON.stringify(new URL('./data-directory.ts', import.meta.url).href)
    // The directory is kept: the lock of a directory that nobody refers to any more goes with the garbage.
    const script = `import { DataDirectory } from ${module}; globalThis.held = DataDirectory.open(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    t.after(() => holder.kill('SIGKILL')) // else a failure would keep this process from ending
    await once(holder.stdout, 'data')
    assert.match(refusal(path), /in use by another process/)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    DataDirectory.open(path).release()
  })

  it('is refused when a newer release or another driver wrote it', () => {
    const path = join(parent, 'foreign')
    DataDirectory.open(path).release()
    const write = (changes: object) =>
      writeFileSync(
        join(path, 'lightfi.json'),
        JSON.stringify({ format_version: 1, relational: 'sqlite', time_series: 'chdb', ...changes }),
      )
    write({ format_version: 3 })
    assert.match(refusal(path), /data format 3.*up to 2/)
    write({ time_series: 'clickhouse' })
    assert.match(refusal(path), /time_series driver "clickhouse".*"chdb" is configured/)
    writeFileSync(join(path, 'lightfi.json'), '{')
    assert.match(refusal(path), /cannot be read as JSON/)
  })

  it('is opened when an editor has put a byte order mark before its manifest', () => {
    const path = join(parent, 'marked')
    DataDirectory.open(path).release()
    const manifest = readFileSync(join(path, 'lightfi.json'), 'utf8')
    writeFileSync(join(path, 'lightfi.json'), `\uFEFF${manifest}`)
    const directory = DataDirectory.open(path)
    assert.equal(directory.installation, JSON.parse(manifest).installation)
    directory.release()
  })
})
