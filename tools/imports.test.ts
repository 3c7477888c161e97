import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { findImportViolations } from './find-import-violations.ts'
import { importRules } from './import-rules.ts'

type Tree = Record<string, string>

const server = 'packages/server/src'
const value = 'export const value = 1\n'

/** A small tree that breaks each rule, and what it breaks. */
const breaches: Record<string, Tree> = {
  'contract-imports-nothing': {
    'packages/contract/src/a.ts': "import { value } from '../../client/src/b.ts'\nexport const a = value\n",
    'packages/client/src/b.ts': value,
  },
  'process-imports-only-contract': {
    'packages/process/src/a.ts': "import { value } from '../../client/src/b.ts'\nexport const a = value\n",
    'packages/client/src/b.ts': value,
  },
  'server-imports-only-contract-and-process': {
    [`${server}/a.ts`]: "import { value } from '../../client/src/b.ts'\nexport const a = value\n",
    'packages/client/src/b.ts': value,
  },
  'client-imports-only-contract': {
    'packages/client/src/a.ts': "import type { B } from '../../server/src/b.ts'\nexport const a: B = 1\n",
    [`${server}/b.ts`]: 'export type B = number\n',
  },
  'shim-imports-only-client-and-contract-and-process': {
    'packages/shim/src/a.ts': "import { value } from '../../simulator/src/b.ts'\nexport const a = value\n",
    'packages/simulator/src/b.ts': value,
  },
  'cli-imports-only-client-and-shim-and-simulator-and-contract-and-process': {
    'packages/cli/src/a.ts': "import { value } from '../../server/src/b.ts'\nexport const a = value\n",
    [`${server}/b.ts`]: value,
  },
  'guide-imports-only-dashboard': {
    'packages/guide/build/a.ts': "import { value } from '../../client/src/b.ts'\nexport const a = value\n",
    'packages/client/src/b.ts': value,
  },
  'dashboard-imports-only-client': {
    'packages/dashboard/src/a.ts':
      "import { value } from '../../contract/src/b.ts'\nexport const a = value\n",
    'packages/contract/src/b.ts': value,
  },
  'simulator-imports-only-client-and-contract': {
    'packages/simulator/src/a.ts': "import { value } from '../../server/src/b.ts'\nexport const a = value\n",
    [`${server}/b.ts`]: value,
  },
  'light-modules-stay-light': {
    'packages/contract/src/timestamp.ts': "import { value } from './schemas.ts'\nexport const a = value\n",
    'packages/contract/src/schemas.ts': value,
  },
  'only-tests-ask-for-parts': {
    [`${server}/a.ts`]: "import { value } from '../../../tools/required-part.ts'\nexport const a = value\n",
    'tools/required-part.ts': value,
  },
  'client-takes-only-types-of-contract': {
    'packages/client/src/a.ts': "import { value } from '../../contract/src/b.ts'\nexport const a = value\n",
    'packages/contract/src/b.ts': value,
  },
  'cli-takes-only-types-of-contract': {
    'packages/cli/src/a.ts': "import { value } from '../../contract/src/b.ts'\nexport const a = value\n",
    'packages/contract/src/b.ts': value,
  },
  'process-takes-only-types-of-contract': {
    'packages/process/src/a.ts': "import { value } from '../../contract/src/b.ts'\nexport const a = value\n",
    'packages/contract/src/b.ts': value,
  },
  'shim-takes-only-types-of-contract': {
    'packages/shim/src/a.ts': "import { value } from '../../contract/src/b.ts'\nexport const a = value\n",
    'packages/contract/src/b.ts': value,
  },
  'simulator-takes-only-types-of-contract': {
    'packages/simulator/src/a.ts':
      "import { value } from '../../contract/src/b.ts'\nexport const a = value\n",
    'packages/contract/src/b.ts': value,
  },
  'demo-imports-only-what-it-composes': {
    'demo/a.ts': "import { value } from '../packages/cli/src/b.ts'\nexport const a = value\n",
    'packages/cli/src/b.ts': value,
  },
  'engines-stay-in-storage': {
    [`${server}/readings/a.ts`]: "import { value } from 'kysely'\nexport const a = value\n",
    'node_modules/kysely/package.json': '{ "exports": "./index.js" }',
    'node_modules/kysely/index.js': value,
  },
  'oidc-provider-stays-in-its-folder': {
    [`${server}/oauth/hosted/a.ts`]: "import { value } from 'oidc-provider'\nexport const a = value\n",
    'node_modules/oidc-provider/package.json': '{ "exports": "./index.js" }',
    'node_modules/oidc-provider/index.js': value,
  },
  'oidc-provider-has-one-importer': {
    [`${server}/oauth/provider/a.ts`]: "import { value } from 'oidc-provider'\nexport const a = value\n",
    [`${server}/oauth/provider/b.ts`]: "import { value } from 'oidc-provider'\nexport const b = value\n",
    'node_modules/oidc-provider/package.json': '{ "exports": "./index.js" }',
    'node_modules/oidc-provider/index.js': value,
  },
  'opentelemetry-is-loaded-when-asked-for': {
    [`${server}/tracing/start-tracing.ts`]:
      "import { value } from '@opentelemetry/sdk-trace'\nexport const a = value\n",
    'node_modules/@opentelemetry/sdk-trace/package.json': '{ "exports": "./index.js" }',
    'node_modules/@opentelemetry/sdk-trace/index.js': value,
  },
  'traces-are-imported-dynamically': {
    [`${server}/tracing/start-tracing.ts`]:
      "import { value } from './open-telemetry.ts'\nexport const a = value\n",
    [`${server}/tracing/open-telemetry.ts`]: value,
  },
  'features-meet-in-their-services': {
    [`${server}/readings/a.ts`]:
      "import { value } from '../estate/estate-routes.ts'\nexport const a = value\n",
    [`${server}/estate/estate-routes.ts`]: value,
  },
  'storage-knows-no-feature': {
    [`${server}/storage/a.ts`]: "import { value } from '../estate/estate.ts'\nexport const a = value\n",
    [`${server}/estate/estate.ts`]: value,
  },
  'no-cycles': {
    'tools/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
    'tools/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
  },
  'no-orphans': { 'packages/client/src/lonely.ts': value },
  'no-unresolvable': { 'packages/client/src/a.ts': "import { b } from './absent.ts'\nexport const a = b\n" },
}

