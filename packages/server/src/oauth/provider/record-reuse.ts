import type { Accounts } from '../../accounts/accounts.ts'
import { recordWithin } from '../../audit/index.ts'
import type { Transaction } from '../../storage/relational/transaction.ts'
import { hashSecret } from '../hash.ts'

/**
 * Records that a grant ends because its code or its refresh token was used a second time: one of the two who
 * had it is not its owner. Nothing is recorded about a grant that has ended before.
 */
export async function recordReuse(
  within: Transaction,
  accounts: Pick<Accounts, 'findAccess'>,
  grantId: string,
  remoteAddress: string | undefined,
): Promise<void> {
  const grant = await within.oauth.findRecord('Grant', hashSecret(grantId))
  const user = grant?.account_id == null ? undefined : accounts.findAccess(grant.account_id)
  if (!grant || !user) return
  await recordWithin(within, [
    {
      action: 'grant.revoked',
      organisationId: user.organisationId,
      actor: { kind: 'anonymous' },
      subject: { kind: 'grant', id: grantId },
      remoteAddress,
      details: { reason: 'used_twice', user_id: user.userId, client_id: grant.client_id },
    },
  ])
}
