import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'

/** Asks the engine for next to nothing, to see that it answers. */
export function askEngine(): Statement<void> {
  return {
    needs: undefined,
    run: async (driver) => {
      await queryRows(driver, 'SELECT 1', {})
    },
  }
}
