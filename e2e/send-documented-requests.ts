import assert from 'node:assert/strict'

/** An API and what to call it with. */
export interface DocumentedApi {
  readonly apiUrl: string
  /** The token of an administrator with two logins at least, so that one can be ended. */
  readonly accessToken: string
}

/** The parts of an operation in the document from which a request is made. */
interface DocumentedOperation {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: 'path' | 'query' | 'header'
    readonly example?: unknown
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: unknown }>> }
}

interface Documented extends DocumentedOperation {
  readonly method: string
  readonly path: string
}

type Ids = Readonly<Record<string, string>>

/** Something about an operation that its examples alone do not settle. */
interface Step {
  readonly operationId: string
  /** Ids that the server makes up: no example can be one. */
  readonly ids?: (made: Made) => Ids
  /**
   * The detail of the problem, where the demo has nothing that the operation could do: two-step login is on
   * for nobody.
   */
  readonly exception?: string
  /** An optional parameter that is not given: its example names what the server makes up. */
  readonly leftOut?: string
}

/** The values that earlier answers gave. */
interface Made {
  clientId: string
  /** Was invited, and has not joined. */
  userId: string
  /** Can log in, and is not the caller. */
  memberId: string
  grantId: string
  sessionId: string
  webhookId: string
  downloadId: string
}

const client = (made: Made) => ({ client_id: made.clientId })
const webhook = (made: Made) => ({ webhook_id: made.webhookId })
const user = (made: Made) => ({ user_id: made.userId })

/**
 * Every operation, in an order that works: things are made before they are needed, and deleted last.
 */
const steps: readonly Step[] = [
  { operationId: 'read_health_health_get' },
  { operationId: 'read_liveness' },
  { operationId: 'read_readiness' },
  { operationId: 'read_me' },
  { operationId: 'read_variables' },
  { operationId: 'read_base_location_properties_locations_get' },
  { operationId: 'read_location_properties' },
  { operationId: 'read_location_tree' },
  { operationId: 'read_location_summary' },
  { operationId: 'read_location_direct_children_locations__location_id___get' },
  { operationId: 'read_latest_sensor_information_sensors__sensor_id__get' },
  { operationId: 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get' },
  { operationId: 'read_readings' },
  { operationId: 'read_location_history' },
  { operationId: 'read_reading_changes' },
  { operationId: 'stream_events' },
  { operationId: 'list_sensors' },
  { operationId: 'export_locations' },
  { operationId: 'export_sensors' },
  { operationId: 'create_download' },
  { operationId: 'read_download', ids: (made) => ({ download_id: made.downloadId }) },
  { operationId: 'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get' },
  { operationId: 'read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get' },
  { operationId: 'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get' },
  { operationId: 'read_location_hourly' },
  { operationId: 'create_readings_readings_post' },
  { operationId: 'list_unplaced_sensors' },
  { operationId: 'read_stats' },
  { operationId: 'create_location' },
  { operationId: 'change_location' },
  { operationId: 'import_locations' },
  { operationId: 'put_floorplan' },
  { operationId: 'read_floorplan' },
  { operationId: 'read_location_settings' },
  { operationId: 'put_location_settings' },
  { operationId: 'create_sensor' },
  { operationId: 'change_sensor' },
  { operationId: 'import_sensors' },
  { operationId: 'retire_sensor' },
  { operationId: 'reinstate_sensor' },
  { operationId: 'replace_sensor' },
  { operationId: 'create_client' },
  { operationId: 'list_clients' },
  { operationId: 'read_client', ids: client },
  { operationId: 'change_client', ids: client },
  { operationId: 'read_client_activity', ids: client },
  { operationId: 'rotate_client_secret', ids: client },
  { operationId: 'end_previous_secret', ids: client },
  { operationId: 'disable_client', ids: client },
  { operationId: 'enable_client', ids: client },
  { operationId: 'preview_retention' },
  { operationId: 'put_retention' },
  { operationId: 'read_retention' },
  { operationId: 'create_webhook' },
  { operationId: 'list_webhooks' },
  { operationId: 'read_webhook', ids: webhook },
  { operationId: 'change_webhook', ids: webhook },
  { operationId: 'rotate_webhook_secret', ids: webhook },
  { operationId: 'redeliver_webhook', ids: webhook },
  { operationId: 'test_webhook', ids: webhook },
  { operationId: 'list_webhook_attempts', ids: webhook },
  { operationId: 'delete_webhook', ids: webhook },
  { operationId: 'invite_user' },
  { operationId: 'list_users' },
  { operationId: 'read_user', ids: user },
  { operationId: 'change_user', ids: user },
  { operationId: 'renew_invitation', ids: user },
  { operationId: 'reset_user_password', ids: (made) => ({ user_id: made.memberId }) },
  { operationId: 'remove_second_factor', ids: user, exception: 'The second factor is off already.' },
  { operationId: 'sign_out_user', ids: user },
  { operationId: 'put_preferences' },
  { operationId: 'read_preferences' },
  { operationId: 'put_views' },
  { operationId: 'read_views' },
  { operationId: 'list_grants', leftOut: 'client_id' },
  { operationId: 'list_sessions' },
  { operationId: 'read_grant_activity', ids: ({ grantId }) => ({ grant_id: grantId }) },
  { operationId: 'revoke_grant', ids: ({ grantId }) => ({ grant_id: grantId }) },
  { operationId: 'list_audit_entries' },
  { operationId: 'delete_floorplan' },
  { operationId: 'delete_sensor' },
  { operationId: 'delete_location' },
  { operationId: 'delete_client', ids: client },
  { operationId: 'delete_user', ids: user },
  // It ends what the page itself was given.
  { operationId: 'end_session', ids: ({ sessionId }) => ({ session_id: sessionId }) },
]

/**
 * Sends every operation of the document with its own examples, all at once, as the interactive page fills
 * them in; a body once in each media type.
 * @returns one line for each that was not answered 2xx.
 * @throws AssertionError when an operation has no place in the order, or a place is no operation's.
 */
export async function sendDocumentedRequests(api: DocumentedApi): Promise<readonly string[]> {
  const operations = await readOperations(api.apiUrl)
  assert.deepEqual([...operations.keys()].sort(), steps.map(({ operationId }) => operationId).sort())
  const made: Made = {
    clientId: '',
    userId: '',
    memberId: '',
    grantId: '',
    sessionId: '',
    webhookId: '',
    downloadId: '',
  }
  const complaints: string[] = []
  for (const { operationId, ids, exception, leftOut } of steps) {
    const operation = operations.get(operationId)
    if (!operation) continue
    const url = api.apiUrl + fillPath(operation, ids?.(made) ?? {}, leftOut)
    for (const [mediaType, body] of listBodies(operation)) {
      const answer = await fetch(url, {
        method: operation.method.toUpperCase(),
        headers: {
          authorization: `Bearer ${api.accessToken}`,
          ...listHeaders(operation),
          ...(mediaType !== undefined && { 'content-type': mediaType }),
        },
        ...(body !== undefined && { body }),
      })
      const text = await readText(answer)
      if (exception !== undefined && text.includes(JSON.stringify(exception))) continue
      if (!answer.ok || exception !== undefined)
        complaints.push(`${operationId} ${mediaType ?? ''} ${answer.status} ${url}: ${text}`)
      else noteIds(made, operationId, text, api.accessToken)
    }
  }
  return complaints
}

async function readOperations(apiUrl: string): Promise<Map<string, Documented>> {
  const answer = await fetch(`${apiUrl}/openapi.json`)
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, DocumentedOperation>> }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  )
  return new Map(operations.map((operation) => [operation.operationId, operation]))
}

