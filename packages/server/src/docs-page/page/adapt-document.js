/** @import { ApiDocument, DocumentOperation, DocumentParameter, SwaggerPlugin } from './types.ts' */
import { moveDocument } from './address.js'
import { breakText } from './break-text.js'

/**
 * Adapts the document to the page: its addresses, long descriptions, and forms in which only what is needed
 * is filled in.
 * Swagger UI fills in the example of every optional parameter, and such a call asks for things that nobody
 * wanted.
 *
 * @param {string | undefined} origin where calls go; undefined leaves them as the document says.
 * @param {(document: ApiDocument) => void} tell is given the document as it came.
 * @returns {SwaggerPlugin}
 */
export function createDocumentPlugin(origin, tell) {
  return () => ({
    statePlugins: {
      spec: {
        wrapActions: {
          updateJsonSpec: (/** @type {(document: ApiDocument) => unknown} */ update) => {
            return (/** @type {ApiDocument} */ document) => {
              const moved = origin === undefined ? document : moveDocument(document, origin)
              tell(moved)
              return update({ ...moved, paths: adaptOperations(moved.paths) })
            }
          },
        },
      },
    },
  })
}

/** @param {ApiDocument['paths']} paths @returns {ApiDocument['paths']} */
function adaptOperations(paths) {
  return mapValues(paths, (methods) =>
    mapValues(methods, (operation) => {
      const { description, parameters } = operation
      return {
        ...operation,
        ...(description !== undefined && { description: breakText(description) }),
        ...(parameters && { parameters: parameters.map(emptyField) }),
      }
    }),
  )
}

/** @param {DocumentParameter} parameter @returns {DocumentParameter} */
function emptyField(parameter) {
  if (parameter.required) return parameter
  const { example, schema: { default: usual, ...schema } = {}, ...rest } = parameter
  const notes = [
    usual !== undefined && `Unless given: \`${usual}\`.`,
    example !== undefined && `For example \`${Array.isArray(example) ? example.join(', ') : example}\`.`,
  ].filter(Boolean)
  return { ...rest, schema, description: [rest.description, ...notes].filter(Boolean).join(' ') }
}

/**
 * @template Value
 * @param {Readonly<Record<string, Value>>} object
 * @param {(value: Value) => Value} change
 * @returns {Record<string, Value>}
 */
function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))
}
