/** @import { Kept, Part, SwaggerPlugin, SwaggerSystem } from './types.ts' */
import { indentJson } from './indent-json.js'
import { keptBytes, LongAnswer, shownBytes } from './long-answer.js'
import { createAnswerReader } from './read-answers.js'

/** Lines that the browser lays out together, and only where they are looked at. */
const blockLines = 200

/**
 * Shows of a long answer its first part, how much there is, and the file. What Swagger UI would do, colour
 * all of it, stops a page for seconds.
 *
 * @param {ReturnType<typeof createAnswerReader>} answers
 * @returns {SwaggerPlugin}
 */
export function createLongAnswersPlugin(answers) {
  return ({ React }) => {
    const { createElement: h } = React
    const Answer = createAnswerView(React)
    const context = React.createContext(/** @type {LongAnswer | undefined} */ (undefined))

    return {
      wrapComponents: {
        liveResponse: (stock) => (/** @type {{ response: Kept, path: string, method: string }} */ props) => {
          const url = String(props.response.get('url') ?? '')
          return h(context.Provider, { value: answers.find(props.method, url) }, h(stock, props))
        },
        responseBody: (stock) => (/** @type {object} */ props) => {
          const answer = React.useContext(context)
          return answer ? h(Answer, { answer }) : h(stock, props)
        },
      },
      statePlugins: {
        spec: {
          wrapActions: {
            clearResponse:
              (
                /** @type {(path: string, method: string) => unknown} */ clear,
                /** @type {SwaggerSystem} */ { specSelectors },
              ) =>
              (/** @type {string} */ path, /** @type {string} */ method) => {
                const url = specSelectors.mutatedRequestFor(path, method)?.get('url')
                if (url !== undefined) answers.drop(method, String(url))
                return clear(path, method)
              },
          },
        },
      },
    }
  }
}

/** @param {SwaggerSystem['React']} React @returns {Part<{ answer: LongAnswer }>} */
function createAnswerView(React) {
  const { createElement: h } = React
  return function AnswerView({ answer }) {
    const state = React.useSyncExternalStore(answer.subscribe, () => answer.state)
    const blocks = React.useMemo(() => cutIntoBlocks(answer, state.text), [answer, state.text])
    return h(
      'div',
      { className: 'long-answer' },
      h('h5', null, 'Response body'),
      h(
        'p',
        { className: 'amount' },
        h('span', { role: 'status' }, tellAmount(answer)),
        state.progress === 'coming' && h('button', { type: 'button', onClick: () => answer.stop() }, 'Stop'),
        answer.fileUrl !== undefined &&
          h('a', { href: answer.fileUrl, download: answer.fileName }, `Save ${answer.fileName}`),
      ),
      blocks.length > 0 &&
        h(
          'pre',
          { tabIndex: 0, role: 'region', 'aria-label': 'First part of the answer' },
          blocks.map((block, index) => h('span', { key: index }, block)),
        ),
    )
  }
}

/** @param {LongAnswer} answer @param {string} text @returns {string[]} */
function cutIntoBlocks({ mediaType }, text) {
  if (text === '') return []
  const lines = /^application\/(\w+\+)?json/.test(mediaType) ? indentJson(text) : text.split('\n')
  const blocks = []
  for (let at = 0; at < lines.length; at += blockLines)
    blocks.push(`${lines.slice(at, at + blockLines).join('\n')}\n`)
  return blocks
}

/** @param {LongAnswer} answer */
function tellAmount({ state, isText, isStream }) {
  const size = formatBytes(state.readBytes)
  const first =
    isText && state.isCut ? ` Shown are the first ${formatBytes(Math.min(shownBytes, state.readBytes))}.` : ''
  switch (state.progress) {
    case 'coming':
      return `${size} so far.${first}`
    case 'whole':
      return `${size}.${first}`
    case 'stopped':
      return isStream ? `${size}, and there the page hung up.${first}` : `Stopped after ${size}.${first}`
    case 'too_long':
      return `More than ${formatBytes(keptBytes)}, which is what this page keeps; take it with one of the programs above.${first}`
    case 'broken':
      return `The connection broke after ${size}: this is not the whole answer.${first}`
    case 'dropped':
      return `${size}, no longer kept: other answers needed the room. Execute it again to have it.`
  }
}

/** @param {number} bytes */
function formatBytes(bytes) {
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}
