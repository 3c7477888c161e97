import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { operations } from '@openlightfi/contract'
import type { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { createCommandPlace } from '../testing/run-command.ts'
import { serveExamples } from '../testing/serve-examples.ts'
import { createProgram } from './run-cli.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's' }
const sensor = 'AQ2-FE753C0D7ADF'
const motion = 'AMP-0000000000A1'

/**
 * One line for each command, and more where one command is several operations. `FILE` is a directory's path
 * and a dot.
 */
const examples: readonly string[] = [
  'logout',
  'profile add office',
  'profile list',
  'profile use office',
  'profile remove office',
  'status',
  'token',
  'me',
  'variables',
  'locations',
  'locations loc_1 --deep',
  'locations --tree',
  'summary loc_1 CO2ppm',
  'locations show loc_1',
  'locations create Room --in loc_1 --kind room',
  'locations change loc_1 --name Room',
  'locations move loc_1 --to loc_2',
  'locations delete loc_1 --yes',
  'locations export',
  'locations import FILE.csv',
  'sensors list',
  'sensors list --search meet --status silent offline --battery-below 20',
  'sensors unplaced',
  `sensors show ${sensor}`,
  `sensors create ${sensor} Lobby --in loc_1`,
  `sensors change ${sensor} --name Lobby`,
  `sensors move ${sensor} --to loc_1`,
  `sensors retire ${sensor}`,
  `sensors reinstate ${sensor}`,
  `sensors replace ${sensor} AQ2-FE753C0D7AE2`,
  `sensors delete ${sensor} --yes`,
  'sensors export',
  'sensors import FILE.csv',
  'hourly loc_1 CO2ppm --by-polygon --by-weekday',
  'preferences show',
  'preferences set --theme dark --temperature fahrenheit --no-letters',
  'views list',
  'views save Air /dashboard/live/loc_1',
  'views delete Air --yes',
  'downloads create /exports/sensors?format=csv --name sensors.csv',
  'settings show loc_1',
  'retention show',
  'retention set motionEvent=90 CO2ppm=forever --yes',
  'settings set loc_1 --hours 8-18 --days mon-fri --inherit bands capacity',
  'floorplans show loc_1',
  'floorplans put loc_1 FILE.json',
  'floorplans put loc_1 FILE.json --dry-run --if-version none',
  'floorplans delete loc_1 --yes',
  `latest ${sensor}`,
  `history ${sensor} CO2ppm`,
  `history ${motion} motionEvent --timeout 600`,
  'history --location loc_1 CO2ppm --bucket 30m',
  `readings --sensor ${sensor}`,
  'changes --after now',
  `plot ${sensor} CO2ppm`,
  `plot ${sensor} CO2ppm --daily`,
  `daily ${sensor} CO2ppm`,
  'daily --location loc_1 CO2ppm',
  `hourly ${sensor} CO2ppm`,
  'import FILE.csv',
  'clients list',
  'clients show client_1',
  'clients activity client_1 --by day',
  'clients create Poller',
  'clients change client_1 --name Poller',
  'clients rotate-secret client_1 --keep-previous 1d --yes',
  'clients end-previous-secret client_1 --yes',
  'clients disable client_1 --yes',
  'clients enable client_1',
  'clients delete client_1 --yes',
  'webhooks list',
  'webhooks show hook_1',
  'webhooks create https://receiver.example/',
  'webhooks change hook_1 --resume',
  'webhooks rotate-secret hook_1 --overlap 1h --yes',
  'webhooks test hook_1',
  'webhooks redeliver hook_1 --from beginning --yes',
  'webhooks attempts hook_1',
  'webhooks delete hook_1 --yes',
  'users list',
  'users show user_1',
  'users invite ada@example.com --location loc_1',
  'users invite-again user_1',
  'users change user_1 --role viewer',
  'users disable user_1 --yes',
  'users enable user_1',
  'users delete user_1 --yes',
  'users sign-out user_1 --yes',
  'users reset-password user_1',
  'users remove-second-factor user_1 --yes',
  'sessions list',
  'sessions end session_1 --yes',
  'grants list --client client_1',
  'grants activity grant_1',
  'grants revoke grant_1 --yes',
  'audit',
  'audit --actor user_1',
]

/** Commands, with those below them, that have no line above, and why. */
const testedElsewhere: Readonly<Record<string, string>> = {
  login: 'a person logs in: login.test.ts',
  doctor: 'it looks at a real network: doctor.test.ts',
  completion: 'it prints a script: e2e/cli-completion.test.ts',
  complete: 'it answers shells: complete.test.ts',
  shim: 'it serves other programs: packages/shim and e2e/',
  watch: 'it never ends: watch.test.ts',
  simulate: 'it sends readings: simulate.slow.test.ts, e2e/cli-simulate.test.ts',
  export: 'it writes files: e2e/cli-export.test.ts',
}

/** Operations without a line above, and why. */
const withoutCommand: Readonly<Record<string, string>> = {
  readLiveness: 'a supervisor asks it, and reads the status alone',
  readReadiness: 'a balancer asks it, and reads the status alone',
  readDownload: 'a browser, or curl, takes the file',
  streamEvents: 'it never ends, and lightfi watch reads it: watch.test.ts',
}

describe('the grammar', () => {
  let place: Awaited<ReturnType<typeof createCommandPlace>>
  before(async () => {
    place = await createCommandPlace()
    const files = join(place.homeDirectory, 'file')
    await writeFile(
      `${files}.csv`,
      'sensor_id,var_name,time,value\r\nAQ2-FE753C0D7ADF,CO2ppm,1760000000,850\r\n',
    )
    await writeFile(`${files}.json`, '{"type":"FeatureCollection","features":[]}')
  })
  after(() => place.remove())

  const run = (line: string, server = serveExamples()) =>
    place.run(line.replace('FILE', join(place.homeDirectory, 'file')), { variables, fetch: server.fetch })

  test('every command has an example or is tested elsewhere', async () => {
    const known = examples.map((line) => `${line} `)
    const names = listCommands(await createProgram(place.createEnvironment()), '')
    assert.ok(names.length > 40)
    for (const name of names) {
      const [group = ''] = name.split(' ')
      assert.ok(group in testedElsewhere || known.some((line) => line.startsWith(`${name} `)), name)
    }
  })

  test('every operation of the API has a command', async () => {
    const server = serveExamples()
    for (const line of examples) {
      const { exitCode, stdout, stderr } = await run(line, server)
      assert.equal(exitCode, 0, `${line}: ${stderr}`)
      assert.notEqual(stdout, '', line)
    }
    const excused = Object.keys(withoutCommand)
    const missing = Object.keys(operations).filter((name) => !server.asked.has(name))
    assert.deepEqual(
      missing.filter((name) => !excused.includes(name)),
      [],
    )
    assert.deepEqual(
      excused.filter((name) => server.asked.has(name)),
      [],
    )
  })

  test('every command prints one JSON document with --json', async () => {
    for (const line of examples) {
      const { exitCode, stdout, stderr } = await run(`${line} --json`)
      assert.equal(exitCode, 0, `${line}: ${stderr}`)
      assert.doesNotThrow(() => JSON.parse(stdout), `${line}: ${stdout}`)
    }
  })

  test('every command prints CSV with a header and equally long rows with --csv', async () => {
    for (const line of examples) {
      const { exitCode, stdout, stderr } = await run(`${line} --csv`)
      assert.equal(exitCode, 0, `${line}: ${stderr}`)
      const rows: string[][] = parse(stdout, { record_delimiter: '\r\n' })
      assert.ok(rows.length > 1, `${line}: ${stdout}`)
      assert.ok(
        rows[0]?.every((name) => /^[a-z][a-z0-9_]*$/.test(name)),
        `${line}: ${rows[0]}`,
      )
    }
  })

  test('--json and --csv together are a usage error everywhere', async () => {
    for (const line of examples) {
      const { exitCode, stdout, stderr } = await run(`${line} --json --csv`)
      assert.deepEqual([exitCode, stdout], [2, ''], line)
      assert.match(stderr, /exclude each other/)
    }
  })

  test('every command and option says what it is for', async () => {
    const program = await createProgram(place.createEnvironment())
    for (const command of [program, ...listAll(program)]) {
      assert.notEqual(command.description(), '', command.name())
      for (const { flags, description } of command.options)
        assert.notEqual(description, '', `${command.name()} ${flags}`)
      for (const argument of command.registeredArguments)
        assert.notEqual(argument.description, '', command.name())
    }
  })
})

function listAll(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...listAll(child)])
}

/** The full names of the commands that do something: those without others below them. */
function listCommands(command: Command, prefix: string): string[] {
  return command.commands.flatMap((child) => {
    const name = `${prefix}${child.name()}`
    return child.commands.length === 0 ? [name] : listCommands(child, `${name} `)
  })
}
