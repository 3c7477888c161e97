/**
 * Our server on the data directory given first, which delivers everything in it to each of the addresses
 * behind, from the beginning.
 */
import { startServer } from '@openlightfi/server'
import { fixture } from '../fixture.ts'
import { endOnSignals } from './end-on-signals.ts'

const [dataDir, ...urls] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: webhook-server.ts DATA_DIR URL...')
const webhookNetworks = '127.0.0.0/8'
const server = await startServer({ dataDir, port: 0, logLevel: 'error', webhookNetworks })
endOnSignals(() => server.close())
const { webhooks } = server
const organisationId = fixture.locationId
for (const { webhook } of webhooks.list(organisationId))
  await webhooks.delete(organisationId, webhook.webhookId)
const wanted = {
  organisationId,
  description: '',
  filter: { locationIds: [organisationId] },
  position: { sequence: 0, seriesId: 0, timeMs: -1 },
}
console.log(JSON.stringify({ url: server.publicUrl }))
await Promise.all(urls.map((url) => webhooks.create({ ...wanted, url })))
