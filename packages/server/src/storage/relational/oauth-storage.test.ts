import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { testOauthStorage } from '../../../testing/relational-oauth-contract.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

const directory = mkdtempSync(join(tmpdir(), 'oauth-storage-'))
after(() => rmSync(directory, { recursive: true }))

testOauthStorage('SQLite', () => createSqliteDialect(join(directory, 'lightfi.sqlite')))