/** Reads an answer; of a stream, which has no end, only whether it begins. */
async function readText(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text()
  await answer.body?.cancel()
  return ''
}

function fillPath({ path, parameters = [] }: Documented, ids: Ids, leftOut?: string): string {
  const query = new URLSearchParams()
  let filled = path
  for (const { name, in: where, example } of parameters) {
    if (where === 'path')
      filled = filled.replace(`{${name}}`, encodeURIComponent(ids[name] ?? String(example)))
    else if (where === 'query' && example !== undefined && name !== leftOut)
      for (const value of [example].flat()) query.append(name, String(value))
  }
  return query.size > 0 ? `${filled}?${query}` : filled
}

function listHeaders({ parameters = [] }: Documented): Readonly<Record<string, string>> {
  const given = parameters.filter(({ in: where, example }) => where === 'header' && example !== undefined)
  return Object.fromEntries(given.map(({ name, example }) => [name, String(example)]))
}

function listBodies({ requestBody }: Documented): readonly (readonly [string?, string?])[] {
  if (!requestBody) return [[]]
  return Object.entries(requestBody.content).map(
    ([mediaType, { example }]) =>
      [mediaType, typeof example === 'string' ? example : JSON.stringify(example)] as const,
  )
}

function noteIds(made: Made, operationId: string, text: string, accessToken: string): void {
  if (operationId === 'create_client') made.clientId = JSON.parse(text).client_id
  if (operationId === 'create_webhook') made.webhookId = JSON.parse(text).webhook_id
  if (operationId === 'create_download') made.downloadId = JSON.parse(text).url.split('/').at(-1)
  if (operationId === 'invite_user') made.userId = JSON.parse(text).user.user_id
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
  if (operationId === 'list_users') {
    const users: readonly { user_id: string; status: string }[] = JSON.parse(text).data
    const member = users.find(({ user_id: id, status }) => id !== claims.sub && status === 'active')
    made.memberId = member?.user_id ?? ''
  }
  if (operationId === 'list_sessions') {
    const sessions: readonly { session_id: string }[] = JSON.parse(text).data
    made.sessionId = sessions[0]?.session_id ?? ''
  }
  if (operationId === 'list_grants') {
    const grants: readonly { grant_id: string }[] = JSON.parse(text).data
    made.grantId = grants.find(({ grant_id: id }) => id !== claims.origin_jti)?.grant_id ?? ''
  }
}
