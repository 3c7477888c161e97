import type { Migration } from 'kysely/migration'
import * as estateAndSeries from './0001-estate-and-series.ts'
import * as accountsAndOauth from './0002-accounts-and-oauth.ts'
import * as oauthClientsAndKeys from './0003-oauth-clients-and-keys.ts'
import * as accounts from './0004-accounts.ts'
import * as audit from './0005-audit.ts'
import * as estateAdministration from './0006-estate-administration.ts'
import * as floorplans from './0007-floorplans.ts'
import * as storeNotes from './0008-store-notes.ts'
import * as commitCount from './0009-commit-count.ts'
import * as auditSearch from './0010-audit-search.ts'
import * as webhooks from './0011-webhooks.ts'
import * as mqttRefused from './0012-mqtt-refused.ts'
import * as locationSettings from './0013-location-settings.ts'
import * as userDocuments from './0014-user-documents.ts'
import * as clientUse from './0015-client-use.ts'
import * as arrivals from './0016-arrivals.ts'
import * as retention from './0017-retention.ts'

/**
 * All migrations in the order in which they run. They only add or widen; a migration that has landed is never
 * edited.
 */
export const migrations: Record<string, Migration> = {
  '0001-estate-and-series': estateAndSeries,
  '0002-accounts-and-oauth': accountsAndOauth,
  '0003-oauth-clients-and-keys': oauthClientsAndKeys,
  '0004-accounts': accounts,
  '0005-audit': audit,
  '0006-estate-administration': estateAdministration,
  '0007-floorplans': floorplans,
  '0008-store-notes': storeNotes,
  '0009-commit-count': commitCount,
  '0010-audit-search': auditSearch,
  '0011-webhooks': webhooks,
  '0012-mqtt-refused': mqttRefused,
  '0013-location-settings': locationSettings,
  '0014-user-documents': userDocuments,
  '0015-client-use': clientUse,
  '0017-retention': retention,
  '0016-arrivals': arrivals,
}
