import { Counter, Gauge, type Registry } from 'prom-client'
import type { TokenStatus } from './token-status.ts'

/** Registers the metrics of the credentials, read from the status that counts at the moment. */
export function createCredentialMetrics(registry: Registry, readStatus: () => TokenStatus): void {
  const registers = [registry]
  new Gauge({
    name: 'lightfi_shim_token_valid_until_seconds',
    help: 'End of the access token in use, Unix seconds; 0 for none.',
    registers,
    collect() {
      this.set((readStatus().validUntilMs ?? 0) / 1000)
    },
  })
  new Gauge({
    name: 'lightfi_shim_login_required',
    help: '1 when only a new login helps.',
    registers,
    collect() {
      this.set(readStatus().state === 'login_required' ? 1 : 0)
    },
  })
  new Counter({
    name: 'lightfi_shim_token_refreshes_total',
    help: 'Requests for a token by their result.',
    labelNames: ['result'],
    registers,
    collect() {
      const { refreshes, failures } = readStatus()
      this.reset()
      this.inc({ result: 'granted' }, refreshes)
      this.inc({ result: 'failed' }, failures)
    },
  })
}
