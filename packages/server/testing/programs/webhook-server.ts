/**
 * Runs the server of a kill loop with a webhook for each receiver that is named behind the data directory.
 * Their patience is short, and those that 410 has paused are resumed at each start.
 */

import { startServer } from '../../src/index.ts'
import { placeBefore } from '../../src/storage/time-series/statements/reading-log.ts'
import { readCredentials } from './kill-loop-server.ts'

if (import.meta.main) {
  const [dataDir, ...urls] = process.argv.slice(2)
  if (!dataDir) throw new Error('usage: webhook-server.ts DATA_DIR URL...')
  const config = { dataDir, port: 0, logLevel: 'error', webhookNetworks: '127.0.0.0/8' } as const
  const server = await startServer(config, undefined, undefined, {
    takeRules: { rows: 400, afterMs: 30 },
    webhookRules: { timeoutMs: 150, backOffMs: () => 1 + Math.random() * 20 },
  })
  const credentials = await readCredentials(server, dataDir)
  const { webhooks } = server
  const known = new Set(webhooks.list('org').map(({ webhook }) => webhook.url))
  for (const url of urls) {
    if (known.has(url)) continue
    const filter = { locationIds: ['org'] }
    await webhooks.create({ organisationId: 'org', url, description: '', filter, position: placeBefore(0) })
  }
  for (const { webhook } of webhooks.list('org'))
    if (webhook.pause) await webhooks.change('org', webhook.webhookId, { isPaused: false })
  console.log(JSON.stringify({ url: server.publicUrl, ...credentials }))
}
