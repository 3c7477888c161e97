import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { parse } from 'yaml'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { type ReadMetrics, readMetrics } from '../../testing/metrics-reader.ts'

const docs = new URL('../../../../docs/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, docs), 'utf8')

/** The endings that the series of a histogram add to its name. */
const seriesEndings = /_(?:bucket|sum|count)$/

describe('the page about monitoring', () => {
  const page = read('monitoring.md')
  const rules = read('deploy/lightfi.rules.yml')
  const dashboard = read('deploy/lightfi.grafana.json')
  let api: ApiServer
  let metrics: ReadMetrics
  before(async () => {
    api = await startApiServer(undefined, undefined, { metricsPort: 0 })
    metrics = await readMetrics(api.server.metricsPort)
  })
  after(() => api.server.close())

  it('lists every metric of ours, as the server itself explains it', () => {
    const rows = page.matchAll(/^\| `(lightfi_\w+)` \| (gauge|counter|histogram) \| ([\w, ]*) \| (.+) \|$/gm)
    const listed = Array.from(rows, ([, name = '', kind = '', , help = '']) => [name, kind, help].join(' | '))
    const shown = Array.from(metrics.list(), ([name, { kind, help }]) => [name, kind, help].join(' | '))
    assert.deepEqual(listed.sort(), shown.sort())
  })

  it('names the labels that series have', () => {
    for (const [, series = '', labels = ''] of metrics.text.matchAll(/^(lightfi_\w+)\{([^}]*)\}/gm)) {
      const used = Array.from(labels.matchAll(/(\w+)="/g), ([, name = '']) => name)
      const name = metrics.list().has(series) ? series : series.replace(seriesEndings, '')
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
      const told = row?.split(' | ')[2]?.split(', ') ?? []
      assert.deepEqual(
        used.filter((label) => label !== 'le' && !told.includes(label)),
        [],
        series,
      )
    }
  })

  it('names, as its rules and its dashboard do, only metrics that there are', () => {
    const names = [page, rules, dashboard].flatMap(
      (text) => text.match(/\b(?:lightfi|process|nodejs)_\w*[a-z]\b/g) ?? [],
    )
    assert.ok(names.length > 100)
    const known = new Set(Array.from(metrics.text.matchAll(/^# HELP (\S+) /gm), ([, name]) => name))
    const unknown = names.filter((name) => !known.has(name) && !known.has(name.replace(seriesEndings, '')))
    assert.deepEqual([...new Set(unknown)], [])
  })

  it('says of every alert how severe it is and what to do, as the rules do', () => {
    const { groups } = parse(rules) as {
      readonly groups: readonly {
        readonly rules: readonly {
          readonly alert: string
          readonly labels: { readonly severity: string }
          readonly annotations: { readonly action: string }
        }[]
      }[]
    }
    const alerts = groups.flatMap((group) => group.rules)
    assert.ok(alerts.length > 20)
    for (const { alert, labels, annotations } of alerts) {
      const row = `| \`${alert}\` | ${labels.severity} | ${annotations.action} |`
      assert.ok(page.includes(`\n${row}\n`), row)
    }
  })
})
