import type { FastifyBaseLogger, FastifyPluginAsync } from 'fastify'
import { Accounts, GuessGuard } from '../accounts/accounts.ts'
import type { RecordAudit } from '../audit/index.ts'
import type { ClientUse } from '../client-use/index.ts'
import type { Clock } from '../clock.ts'
import { AccountMails, type Mailer } from '../mail/index.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { Sealer } from '../storage/sealer.ts'
import { type AccessEndListener, AccessEnds } from './access-ends.ts'
import type { AccessTokenClaims } from './access-token-claims.ts'
import { AccessTokenVerifier } from './access-token-verifier.ts'
import { Denylist } from './denylist.ts'
import { endCrossingGrants } from './end-crossing-grants.ts'
import { ExpirySweeper } from './expiry-sweeper.ts'
import { KnownDevices } from './hosted/known-devices.ts'
import { createFindView, type FindView } from './hosted/pages/page-view.ts'
import { type CreateOrganisation, Setup } from './hosted/setup.ts'
import { KeyRing, type SigningAlgorithm } from './key-ring.ts'
import type { LocationTree } from './location-scope.ts'
import { OauthClients } from './oauth-clients.ts'
import { createPlugin } from './plugin.ts'
import { DevicePace } from './provider/device-pace.ts'
import { LibraryWrites } from './provider/library-writes.ts'
import { OpenModels } from './provider/open-models.ts'
import { RecordCache } from './provider/record-cache.ts'
import { RotatingServer } from './provider/rotating-server.ts'
import { TokenPlaces } from './provider/token-places.ts'
import { ServedUsers } from './served-users.ts'
import { UserLogins } from './user-logins.ts'

export { type AccessTokenClaims, InvalidAccessToken } from './access-token-claims.ts'
export { commandLineClientId, isBuiltIn } from './built-in-clients.ts'
export {
  type ClientKind,
  type ClientSetting,
  type ClientSettings,
  deviceGrant,
  type GrantType,
  InvalidClientSettings,
} from './client-settings.ts'
export { renderNotFoundPage } from './hosted/pages/error-page.ts'
export { html } from './hosted/pages/html.ts'
export { pageHeaders, renderPage } from './hosted/pages/page.ts'
export type { FindView, PageView } from './hosted/pages/page-view.ts'
export type { SigningAlgorithm } from './key-ring.ts'
export { findLocationId, type LocationTree } from './location-scope.ts'
export {
  type ClientChanges,
  type ClientCredentials,
  ClientNotFound,
  type NewOauthClient,
  type OauthClient,
  type OauthClients,
  type PreviousSecret,
  type RotatedSecret,
} from './oauth-clients.ts'
export type { UserGrant, UserLogins, UserSession } from './user-logins.ts'

/** The parts of which the authorization server is composed. */
export interface OauthParts {
  readonly relational: Pick<RelationalStore, 'accounts' | 'secondFactors' | 'oauth' | 'together'>
  readonly clock: Clock
  /** Encrypts the content of the database. */
  readonly sealer: Sealer
  /** The service's URL as its users see it, without a trailing slash; the issuer is `<publicUrl>/oauth2`. */
  readonly publicUrl: string
  /** Makes the first organisation, when the setup link is used. */
  readonly createOrganisation: CreateOrganisation
  /** The places of locations, for tokens that are narrowed to one. */
  readonly locations: LocationTree
  readonly logger: FastifyBaseLogger
  /** The name of the service for people, on its pages and in its mails; `LightFi` unless given. */
  readonly serviceName?: string | undefined
  /** Sends mail; without it, one-time links are given to the person who makes them. */
  readonly mailer?: Mailer | undefined
  /** Notes the tokens that clients are given, and how they fail. */
  readonly use: ClientUse
  /** Writes into the audit log entries about acts that changed nothing: logins that failed. */
  readonly recordAudit: RecordAudit
  /**
   * The algorithm that signs tokens; RS256 unless given, since verifiers in the field expect it. Both keys
   * are published.
   */
  readonly signingAlgorithm?: SigningAlgorithm
}

/** The authorization server and the accounts it logs in. */
export interface Oauth {
  /**
   * The routes, to be registered on the root Fastify instance, without a prefix: `/oauth2/*`, `/logout`,
   * `/setup`, `/.well-known/*`.
   */
  readonly plugin: FastifyPluginAsync
  /** Finds the language of hosted pages, and the name of the service on them. */
  readonly findView: FindView
  readonly accounts: Accounts
  readonly clients: OauthClients
  /** The access that users gave to applications, and ways to end it. */
  readonly logins: UserLogins
  readonly setup: {
    /**
     * Creates the link that makes the first administrator; undefined once somebody can log in. A new link
     * ends the one before.
     */
    createLink(): Promise<string | undefined>
    /** Calls a listener when the link has been used. It must not throw. */
    onDone(listener: () => void): void
  }
  /**
   * Verifies an access token: its signature, issuer, audience, expiry, use and revocation. The second check
   * of the same token takes microseconds.
   * @returns its claims.
   * @throws InvalidAccessToken
   */
  verifyAccessToken(token: string): Promise<AccessTokenClaims>
  /** Tells when an access ends before its token expires, or its rights change. */
  watchAccessEnds(listener: AccessEndListener): void
  /**
   * Signs with new keys from now on. The old public keys are published, and tokens signed with them are
   * valid, until the last of those has expired.
   * @param alongside stores more with the keys; it is told their ids.
   * @returns the ids (`kid`) of the new keys.
   */
  rotateSigningKeys(alongside?: Alongside<readonly string[]>): Promise<readonly string[]>
  /** Ends the sweeping; requests must have stopped before. */
  close(): Promise<void>
}

