import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'

const source = join(import.meta.dirname, '..')
const page = readFileSync(join(source, '../../../docs/oauth-assertions.md'), 'utf8')

/** The rows of the page: promise, file, name of the test. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`') && !line.includes('file below'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))

it('every test that docs/oauth-assertions.md names exists', () => {
  assert.ok(rows.length > 40, 'the page has its tables')
  for (const [promise = '', file = '', name = ''] of rows) {
    const text = readFileSync(join(source, `${file.replaceAll('`', '')}.test.ts`), 'utf8')
    const quoted = ["'", '"', '`'].some(
      (quote) =>
        new RegExp(`\\b(it|test)\\(\\s*${quote}`).test(text) && text.includes(`${quote}${name}${quote}`),
    )
    assert.ok(quoted, `${promise}: no test "${name}" in ${file}`)
  }
})
