import type { ConfigMistake } from '@openlightfi/process/settings'
import { findUnknownPlaceholders } from './fill-topic.ts'
import type { ForwarderConfig } from './forwarder-config.ts'
import { isTimeZone } from './local-day.ts'

/** Finds settings of forwarders that are right by themselves and wrong together. */
export function findForwarderContradictions(forwarders: readonly ForwarderConfig[]): ConfigMistake[] {
  const names = forwarders.map(({ name }) => name)
  return forwarders.flatMap((forwarder, index) => {
    const path = ['forwarders', index]
    const mistakes: ConfigMistake[] = []
    if (names.indexOf(forwarder.name) !== index) {
      mistakes.push({ path: [...path, 'name'], message: `${JSON.stringify(forwarder.name)} is there twice` })
    }
    if (forwarder.locationId !== undefined && forwarder.sensorIds !== undefined) {
      mistakes.push({ path: [...path, 'locationId'], message: 'must be absent when sensorIds is given' })
    }
    return [
      ...mistakes,
      ...findOwn(forwarder).map(({ name, message }) => ({ path: [...path, name], message })),
    ]
  })
}

function findOwn(forwarder: ForwarderConfig): { readonly name: string; readonly message: string }[] {
  switch (forwarder.type) {
    case 'mqtt': {
      const [unknown] = findUnknownPlaceholders(forwarder.topic)
      const isHalf = (forwarder.certFile === undefined) !== (forwarder.keyFile === undefined)
      return [
        ...(unknown === undefined
          ? []
          : [{ name: 'topic', message: `${unknown} is not known: {sensor_id} and {var_name} are` }]),
        ...(isHalf ? [{ name: 'certFile', message: 'needs keyFile, and keyFile needs certFile' }] : []),
        ...(forwarder.passwordFile !== undefined && forwarder.username === undefined
          ? [{ name: 'username', message: 'is needed when passwordFile is set' }]
          : []),
        ...(URL.canParse(forwarder.url) ? [] : [{ name: 'url', message: 'is not a URL' }]),
      ]
    }
    case 'csv':
      return isTimeZone(forwarder.timeZone)
        ? []
        : [
            {
              name: 'timeZone',
              message: `${JSON.stringify(forwarder.timeZone)} is no time zone of the IANA list`,
            },
          ]
    default:
      return URL.canParse(forwarder.url) ? [] : [{ name: 'url', message: 'is not a URL' }]
  }
}
