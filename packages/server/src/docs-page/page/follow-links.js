/** @import { SwaggerPlugin, SwaggerSystem } from './types.ts' */

/**
 * Opens and shows what the address names, `#/default/<operation>` or `#/<group>`. Swagger UI does so too, and
 * complains in the console of each `_`, which every id of an operation has.
 *
 * @type {SwaggerPlugin}
 */
export const followLinks = () => ({
  statePlugins: {
    layout: {
      wrapActions: {
        parseDeepLinkHash: (
          /** @type {unknown} */ _stock,
          /** @type {SwaggerSystem} */ { layoutActions },
        ) => {
          return (/** @type {string} */ hash) => {
            const [tag, operationId] = hash.replace(/^#!?\/?/, '').split('/')
            if (!tag) return
            const key = operationId ? ['operations', tag, operationId] : ['operations-tag', tag]
            layoutActions.show(key, true)
            layoutActions.scrollTo(key)
          }
        },
      },
    },
  },
})
