import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

/** Asks for curl on a machine that has nothing installed. */
function askOnBareMachine(ci: string) {
  const module = JSON.stringify(join(import.meta.dirname, 'required-part.ts'))
  const script = `const { requirePart } = await import(${module}); console.log(requirePart('curl').skip)`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: '/nonexistent', CI: ci },
    encoding: 'utf8',
  })
}

test('on a laptop a missing part skips the test and says how to get it', () => {
  const { status, stdout } = askOnBareMachine('')
  assert.equal(status, 0)
  assert.match(stdout, /^SKIPPED: curl is missing, .* apt-get install curl$/m)
})

test('in CI a missing part is a failure', () => {
  const { status, stderr } = askOnBareMachine('true')
  assert.equal(status, 1)
  assert.match(stderr, /Error: curl is missing/)
})
