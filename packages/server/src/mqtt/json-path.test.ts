import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAtPath, parseJsonPath } from './json-path.ts'

const document = {
  temperature: 21.5,
  params: { 'temperature:0': { tC: 19.5 }, "it's": 1 },
  rxInfo: [{ rssi: -50 }, { rssi: -60 }],
  nothing: null,
}

test('a path leads to one place, or nowhere', () => {
  const cases: readonly (readonly [path: string, value: unknown])[] = [
    ['$', document],
    ['$.temperature', 21.5],
    ["$.params['temperature:0'].tC", 19.5],
    ['$.params["it\'s"]', 1],
    ['$.rxInfo[0].rssi', -50],
    ['$.rxInfo[-1].rssi', -60],
    ['$.rxInfo[2].rssi', undefined],
    ['$.rxInfo.length', undefined],
    ['$.nothing', null],
    ['$.nothing.more', undefined],
    ['$.temperature.more', undefined],
    ['$.constructor', undefined],
    ['$.__proto__', undefined],
    ['$[0]', undefined],
  ]
  for (const [path, value] of cases) assert.deepEqual(findAtPath(document, parseJsonPath(path)), value, path)
  assert.equal(findAtPath(21.5, parseJsonPath('$')), 21.5)
})

test('what is no path to one place is refused with the steps that there are', () => {
  assert.throws(() => parseJsonPath('temperature'), /a path begins with \$/)
  for (const path of ['$..a', '$.*', '$[*]', '$[?@.a]', '$[0:2]', '$.a-b', "$['a", '$ .a', '$[]']) {
    assert.throws(
      () => parseJsonPath(path),
      /is no step of a path; steps are \.name, \['any name'\] and \[0\]/,
      path,
    )
  }
})
