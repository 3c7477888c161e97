import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findWordFaults } from './find-word-faults.ts'

const root = join(import.meta.dirname, '..')
const folders = ['packages', 'demo', 'bench', 'compat', 'e2e', 'tools', 'scripts', 'examples']

test('comments are wrapped, and functions are called for what they do', () => {
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.{ts,js,mjs,mts}`),
    { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', '**/*.generated.ts'] },
  )
  assert.ok(files.length > 500, `${files.length} files`)
  const faults = files.flatMap((file) => findWordFaults(file, readFileSync(join(root, file), 'utf8')))
  assert.deepEqual(faults, [])
})

const long = 'word '.repeat(22)
const faulty: readonly (readonly [what: string, text: string])[] = [
  ['a comment of one line', `// ${long}`],
  ['a comment behind code', `const a = 1 // ${long}`],
  ['a docstring', `/**\n * ${long}\n */\nexport const a = 1`],
  ['a docstring of a member', `interface A {\n  /** ${long}*/\n  a: 1\n}`],
  ['a line of a comment without a star', `/*\n${long}word\n*/\nconst a = 1`],
  ['a comment at the end', `const a = 1\n// ${long}\n`],
  ['a comment in an empty block', `function a() {\n  // ${long}\n}`],
  ['a function', 'function describeThing() {}'],
  ['an arrow function', 'const describeThing = () => 1'],
  ['a method', 'class A {\n  describe() {}\n}'],
  ['a private method', 'class A {\n  #describeThing() {}\n}'],
  ['a callback', 'interface A {\n  readonly describeThing: () => string\n}'],
  ['a parameter', 'function call(describe: () => string) {}'],
]
for (const [what, text] of faulty) {
  test(`${what} is reported`, () => assert.equal(findWordFaults('a.ts', text).length, 1))
}

test('texts, code, addresses, what tools read, imports and the describe of tests are not reported', () => {
  const good = [
    `const a = '// ${long}'`,
    `const b = \`\n// ${long}\n\``,
    `const c = [${'1, '.repeat(40)}]`,
    `// https://example.com/${'a'.repeat(100)}`,
    `// biome-ignore lint/a/b: ${long}`,
    "import { describe } from 'node:test'",
    "describe('a thing', () => {})",
    'const described = 1',
  ]
  assert.deepEqual(findWordFaults('a.ts', good.join('\n')), [])
})

test('a fault is told with its place', () => {
  assert.deepEqual(findWordFaults('a.ts', 'const a = 1\nfunction describeThing() {}\n'), [
    'a.ts:2: the name describeThing does not say what is done',
  ])
})
