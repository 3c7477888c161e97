/**
 * What a start cannot do without: imports the modules of the server, opens the engine of the data directory
 * given as argument, and reads the newest row of each series.
 */
import { startServer } from '@openlightfi/server'
import { DataDirectory } from '../../packages/server/src/storage/data-directory.ts'
import { ChdbDriver } from '../../packages/server/src/storage/time-series/drivers/chdb-driver.ts'
import { readNewest } from '../../packages/server/src/storage/time-series/statements/newest.ts'

const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: bare-start.ts DATA_DIR')
process.on('SIGTERM', () => {}) // it ends by itself, when all is closed
const directory = DataDirectory.open(dataDir)
const driver = new ChdbDriver(directory.file('time-series'))
const newest = await readNewest().run(driver)
console.log(JSON.stringify({ modules: typeof startServer, series: newest.length }))
await driver.close()
directory.release()
