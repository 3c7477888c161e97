import createOpenapiClient from 'openapi-fetch'
import type { paths } from '../../packages/client/src/api-types.generated.ts'
import { openapiFetchCalls } from './openapi-fetch-calls.ts'
import type { ApiAccess, OperationAnswer, OperationCall, OperationCaller } from './operation-caller.ts'

/** `openapi-fetch` with the types that come of `openapi.json`, in this process. */
export function createOpenapiFetchCaller({ apiUrl, accessToken }: ApiAccess): OperationCaller {
  const api = createOpenapiClient<paths>({
    baseUrl: apiUrl,
    headers: { authorization: `Bearer ${accessToken}` },
    // A text goes as it is; everything else is JSON, as without this setting.
    bodySerializer: (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body)),
  })

  async function call(asked: OperationCall): Promise<OperationAnswer> {
    const { operation, path, query, body, contentType, isFile } = asked
    const make = openapiFetchCalls[operation]
    if (make === undefined) throw new Error(`${operation} is not in openapi-fetch-calls.ts`)
    const values = { path, query, body } as Parameters<typeof make>[1]
    const { data, error, response } = await make(api, values, {
      ...(isFile && { parseAs: 'arrayBuffer' }),
      ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
    })
    const { status } = response
    if (isFile && data instanceof ArrayBuffer) return { status, body: undefined, file: Buffer.from(data) }
    return { status, body: data ?? error }
  }

  return { sendsTexts: true, call, close: () => Promise.resolve() }
}
