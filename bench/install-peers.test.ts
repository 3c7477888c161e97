import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { explainMissingPeer, type PeerName, peers } from './install-peers.ts'

/** The functions with which rows start programs. */
const uses: Readonly<Record<PeerName, RegExp>> = {
  influxd: /\bwithInflux\b/,
  'victoria-metrics': /\bwithVictoriaMetrics\b/,
  nginx: /\bwithNginx\(/,
  mosquitto: /\bwithMosquitto\b/,
  wrk: /\bfindPeer\('wrk'\)/,
}

test('every row names the programs that it drives, so that they are installed before it runs', () => {
  const folder = join(import.meta.dirname, 'rows')
  const used = new Set<string>()
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), 'utf8')
    for (const [name, use] of Object.entries(uses)) {
      if (!use.test(source)) continue
      used.add(name)
      assert.match(source, new RegExp(`(peers: .*|program: )'${name}'`), `${file} does not name ${name}`)
    }
  }
  assert.deepEqual([...used].sort(), Object.keys(peers).sort())
})

test('a program that is missing is named with what installs it', () => {
  assert.equal(explainMissingPeer('wrk'), 'wrk is not installed. On Debian: apt-get install wrk')
  assert.match(
    explainMissingPeer('victoria-metrics'),
    /apt-get install victoria-metrics, or with Go: .*go install /,
  )
})
