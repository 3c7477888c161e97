/** Lists the base locations of the caller and the properties of each, through the generated client. */
import { createApi } from './api-service'
import type { DefaultApi, LocationOutput } from './services/api'

async function readLocation(api: DefaultApi, locationId: string): Promise<LocationOutput> {
  const { data } = await api.readLocationProperties(locationId)
  return data
}

async function main(): Promise<void> {
  const api = await createApi()
  const { data: bases } = await api.readBaseLocationPropertiesLocationsGet()
  for (const { location_id } of bases.data) {
    const location = await readLocation(api, location_id)
    console.log([location.location_id, location.kind, location.name, location.time_zone].join('\t'))
  }
}

main().catch((error: Error) => {
  // The whole error of axios holds the request, and so the access token.
  console.error(error.message)
  process.exitCode = 1
})
