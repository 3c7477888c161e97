import type { ClientOutput } from '@openlightfi/contract'
import { type ClientUse, requireKnown } from '../client-use/index.ts'
import type { OauthClient } from '../oauth/index.ts'
import type { ClientAdministration } from './client-administration.ts'
import { toClientOutput } from './client-wire.ts'

/** Shows clients with what is known of their use by an organisation. */
export class ClientDisplay {
  readonly #clients: Pick<ClientAdministration, 'findPreviousSecret'>
  readonly #use: Pick<ClientUse, 'readClients'>

  constructor(
    clients: Pick<ClientAdministration, 'findPreviousSecret'>,
    use: Pick<ClientUse, 'readClients'>,
  ) {
    this.#clients = clients
    this.#use = use
  }

  /** Shows a client. */
  async show(organisationId: string, client: OauthClient): Promise<ClientOutput> {
    const [shown] = await this.showAll(organisationId, [client])
    if (!shown) throw new Error('a client was lost')
    return shown
  }

  /** Shows clients, in their order. */
  async showAll(organisationId: string, clients: readonly OauthClient[]): Promise<ClientOutput[]> {
    const known = await this.#use.readClients(
      organisationId,
      clients.map(({ clientId }) => clientId),
    )
    return clients.map((client) => {
      const { clientId } = client
      const previousSecret = this.#clients.findPreviousSecret(clientId)
      return toClientOutput(client, previousSecret, requireKnown(known, clientId))
    })
  }
}
