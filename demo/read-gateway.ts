import type { OrganisationAccess } from './provision.ts'
import { readJsonFile } from './read-json-file.ts'
import type { SimulatedOrganisation } from './simulation-messages.ts'

/**
 * The credentials of an organisation's gateway as the file of all secrets has them now.
 * @returns undefined when the file has none, or cannot be read: somebody may be writing it.
 */
export async function readGateway(
  accessFile: string,
  organisationId: string,
): Promise<SimulatedOrganisation['gateway'] | undefined> {
  try {
    const all = await readJsonFile<readonly Partial<OrganisationAccess>[]>(accessFile)
    const gateway = all?.find((access) => access.organisation_id === organisationId)?.gateway
    return gateway && { clientId: gateway.client_id, clientSecret: gateway.client_secret }
  } catch {
    return undefined
  }
}
