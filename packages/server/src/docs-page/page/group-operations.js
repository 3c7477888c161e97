/** @import { Kept, Part, SwaggerPlugin, SwaggerSystem } from './types.ts' */

/**
 * @typedef {object} Listed
 * @property {string} tag
 * @property {Kept} operation
 * @property {string} title its method, path and summary, in small letters
 * @property {string} text in which words are looked for, in small letters: the title and all else
 */

/** @typedef {{ name: string, description: string, listed: Listed[] }} Group */

/**
 * Draws the operations in the groups that the document names. Each keeps its address,
 * `#/default/<operation>`; a group has `#/<its name in small letters, with dashes>`.
 *
 * @type {SwaggerPlugin}
 */
export const groupOperations = (system) => ({ wrapComponents: { operations: () => createGroups(system) } })

/** @param {SwaggerSystem} system @returns {Part<SwaggerSystem>} */
function createGroups({ React }) {
  const { createElement: h } = React
  return function Groups({ specSelectors, layoutSelectors, layoutActions, getComponent }) {
    const [wanted, setWanted] = React.useState('')
    const tagged = specSelectors.taggedOperations()
    const groups = React.useMemo(() => collectGroups(specSelectors), [tagged])
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
    const found = groups
      .map((group) => ({
        ...group,
        listed: putFirst(
          group.listed.filter(({ text }) => hasAll(text, words)),
          ({ title }) => hasAll(title, words),
        ),
      }))
      .filter(({ listed }) => listed.length > 0)
    const shown = putFirst(found, ({ listed: [first] }) => first !== undefined && hasAll(first.title, words))
    const count = found.reduce((sum, { listed }) => sum + listed.length, 0)
    const Operation = getComponent('OperationContainer', true)

    return h(
      'div',
      { className: 'groups' },
      h(
        'div',
        { className: 'finder', role: 'search' },
        h('h2', null, h('label', { htmlFor: 'find-operation' }, 'Find an operation')),
        h('input', {
          id: 'find-operation',
          type: 'search',
          value: wanted,
          placeholder: 'history, floorplan, webhook…',
          onChange: (/** @type {{ target: HTMLInputElement }} */ { target }) => setWanted(target.value),
        }),
        h('p', { role: 'status' }, words.length === 0 ? `${count} operations` : tellFound(count)),
        h(
          'nav',
          { 'aria-label': 'Groups of operations' },
          shown.map(({ name, listed }) =>
            h(
              'a',
              {
                key: name,
                href: `#/${toAnchor(name)}`,
                onClick: (/** @type {Event} */ event) => {
                  event.preventDefault() // Swagger UI writes the address itself
                  layoutActions.show(keyOf(name), true)
                  document.getElementById(`group-${toAnchor(name)}`)?.scrollIntoView()
                },
              },
              name,
              ' ',
              h('span', { className: 'count' }, String(listed.length)),
            ),
          ),
        ),
      ),
      shown.map(({ name, description, listed }) => {
        const isShown = words.length > 0 || layoutSelectors.isShown(keyOf(name), true)
        return h(
          'section',
          {
            key: name,
            id: `group-${toAnchor(name)}`,
            className: 'group',
            'aria-labelledby': `title-${toAnchor(name)}`,
            ref: (/** @type {Element | null} */ element) => layoutActions.readyToScroll(keyOf(name), element),
          },
          h(
            'h3',
            { id: `title-${toAnchor(name)}` },
            h(
              'button',
              {
                type: 'button',
                'aria-expanded': isShown,
                onClick: () => layoutActions.show(keyOf(name), !isShown),
              },
              name,
            ),
          ),
          h('p', { className: 'group-description' }, description),
          isShown &&
            listed.map(({ tag, operation }) => {
              const [path, method] = [String(operation.get('path')), String(operation.get('method'))]
              const specPath = operation.get('specPath')
              return h(Operation, { key: `${path}-${method}`, specPath, op: operation, path, method, tag })
            }),
        )
      }),
    )
  }
}

/** @param {SwaggerSystem['specSelectors']} specSelectors @returns {Group[]} */
function collectGroups(specSelectors) {
  const named = /** @type {Kept | undefined} */ (specSelectors.specJson().get('x-groups'))
  const groups = /** @type {{ name: string, description: string }[]} */ (named?.toJS() ?? [])
  /** @type {Map<string, Group>} */
  const byName = new Map(groups.map((group) => [group.name, { ...group, listed: [] }]))
  const others = { name: 'Other', description: '', listed: /** @type {Listed[]} */ ([]) }
  const tags = /** @type {Iterable<[string, Kept]>} */ (
    /** @type {unknown} */ (specSelectors.taggedOperations())
  )
  const methods = specSelectors.validOperationMethods()
  for (const [tag, held] of tags) {
    for (const operation of /** @type {Iterable<Kept>} */ (held.get('operations'))) {
      if (!methods.includes(String(operation.get('method')))) continue
      const read = (/** @type {string} */ name) => String(operation.getIn(['operation', name]) ?? '')
      const title = [operation.get('method'), operation.get('path'), read('summary')].join(' ').toLowerCase()
      const more = [read('operationId'), read('description'), ...listNames(specSelectors, operation)]
      const group = byName.get(read('x-group')) ?? others
      group.listed.push({ tag, operation, title, text: `${title} ${more.join(' ').toLowerCase()}` })
    }
  }
  return [...byName.values(), others]
}

/**
 * Lists what the parameters of an operation are called, and the variables where one is chosen: whoever looks
 * for CO2 does not know that it is a `var_name`.
 *
 * @param {SwaggerSystem['specSelectors']} specSelectors
 * @param {Kept} operation
 */
function listNames(specSelectors, operation) {
  const given = /** @type {Kept | undefined} */ (operation.getIn(['operation', 'parameters']))
  const names = /** @type {{ name: string }[]} */ (given?.toJS() ?? []).map(({ name }) => name)
  if (!names.includes('var_name')) return names
  const variables = /** @type {Kept | undefined} */ (
    specSelectors.specJson().getIn(['components', 'schemas', 'VarName', 'enum'])
  )
  return [...names, .../** @type {string[]} */ (variables?.toJS() ?? [])]
}

/** @param {string} text @param {readonly string[]} words */
function hasAll(text, words) {
  return words.every((word) => text.includes(word))
}

/**
 * Puts some before the others, and leaves the order else as it is.
 *
 * @template Entry
 * @param {readonly Entry[]} entries
 * @param {(entry: Entry) => boolean} isFirst
 */
function putFirst(entries, isFirst) {
  return [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))]
}

/** @param {string} name */
function toAnchor(name) {
  return name.toLowerCase().replaceAll(' ', '-')
}

/** The key under which Swagger UI keeps whether a group is open. @param {string} name */
function keyOf(name) {
  return ['operations-tag', toAnchor(name)]
}

/** @param {number} count */
function tellFound(count) {
  if (count === 0) return 'No operation has all of these words. Try fewer.'
  return count === 1 ? 'One operation' : `${count} operations`
}
