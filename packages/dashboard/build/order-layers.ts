import type { Plugin } from 'vite'

/** The order of layers, the weakest first, as `design/tokens.css` says it. */
const order = '@layer tokens,base,parts,last;'

/**
 * Says the order of layers at the top of each style sheet. The bundler leaves it out where a sheet follows it
 * anyway, but which sheet comes first depends on how the sources were divided.
 */
export function orderLayers(): Plugin {
  return {
    name: 'order-layers',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${order}${file.source}`
      }
    },
  }
}
