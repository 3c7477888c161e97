import type { FastifyBaseLogger } from 'fastify'
import type { AuditLog } from './audit/index.ts'
import { ClientUse } from './client-use/index.ts'
import type { Clock } from './clock.ts'
import type { ServerConfig } from './config.ts'
import type { Estate } from './estate/index.ts'
import type { Mailer } from './mail/index.ts'
import { createOauth, isBuiltIn, type Oauth } from './oauth/index.ts'
import type { Stores } from './stores.ts'

/** The parts of which the authorization server of this product is composed. */
export interface OauthComposition {
  readonly config: ServerConfig
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly stores: Stores
  readonly clock: Clock
  readonly estate: Estate
  readonly audit: AuditLog
  readonly mailer: Mailer | undefined
  readonly logger: FastifyBaseLogger
}

/** The authorization server, and what is known of the use of its clients. */
export interface ComposedOauth {
  readonly oauth: Oauth
  /** Begins to store when it is started. */
  readonly use: ClientUse
}

/**
 * Composes the authorization server over the stores, the same for serving and for commands of the operator.
 */
export async function composeOauth(parts: OauthComposition): Promise<ComposedOauth> {
  const { config, publicUrl, stores, clock, estate, audit, mailer, logger } = parts
  const use = new ClientUse({ relational: stores.relational, isBuiltIn, clock, logger })
  const oauth = await createOauth({
    publicUrl,
    relational: stores.relational,
    clock,
    sealer: stores.sealer,
    locations: estate,
    logger,
    recordAudit: audit.record,
    use,
    signingAlgorithm: config.signingAlgorithm ?? 'RS256',
    serviceName: config.serviceName,
    mailer,
    createOrganisation: (wanted, alongside) =>
      estate.createLocation({ ...wanted, parentId: null, kind: 'organisation' }, (within) =>
        alongside(within),
      ),
  })
  return { oauth, use }
}
