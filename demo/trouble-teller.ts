import { findDemoOrganisation } from './demo-organisations.ts'
import type { SimulationReport } from './simulation-messages.ts'

/** Reports of the simulation about trouble, or about its end. */
type TroubleReport = Extract<
  SimulationReport,
  { readonly kind: 'retry' | 'dropped' | 'rejected' | 'stuck' | 'unstuck' }
>

/** Tells people about faults of the simulation, each once. */
export class TroubleTeller {
  readonly #accessFile: string
  readonly #say: (text: string) => void
  readonly #stuck = new Map<string, string>()
  readonly #toldRejections = new Set<string>()

  /**
   * @param accessFile where a gateway reads its secret again.
   * @param say is given each text.
   */
  constructor(accessFile: string, say: (text: string) => void) {
    this.#accessFile = accessFile
    this.#say = say
  }

  /** Tells of a report. */
  tell(report: TroubleReport): void {
    switch (report.kind) {
      case 'rejected':
        this.tellRejected(report.reasons)
        break
      case 'retry':
        this.#say(
          `A gateway could not post (${report.reason}); it tries again in ${(report.waitMs / 1000).toFixed(1)} s`,
        )
        break
      case 'dropped':
        this.#say(`The queue of a gateway was full: ${report.count} readings were lost`)
        break
      case 'stuck':
        this.#tellStuck(report.organisationId, report.reason)
        break
      case 'unstuck':
        if (this.#stuck.delete(report.organisationId))
          this.#say(`The gateway of ${nameOrganisation(report.organisationId)} posts again.`)
    }
  }

  /** Tells of rejected readings, once for each reason. */
  tellRejected(reasons: readonly string[]): void {
    const [first] = reasons
    if (first === undefined || reasons.every((reason) => this.#toldRejections.has(reason))) return
    for (const reason of reasons) this.#toldRejections.add(reason)
    this.#say(
      `The API rejected ${reasons.length} simulated readings: ${first} The others go on; \`npm start\` makes sensors of the demo anew that are missing.`,
    )
  }

  #tellStuck(organisationId: string, reason: string): void {
    if (this.#stuck.get(organisationId) === reason) return
    this.#stuck.set(organisationId, reason)
    const name = nameOrganisation(organisationId)
    this.#say(
      `The gateway of ${name} cannot post: ${reason}\nThe server goes on. If the secret of the gateway was changed, write the new one into ${this.#accessFile}, as client_secret of its gateway; if it was disabled, enable it. Either is noticed within seconds, and what is missing is sent then. If it was deleted, \`npm start\` makes a new one.`,
    )
  }
}

function nameOrganisation(organisationId: string): string {
  return findDemoOrganisation(organisationId).name
}
