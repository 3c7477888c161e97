import type { FastifyBaseLogger } from 'fastify'
import type { AuditLog } from './audit/index.ts'
import type { Clock } from './clock.ts'
import type { ServerConfig } from './config.ts'
import type { Estate } from './estate/index.ts'
import type { Mailer } from './mail/index.ts'
import { createOauth, type Oauth } from './oauth/index.ts'
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

/**
 * Composes the authorization server over the stores, the same for serving and for commands of the operator.
 */
export function composeOauth(parts: OauthComposition): Promise<Oauth> {
  const { config, publicUrl, stores, clock, estate, audit, mailer, logger } = parts
  return createOauth({
    publicUrl,
    relational: stores.relational,
    clock,
    sealer: stores.sealer,
    locations: estate,
    logger,
    recordAudit: audit.record,
    signingAlgorithm: config.signingAlgorithm ?? 'RS256',
    serviceName: config.serviceName,
    mailer,
    createOrganisation: (wanted, alongside) =>
      estate.createLocation({ ...wanted, parentId: null, kind: 'organisation' }, (within) =>
        alongside(within),
      ),
  })
}
