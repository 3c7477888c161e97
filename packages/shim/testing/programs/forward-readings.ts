/**
 * Runs forwarders until it is killed. The only argument is a JSON text, see {@link ForwardReadingsArguments};
 * prints `ready` when they run.
 */
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { Registry } from 'prom-client'
import { createForwarders } from '../../src/forward/create-forwarders.ts'
import type { ForwarderConfig } from '../../src/forward/forwarder-config.ts'

/** The settings of the program. */
export interface ForwardReadingsArguments {
  readonly server: string
  readonly clientId: string
  readonly clientSecret: string
  readonly stateDirectory: string
  readonly forwarders: readonly ForwarderConfig[]
}

const ignore = () => undefined
const { server, forwarders, stateDirectory, ...credentials } = JSON.parse(
  process.argv[2] ?? '',
) as ForwardReadingsArguments
const oauthUrl = `${server}/oauth2`
const grant = createClientCredentialsGrant({ oauthUrl, ...credentials, scope: 'readings:read' })
await createForwarders(forwarders, {
  client: createClient({ baseUrl: server, tokens: createTokenSource({ grant }) }),
  log: { debug: ignore, info: ignore, warn: console.error, error: console.error },
  fetch: globalThis.fetch,
  metrics: new Registry(),
  stateDirectory,
  now: Date.now,
  alarm: { tell: console.error, readPatienceMs: () => 600_000 },
})
console.log('ready')
