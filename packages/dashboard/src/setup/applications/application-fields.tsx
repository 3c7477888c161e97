import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { Check, CheckList } from '../check-list.tsx'
import { LinesField } from '../lines-field.tsx'
import { NumberField } from '../number-field.tsx'
import type { EditsOf } from '../use-edits.ts'
import styles from './application-fields.module.css'
import { type ApplicationForm, bounds, grantsOf, type Kind, scopesOf } from './purposes.ts'

const words = applicationTexts
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 3 })

/** How many seconds one is of what is typed. */
const units = {
  access_token_lifetime_s: 60,
  refresh_token_lifetime_s: 86_400,
  rotation_grace_s: 1,
} as const satisfies Record<keyof typeof bounds, number>

/** Settings of the fields. */
export interface ApplicationFieldsProps {
  readonly kind: Kind
  readonly edits: EditsOf<ApplicationForm>
  readonly faultOf: (name: keyof ApplicationForm) => string | undefined
}

/** The settings of an application: those that everybody sets, and the others behind Advanced. */
export function ApplicationFields({ kind, edits, faultOf }: ApplicationFieldsProps) {
  const { value, set } = edits
  const hasLogin = kind !== 'service'
  // Those of a program are for trying it out; a web application has its own.
  const callbacks = hasLogin && (
    <LinesField
      label={words.fields.callback_urls}
      value={value.callback_urls}
      hint={words.hints.callback_urls}
      error={faultOf('callback_urls')}
      onChange={(urls) => set('callback_urls', urls)}
    />
  )
  return (
    <>
      <TextField
        label={words.fields.name}
        value={value.name}
        maxLength={100}
        hint={words.hints.name}
        error={faultOf('name')}
        onChange={(name) => set('name', name)}
      />
      {kind === 'public' && (
        <>
          {callbacks}
          <SignOut edits={edits} faultOf={faultOf} />
        </>
      )}
      <details className={styles.advanced} open={hasFault(faultOf)}>
        <summary>{words.advanced}</summary>
        <div className={styles.fields}>
          {kind === 'confidential' && (
            <>
              {callbacks}
              <SignOut edits={edits} faultOf={faultOf} />
            </>
          )}
          <Rights kind={kind} edits={edits} faultOf={faultOf} />
          <Lifetimes kind={kind} edits={edits} faultOf={faultOf} />
        </div>
      </details>
    </>
  )
}

/** A fault is not hidden behind what is closed. */
function hasFault(faultOf: ApplicationFieldsProps['faultOf']): boolean {
  return advancedFields.some((name) => faultOf(name) !== undefined)
}

const advancedFields = [
  'callback_urls',
  'sign_out_urls',
  'scopes',
  'allowed_grants',
  'access_token_lifetime_s',
  'refresh_token_lifetime_s',
  'rotate_refresh_tokens',
  'rotation_grace_s',
  'echo_refresh_token',
  'signing_algorithm',
  'first_party',
] as const satisfies readonly (keyof ApplicationForm)[]

function SignOut({ edits, faultOf }: Omit<ApplicationFieldsProps, 'kind'>) {
  return (
    <LinesField
      label={words.fields.sign_out_urls}
      value={edits.value.sign_out_urls}
      hint={words.hints.sign_out_urls}
      error={faultOf('sign_out_urls')}
      onChange={(urls) => edits.set('sign_out_urls', urls)}
    />
  )
}

function Rights({ kind, edits, faultOf }: ApplicationFieldsProps) {
  const { value, set } = edits
  return (
    <>
      <CheckList
        label={words.fields.scopes}
        options={listOptions(scopesOf[kind], value.scopes, words.scopes)}
        value={value.scopes}
        error={faultOf('scopes')}
        onChange={(scopes) => set('scopes', scopes)}
      />
      <CheckList
        label={words.fields.allowed_grants}
        options={listOptions(grantsOf[kind], value.allowed_grants, words.grants)}
        value={value.allowed_grants}
        error={faultOf('allowed_grants')}
        onChange={(grants) => set('allowed_grants', grants)}
      />
    </>
  )
}

/** Lists what may be chosen, and what was chosen before. */
function listOptions<Value extends string>(
  known: readonly Value[],
  chosen: readonly Value[],
  texts: Readonly<Record<Value, string>>,
) {
  return [...new Set([...known, ...chosen])].map((value) => ({ value, text: texts[value], detail: value }))
}

function Lifetimes({ kind, edits, faultOf }: ApplicationFieldsProps) {
  const { value, set } = edits
  const hasLogin = kind !== 'service'
  const rotates = kind === 'public' || value.rotate_refresh_tokens
  const number = (name: keyof typeof bounds) => (
    <NumberField
      label={words.fields[name]}
      value={value[name]}
      unit={units[name]}
      hint={words.hints.between(
        numbers.format(bounds[name][0] / units[name]),
        numbers.format(bounds[name][1] / units[name]),
      )}
      error={faultOf(name)}
      onChange={(seconds) => set(name, seconds)}
    />
  )
  const check = (name: 'rotate_refresh_tokens' | 'echo_refresh_token' | 'first_party', hint?: string) => (
    <Check
      label={words.fields[name]}
      {...(hint !== undefined && { hint })}
      value={value[name]}
      error={faultOf(name)}
      onChange={(isSet) => set(name, isSet)}
    />
  )
  return (
    <>
      {number('access_token_lifetime_s')}
      {hasLogin && number('refresh_token_lifetime_s')}
      {kind === 'confidential' && check('rotate_refresh_tokens', words.hints.rotate_refresh_tokens)}
      {hasLogin && rotates && number('rotation_grace_s')}
      {kind === 'confidential' && !rotates && check('echo_refresh_token')}
      {hasLogin && check('first_party')}
      <Select
        label={words.fields.signing_algorithm}
        showLabel
        look="field"
        options={(['default', 'RS256', 'ES256'] as const).map((algorithm) => ({
          value: algorithm,
          text: words.algorithms[algorithm],
        }))}
        value={value.signing_algorithm}
        onChange={(algorithm) => set('signing_algorithm', algorithm)}
      />
    </>
  )
}
