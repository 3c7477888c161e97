/** @import { Drawn, SwaggerPlugin } from './types.ts' */

/**
 * Mends what keeps people with a keyboard or a screen reader from parts of Swagger UI.
 *
 * @type {SwaggerPlugin}
 */
export const mendAccess = ({ React: { createElement: h } }) => ({
  wrapComponents: {
    // The path of an operation is a link in a button, of which screen readers tell one alone.
    DeepLink:
      () =>
      (/** @type {{ text: Drawn }} */ { text }) =>
        h('span', null, text),
    // The choice of an example has no name.
    ExamplesSelect: (stock) => (/** @type {object} */ props) =>
      h('label', null, h('span', { className: 'unseen' }, 'Example'), h(stock, props)),
    // What the API is stands outside of every landmark.
    InfoContainer: (stock) => (/** @type {object} */ props) =>
      h('section', { 'aria-label': 'About the API' }, h(stock, props)),
    // There is one server, and no choice.
    ServersContainer: () => () => null,
  },
})
