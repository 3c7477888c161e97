import { streamBounds } from './stream-bounds.ts'

/** One kind of error: its HTTP status, a stable title and what it means to the caller. */
export interface ProblemFacts {
  readonly status: number
  readonly title: string
  readonly meaning: string
}

/**
 * Every error the API answers outside `/oauth2`, as RFC 9457 problem details.
 * The key is the `code` on the wire; the documentation page, the OpenAPI answers and the SDK's error
 * classes are all derived from here.
 */
export const problems = {
  malformed_request: {
    status: 400,
    title: 'The request is not well formed',
    meaning:
      'It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.',
  },
  request_timeout: {
    status: 408,
    title: 'The request took too long',
    meaning: 'Its headers or its body did not come in time. Nothing was done; the connection is closed.',
  },
  headers_too_large: {
    status: 431,
    title: 'The headers are too large',
    meaning: 'All headers of a request, with its path, may have 16 KiB. The connection is closed.',
  },
  malformed_json: {
    status: 400,
    title: 'The body is not valid JSON',
    meaning: 'The body could not be parsed. `detail` says where the parser stopped.',
  },
  invalid_body: {
    status: 400,
    title: 'The body has the wrong shape',
    meaning: 'The body is well formed but not what the operation takes. `errors` points at each place.',
  },
  invalid_parameter: {
    status: 400,
    title: 'A parameter is not valid',
    meaning: 'A path or query parameter is missing, unknown or out of range. `errors` names it.',
  },
  missing_token: {
    status: 401,
    title: 'An access token is needed',
    meaning: 'Send `Authorization: Bearer <access token>`. A token in the query string is never read.',
  },
  invalid_token: {
    status: 401,
    title: 'The access token is not valid',
    meaning: 'It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.',
  },
  insufficient_scope: {
    status: 403,
    title: 'The access token lacks a scope',
    meaning: 'The token is valid but was not granted the scope named in `WWW-Authenticate`.',
  },
  insufficient_role: {
    status: 403,
    title: 'Your role, or a narrowed token, does not allow this',
    meaning:
      'The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here',
    meaning: 'No route or thing of that name exists, or you may not see it. The answer is the same.',
  },
  not_possible: {
    status: 409,
    title: 'This cannot be done as things are',
    meaning:
      'The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do.',
  },
  changed_meanwhile: {
    status: 412,
    title: 'It was changed meanwhile',
    meaning:
      'It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log.',
  },
  file_changed: {
    status: 412,
    title: 'The file is another one by now',
    meaning:
      'What you are reading in pieces is not kept any more, so that the next piece would be of another file. Begin again, without `If-Match`.',
  },
  range_not_satisfiable: {
    status: 416,
    title: 'The file has no such bytes',
    meaning: '`Range` asks for bytes behind the end of the file, whose length is in `Content-Range`.',
  },
  unknown_cursor: {
    status: 409,
    title: 'The cursor is not of this store',
    meaning:
      'Another installation gave it, or this one before an older backup was put back. Begin anew: in the log without `after` for everything that is stored, with `after=now` for what comes; in a stream of events without a cursor for what comes; a webhook at `beginning` or `now`.',
  },
  cursor_expired: {
    status: 410,
    title: 'Readings behind the cursor have expired',
    meaning:
      'Readings that were stored after this place in the log have been deleted, since they are kept for a number of days only. `next_cursor` is the place from which on all are there; what lies between is in the histories, as far as it is kept. Or choose variables that are kept longer.',
  },
  not_acceptable: {
    status: 406,
    title: 'No such representation',
    meaning: 'The operation cannot answer in any media type that `Accept` allows.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The path exists, but not with this method. `Allow` lists those that do.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    meaning: 'Split the request. `detail` states the limit in bytes.',
  },
  unsupported_content_type: {
    status: 415,
    title: 'The content type is not supported',
    meaning: 'Send one of the content types the operation documents.',
  },
  malformed_encoding: {
    status: 400,
    title: 'The body is not what Content-Encoding says',
    meaning: 'The body could not be decompressed, or ends early.',
  },
  readings_rejected: {
    status: 422,
    title: 'Some readings are not valid, so none was stored',
    meaning:
      'Answer to a strict request. `rejected` lists the invalid readings by their index, the first of them at least.',
  },
  import_rejected: {
    status: 422,
    title: 'Some records are not valid, so none was imported',
    meaning:
      '`report` says of every record what would become of it, and what is wrong with the invalid ones.',
  },
  malformed_row: {
    status: 422,
    title: 'The row cannot be read',
    meaning:
      'A line of NDJSON or CSV is not JSON, has another number of fields than the header, is not UTF-8, or is longer than 64 KiB.',
  },
  unknown_sensor: {
    status: 422,
    title: 'Unknown sensor',
    meaning: 'No sensor of that id exists where the caller may write.',
  },
  unknown_var_name: {
    status: 422,
    title: 'Unknown var_name',
    meaning: 'The variable is not in the catalogue. Names are case-sensitive.',
  },
  invalid_reading: {
    status: 422,
    title: 'The reading has the wrong shape',
    meaning:
      'A field is missing, has the wrong type or is not known. `detail` says which and what would be right.',
  },
  invalid_time: {
    status: 422,
    title: 'The time is not valid',
    meaning:
      'Give Unix seconds (fractions allowed) or RFC 3339 with an offset, from 2000 to 2200; what is older is taken with before_2000=true.',
  },
  time_in_future: {
    status: 422,
    title: 'The time lies in the future',
    meaning: 'A reading may be ahead of the server clock by at most ten minutes.',
  },
  time_expired: {
    status: 422,
    title: 'The day has expired',
    meaning:
      'Readings of this variable are kept for a number of days, and this one is older. The figures of such days are final. `detail` says from when on readings are taken.',
  },
  value_out_of_bounds: {
    status: 422,
    title: 'The value is outside physical bounds',
    meaning: 'The value is not a finite number between the bounds of the variable, which `detail` states.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    meaning: 'Wait for the seconds given in `Retry-After`, then try again.',
  },
  too_many_streams: {
    status: 429,
    title: 'Too many streams of events',
    meaning: `This login or client, or its organisation, has as many open as it may: ${streamBounds.perCaller} and ${streamBounds.perOrganisation}. Close one that nobody reads, or share one: a stream without filters tells everything that you may see.`,
  },
  too_slow: {
    status: 408,
    title: 'The stream was not read',
    meaning:
      'Its reader took nothing for too long, so it was ended. No reading is lost: connect again with the id of the last event.',
  },
  shutting_down: {
    status: 503,
    title: 'The server stops',
    meaning: 'It is stopped or started anew. Connect again with the id of the last event.',
  },
  not_ready: {
    status: 503,
    title: 'Nothing should be sent here now',
    meaning:
      'The answer of `/health/ready` alone: the server is being started or stopped, or its database cannot be asked; `detail` says which. What distributes requests asks again.',
  },
  internal_error: {
    status: 500,
    title: 'The server made a mistake',
    meaning: 'This is our fault. Give the `request_id` to the operator, who finds the cause in the log.',
  },
  readings_unavailable: {
    status: 503,
    title: 'The readings cannot be reached',
    meaning:
      'The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.',
  },
  storage_full: {
    status: 503,
    title: 'The disk of the server is full',
    meaning:
      'Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.',
  },
  overloaded: {
    status: 503,
    title: 'The server is busy',
    meaning:
      'Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.',
  },
} as const satisfies Record<string, ProblemFacts>

/** Stable machine-readable name of a problem. */
export type ProblemCode = keyof typeof problems

/** All problem codes, in the catalogue's order. */
export const problemCodes = Object.keys(problems) as readonly ProblemCode[]
