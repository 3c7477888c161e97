import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createCommandPlace } from '../packages/cli/testing/run-command.ts'
import { compileCache } from '../packages/process/testing/compile-cache.ts'
import { SmallDisk, skipWithoutDisk } from '../packages/server/testing/small-disk.ts'

const command = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const good = 'what was there before\n'
const rows = 'sensor_id,var_name,time,value\r\n'.repeat(200)
const datum = { time: 1_760_000_000, value: 850 }
const history = {
  sensor_id: 'AQ2-FE753C0D7ADF',
  var_name: 'CO2ppm',
  data: Array.from({ length: 5000 }, () => datum),
}

/**
 * An API that answers everything with as much as it takes to fill a page of a disk, and one answer that never
 * ends.
 */
const api = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  request.resume()
  if (pathname === '/oauth2/token')
    return json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 })
  if (searchParams.get('location_id') === 'endless') return void response.write(rows)
  if (pathname.endsWith('/history')) return json(history)
  if (pathname.startsWith('/sensors/AQ2')) return json({ time_zone: 'Europe/London' })
  response.writeHead(200, { 'content-type': 'text/csv' }).end(rows)

  function json(value: object) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
})

let place: Awaited<ReturnType<typeof createCommandPlace>>
let variables: Record<string, string>
before(async () => {
  place = await createCommandPlace()
  await once(api.listen(0, '127.0.0.1'), 'listening')
  variables = {
    LIGHTFI_SERVER: `http://127.0.0.1:${(api.address() as { port: number }).port}`,
    LIGHTFI_CLIENT_ID: 'script',
    LIGHTFI_CLIENT_SECRET: 'top-secret',
  }
})
after(async () => {
  api.close()
  api.closeAllConnections()
  await place.remove()
})

const writers = [
  (file: string) => `history AQ2-FE753C0D7ADF CO2ppm -o ${file}`,
  (file: string) => `history AQ2-FE753C0D7ADF CO2ppm --format ndjson --output ${file}`,
  (file: string) => `readings --location floor --output ${file}`,
  (file: string) => `sensors export ${file}`,
  (file: string) => `locations export ${file}`,
]

async function makeDirectory(name: string): Promise<string> {
  const path = join(place.homeDirectory, name)
  await mkdir(path)
  return path
}

/** Runs the command in a process of its own, as a shell does. */
async function runInShell(script: string, directory: string) {
  const child = spawn('sh', ['-c', script.replaceAll('lightfi', `"${process.execPath}" "${command}"`)], {
    env: { ...compileCache, PATH: process.env.PATH, HOME: place.homeDirectory, ...variables },
    cwd: directory,
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  const [exitCode] = await once(child, 'close')
  return { exitCode, stdout, stderr }
}

test('on a full disk a good file stays, nothing is left beside it, and one sentence says why', {
  skip: skipWithoutDisk,
}, async (t) => {
  const disk = new SmallDisk(join(place.homeDirectory, 'disk'), '64k')
  t.after(() => disk.unmount())
  const file = join(disk.path, 'good.csv')
  writeFileSync(file, good)
  disk.fill()
  for (const write of writers) {
    const { exitCode, stdout, stderr } = await place.run(write(file), { variables })
    assert.equal(stderr, `lightfi: ${file} could not be written: the disk is full\n`)
    assert.deepEqual([exitCode, stdout, readFileSync(file, 'utf8')], [1, '', good])
    assert.deepEqual(readdirSync(disk.path).sort(), ['filler', 'good.csv'])
  }
  const shell = await runInShell('lightfi history AQ2-FE753C0D7ADF CO2ppm > results.txt', disk.path)
  assert.equal(shell.exitCode, 1)
  assert.match(
    shell.stderr,
    /^lightfi: the standard output could not be written: the disk is full; [^\n]+\n$/,
  )
})

test('a file keeps its mode, and a link goes on leading to it', async () => {
  const directory = await makeDirectory('kept')
  const [file, link, dangling] = ['file.csv', 'link.csv', 'dangling.csv'].map((name) => join(directory, name))
  assert.ok(file && link && dangling)
  writeFileSync(file, good)
  chmodSync(file, 0o640)
  symlinkSync('file.csv', link)
  symlinkSync('new.csv', dangling)
  for (const target of [link, dangling])
    assert.equal((await place.run(`readings --location floor -o ${target}`, { variables })).exitCode, 0)
  assert.equal(statSync(file).mode & 0o777, 0o640)
  assert.ok(lstatSync(link).isSymbolicLink() && lstatSync(dangling).isSymbolicLink())
  for (const name of ['file.csv', 'new.csv']) assert.equal(readFileSync(join(directory, name), 'utf8'), rows)
  assert.deepEqual(readdirSync(directory).sort(), ['dangling.csv', 'file.csv', 'link.csv', 'new.csv'])
})

test('what is no file is written to and not replaced', async () => {
  const directory = await makeDirectory('devices')
  execFileSync('mkfifo', [join(directory, 'pipe')])
  const line = 'lightfi readings --location floor -o'
  const script = `cat pipe & ${line} pipe; wait; { echo before; ${line} /dev/stdout; echo after; } > file`
  const { exitCode, stdout, stderr } = await runInShell(script, directory)
  assert.deepEqual([exitCode, stderr, stdout === rows], [0, '', true])
  for (const name of ['-', '/dev/stdout']) {
    const results = await place.run(`readings --location floor -o ${name}`, { variables })
    assert.ok(results.stdout === rows, name)
  }
  assert.equal((await place.run('readings --location floor -o /dev/null', { variables })).exitCode, 0)
  assert.equal(readFileSync(join(directory, 'file'), 'utf8'), `before\n${rows}after\n`)
  assert.ok(lstatSync('/dev/null').isCharacterDevice())
  assert.ok(lstatSync(join(directory, 'pipe')).isFIFO())
})

test('Ctrl-C in the middle leaves the file that was there, and nothing beside it', async () => {
  const directory = await makeDirectory('interrupted')
  const file = join(directory, 'good.csv')
  writeFileSync(file, good)
  const running = place.start(`readings --location endless -o ${file}`, { variables })
  while (readdirSync(directory).length < 2) await new Promise(setImmediate)
  running.interrupt()
  assert.equal(await running.exitCode, 130)
  assert.deepEqual([readdirSync(directory), readFileSync(file, 'utf8')], [['good.csv'], good])
})

test('a directory, and a place that is not there, are told as such', async () => {
  const cases = [
    [place.homeDirectory, /: it is a directory\n$/],
    [join(place.homeDirectory, 'nowhere', 'x.csv'), /: its directory does not exist\n$/],
  ] as const
  for (const [file, reason] of cases) {
    const { exitCode, stderr } = await place.run(`sensors export ${file}`, { variables })
    assert.deepEqual([exitCode, stderr.split('\n').length], [1, 2])
    assert.match(stderr, reason)
  }
})
