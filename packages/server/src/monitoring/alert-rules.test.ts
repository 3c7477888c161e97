import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readPageBlock } from '../../../../tools/pages/read-page-blocks.ts'
import { requirePart } from '../../../../tools/required-part.ts'
import { type AlertCase, alertCases } from '../../testing/alert-cases.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

const promtool = requirePart('promtool')
const rulesPath = fileURLToPath(new URL('../../../../docs/deploy/lightfi.rules.yml', import.meta.url))
const root = fileURLToPath(new URL('../../../../', import.meta.url))

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string }[] }[]
}

describe('the rules for alerts', () => {
  const { groups } = parse(readFileSync(rulesPath, 'utf8')) as RuleFile
  const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))

  it('have a case each', () => {
    assert.deepEqual(Object.keys(alertCases).sort(), [...alerts].sort())
  })

  it('are rules for Prometheus, and its configuration names them', { skip: promtool.skip }, () => {
    execFileSync(promtool.path, ['check', 'rules', rulesPath], { stdio: 'pipe' })
    const [command = '', ...args] = readPageBlock('docs/monitoring.md#metrics:1').text.trim().split(' ')
    assert.equal(command, 'promtool')
    const output = execFileSync(promtool.path, args, { cwd: root, encoding: 'utf8' })
    assert.match(output, /1 rule files found/)
  })

  it('and the queries of the dashboard are PromQL', { skip: promtool.skip }, () => {
    const text = readFileSync(join(root, 'docs/deploy/lightfi.grafana.json'), 'utf8')
    const { panels } = JSON.parse(text) as {
      readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[]
    }
    const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
    assert.ok(queries.length > 30)
    const rules = queries.map((query, at) => ({
      record: `query:${at}`,
      expr: query.replaceAll('$__rate_interval', '5m'),
    }))
    const path = join(createTemporaryDirectory(), 'queries.json')
    writeFileSync(path, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }))
    execFileSync(promtool.path, ['check', 'rules', path], { stdio: 'pipe' })
  })

  it('fire when they should, and not when all is well', { skip: promtool.skip }, () => {
    const path = join(createTemporaryDirectory(), 'cases.json') // JSON is YAML
    const cases = Object.entries(alertCases).flatMap(([alert, { fires, quiet }]) => [
      buildCase(alert, fires, 1),
      buildCase(alert, quiet, 0),
    ])
    // All in one go, each on an instance of its own: the rules are evaluated once a minute for all of them.
    const tests = [
      {
        interval: '1m',
        input_series: cases.flatMap(({ series }) => series),
        promql_expr_test: cases.map(({ check }) => check),
      },
    ]
    writeFileSync(path, JSON.stringify({ rule_files: [rulesPath], evaluation_interval: '1m', tests }))
    execFileSync(promtool.path, ['test', 'rules', path], { stdio: 'pipe', encoding: 'utf8' })
  })
})

/** Builds a case of promtool: how many alerts of a name fire after two hours of some series. */
function buildCase(alert: string, series: AlertCase['fires'], count: 0 | 1) {
  const instance = `${alert} ${count === 1 ? 'fires' : 'is quiet'}`
  return {
    series: Object.entries(series).map(([name, values]) => ({
      series: name.replace('%', instance),
      values,
    })),
    check: {
      expr: `count(ALERTS{alertname="${alert}",alertstate="firing",instance="${instance}"}) or vector(0)`,
      eval_time: '2h',
      exp_samples: [{ labels: '{}', value: count }],
    },
  }
}
