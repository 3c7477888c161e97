import { EventReader } from './event-reader.ts'

/** Reads an answer as text: of a stream of events, which has no end, the first two events. */
export async function readText(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (!isStream || !response.body) return response.text()
  const reader = EventReader.of(response)
  const events = [await reader.next(), await reader.next()]
  await reader.close()
  return events.map((event) => `${event?.name} ${JSON.stringify(event?.data)}\n`).join('')
}