const defaultServiceName = 'LightFi'

/** Composes the authorization server: reads keys, clients, users and revocations, and begins to sweep. */
export async function createOauth(parts: OauthParts): Promise<Oauth> {
  const { relational, clock, sealer, publicUrl, logger, recordAudit } = parts
  const issuer = `${publicUrl}/oauth2`
  const sweeper = new ExpirySweeper(relational.oauth, logger, clock)
  await sweeper.begin()
  const cache = new RecordCache()
  const ends = new AccessEnds()
  const open = new OpenModels(clock)
  const [clients, keyRing, denylist] = await Promise.all([
    OauthClients.load({
      store: relational,
      publicUrl,
      watchers: {
        forgetRecords: () => cache.clear(),
        noteChange: (clientId) => ends.tellClient(clientId),
      },
      clock,
    }),
    KeyRing.open(relational, sealer, clock),
    Denylist.load({ repository: relational.oauth, clock, ends }),
  ])
  await keyRing.dropExpired()
  const { together } = relational
  const logins = new UserLogins({ repository: relational.oauth, together, sealer, denylist, cache, clock })
  const accounts = await loadAccounts(parts, logins)
  accounts.watch((userId) => ends.tellUser(userId))
  await endCrossingGrants({ repository: relational.oauth, logins, logger })
  const servedUsers = new ServedUsers(clients, accounts)
  const verifier = new AccessTokenVerifier(
    { issuer, audience: publicUrl, denylist, clients, servedUsers, clock },
    keyRing.keys.publicKeys,
  )
  const signingAlgorithm = parts.signingAlgorithm ?? 'RS256'
  const store = {
    repository: relational.oauth,
    together,
    writes: new LibraryWrites(),
    sealer,
    denylist,
    cache,
    open,
    clock,
    findRotationGraceS: (clientId: string | undefined) =>
      (clientId === undefined ? undefined : clients.findClient(clientId)?.rotationGraceS) ?? 0,
  }
  const findView = createFindView(parts.serviceName ?? defaultServiceName)
  const devices = new KnownDevices(sealer, publicUrl, clock)
  const pageParts = { logins, guard: new GuessGuard(clock), devices }
  const shared = { publicUrl, clock, accounts, clients, servedUsers, verifier, recordAudit, findView }
  const { createAuthorizationServer } = await importProvider(logger)
  const [devicePace, tokenPlaces] = [new DevicePace(clock), new TokenPlaces(clock)]
  const build = () =>
    createAuthorizationServer({
      ...shared,
      issuer,
      store,
      logins,
      guard: pageParts.guard,
      keys: keyRing.keys,
      signingAlgorithm,
      devicePace,
      tokenPlaces,
      locations: parts.locations,
      use: parts.use,
      logger,
    })
  const server = new RotatingServer(build())
  // Tokens are verified with the new keys before the first one is signed with them.
  const useKeys = () => {
    verifier.useKeys(keyRing.keys.publicKeys)
    server.replace(build())
  }
  const setup = new Setup({
    ...shared,
    createOrganisation: parts.createOrganisation,
  })
  sweeper.repeat(async () => {
    denylist.sweep()
    open.sweep()
    if (await keyRing.dropExpired()) useKeys()
  })
  return {
    plugin: createPlugin({ ...shared, ...pageParts, server, setup }),
    findView,
    accounts,
    clients,
    logins,
    setup: { createLink: () => setup.createLink(), onDone: (listener) => setup.onDone(listener) },
    verifyAccessToken: (token) => verifier.verify(token),
    watchAccessEnds: (listener) => ends.watch(listener),
    rotateSigningKeys: async (alongside) => {
      const keyIds = await keyRing.rotate(alongside)
      useKeys()
      return keyIds
    },
    close: () => sweeper.stop(),
  }
}

function loadAccounts(parts: OauthParts, logins: UserLogins): Promise<Accounts> {
  const { relational, clock, sealer, publicUrl, mailer, logger, serviceName = defaultServiceName } = parts
  const reportFailure = (err: unknown) =>
    logger.error({ event: 'mail.failed', err }, 'a mail could not be sent')
  return Accounts.load({
    repository: relational.accounts,
    secondFactors: relational.secondFactors,
    together: relational.together,
    clock,
    sealer,
    publicUrl,
    serviceName,
    endLogins: (within, userId) => logins.endAll(within, userId),
    mails: mailer && new AccountMails(mailer, serviceName, reportFailure),
  })
}

/**
 * Imports the library, which prints a warning when it is loaded by a Node that does not call itself an LTS
 * release. The pinned 26.10.0 does not yet; the warning belongs into the log.
 */
async function importProvider(logger: FastifyBaseLogger) {
  const { warn } = console
  console.warn = (...line: unknown[]) => {
    if (String(line[0]).includes('oidc-provider')) logger.debug({ event: 'library.notice' }, String(line[0]))
    else warn(...line)
  }
  try {
    return await import('./provider/provider.ts')
  } finally {
    console.warn = warn
  }
}
