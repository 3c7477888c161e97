import type { FastifyBaseLogger } from 'fastify'
import type { RecordAudit } from '../audit/index.ts'
import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { UserLogins } from './user-logins.ts'

/** Where the grants are, and how one is ended. */
export interface CrossingGrantParts {
  readonly repository: Pick<OauthRepository, 'listCrossingGrants'>
  readonly logins: Pick<UserLogins, 'revokeGrant'>
  readonly recordAudit: RecordAudit
  readonly logger: FastifyBaseLogger
}

/**
 * Ends what users gave to clients of other organisations, as release 0.1 let them: refresh tokens are gone and access
 * tokens refused when this resolves. Both organisations find an entry in their audit log; that of the client's
 * organisation says nothing of the user.
 */
export async function endCrossingGrants(parts: CrossingGrantParts): Promise<void> {
  const { repository, logins, recordAudit, logger } = parts
  for (const { grantId, user, client } of await repository.listCrossingGrants()) {
    // Recorded first: should the process end in between, the next start ends the grant and records it once more.
    const reason = 'crosses_organisations'
    await recordAudit({
      action: 'grant.revoked',
      organisationId: user.organisationId,
      actor: { kind: 'operator' },
      subject: { kind: 'grant', id: grantId },
      details: { reason, user_id: user.userId, username: user.username, client_id: client.clientId },
    })
    if (client.organisationId !== null) {
      await recordAudit({
        action: 'grant.revoked',
        organisationId: client.organisationId,
        actor: { kind: 'operator' },
        subject: { kind: 'client', id: client.clientId },
        details: { reason, name: client.name },
      })
    }
    await logins.revokeGrant(grantId)
    const { clientId } = client
    logger.warn(
      { event: 'grant.crossing_ended', clientId },
      'a grant to a client of another organisation ended',
    )
  }
}
