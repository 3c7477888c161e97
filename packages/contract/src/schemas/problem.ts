import { type Static, Type } from 'typebox'
import { problemCodes } from '../problems.ts'
import { AuditActionName } from './audit.ts'
import { ImportReport } from './import-report.ts'
import { ProblemLocation } from './problem-location.ts'

/** Why one reading of a batch was not stored. */
export const RejectedReading = Type.Object(
  {
    index: Type.Integer({
      minimum: 0,
      description: 'Position in the posted list, or of the row in a body of lines, from 0.',
      example: 3,
    }),
    line: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'Number of the line, from 1, in a body of NDJSON or CSV.',
        example: 5,
      }),
    ),
    code: Type.Enum([...problemCodes], {
      description: 'Problem code of this reading.',
      example: 'unknown_sensor',
    }),
    detail: Type.String({
      description: 'What is wrong and what would be right.',
      example: 'No sensor "AQ2-000000000000" exists where you may write.',
    }),
  },
  { $id: 'RejectedReading', description: 'One reading that was not stored, and why.' },
)

/** Who changed a thing last. */
export const LastChange = Type.Object(
  {
    at: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
    by: Type.Union([Type.String(), Type.Null()], {
      description: 'The name of the user or client at that time; null for the operator of the service.',
      example: 'ada@example.org',
    }),
    action: AuditActionName,
  },
  {
    $id: 'LastChange',
    description: 'With `changed_meanwhile`, for those who may read the audit log: who changed it last.',
  },
)

export type LastChange = Static<typeof LastChange>

/** RFC 9457 problem details; the answer of every failed call outside `/oauth2`. */
export const Problem = Type.Object(
  {
    type: Type.String({
      description: 'Address of the page that explains this problem.',
      example: 'http://localhost:8000/docs/problems#not_found',
    }),
    title: Type.String({ description: 'Short, constant for a code.', example: 'There is nothing here' }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'The HTTP status.', example: 404 }),
    code: Type.Enum([...problemCodes], { description: 'Stable name for programs.', example: 'not_found' }),
    detail: Type.String({
      description: 'What was wrong this time, where, and what would be right.',
      example: 'No sensor "AQ2-000000000000" that you may see.',
    }),
    request_id: Type.String({ description: 'Finds this request in the server log.', example: 'req-1f' }),
    errors: Type.Optional(
      Type.Array(ProblemLocation, { description: 'Each place in the request that is wrong.' }),
    ),
    rejected: Type.Optional(
      Type.Array(RejectedReading, { description: 'With `readings_rejected`: every invalid reading.' }),
    ),
    report: Type.Optional(ImportReport),
    last_change: Type.Optional(LastChange),
    next_cursor: Type.Optional(
      Type.String({ description: 'With `cursor_expired`: the place in the log from which on all is there.' }),
    ),
    blockers: Type.Optional(
      Type.Array(
        Type.Object({
          kind: Type.Enum(['location', 'sensor', 'user'], { description: 'What it is.', example: 'sensor' }),
          id: Type.String({ description: 'Its id.', example: 'AQ2-FE753C0D7ADF' }),
          name: Type.String({ description: 'What people call it.', example: 'Meeting room 1.1' }),
        }),
        {
          maxItems: 100,
          description:
            'With `not_possible`: locations and sensors that stand in the way, or users who were granted the location, for those who may list users; the first hundred.',
        },
      ),
    ),
  },
  { $id: 'Problem', description: 'An error, as RFC 9457 problem details.' },
)
