import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const rule = 'tools/ambient-clocks.grit'
const feature = 'packages/server/src/readings'

/** What reads the clock of the machine, each in a file of its own. */
const readings = [
  'Date.now()',
  '[0].map(Date.now)',
  'new Date()',
  'Date()',
  'Temporal.Now.instant()',
  'performance.timeOrigin',
].map((expression, index) => ({ path: `${feature}/reading-${index}.ts`, expression }))

const allowed: Readonly<Record<string, string>> = {
  'packages/server/src/clock.ts': 'Date.now()',
  [`${feature}/a.test.ts`]: 'Date.now()',
  [`${feature}/format.ts`]: 'new Date(0).toISOString()',
  [`${feature}/measure.ts`]: 'performance.now()',
  'packages/cli/src/a.ts': 'Date.now()',
}

test('the server reads no clock of the machine outside clock.ts; it may format a time and measure a span', (t) => {
  const tree = mkdtempSync(join(tmpdir(), 'clocks-'))
  t.after(() => rmSync(tree, { recursive: true }))
  for (const path of ['biome.json', rule]) cpSync(join(root, path), join(tree, path))
  const files = [...readings.map(({ path, expression }) => [path, expression]), ...Object.entries(allowed)]
  for (const [path = '', expression = ''] of files) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), `export const value = ${expression}\n`)
  }
  assert.deepEqual(
    listBreaches(tree),
    readings.map(({ path }) => join(tree, path)),
  )
})

/** The files below a directory of which the linter says that they break the rule. */
function listBreaches(tree: string): string[] {
  const biome = join(root, 'node_modules', '.bin', 'biome')
  const args = ['lint', '--vcs-enabled=false', '--colors=off', '--reporter=github', '.']
  const { stdout, stderr } = spawnSync(biome, args, { cwd: tree, encoding: 'utf8' })
  const complaints = `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line.includes('takes the time from the clock that it is handed'))
  return complaints.map((line) => /file=([^,]+)/.exec(line)?.[1] ?? line).sort()
}
