import { createHash } from 'node:crypto'
import { readSecretFile } from '@openlightfi/process/settings'
import { Alerts } from './alert/alerts.ts'
import type { ShimConfig } from './config/config-schema.ts'
import { createCredentials, prepareTokenDirectory } from './credentials/create-credentials.ts'
import { TokenKeeper } from './credentials/token-keeper.ts'
import type { TokenStatus } from './credentials/token-status.ts'
import { createHostCheck, type HostCheck } from './proxy/own-host.ts'
import { createProxySettings, type ProxySettings } from './proxy/proxy-settings.ts'
import type { ShimLog } from './shim-log.ts'
import { readWebhookKey } from './sign-webhook.ts'
import type { WayOut } from './way-out.ts'

/**
 * The parts that one configuration makes, besides the listeners. Those that did not change come from the one
 * before.
 */
export interface Generation {
  readonly config: ShimConfig
  readonly keeper: TokenKeeper
  readonly alerts: Alerts
  readonly settings: ProxySettings
  /** Whether a request to /health or /metrics is for this shim. */
  readonly isAdminHost: HostCheck
  /**
   * Keys that are equal where two configurations make the same part. They are hashes, since secrets go into
   * them.
   */
  readonly keeperKey: string
  readonly alertsKey: string
}

/** The parts that all generations share. */
export interface GenerationContext {
  readonly tokenFile: string
  readonly log: ShimLog
  readonly now: () => number
  readonly wayOut: WayOut
  /** Called when the state of the credentials changes. */
  readonly onTokenChange: (status: TokenStatus) => void
}

/**
 * Makes what a configuration says. Starts nothing.
 *
 * @throws CredentialFileError when a file with a secret cannot be used, or the token file can have no
 * directory.
 */
export async function createGeneration(
  config: ShimConfig,
  context: GenerationContext,
  previous: Generation | undefined,
): Promise<Generation> {
  const { server, oauth, alert, allowInsecureHttp, limits } = config
  const { log, now, tokenFile, wayOut } = context
  const clientSecret = await readOptionalSecret(oauth.clientSecretFile)
  const key = alert.secretFile === undefined ? undefined : await readWebhookKey(alert.secretFile)
  if (oauth.grant === 'refreshToken') await prepareTokenDirectory(tokenFile)
  const keeperKey = fingerprint(server, oauth, allowInsecureHttp, limits.tokenWaitMs, tokenFile, clientSecret)
  const alertsKey = fingerprint(server, alert, key?.toString('hex'))
  const keeper =
    previous?.keeperKey === keeperKey ? previous.keeper : createKeeper(config, context, clientSecret)
  const alerts =
    previous?.alertsKey === alertsKey
      ? previous.alerts
      : new Alerts({ url: alert.url, key, name: alert.name, server, log, now, fetch: wayOut.fetch })
  const { host, hostNames } = config.admin
  return {
    config,
    keeper,
    alerts,
    settings: createProxySettings(config, keeper, wayOut.findProxy(server)),
    isAdminHost: createHostCheck(host, hostNames?.split(' ')),
    keeperKey,
    alertsKey,
  }
}

function createKeeper(
  config: ShimConfig,
  { tokenFile, log, now, onTokenChange, wayOut }: GenerationContext,
  clientSecret: string | undefined,
): TokenKeeper {
  const { grant, store } = createCredentials(config, { tokenFile, clientSecret, now, fetch: wayOut.fetch })
  return new TokenKeeper({
    grant,
    store,
    refreshAheadMs: config.oauth.refreshAheadS * 1000,
    refreshEveryMs: config.oauth.refreshEveryS * 1000,
    tokenWaitMs: config.limits.tokenWaitMs,
    now,
    log,
    onChange: onTokenChange,
  })
}

/** Ends the parts that the next generation does not take over. Answers under way are finished first. */
export async function endGeneration(old: Generation, next: Generation | undefined): Promise<void> {
  await old.settings.pool.close()
  if (old.keeper !== next?.keeper) await old.keeper.close()
  if (old.alerts !== next?.alerts) await old.alerts.close()
}

function readOptionalSecret(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? Promise.resolve(undefined) : readSecretFile(path)
}

function fingerprint(...parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
}
