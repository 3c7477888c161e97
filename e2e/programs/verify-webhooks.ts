/**
 * Verifies requests of a webhook with the library of Standard Webhooks, in the time of whoever starts it:
 * lines of JSON on standard input, the count of readings on standard output. The first argument is the
 * program of the page.
 */
import { createInterface } from 'node:readline'

const { readReadings } = (await import(process.argv[2] ?? '')) as {
  readReadings(secret: string, body: string, headers: Record<string, string>): readonly unknown[]
}
let count = 0
for await (const line of createInterface({ input: process.stdin })) {
  const { secret, body, headers } = JSON.parse(line)
  count += readReadings(secret, body, headers).length
}
console.log(count)
