import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { collectPatterns, collectSchemaPatterns } from './collect-patterns.ts'
import { findSlowPatterns, judgePatterns } from './find-slow-patterns.ts'

const file = 'packages/x/src/a.ts'

async function findFaults(text: string): Promise<readonly string[]> {
  return (await judgePatterns(collectPatterns(file, text), [])).faults
}

const slow: readonly (readonly [string, string])[] = [
  ['runs of the same digits side by side', String.raw`/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/`],
  ['a run that is looked for from every place in it', String.raw`/\/+$/`],
  ['blanks at the end', String.raw`/\s+$/`],
  ['a beginning that comes again and again', String.raw`/<form\b[^>]*>/i`],
  ['alternatives that are the same', '/^(a|a)*$/'],
  ['a repeated repetition', String.raw`/^(\w+\s?)*$/`],
  ['what a look ahead looks for', String.raw`/(?=\d+\.?\d*x)/`],
]
for (const [what, pattern] of slow) {
  test(`a pattern with ${what} is reported with its line and an input`, async () => {
    const [fault = '', ...others] = await findFaults(`const a = 1\nexport const b = ${pattern}\n`)
    assert.deepEqual(others, [])
    assert.ok(fault.startsWith(`${file}:2: ${pattern} takes `), fault)
    assert.match(fault, /(polynomial|exponential)\b.* time, for example for .*repeat/)
  })
}

test('patterns that read each character a bounded number of times are not reported', async () => {
  const good = [
    String.raw`/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/`,
    String.raw`/^(.*[^/]|)\/+$/s`,
    String.raw`/<form\b[^<>]*>/i`,
    String.raw`/^[^\s@"]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u`,
    '/^[A-Za-z0-9_-]{1,700}$/',
    String.raw`/[",\r\n]|^\s|\s$/`,
  ]
  assert.deepEqual(await findFaults(good.map((pattern) => `test(${pattern})`).join('\n')), [])
})

test('patterns are found wherever they are made, and no text is taken for one', () => {
  const text = [
    "const a = new RegExp('a+', 'i')",
    'const b = RegExp(`b+`)',
    "'x'.match('c+'); 'x'.search(\"d+\"); 'x'.matchAll('e+')",
    String.raw`const schema = { type: 'string', pattern: '^\\d+$' }`,
    'const f = 4 / 2 / 1 // no /pattern/ here',
    "const g = 'no /pattern/ here' + `nor ${/g+/s.source} /here/`",
    'const h = new RegExp(/h+/y)',
    "list.match(one, 'i+')",
  ].join('\n')
  const { found, computed } = collectPatterns(file, text)
  assert.deepEqual(
    found.map(({ place, source, flags }) => [Number(place.split(':')[1]), source, flags]),
    [
      [1, 'a+', 'i'],
      [2, 'b+', ''],
      [3, 'c+', ''],
      [3, 'd+', ''],
      [3, 'e+', ''],
      [4, String.raw`^\d+$`, 'u'],
      [6, 'g+', 's'],
      [7, 'h+', 'y'],
    ],
  )
  assert.deepEqual(computed, [])
})

test('the patterns of a schema are found at any depth', () => {
  const schema = { properties: { 'a/b': { pattern: '^x$' }, pattern: { type: 'string', pattern: '^y$' } } }
  assert.deepEqual(collectSchemaPatterns('openapi.json', schema), [
    { place: 'openapi.json#/properties/a~1b/pattern', source: '^x$', flags: 'u' },
    { place: 'openapi.json#/properties/pattern/pattern', source: '^y$', flags: 'u' },
  ])
})

test('a pattern that is put together has to be listed, and what is listed for it is checked', async () => {
  const collected = collectPatterns(file, 'const a = new RegExp(`^${b}$`)')
  const exception = { file, pattern: '`^${b}$`', reason: 'b is ours' }
  const judge = async (...exceptions: Parameters<typeof judgePatterns>[1]) =>
    (await judgePatterns(collected, exceptions)).faults
  assert.match((await judge()).join(), /a\.ts:1: `\^\$\{b\}\$` is put together at run time/)
  assert.deepEqual(await judge({ ...exception, checkedAs: ['^x$'] }), [])
  assert.match((await judge({ ...exception, checkedAs: ['x+$'] })).join(), /as listed.*2nd degree/)
})

test('a slow pattern stays where an exception says why, and an exception that fits nothing is reported', async () => {
  const collected = collectPatterns(file, String.raw`const a = /\s+$/g`)
  const exception = { file, pattern: String.raw`/\s+$/g`, reason: 'ours' }
  assert.deepEqual((await judgePatterns(collected, [exception])).faults, [])
  const [fault] = (await judgePatterns({ found: [], computed: [] }, [exception])).faults
  assert.match(fault ?? '', /a\.ts: .* is not there any more/)
})

test('a tree is searched in its sources, examples and contract, and not in its tests', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'patterns-'))
  t.after(() => rm(root, { recursive: true }))
  const tree: Record<string, string> = {
    'packages/a/src/deep/b.ts': String.raw`export const a = /\s+$/`,
    'packages/a/src/deep/b.test.ts': String.raw`export const a = /\s+$/`,
    'packages/a/build.ts': String.raw`export const a = /\s+$/`,
    'packages/a/node_modules/c/index.js': String.raw`export const a = /\s+$/`,
    'packages/contract/openapi.json': '{ "pattern": "x+$" }',
    'examples/d.ts': 'export const a = /a+$/',
    'demo/e.ts': 'export const a = /^a+$/',
  }
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const { checked, faults } = await findSlowPatterns(root, [])
  assert.equal(checked, 4)
  assert.deepEqual(faults.map((fault) => fault.split(': ')[0]).sort(), [
    'examples/d.ts:1',
    'packages/a/build.ts:1',
    'packages/a/src/deep/b.ts:1',
    'packages/contract/openapi.json#/pattern',
  ])
})
