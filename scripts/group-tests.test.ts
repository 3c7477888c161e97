import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { buildGroupProgram, groupTests } from './group-tests.ts'

const pure = "import { test } from 'node:test'\ntest('adds', () => {})"

function group(texts: Readonly<Record<string, string>>) {
  return groupTests(Object.keys(texts), (file) => texts[file] ?? '')
}

test('files of a folder that touch nothing of their process share one', () => {
  const { groups, alone } = group({
    'packages/a/src/b.test.ts': pure,
    'packages/a/src/c/d.test.ts': pure,
    'packages/e/src/f.test.ts': pure,
  })
  assert.deepEqual(alone, [])
  assert.deepEqual(groups, [
    { name: 'packages-a-1', files: ['packages/a/src/b.test.ts', 'packages/a/src/c/d.test.ts'] },
    { name: 'packages-e-1', files: ['packages/e/src/f.test.ts'] },
  ])
})

const own: readonly (readonly [what: string, text: string])[] = [
  ['changes the environment', `${pure}\nprocess.env.TZ = 'UTC'`],
  ['changes what is global', `${pure}\nObject.assign(globalThis, {})`],
  ['replaces timers', `${pure}\ntest('b', (t) => t.mock.timers.enable())`],
  ['starts programs', `import { spawn } from 'node:child_process'\n${pure}`],
  ['listens', `import { createServer } from 'node:http'\n${pure}`],
  ['waits', `${pure}\nsetTimeout(() => {}, 5)`],
  ['works while it is loaded', `${pure}\nconst made = await make()`],
  ['opens the engine while it is loaded', `${pure}\ndescribe('a', () => {\n  const a = new ChdbDriver('')`],
  ['leaves its tests to another file', "import './table.ts'"],
]
for (const [what, text] of own) {
  test(`a file that ${what} has a process of its own`, () => {
    const { groups, alone } = group({ 'packages/a/src/b.test.ts': text })
    assert.deepEqual([groups, alone], [[], ['packages/a/src/b.test.ts']])
  })
}

test('a file that replaces timers and puts them back shares a process', () => {
  const text = `${pure}\nmock.timers.enable()\nafterEach(() => mock.timers.reset())`
  assert.deepEqual(group({ 'packages/a/src/b.test.ts': text }).alone, [])
})

test('slow files, proofs and those that drive whole programs stay alone', () => {
  const files = ['packages/a/src/b.slow.test.ts', 'packages/a/src/b.prove.ts', 'e2e/c.test.ts']
  assert.deepEqual(
    groupTests(files, () => pure),
    { groups: [], alone: files },
  )
})

test('many files are divided evenly, so that all cores have some', () => {
  const files = Array.from({ length: 71 }, (_, index) => `packages/a/src/${index}.test.ts`)
  const { groups } = groupTests(files, () => pure)
  assert.deepEqual(
    groups.map(({ name, files }) => [name, files.length]),
    [
      ['packages-a-1', 24],
      ['packages-a-2', 24],
      ['packages-a-3', 23],
    ],
  )
  assert.deepEqual(
    groups.flatMap((one) => one.files),
    files,
  )
})

test('files that start servers share one, also those that wait, with fewer others', () => {
  const server = `import { startTestServer } from '../testing/test-server.ts'\n${pure}\nsetTimeout(() => {}, 5)`
  const files = Array.from({ length: 12 }, (_, index) => `packages/a/src/${index}.test.ts`)
  const { groups, alone } = groupTests([...files, 'packages/a/src/pure.test.ts'], (file) =>
    file.includes('pure') ? pure : server,
  )
  assert.deepEqual(alone, [])
  assert.deepEqual(
    groups.map(({ name, files }) => [name, files.length]),
    [
      ['packages-a-servers-1', 6],
      ['packages-a-servers-2', 6],
      ['packages-a-1', 1],
    ],
  )
})

test('files run one after the other, each with its own hooks; one that cannot be loaded fails by its name', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'lightfi-groups-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const text = (name: string) => `
    import { after, before, test } from 'node:test'
    before(() => console.log('${name} begins'))
    after(() => console.log('${name} ends'))
    test('${name}', () => {})`
  for (const name of ['b', 'd']) writeFileSync(join(folder, `${name}.test.ts`), text(name))
  writeFileSync(join(folder, 'c.test.ts'), 'throw new Error("no good")')
  const group = { name: 'a-1', files: ['b.test.ts', 'c.test.ts', 'd.test.ts'] }
  const program = join(folder, 'a-1.test.mjs')
  writeFileSync(
    program,
    buildGroupProgram(group, (file) => pathToFileURL(join(folder, file)).href),
  )
  // What tells a program that a test runner started it is left out.
  const { stdout, status } = spawnSync(process.execPath, ['--test-reporter=tap', program], {
    encoding: 'utf8',
    env: {},
  })
  assert.deepEqual(stdout.match(/[bd] (begins|ends)/g), ['b begins', 'b ends', 'd begins', 'd ends'])
  assert.deepEqual(stdout.match(/^ *not ok .*/gm), [
    '    not ok 1 - it can be loaded',
    'not ok 2 - c.test.ts',
  ])
  assert.equal(status, 1)
})
