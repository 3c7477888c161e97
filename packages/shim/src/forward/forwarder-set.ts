import { createClient } from '@openlightfi/client'
import type { ShimConfig } from '../config/config-schema.ts'
import type { TokenKeeper } from '../credentials/token-keeper.ts'
import type { PartContext, RunningPart } from '../shim-part.ts'
import { createForwarders } from './create-forwarders.ts'

/** The parts of forwarders that can change with the configuration. */
interface Wanted {
  readonly config: ShimConfig
  readonly keeper: TokenKeeper
}

/** The forwarders of a shim, which follow its configuration. */
export class ForwarderSet {
  readonly #context: Omit<PartContext, 'client'>
  #running: RunningPart | undefined
  /** The parts of the running ones. */
  #made: (Wanted & { readonly key: string }) | undefined

  constructor(context: Omit<PartContext, 'client'>) {
    this.#context = context
  }

  /**
   * Runs the forwarders of a configuration. Where they are the same as before, all go on, and those that
   * failed try again.
   */
  async change({ config, keeper }: Wanted): Promise<void> {
    const key = JSON.stringify([config.server, config.allowInsecureHttp, config.forwarders])
    if (this.#made?.key === key && this.#made.keeper === keeper) return this.wake()
    await this.close()
    const client = createClient({
      baseUrl: config.server,
      tokens: keeper,
      allowInsecureHttp: config.allowInsecureHttp,
      fetch: this.#context.fetch,
    })
    this.#running = await createForwarders(config.forwarders, { ...this.#context, client })
    this.#made = { config, keeper, key }
  }

  /** Has them try again at once what failed. */
  wake(): void {
    this.#running?.wake()
  }

  /** For /health. */
  readHealth(): ReturnType<RunningPart['readHealth']> {
    return this.#running?.readHealth() ?? { ok: true, forwarders: [] }
  }

  /** Ends all. */
  async close(): Promise<void> {
    const running = this.#running
    this.#running = undefined
    this.#made = undefined
    await running?.close()
  }
}
