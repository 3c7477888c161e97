import { Type } from 'typebox'
import { sheetMediaTypes, textMediaTypes } from './history-formats.ts'
import type { Operation } from './operation.ts'
import { AuditActionName, AuditEntryList, AuditSubjectKind, auditFormats } from './schemas/audit.ts'
import { pageParameters } from './schemas/page.ts'
import { administrationScopes } from './scopes.ts'
import { textPatterns } from './text-patterns.ts'

/** Reading the audit log. There is no operation that changes it. */
export const auditOperations = {
  listAuditEntries: {
    operationId: 'list_audit_entries',
    method: 'get',
    path: '/audit',
    summary: 'Who did what',
    description:
      "The audit log of the caller's organisation, the newest first: logins, administration, revocations. Entries are only ever added, and name what is gone as well. For administrators.",
    scopes: administrationScopes,
    callers: 'administrators',
    query: Type.Object({
      from: Type.Optional(
        Type.String({
          maxLength: 40,
          pattern: textPatterns.timestamp.pattern,
          description:
            'First time, included: Unix seconds, RFC 3339 with an offset, or a date of the organisation.',
          example: '1760000000',
        }),
      ),
      to: Type.Optional(
        Type.String({
          maxLength: 40,
          pattern: textPatterns.timestamp.pattern,
          description: 'Last time, excluded: as `from`; a date is its beginning.',
          example: '2026-02-01T00:00:00Z',
        }),
      ),
      action: Type.Optional(AuditActionName),
      subject_kind: Type.Optional(AuditSubjectKind),
      subject_id: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 128,
          description: 'Only what was done to this client, user, grant, token or key.',
          example: '3f2b9c6d1e8a4075b1c2d3e4f5',
        }),
      ),
      ...pageParameters,
      actor_id: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 128,
          description: 'Only what this user or client did.',
          example: 'user_b3f0Zk2mVtXq9aLc',
        }),
      ),
      format: Type.Optional(
        Type.Enum([...auditFormats], {
          description:
            'The representation; goes before `Accept`. Without either: `json`. `csv` and `xlsx`, a workbook, have all entries that pass the filters, whatever `limit` says; a sheet holds 1,048,575.',
          example: 'json',
        }),
      ),
      q: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 100,
          description:
            'Only entries in which each of these words stands, in letters of either case: in the act, an id, a name as the answer has it, the address, or what the entry says.',
          example: 'ada sensor.created',
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The entries.',
      schema: AuditEntryList,
      otherMediaTypes: [textMediaTypes.csv],
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: {
        data: [
          {
            sequence: 100,
            time: 1760000000.5,
            action: 'client.created',
            actor: { kind: 'user', id: 'user_b3f0Zk2mVtXq9aLc', name: 'ada@example.org' },
            subject: { kind: 'client', id: '3f2b9c6d1e8a4075b1c2d3e4f5', name: 'Facilities dashboard' },
            remote_address: '192.0.2.17',
            details: { name: 'Facilities dashboard', kind: 'confidential' },
          },
        ],
        next_cursor: 'MTAw',
        names: [{ kind: 'user', id: 'user_b3f0Zk2mVtXq9aLc', name: 'ada@example.org' }],
      },
    },
    problems: ['not_acceptable', 'too_many_requests', 'overloaded'],
  },
} as const satisfies Record<string, Operation>
