import assert from 'node:assert/strict'
import { join } from 'node:path'
import { maxSheetRows } from '@openlightfi/contract'
import Sqlite from 'better-sqlite3'
import { type AdministrationServer, startAdministrationServer } from './administration-server.ts'
import { assertProblem } from './assert-problem.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'
import { readSheet } from './workbook-reader.ts'

/** The actor of the planted entries. */
export const plantingActorId = 'client_long'

/** Starts a server whose audit log has one entry more than a sheet has rows: of Desk 1, Desk 2 and so on. */
export async function startWithLongAuditLog(): Promise<AdministrationServer> {
  const directory = createTemporaryDirectory()
  const api = await startAdministrationServer(directory)
  const database = new Sqlite(join(directory, 'lightfi.sqlite'))
  database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${maxSheetRows})
     INSERT INTO audit_log (at_ms, organisation_id, actor_kind, actor_id, action, subject_kind, subject_id, details)
     SELECT 1700000000000 + i, 'org', 'client', '${plantingActorId}', 'sensor.created', 'sensor', i,
       '{"name":"Desk ' || i || '"}'
     FROM n`,
  )
  database.close()
  return api
}

/** Reads the audit log as a workbook: its rows, without the heading. */
export async function readAuditRows({ server, people }: AdministrationServer, query: string) {
  const response = await fetch(`${server.publicUrl}/audit?format=xlsx&${query}`, {
    headers: { authorization: `Bearer ${people.admin.token}` },
  })
  assert.equal(response.status, 200)
  return readSheet(await response.bytes()).slice(1)
}

/** Asserts that a workbook of what a query finds is refused, since a sheet has not so many rows. */
export async function assertTooLong({ as, people }: AdministrationServer, query: string): Promise<void> {
  const answer = await as(people.admin, 'GET', `/audit?format=xlsx&${query}`)
  assertProblem(answer, 'invalid_parameter')
  assert.equal(
    answer.body.detail,
    'format must be csv, or less be asked for: a sheet holds 1048575 rows, and these are more.',
  )
}
