import { type VarName, varNameList } from '@openlightfi/contract'
import { tagContent } from '../http/entity-tag.ts'
import type { RetentionRuleRepository } from '../storage/relational/retention-rule-repository.ts'
import type { Alongside, Together, Transaction } from '../storage/relational/transaction.ts'

/** The days for which readings are kept, by variable; those that are absent are kept for ever. */
export type RetentionDays = Readonly<Partial<Record<VarName, number>>>

/** The rules of all organisations, in memory and durable. Without a rule nothing expires. */
export class RetentionRules {
  readonly #together: Together
  readonly #byOrganisation = new Map<string, RetentionDays>()

  private constructor(together: Together) {
    this.#together = together
  }

  /** Loads the rules. */
  static async load(parts: {
    readonly retentionRules: RetentionRuleRepository
    readonly together: Together
  }): Promise<RetentionRules> {
    const rules = new RetentionRules(parts.together)
    for (const { organisationId, varName, days } of await parts.retentionRules.list()) {
      rules.#byOrganisation.set(organisationId, { ...rules.of(organisationId), [varName]: days })
    }
    return rules
  }

  /** True when no organisation has a rule. */
  get isEmpty(): boolean {
    return this.#byOrganisation.size === 0
  }

  /** Returns the rules of an organisation. */
  of(organisationId: string): RetentionDays {
    return this.#byOrganisation.get(organisationId) ?? {}
  }

  /** Returns a text that stands for the rules of an organisation. */
  versionOf(organisationId: string): string {
    return tagContent(listRules(this.of(organisationId)))
  }

  /**
   * Puts rules in place of all that an organisation had.
   * @param check throws where they are not to be put, in the turn of the write.
   */
  async put(
    organisationId: string,
    days: RetentionDays,
    check: () => void,
    alongside: Alongside,
  ): Promise<void> {
    await this.#together(async (within: Transaction) => {
      check()
      const rules = listRules(days).map(([varName, count]) => ({ organisationId, varName, days: count }))
      await within.retentionRules.replace(organisationId, rules)
      await alongside(within)
      within.afterCommit(() => {
        if (rules.length === 0) this.#byOrganisation.delete(organisationId)
        else this.#byOrganisation.set(organisationId, days)
      })
    })
  }
}

function listRules(days: RetentionDays): [VarName, number][] {
  return varNameList.flatMap((varName) => {
    const count = days[varName]
    return count === undefined ? [] : [[varName, count] as [VarName, number]]
  })
}
