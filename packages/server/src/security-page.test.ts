import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'

const root = join(import.meta.dirname, '..', '..', '..')

it('every test that docs/security.md names exists', () => {
  const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8')
  const named = [...new Set([...page.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, path = '']) => path))]
  assert.ok(named.length > 30, 'the page has its tables')
  const missing = named.filter(
    (path) => !existsSync(join(import.meta.dirname, path)) && !existsSync(join(root, path)),
  )
  assert.deepEqual(missing, [])
})

it('every page that docs/security.md and SECURITY.md point to exists', () => {
  for (const [folder, file] of [
    ['docs', 'security.md'],
    ['', 'SECURITY.md'],
  ] as const) {
    const page = readFileSync(join(root, folder, file), 'utf8')
    const linked = [...page.matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, path = '']) => path)
    assert.deepEqual(
      linked.filter((path) => !existsSync(join(root, folder, path))),
      [],
    )
  }
})
