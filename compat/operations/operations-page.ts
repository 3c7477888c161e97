import { join } from 'node:path'
import { operationLines } from './operation-lines.ts'

/** The page; kept in the repository, so that it can be read without running anything. */
export const pagePath = join(import.meta.dirname, 'operations.md')

const introduction = `# Every operation, through every generated client

Written by \`npx node compat/operations/write-page.ts\`; a test compares.

Each line is run against a real server through five clients: Python and TypeScript of openapi-generator 7.26.0 and of
5.0.0-beta2, and \`openapi-fetch\`. Python's methods are the operation ids with single underscores; TypeScript's are the
same in camelCase. What a Python model holds is compared with what was on the wire.

## What a generator cannot say, and the nearest that is tested

| what | where | instead |
| --- | --- | --- |
| NDJSON and CSV as a body (\`create_readings_readings_post\`, \`import_locations\`, \`import_sensors\`) | Python, both | the same records as objects, in JSON: the methods take a model and name JSON alone. Very large imports are for \`lightfi import\` or any HTTP client. |
| the same | TypeScript, both | the text in place of the object, with \`headers: { 'Content-Type': 'text/csv' }\` as options; its type has to be asserted |
| NDJSON, CSV, Parquet and Arrow as an answer | Python 7.26.0 | \`..._without_preload_content(format='parquet')\` gives the bytes |
| the same | Python 5.0.0-beta2 | \`_preload_content=False\` gives the bytes |
| the same | TypeScript, both | \`responseType: 'arraybuffer'\` as an option |
| a time as a number or a text (\`ReadingInput.time\`) | Python 7.26.0 | \`ReadingInputTime(1760000000)\` |
| null, which takes a value away (\`change_location\`, \`change_sensor\`) | Python 5.0.0-beta2 | a \`dict\` in place of the model, which leaves out what is \`None\` |
| a parameter named \`from\` | Python | \`var_from\` (7.26.0), \`_from\` (5.0.0-beta2) |
| a stream of events (\`stream_events\`), which has no end | all | any reader of server-sent events that sends an \`Authorization\` header; the SDK has one |

## The table

| operation | what is checked |
| --- | --- |
`

/** The page as it should be. */
export function formatOperationsPage(): string {
  const rows = operationLines.map(({ operation, checks }) => `| \`${operation}\` | ${checks} |\n`)
  return introduction + rows.join('')
}
