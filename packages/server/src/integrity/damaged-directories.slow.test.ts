import { describeDamagedDirectories } from '../../testing/damaged-directories-contract.ts'

describeDamagedDirectories('some')
