import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  ['has hooks for all tests', `${pure}\nbefore(() => {})`],
  ['starts a server', `import { startTestServer } from '../testing/test-server.ts'\n${pure}`],
  ['leaves its tests to another file', "import './table.ts'"],
]
for (const [what, text] of own) {
  test(`a file that ${what} has a process of its own`, () => {
    const { groups, alone } = group({ 'packages/a/src/b.test.ts': text })
    assert.deepEqual([groups, alone], [[], ['packages/a/src/b.test.ts']])
  })
}

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

test('a file that cannot be loaded is a failed test of its name, and the next one is loaded', () => {
  const group = { name: 'a-1', files: ['a/b.test.ts', 'a/c.test.ts'] }
  assert.equal(
    buildGroupProgram(group, (file) => `file:///x/${file}`),
    `import { test } from 'node:test'
await import("file:///x/a/b.test.ts").catch((error) => test("a/b.test.ts can be loaded", () => Promise.reject(error)))
await import("file:///x/a/c.test.ts").catch((error) => test("a/c.test.ts can be loaded", () => Promise.reject(error)))
`,
  )
})
