import type { FastifyBaseLogger } from 'fastify'
import { recordWithin } from '../audit/index.ts'
import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { UserLogins } from './user-logins.ts'

/** The places of grants, and a way to end one. */
export interface CrossingGrantParts {
  readonly repository: Pick<OauthRepository, 'listCrossingGrants'>
  readonly logins: Pick<UserLogins, 'revokeGrant'>
  readonly logger: FastifyBaseLogger
}

/**
 * Ends the grants that users gave to clients of other organisations, as release 0.1 let them: refresh tokens
 * are gone and access tokens refused when this resolves. Both organisations find an entry in their audit log;
 * that of the client's organisation says nothing about the user.
 */
export async function endCrossingGrants(parts: CrossingGrantParts): Promise<void> {
  const { repository, logins, logger } = parts
  for (const { grantId, user, client } of await repository.listCrossingGrants()) {
    const act = {
      action: 'grant.revoked' as const,
      actor: { kind: 'operator' as const },
    }
    const reason = 'crosses_organisations'
    const details = { reason, user_id: user.userId, username: user.username, client_id: client.clientId }
    await logins.revokeGrant(grantId, async (within) => {
      const subject = { kind: 'grant' as const, id: grantId }
      await recordWithin(within, [{ ...act, organisationId: user.organisationId, subject, details }])
      if (client.organisationId === null) return
      const ofClient = { kind: 'client' as const, id: client.clientId }
      const known = { reason, name: client.name }
      await recordWithin(within, [
        { ...act, organisationId: client.organisationId, subject: ofClient, details: known },
      ])
    })
    const { clientId } = client
    logger.warn(
      { event: 'grant.crossing_ended', clientId },
      'a grant to a client of another organisation ended',
    )
  }
}
