/** @import { SampleCall } from '../types.ts' */
import { writeCurl } from './write-curl.js'
import { writePython } from './write-python.js'
import { writeTypescript } from './write-typescript.js'

/**
 * Writes a call in each language. Each program runs as it stands once `ACCESS_TOKEN` is set.
 *
 * @param {SampleCall} call
 * @returns {[Sample, ...Sample[]]}
 *
 * @typedef {object} Sample
 * @property {string} language
 * @property {string} text
 * @property {string} note what it needs
 */
export function writeSamples(call) {
  const token = call.needsToken
    ? 'ACCESS_TOKEN is an access token: export ACCESS_TOKEN=$(lightfi token). '
    : ''
  return [
    { language: 'curl', text: writeCurl(call), note: token.trim() },
    {
      language: 'Python',
      text: writePython(call),
      note: `${token}openapi_client is what openapi-generator 7 makes of openapi.json: openapi-generator-cli generate -g python.`,
    },
    {
      language: 'TypeScript',
      text: writeTypescript(call),
      note: `${token}@openlightfi/client is the SDK, which also keeps tokens fresh by itself.`,
    },
  ]
}
