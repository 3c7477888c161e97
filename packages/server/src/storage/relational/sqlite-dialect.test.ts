import { join } from 'node:path'
import { testRelationalStore } from '../../../testing/relational-contract.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { testTogether } from '../../../testing/together-contract.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

const path = join(createTemporaryDirectory(), 'lightfi.sqlite')

testRelationalStore('SQLite', () => createSqliteDialect(path))

const togetherPath = join(createTemporaryDirectory(), 'together.sqlite')

testTogether('SQLite', () => createSqliteDialect(togetherPath))
