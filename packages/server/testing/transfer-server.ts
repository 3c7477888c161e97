import { type AdministrationServer, type Person, startAdministrationServer } from './administration-server.ts'
import type { ApiAnswer } from './api-server.ts'

/** A kind of record. */
export type TransferredRecords = 'locations' | 'sensors'

/** A body of CSV, or one of JSON. */
export type TransferBody = string | Uint8Array<ArrayBuffer> | object

/** A server with a small estate, and the calls that carry locations and sensors in and out. */
export interface TransferServer {
  readonly api: AdministrationServer
  importAs(person: Person, what: TransferredRecords, body: TransferBody, query?: string): Promise<ApiAnswer>
  /** Imports as the administrator of the organisation. */
  importAsAdmin(what: TransferredRecords, body: TransferBody, query?: string): Promise<ApiAnswer>
  /** Reads the body of an export. */
  exportAs(person: Person, what: TransferredRecords, query?: string): Promise<ApiAnswer['body']>
  /** Exports everything of both organisations, as text. */
  exportEstate(): Promise<string>
}

/** Starts the server with a building, an annex, a floor, a room and two sensors. */
export async function startTransferServer(dataDir: string): Promise<TransferServer> {
  const api = await startAdministrationServer(dataDir)
  const { estate } = api.server
  await estate.createLocation({ locationId: 'annex', parentId: 'org', kind: 'building', name: '=Annex, "A"' })
  await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: '-1' })
  await estate.createSensor({
    sensorId: 'LF-000000000001',
    locationId: 'annex',
    name: 'Gateway 🏢',
    polygonId: 'a\nb',
  })
  const importAs: TransferServer['importAs'] = (person, what, body, query = '') => {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    return api.call(`/imports/${what}${query}`, {
      token: person.token,
      method: 'POST',
      headers: { 'content-type': isText ? 'text/csv' : 'application/json' },
      body: isText ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body),
    })
  }
  const exportAs: TransferServer['exportAs'] = async (person, what, query = '') =>
    (await api.as(person, 'GET', `/exports/${what}${query}`)).body
  return {
    api,
    importAs,
    importAsAdmin: (what, body, query) => importAs(api.people.admin, what, body, query),
    exportAs,
    exportEstate: async () => {
      const { admin, stranger } = api.people
      const texts: string[] = []
      for (const person of [admin, stranger])
        for (const what of ['locations', 'sensors'] as const)
          texts.push(JSON.stringify(await exportAs(person, what)))
      return texts.join('\n')
    },
  }
}
