import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { findMistakes } from '@openlightfi/process/settings'
import { parse } from 'yaml'
import { tabulateProblems } from '../proxy/shim-problem.ts'
import { configSchema } from './config-schema.ts'
import { tabulateConfig } from './format-config.ts'

const manual = readFileSync(new URL('../../../../docs/shim.md', import.meta.url), 'utf8')

function readPart(name: string): string {
  const [, part] = new RegExp(`<!-- ${name}:[^\\n]*\\n(.*?)\\n<!-- /${name} -->`, 's').exec(manual) ?? []
  return part ?? ''
}

test('the manual lists the settings of the schema', () => {
  assert.equal(readPart('settings'), tabulateConfig(), 'put the output of tabulateConfig() between the marks')
})

test('the manual lists the problems of the shim', () => {
  assert.equal(
    readPart('problems'),
    tabulateProblems(),
    'put the output of tabulateProblems() between the marks',
  )
})

test('the configuration that the manual shows is right', () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(manual) ?? []
  assert.deepEqual(findMistakes(configSchema, parse(text)), [])
})
