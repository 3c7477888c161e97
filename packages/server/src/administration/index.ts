import type { FastifyInstance } from 'fastify'
import type { AuditLog } from '../audit/index.ts'
import type { ClientUse } from '../client-use/index.ts'
import type { Estate, ReadLatest } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import type { Oauth } from '../oauth/index.ts'
import { registerActivityRoutes } from './activity-routes.ts'
import { createFindAdministrator } from './administrator.ts'
import { registerAuditRoutes } from './audit-routes.ts'
import { ClientAdministration } from './client-administration.ts'
import { ClientDisplay } from './client-display.ts'
import { registerClientRoutes } from './client-routes.ts'
import { registerEstateAdministrationRoutes } from './estate-administration-routes.ts'
import { FloorplanAdministration } from './floorplan-administration.ts'
import { GrantAdministration } from './grant-administration.ts'
import { registerGrantRoutes } from './grant-routes.ts'
import { createFindLastChange } from './last-changes.ts'
import { createListHolders } from './list-holders.ts'
import { LocationAdministration } from './location-administration.ts'
import { SensorAdministration } from './sensor-administration.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { EstateTransfer } from './transfer/estate-transfer.ts'
import { registerEstateTransferRoutes } from './transfer/estate-transfer-routes.ts'
import { UserAdministration } from './user-administration.ts'
import { registerUserRoutes } from './user-routes.ts'

export { createFindAdministrator } from './administrator.ts'
export { createFindSourceName } from './find-source-name.ts'
export { isMaintenance, type MaintenanceCommand, MaintenanceCommands } from './maintenance-commands.ts'
export { type CommandContext, type OperatorAnswer, OperatorError, silently } from './operator-answer.ts'
export {
  type OperatorCommand,
  OperatorCommands,
  operatorCommandHelp,
  parseOperatorCommand,
} from './operator-commands.ts'
export { askRunningServer, serveSocket } from './socket.ts'

/** The parts of which administration is made. */
export interface AdministrationParts {
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly oauth: Pick<Oauth, 'accounts' | 'clients' | 'logins'>
  readonly use: ClientUse
  readonly audit: AuditLog
  readonly estate: Estate
  readonly readLatest: ReadLatest
}

/** Registers the routes by which the administrators of an organisation manage it. */
export function registerAdministrationRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { publicUrl, oauth, use, audit, estate, readLatest }: AdministrationParts,
): void {
  app.decorate('findLastChange', createFindLastChange(audit))
  const findAdministrator = createFindAdministrator((userId) => oauth.accounts.findAccess(userId)?.username)
  const clients = new ClientAdministration(oauth.clients)
  const display = new ClientDisplay(clients, use)
  registerClientRoutes(app, guard, { clients, display, oauthUrl: `${publicUrl}/oauth2`, findAdministrator })
  const users = new UserAdministration(oauth.accounts)
  registerUserRoutes(app, guard, { users, findAdministrator })
  const grants = new GrantAdministration(oauth)
  registerGrantRoutes(app, guard, { grants, use, findAdministrator })
  registerActivityRoutes(app, guard, { clients, grants, use })
  registerSessionRoutes(app, guard, { logins: oauth.logins, findAdministrator })
  registerAuditRoutes(app, guard, { audit, estate, accounts: oauth.accounts, clients: oauth.clients })
  registerEstateAdministrationRoutes(app, guard, {
    estate,
    readLatest,
    locations: new LocationAdministration(estate),
    floorplans: new FloorplanAdministration(estate),
    sensors: new SensorAdministration(estate),
    findAdministrator,
    listHolders: createListHolders(oauth.accounts),
  })
  registerEstateTransferRoutes(app, guard, {
    transfer: new EstateTransfer(estate),
    estate,
    findAdministrator,
  })
}
