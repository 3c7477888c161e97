import type { Kysely } from 'kysely'

/**
 * Adds indexes with which a search of the audit log reads the entries of one organisation, in their order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const member of ['action', 'subject_id']) {
    await db.schema
      .createIndex(`audit_log_organisation_${member}`)
      .on('audit_log')
      .columns(['organisation_id', member, 'sequence'])
      .execute()
  }
  // The index of subjects covers the whole log; left here, it would be taken instead and lead through the
  // entries of others.
  await db.schema.dropIndex('audit_log_subject').execute()
}
