import type { ClientOutput } from '@openlightfi/contract'
import { type ClientUse, requireKnown, type UseReader } from '../client-use/index.ts'
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

  /**
   * Shows a client.
   * @param reader absent for the answer to a change.
   * @throws as {@link ClientUse.readClients}.
   */
  async show(organisationId: string, client: OauthClient, reader?: UseReader): Promise<ClientOutput> {
    const [shown] = await this.showAll(organisationId, [client], reader)
    if (!shown) throw new Error('a client was lost')
    return shown
  }

  /** Shows clients, in their order. The same for the rest. */
  async showAll(
    organisationId: string,
    clients: readonly OauthClient[],
    reader?: UseReader,
  ): Promise<ClientOutput[]> {
    const clientIds = clients.map(({ clientId }) => clientId)
    const known = await this.#use.readClients(organisationId, clientIds, reader)
    return clients.map((client) => {
      const { clientId } = client
      const previousSecret = this.#clients.findPreviousSecret(clientId)
      return toClientOutput(client, previousSecret, requireKnown(known, clientId))
    })
  }
}
