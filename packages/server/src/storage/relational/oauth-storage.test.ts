import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { describeOauthStorage } from '../../../testing/relational-oauth-contract.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

const directory = mkdtempSync(join(tmpdir(), 'oauth-storage-'))
after(() => rmSync(directory, { recursive: true }))

describeOauthStorage('SQLite', () => createSqliteDialect(join(directory, 'lightfi.sqlite')))
