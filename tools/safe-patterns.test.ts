import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { collectPatterns } from './collect-patterns.ts'
import { judgePatterns } from './find-slow-patterns.ts'
import { KeptSafePatterns } from './safe-patterns.ts'

function makePath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'lightfi-safe-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, 'cache', 'safe.json')
}

async function findFaults(text: string, safe: KeptSafePatterns): Promise<readonly string[]> {
  const { faults } = await judgePatterns(collectPatterns('a.ts', text), [], safe)
  safe.save()
  return faults
}

test('good verdicts are kept from check to check, and a bad one is found again each time', async (t) => {
  const path = makePath(t)
  const text = String.raw`const a = /^a$/; const b = /\s+$/`
  for (const known of [false, true]) {
    const safe = new KeptSafePatterns(path, 'judge 1')
    assert.equal(safe.has('/^a$/'), known)
    assert.equal((await findFaults(text, safe)).length, 1)
  }
})

test('a verdict of another judge does not count, nor one that cannot be read', async (t) => {
  const path = makePath(t)
  await findFaults('const a = /^a$/', new KeptSafePatterns(path, 'judge 1'))
  assert.equal(new KeptSafePatterns(path, 'judge 1').has('/^a$/'), true)
  assert.equal(new KeptSafePatterns(path, 'judge 2').has('/^a$/'), false)
  writeFileSync(path, '{ "judge": "judge 1", "sa')
  assert.equal(new KeptSafePatterns(path, 'judge 1').has('/^a$/'), false)
})

test('patterns that stand in no source any more are forgotten', async (t) => {
  const path = makePath(t)
  await findFaults('const a = /^a$/; const b = /^b$/', new KeptSafePatterns(path, 'judge 1'))
  await findFaults('const b = /^b$/', new KeptSafePatterns(path, 'judge 1'))
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { judge: 'judge 1', safe: ['/^b$/'] })
})
