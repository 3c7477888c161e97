import { testDamagedDirectories } from '../../testing/damaged-directories-contract.ts'

testDamagedDirectories('some')
