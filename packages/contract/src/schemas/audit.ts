import { type Static, Type } from 'typebox'
import { auditActionList, auditActorKinds, auditSubjectKinds } from '../audit-actions.ts'
import { sheetMediaTypes, textMediaTypes } from '../history-formats.ts'
import { nextCursor } from './page.ts'

/** Name of a recorded act, as a named enum. */
export const AuditActionName = Type.Enum([...auditActionList], {
  $id: 'AuditAction',
  description: 'What was done.',
  example: 'client.created',
})

/** The thing that an action was done to. */
export const AuditSubjectKind = Type.Enum([...auditSubjectKinds], {
  description: 'What kind of thing it was done to.',
  example: 'client',
})

/** One entry of the audit log. */
export const AuditEntryOutput = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1, description: 'Rises from entry to entry.', example: 100 }),
    time: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
    action: AuditActionName,
    actor: Type.Object(
      {
        kind: Type.Enum([...auditActorKinds], {
          description: "`operator` has the server's machine; `anonymous` did not prove who it is.",
          example: 'user',
        }),
        id: Type.Union([Type.String(), Type.Null()], {
          description: 'Id of the user or client.',
          example: 'user_b3f0Zk2mVtXq9aLc',
        }),
        name: Type.Union([Type.String(), Type.Null()], {
          description: 'Name at that time.',
          example: 'ada@example.org',
        }),
      },
      { description: 'Who did it.' },
    ),
    subject: Type.Object(
      {
        kind: AuditSubjectKind,
        id: Type.String({ description: 'Its id.', example: '3f2b9c6d1e8a4075b1c2d3e4f5' }),
        name: Type.Union([Type.String(), Type.Null()], {
          description:
            'Its name at that time, or the last that is known: of a webhook the host of its address. Null for what has none, such as a grant.',
          example: 'Facilities dashboard',
        }),
      },
      { description: 'What it was done to.' },
    ),
    remote_address: Type.Union([Type.String(), Type.Null()], {
      description: "Where the request came from; null for acts on the server's machine.",
      example: '192.0.2.17',
    }),
    details: Type.Object(
      {},
      {
        additionalProperties: true,
        description: 'More about it, never a secret.',
        example: { name: 'Facilities dashboard' },
      },
    ),
  },
  { $id: 'AuditEntryOutput', description: 'Who did what to what.' },
)
export type AuditEntryOutput = Static<typeof AuditEntryOutput>

/** The representations of the audit log, with their media types; the preferred one first. */
export const auditMediaTypes = {
  json: textMediaTypes.json,
  csv: textMediaTypes.csv,
  ...sheetMediaTypes,
} as const

/** Their names. */
export const auditFormats = Object.keys(auditMediaTypes) as (keyof typeof auditMediaTypes)[]

/** The kinds of things that details speak of. */
export const auditNameKinds = ['location', 'sensor', 'user', 'client'] as const

/** What something is called that entries speak of. */
export const AuditName = Type.Object(
  {
    kind: Type.Enum([...auditNameKinds], { description: 'What kind of thing it is.', example: 'location' }),
    id: Type.String({ description: 'Its id.', example: 'loc_demo_floor_1' }),
    name: Type.String({ description: 'Its name, or the last that it had.', example: 'First floor' }),
  },
  { $id: 'AuditName', description: 'What something is called that entries of the audit log speak of.' },
)
export type AuditName = Static<typeof AuditName>

/** A page of the audit log. */
export const AuditEntryList = Type.Object(
  {
    data: Type.Array(AuditEntryOutput, { description: 'Entries, the newest first.' }),
    next_cursor: nextCursor,
    names: Type.Array(AuditName, {
      description:
        'The names of what the actors and details of these entries have ids of, such as `moved_to`, also of what is gone since; what is not known is absent.',
    }),
  },
  { $id: 'AuditEntryList', description: 'Entries of the audit log.' },
)
export type AuditEntryList = Static<typeof AuditEntryList>
