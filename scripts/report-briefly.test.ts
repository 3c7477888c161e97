import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'

const runner = `
  import { run } from 'node:test'
  import { reportBriefly } from ${JSON.stringify(join(import.meta.dirname, 'report-briefly.ts'))}
  const [, , root, ...files] = process.argv
  const events = run({ files, concurrency: 1 })
  for await (const text of reportBriefly(events, root, files.length)) process.stdout.write(text)
`

/** What is printed of a run of test files: their text by name, which run in that order. */
async function report(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lightfi-report-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, name)
    writeFileSync(path, `import { describe, it, test } from 'node:test'\n${text}`)
    return path
  })
  // A runner inside of a runner runs nothing while it knows of the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const program = join(folder, 'run.mjs')
  writeFileSync(program, runner)
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, ...paths], { env })
  return stdout.replaceAll(/\d+\.\d s\)/g, 'N s)')
}

test('of files that pass there is a line each, and the counts', async (t) => {
  const text = await report(t, {
    'a.test.mjs':
      "test('one', () => {})\ndescribe('two', () => { it('is good', () => console.log('loud')) })",
    'b.test.mjs': "test('three', () => {})",
  })
  assert.equal(
    text,
    `[1/2] ✔ a.test.mjs (2 tests, N s)
[2/2] ✔ b.test.mjs (1 tests, N s)

3 tests: 3 passed, 0 failed, 0 cancelled, 0 skipped, 0 to do
`,
  )
})

test('a failure is told at the end: place, names, message with the difference, where it was thrown', async (t) => {
  const text = await report(t, {
    'a.test.mjs': `import assert from 'node:assert/strict'
describe('a shelf', () => {
  it('holds two books', () => {
    console.log('counted the books')
    assert.deepEqual({ books: 3, pens: 1 }, { books: 2, pens: 1 })
  })
})`,
    'b.test.mjs': "test('passes', () => {})",
  })
  assert.match(text, /^\[1\/2\] ✖ a\.test\.mjs \(1 tests, N s\)\n {4}✖ a shelf › holds two books\n\[2\/2\] ✔/)
  assert.match(text, /\nWritten by a\.test\.mjs\n {2}counted the books\n/)
  assert.match(
    text,
    /\nFailed\n\n1\) a\.test\.mjs:4\n {3}a shelf › holds two books\n {5}AssertionError .+equal:/,
  )
  assert.match(text, /\n {5}\+ {3}books: 3,\n {5}- {3}books: 2,\n/)
  assert.match(text, /\n {5} {4}at .+a\.test\.mjs:6:12\)\n/)
  assert.doesNotMatch(text, /2\) |node:internal/)
  assert.match(text, /\n\n2 tests: 1 passed, 1 failed, 0 cancelled, 0 skipped, 0 to do\n$/)
})

test('a file that cannot be loaded, and one that ends before its tests, fail by themselves', async (t) => {
  const text = await report(t, {
    'a.test.mjs': "import './missing.mjs'",
    'b.test.mjs':
      "describe('a job', () => it('goes on', () => new Promise(() => setTimeout(() => process.exit(3), 100))))",
  })
  assert.match(text, /Written by a\.test\.mjs\n[\s\S]*Cannot find module.*missing\.mjs/)
  assert.match(text, /1\) a\.test\.mjs\n {5}The process of the file ended with 1\.\n/)
  assert.match(
    text,
    /2\) b\.test\.mjs\n {5}The process of the file ended with 3\.\n {5}It had not ended: a job/,
  )
  assert.match(text, /had not ended: a job › goes on\n/)
})

test('a file without a test has failed: it never could', async (t) => {
  const text = await report(t, { 'a.test.mjs': 'console.log(test.name)' })
  assert.match(text, /✖ a\.test\.mjs \(0 tests/)
  assert.match(text, /1\) a\.test\.mjs\n {5}There is no test in it\.\n/)
})

test('what stands behind an error is told with it', async (t) => {
  const text = await report(t, {
    'a.test.mjs': "test('asks', () => { throw new Error('outer', { cause: new Error('inner') }) })",
  })
  assert.match(text, /Error: outer\n[\s\S]+\n {5}Because of Error: inner\n/)
})

test('tests that were skipped are told with their reason, and what is to be done is no failure', async (t) => {
  const text = await report(t, {
    'a.test.mjs': `test('flies', { skip: 'no wings here' }, () => {})
test('swims', { todo: true }, () => { throw new Error('not yet') })`,
  })
  assert.match(text, /\nSkipped\n {2}a\.test\.mjs: flies: no wings here\n/)
  assert.doesNotMatch(text, /Failed|not yet/)
})

test('a failure has at most sixty lines, long lines are cut, and of many failures the first fifty stand', async (t) => {
  const text = await report(t, {
    'a.test.mjs': `const many = Array.from({ length: 500 }, (_, index) => 'line ' + index).join('\\n')
test('long', () => { throw new Error(many) })
test('wide', () => { throw new Error('w'.repeat(9000)) })
for (let index = 0; index < 58; index++) test('one', () => { throw new Error('small') })`,
  })
  const failed = text.slice(text.indexOf('\nFailed\n'))
  const first = failed.slice(failed.indexOf('1) '), failed.indexOf('2) '))
  assert.equal(first.trimEnd().split('\n').length, 62)
  assert.match(first, /… \d+ lines …/)
  assert.ok(failed.split('\n').every((line) => line.length < 410))
  assert.match(failed, /\n50\) /)
  assert.doesNotMatch(failed, /\n51\) /)
  assert.match(failed, /\n… and 10 more\n/)
})
