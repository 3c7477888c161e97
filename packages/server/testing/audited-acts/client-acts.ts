import { askRunningServer } from '../../src/administration/index.ts'
import type { AuditedAct, Stage } from './stage.ts'

/** Builds an act on a new client. */
function onClient(
  name: string,
  action: AuditedAct['action'],
  act: (stage: Stage, path: string) => Promise<number>,
  before?: (stage: Stage, clientId: string) => Promise<unknown>,
): AuditedAct {
  return {
    name,
    action,
    prepare: async (stage) => {
      const { clientId } = await stage.createClient()
      await before?.(stage, clientId)
      return () => act(stage, `/clients/${clientId}`)
    },
  }
}

/** The acts of administrators on clients, and of the operator on keys. */
export const clientActs: readonly AuditedAct[] = [
  {
    name: 'creating a client',
    action: 'client.created',
    prepare: async (stage) => {
      const body = { name: stage.name('Created '), kind: 'confidential' }
      return () => stage.call('POST', '/clients', body)
    },
  },
  onClient('changing a client', 'client.changed', (stage, path) =>
    stage.call('PATCH', path, { name: 'Else' }),
  ),
  onClient('rotating a secret', 'client.secret_rotated', (stage, path) =>
    stage.call('POST', `${path}/secret`),
  ),
  onClient('rotating a secret with overlap', 'client.secret_rotated', (stage, path) =>
    stage.call('POST', `${path}/secret?keep_previous_s=60`),
  ),
  onClient(
    'ending the previous secret',
    'client.previous_secret_ended',
    (stage, path) => stage.call('DELETE', `${path}/previous_secret`),
    (stage, clientId) => stage.api.server.clients.rotateSecret(clientId, 60_000),
  ),
  onClient('disabling a client', 'client.disabled', (stage, path) => stage.call('POST', `${path}/disable`)),
  onClient(
    'enabling a client',
    'client.enabled',
    (stage, path) => stage.call('POST', `${path}/enable`),
    (stage, clientId) => stage.api.server.clients.disableClient(clientId),
  ),
  onClient('deleting a client', 'client.deleted', (stage, path) => stage.call('DELETE', path)),
  {
    name: 'rotating the keys',
    action: 'keys.rotated',
    prepare: async ({ dataDir }) => {
      return async () => {
        try {
          await askRunningServer(dataDir, ['keys', 'rotate'])
          return 200
        } catch {
          return 500
        }
      }
    },
  },
]
