import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { requirePart } from '../tools/required-part.ts'

const root = join(import.meta.dirname, '..')
const part = requirePart('systemd-analyze')
const directory = mkdtempSync(join(tmpdir(), 'lightfi-units-'))
after(() => rmSync(directory, { recursive: true }))

/** Each unit, with what stands in the place of the paths it names. */
const units = [
  ['docs/deploy/lightfi-server.service', { '/opt/lightfi': root }],
  ['docs/deploy/lightfi-backup.service', { '/opt/lightfi': root }],
  ['packages/shim/deploy/lightfi-shim.service', { '/usr/bin/lightfi ': `${root}/packages/cli/src/main.ts ` }],
] as const

/** The highest exposure that systemd may give a unit, in tenths of its scale from 0 to 10. */
const greatestExposure = 20

for (const [file, paths] of units) {
  describe(`the unit ${basename(file)}`, { skip: part.skip }, () => {
    const original = readFileSync(join(root, file), 'utf8')
    const text = Object.entries(paths).reduce((unit, [from, to]) => unit.replaceAll(from, to), original)
    const unit = join(directory, basename(file))
    writeFileSync(unit, text)

    it('is one that systemd takes without a word, with programs that are there', () => {
      const { status, stderr } = spawnSync(part.path, ['verify', '--man=no', unit], { encoding: 'utf8' })
      assert.deepEqual([status, stderr], [0, ''])
      assert.notEqual(text, original)
    })

    it('can do little but its work', () => {
      const args = ['security', '--offline=true', `--threshold=${greatestExposure}`, '--no-pager', unit]
      const { status, stdout, stderr } = spawnSync(part.path, args, { encoding: 'utf8' })
      assert.equal(status, 0, stdout.split('\n').at(-2) + stderr)
    })

    if (/^Type=oneshot$/m.test(text)) return
    it('starts the program itself, waits longer than a clean stop may take, and starts again what failed', () => {
      const read = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? ''
      assert.doesNotMatch(read('ExecStart'), /\b(npm|npx|sh|bash)\b/)
      assert.ok(Number(read('TimeoutStopSec')) > 25)
      assert.match(read('Restart'), /^(on-failure|always)$/)
      assert.equal(read('StateDirectoryMode'), '0700')
    })
  })
}
