/** Our shim with the configuration file given as argument. */
import { startShim } from '@openlightfi/shim'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: our-shim.ts CONFIG_FILE')
const shim = await startShim({
  sources: { file, variables: {}, assignments: [] },
  places: { configFile: file, fallbackDirectory: '.' },
  logSink: process.stderr,
})
console.log(JSON.stringify({ url: shim.addresses[0] }))
process.on('SIGTERM', async () => {
  await shim.close()
  process.exit(0)
})
