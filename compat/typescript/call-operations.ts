/**
 * Calls operations of the generated client: one call for each line of JSON on standard input, one line of
 * answer. Environment: API_URL, ACCESS_TOKEN.
 */
import { createInterface } from 'node:readline'
import { readSetting } from './api-service'
import { operationCalls } from './operation-calls'
import { Configuration, DefaultApi } from './services/api'

interface Asked {
  operation: string
  path?: Record<string, never>
  query?: Record<string, never>
  body?: never
  contentType?: string
  isFile?: boolean
}

async function call(api: DefaultApi, asked: Asked): Promise<object> {
  const { operation, path, query, body, contentType, isFile } = asked
  const make = operationCalls[operation]
  if (make === undefined) return { refusal: `${operation} is not in operation-calls.ts` }
  const values = { ...path, ...query, body: body as never }
  const answer = await make(api, values, {
    validateStatus: () => true,
    ...(isFile && { responseType: 'arraybuffer' }),
    ...(contentType && { headers: { 'Content-Type': contentType } }),
  })
  const { status, data } = answer
  if (!isFile) return { status, body: data === '' ? undefined : data }
  return { status, file: (data as Buffer).toString('base64') }
}

async function main(): Promise<void> {
  const accessToken = readSetting('ACCESS_TOKEN')
  const api = new DefaultApi(new Configuration({ basePath: readSetting('API_URL'), accessToken }))
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await call(api, JSON.parse(line)).catch((error: Error) => ({ refusal: error.message }))
    console.log(JSON.stringify(answer))
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
