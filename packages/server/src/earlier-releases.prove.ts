import { describe, it } from 'node:test'
import { assertUpgradeGoesOn, upgradeSteps } from '../testing/releases/interrupted-upgrade.ts'
import { strace } from '../testing/traced-server.ts'

describe('an upgrade that is killed before any of its steps goes on at the next start', {
  skip: strace.skip,
}, () => {
  for (const step of upgradeSteps)
    it(`before ${step.call} ${step.number} of ${step.file ?? 'any file'}`, () =>
      assertUpgradeGoesOn('593334e-killed', step))
})
