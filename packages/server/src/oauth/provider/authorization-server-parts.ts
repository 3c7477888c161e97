import type { FastifyBaseLogger } from 'fastify'
import type { Accounts } from '../../accounts/accounts.ts'
import type { GuessGuard } from '../../accounts/guess-guard.ts'
import type { ClientUse } from '../../client-use/index.ts'
import type { Clock } from '../../clock.ts'
import type { AccessTokenVerifier } from '../access-token-verifier.ts'
import type { FindView } from '../hosted/pages/page-view.ts'
import type { KeySet, SigningAlgorithm } from '../key-ring.ts'
import type { LocationTree } from '../location-scope.ts'
import type { OauthClients } from '../oauth-clients.ts'
import type { ServedUsers } from '../served-users.ts'
import type { UserLogins } from '../user-logins.ts'
import type { DevicePace } from './device-pace.ts'
import type { RecordStore } from './record-adapter.ts'
import type { TokenPlaces } from './token-places.ts'

/** The parts from which the authorization server is built. */
export interface AuthorizationServerParts {
  /** The URL without a trailing slash; also the audience of access tokens. */
  readonly publicUrl: string
  readonly issuer: string
  readonly clients: OauthClients
  readonly accounts: Pick<Accounts, 'findAccess'>
  readonly servedUsers: ServedUsers
  readonly store: Omit<
    RecordStore,
    'recordReuse' | 'createReuseError' | 'createUnavailableError' | 'findAddress' | 'findBrowser'
  >
  readonly logins: UserLogins
  readonly keys: KeySet
  readonly signingAlgorithm: SigningAlgorithm
  readonly verifier: AccessTokenVerifier
  readonly findView: FindView
  readonly guard: GuessGuard
  readonly devicePace: DevicePace
  readonly tokenPlaces: TokenPlaces
  readonly locations: LocationTree
  readonly use: ClientUse
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}
