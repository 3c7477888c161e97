/**
 * A browser with a person before it, for tests: `node browse-as-person.ts DEMO_JSON URL` logs the first demo
 * user in.
 */
import { readFile } from 'node:fs/promises'
import { driveLogin } from '../../compat/drive-login.ts'
import type { DemoFacts } from '../../demo/index.ts'

const [factsFile = '', url = ''] = process.argv.slice(2)
const { users } = JSON.parse(await readFile(factsFile, 'utf8')) as DemoFacts
const [user] = users
if (user === undefined) throw new Error(`${factsFile} has no user`)
await driveLogin(new URL(url), user)
