import { defineConfig } from 'vite'
import { speakEnglishOnly } from './build/english-only.ts'
import { finishBuild } from './build/finish-build.ts'
import { orderLayers } from './build/order-layers.ts'
import { outputDirectory } from './build/output-directory.ts'

/** The address of the server that `npx vite` passes everything but the dashboard to. */
const developmentServer = 'http://localhost:8000'

export default defineConfig({
  root: import.meta.dirname,
  base: '/dashboard/',
  plugins: [speakEnglishOnly(), orderLayers(), finishBuild()],
  build: {
    outDir: outputDirectory,
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Data URLs would need a wider policy, and a file of its own is kept by browsers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What is loaded is held to budgets, compressed, by e2e/dashboard/budgets.test.ts.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      output: {
        // What Live needs is two files instead of thirty, which compress by a twentieth better.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'] },
            { name: 'core', tags: ['$initial'] },
          ],
        },
      },
      onwarn: (warning, warn) => {
        // "use client" is said to frameworks with parts on the server, and means nothing here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '^/(?!dashboard/)': developmentServer } },
})
