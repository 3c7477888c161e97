import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readConfig } from '@openlightfi/server'
import type { BlockCheckName } from '../../tools/pages/block-test.ts'
import type { PageBlock } from '../../tools/pages/read-page-blocks.ts'
import type { PageScene, Reader } from './page-scene.ts'
import type { PageSession } from './page-session.ts'

/** The things that a check has to work with. */
export interface CheckPlace {
  readonly scene: PageScene
  readonly session: PageSession
  readonly reader: Reader
}

/** Checks blocks that cannot be run against the real thing. Each check throws when the block is not true. */
export const blockChecks: Readonly<
  Record<BlockCheckName, (block: PageBlock, place: CheckPlace) => Promise<void>>
> = {
  'answers of the log': compareAnswers,
  'the history of a location': compareLocationHistory,
  'the file of the demo': compareDemoFacts,
  'locations that can be imported': (block, place) => importRecords('locations', block, place),
  'sensors that can be imported': (block, place) => importRecords('sensors', block, place),
  'a configuration of the shim': checkShimConfiguration,
  'a token of a service client': takeServiceToken,
  'settings of the server': async ({ text }) => {
    const settings = text.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2))
    readConfig(Object.fromEntries(settings) as Record<string, string>)
  },
}

/**
 * Asks each `GET` line, `after` being the cursor of the answer before, and compares the members of the
 * answers.
 */
async function compareAnswers({ text }: PageBlock, { scene, session }: CheckPlace): Promise<void> {
  let cursor = ''
  const header = await session.runScript(`${logInScript} lightfi token --header`, {})
  const [name = '', value = ''] = header.trim().split(/: (.*)/s)
  for (const line of text.split('\n')) {
    const [, path = '', shown = ''] = /^GET (\S+) +-> (.*)$/.exec(line) ?? assert.fail(line)
    const short = path.replace(/after=[A-Z]$/, '').replace(/after=[A-Z]&wait=30$/, `after=${cursor}&wait=0`)
    const answer = await fetch(scene.demo.facts.api_url + short, { headers: { [name]: value } })
    assert.equal(answer.status, 200, line)
    const body = (await answer.json()) as { data: Record<string, unknown>[]; next_cursor: string }
    for (const [, member = ''] of shown.matchAll(/"(\w+)":/g)) assert.ok(member in body, `${line}: ${member}`)
    const [, members = ''] = /\[\{(.*?)\}\]/.exec(shown) ?? []
    const [first] = body.data
    if (first) {
      for (const [, member = ''] of members.matchAll(/"(\w+)"/g)) assert.ok(member in first, member)
    }
    cursor = body.next_cursor
  }
}

/** Asks for what the answer says that it is, and compares the members of both, and of their first sensors. */
async function compareLocationHistory({ text }: PageBlock, { scene, session }: CheckPlace): Promise<void> {
  const shown = JSON.parse(text)
  const header = await session.runScript(`${logInScript} lightfi token --header`, {})
  const [name = '', value = ''] = header.trim().split(/: (.*)/s)
  const path = `/locations/${shown.location_id}/${shown.var_name}/history?bucket=${shown.bucket}`
  const answer = await fetch(scene.demo.facts.api_url + path, { headers: { [name]: value } })
  assert.equal(answer.status, 200)
  const real = (await answer.json()) as { data: object[]; time: number[] }
  assert.deepEqual(Object.keys(shown), Object.keys(real))
  assert.deepEqual(Object.keys(shown.data[0]), Object.keys(real.data[0] ?? {}))
  for (const column of Object.values(real.data[0] ?? {}))
    if (Array.isArray(column)) assert.equal(column.length, real.time.length)
}

/** Lets `lightfi` act as the demo's first user. */
const logInScript = `eval "$(npx node examples/print-environment.ts)"
export LIGHTFI_SERVER=$API_URL LIGHTFI_CLIENT_ID=$CLIENT_ID LIGHTFI_CLIENT_SECRET=$CLIENT_SECRET LIGHTFI_REFRESH_TOKEN=$REFRESH_TOKEN
`

async function compareDemoFacts({ text }: PageBlock, { scene }: CheckPlace): Promise<void> {
  const real = JSON.parse(await readFile(scene.demo.factsFile, 'utf8'))
  assert.deepEqual(readShape(JSON.parse(text)), readShape(real))
}

/** Reads the names and types of members; of arrays, those of the first element. */
function readShape(value: unknown): unknown {
  if (Array.isArray(value)) return [readShape(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, readShape(member)]))
}

async function importRecords(
  kind: 'locations' | 'sensors',
  { text }: PageBlock,
  { session, reader }: CheckPlace,
): Promise<void> {
  const here = text
    .replaceAll('org_acme', 'loc_demo_organisation')
    .replace(/^AQ2-FE753C0D7ADF/m, 'AQ2-00000000D0C5')
  await writeFile(join(reader.clone, `${kind}.csv`), `${here}\n`)
  await session.runScript(`${logInScript} lightfi ${kind} import ${kind}.csv`, { prints: /create/ })
}

async function checkShimConfiguration(block: PageBlock, { session, reader }: CheckPlace): Promise<void> {
  const files = join(reader.home, 'files')
  const here = block.text.replace(/(?<=: )\/(?:etc|run|srv)\//g, (path) => `${files}${path}`)
  for (const [path] of here.matchAll(new RegExp(`${files}\\S+`, 'g'))) {
    await mkdir(dirname(path), { recursive: true })
    if (!/\.sock$|\/lightfi$/.test(path)) await writeFile(path, 'secret', { mode: 0o600 })
  }
  const file = join(reader.home, 'shim.yaml')
  await writeFile(file, here)
  await session.runScript(`lightfi shim check --config '${file}'`, { prints: /settings are in order/ })
}

async function takeServiceToken(block: PageBlock, { scene, session }: CheckPlace): Promise<void> {
  const { clientId, clientSecret = '' } = await scene.demo.server.clients.createClient({
    organisationId: 'loc_demo_organisation',
    name: 'Service of a page',
    kind: 'service',
    scopes: ['readings:read'],
  })
  const settings = `export LIGHTFI_SERVER=${scene.demo.facts.api_url} LIGHTFI_CLIENT_ID=${clientId} LIGHTFI_CLIENT_SECRET=${clientSecret}`
  await session.runScript(`${settings}\n${block.text}`, {
    prints: /"access_token":.*location:loc_demo_floor_1/,
  })
}
