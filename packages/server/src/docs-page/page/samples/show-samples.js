/** @import { ApiDocument, DocumentOperation, DocumentParameter } from '../types.ts' */
/** @import { Kept, Part, SwaggerPlugin, SwaggerSystem } from '../types.ts' */
import { collectCall } from './collect-call.js'
import { writeSamples } from './write-samples.js'

const keptUnder = 'docs-sample-language'

/** @typedef {{ apiUrl: string, path: string, method: string, operation: DocumentOperation }} Asked */

/**
 * Shows of each operation how a program calls it, with the values that stand in its form. No token is in it:
 * Swagger UI would write the one of the login into a command that people paste.
 *
 * @param {() => ApiDocument | undefined} findDocument
 * @returns {SwaggerPlugin}
 */
export function createSamplesPlugin(findDocument) {
  return (system) => ({
    components: { Samples: createSamples(system) },
    wrapComponents: {
      curl: () => () => null,
      responses: (stock, { React, getComponent }) => {
        const { createElement: h } = React
        const Samples = /** @type {Part<Asked>} */ (getComponent('Samples', true))
        return (/** @type {{ path: string, method: string }} */ props) => {
          const { path, method } = props
          const document = findDocument()
          const operation = document?.paths[path]?.[method]
          const apiUrl = document?.servers[0]?.url ?? ''
          const samples = operation && h(Samples, { apiUrl, path, method, operation })
          return h('div', null, samples, h(stock, props))
        }
      },
    },
  })
}

/** @param {SwaggerSystem} system @returns {Part<SwaggerSystem & Asked>} */
function createSamples({ React }) {
  const { createElement: h } = React
  return function Samples({ state, apiUrl, path, method, operation, specSelectors, oas3Selectors }) {
    const [chosen, setChosen] = React.useState(readChoice())
    const [isCopied, setCopied] = React.useState(false)
    const body = oas3Selectors.requestBodyValue(path, method)
    const mediaType = oas3Selectors.requestContentType(path, method)
    const typed = state.getIn(['spec', 'meta', 'paths', path, method])
    // Each keystroke anywhere on the page comes by here.
    const samples = React.useMemo(
      () =>
        writeSamples(
          collectCall({
            apiUrl,
            path,
            method,
            operation,
            findValue: (parameter) => findTypedValue(specSelectors, path, method, parameter),
            ...(typeof body === 'string' && { body }),
            ...(mediaType !== undefined && { mediaType }),
          }),
        ),
      [apiUrl, operation, typed, body, mediaType],
    )
    const sample = samples.find(({ language }) => language === chosen) ?? samples[0]
    return h(
      'section',
      { className: 'samples', 'aria-label': 'Samples' },
      h('h4', null, 'From a program'),
      h(
        'div',
        { className: 'sample-bar' },
        h(
          'div',
          { role: 'group', 'aria-label': 'Language' },
          samples.map(({ language }) =>
            h(
              'button',
              {
                key: language,
                type: 'button',
                'aria-pressed': language === sample.language,
                onClick: () => {
                  keepChoice(language)
                  setChosen(language)
                },
              },
              language,
            ),
          ),
        ),
        navigator.clipboard &&
          h(
            'button',
            {
              type: 'button',
              onClick: async () => {
                await navigator.clipboard.writeText(sample.text)
                setCopied(true)
                setTimeout(() => setCopied(false), 2000)
              },
            },
            isCopied ? 'Copied' : 'Copy',
          ),
      ),
      h('pre', { tabIndex: 0, role: 'region', 'aria-label': `Sample in ${sample.language}` }, sample.text),
      h('p', null, sample.note),
      sample.command !== '' &&
        h('pre', { tabIndex: 0, role: 'region', 'aria-label': 'What to install' }, sample.command),
      h('p', null, h('a', { href: sample.guide.href }, sample.guide.text)),
    )
  }
}

/**
 * @param {SwaggerSystem['specSelectors']} specSelectors
 * @param {string} path
 * @param {string} method
 * @param {DocumentParameter} parameter
 */
function findTypedValue(specSelectors, path, method, parameter) {
  const parameters = /** @type {Iterable<Kept> | undefined} */ (
    specSelectors.specJson().getIn(['paths', path, method, 'parameters'])
  )
  for (const raw of parameters ?? []) {
    if (raw.get('name') !== parameter.name || raw.get('in') !== parameter.in) continue
    const value = specSelectors.parameterWithMetaByIdentity([path, method], raw)?.get('value')
    const isList = typeof value === 'object' && value !== null && 'toJS' in value
    const plain = isList ? /** @type {Kept} */ (value).toJS() : value
    return plain === null || (Array.isArray(plain) && plain.length === 0) ? undefined : plain
  }
  return undefined
}

function readChoice() {
  try {
    return localStorage.getItem(keptUnder) ?? 'curl'
  } catch {
    return 'curl' // a browser that keeps nothing
  }
}

/** @param {string} language */
function keepChoice(language) {
  try {
    localStorage.setItem(keptUnder, language)
  } catch {
    // It holds for this operation then.
  }
}
