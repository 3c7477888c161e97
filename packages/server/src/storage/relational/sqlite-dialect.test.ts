import { join } from 'node:path'
import { describeRelationalStore } from '../../../testing/relational-contract.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { describeTogether } from '../../../testing/together-contract.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

const path = join(createTemporaryDirectory(), 'lightfi.sqlite')

describeRelationalStore('SQLite', () => createSqliteDialect(path))

const togetherPath = join(createTemporaryDirectory(), 'together.sqlite')

describeTogether('SQLite', () => createSqliteDialect(togetherPath))