for (const [rule, tree] of Object.entries(breaches)) {
  test(`a tree that breaks ${rule} is reported`, async (t) => {
    const violations = await checkTree(t, tree)
    assert.deepEqual([...new Set(violations.map((line) => line.split(':')[0]))], [rule])
  })
}

test('every rule has a tree that breaks it', () => {
  const untested = importRules.map(({ name }) => name).filter((name) => name && !(name in breaches))
  assert.deepEqual(untested, [])
})

test('what the architecture allows is not reported', async (t) => {
  const violations = await checkTree(t, {
    'packages/contract/src/index.ts': 'export type Answer = number\nexport const limit = 1\n',
    [`${server}/main.ts`]: "import { ingest } from './readings/readings.ts'\nconsole.log(ingest)\n",
    [`${server}/readings/readings.ts`]: [
      "import { estate } from '../estate/estate.ts'",
      "import type { Row } from '../estate/rows.ts'",
      "import { limit } from '../../../contract/src/index.ts'",
      'export const ingest = (row: Row) => [estate, limit, row]',
      '',
    ].join('\n'),
    [`${server}/estate/estate.ts`]:
      "import { query } from '../storage/query.ts'\nexport const estate = query\n",
    [`${server}/estate/rows.ts`]: 'export type Row = string\n',
    [`${server}/storage/query.ts`]: "import { value } from 'kysely'\nexport const query = value\n",
    'packages/client/src/index.ts':
      "import type { Answer } from '../../contract/src/index.ts'\nexport const client: Answer = 1\n",
    'packages/contract/src/times.ts': 'export const parse = 1\n',
    'packages/cli/src/main.ts': [
      "import { client } from '../../client/src/index.ts'",
      "import { parse } from '../../contract/src/times.ts'",
      'console.log(client, parse)',
      '',
    ].join('\n'),
    'demo/main.ts': "import { client } from '../packages/client/src/index.ts'\nconsole.log(client)\n",
    'node_modules/kysely/package.json': '{ "exports": "./index.js" }',
    'node_modules/kysely/index.js': value,
  })
  assert.deepEqual(violations, [])
})

async function checkTree(t: { after(callback: () => Promise<void>): void }, tree: Tree): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'imports-'))
  t.after(() => rm(root, { recursive: true }))
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const folders = new Set(Object.keys(tree).map((path) => path.split('/')[0] ?? ''))
  return findImportViolations(
    root,
    [...folders].filter((folder) => folder !== 'node_modules'),
  )
}
