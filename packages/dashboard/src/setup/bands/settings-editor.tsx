import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { orderVariables } from '../../data/order-variables.ts'
import type { Location } from '../../data/queries.ts'
import { Notice } from '../../design/notice.tsx'
import { Picker } from '../../design/picker.tsx'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import { EditForm } from '../edit-form.tsx'
import { PanelPart } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { BandEditor } from './band-editor.tsx'
import { BandScale } from './band-scale.tsx'
import { checkSettings } from './check-settings.ts'
import { findInherited, nameInherited } from './find-inherited.ts'
import { findReach } from './find-reach.ts'
import { PlainSetting } from './plain-setting.tsx'
import { Setting } from './setting.tsx'
import {
  type BandField,
  bandField,
  plainNames,
  type SettingsForm,
  toDrafts,
  toForm,
  toSettings,
} from './settings-form.ts'
import type { Settings } from './settings-panel.tsx'
import { useOwnSettings } from './use-own-settings.ts'
import { writeSetting } from './write-setting.ts'

const words = settingsTexts

/** Settings of the editor. */
export interface SettingsEditorProps {
  readonly location: Location
  readonly settings: Settings
  /** Those of the location above, where that is in sight. */
  readonly above: Settings | undefined
}

/** Sets what a location has of its own, and lets go of it. */
export function SettingsEditor({ location, settings, above }: SettingsEditorProps) {
  const { client, catalogue, locations } = useDashboard()
  const memory = useQueryClient()
  const others = useOwnSettings()
  // Events and states have words of their own, and no bands.
  const variables = useMemo(
    () =>
      orderVariables(catalogue.variables).filter(({ kind, values }) => kind !== 'event' && values === null),
    [catalogue],
  )
  const varNames = useMemo(() => variables.map(({ var_name }) => var_name), [variables])
  const saved = useMemo(() => toForm(settings.own, varNames), [settings.own, varNames])
  const edits = useEdits<SettingsForm>(`settings ${location.location_id}`, saved)
  const { value, set } = edits
  const inherited = findInherited(settings, above)
  const faults = checkSettings(value, varNames)
  const refresh = () =>
    Promise.all(
      // The tree says what locations set themselves.
      [['settings'], ['tree']].map((queryKey) => memory.invalidateQueries({ queryKey })),
    )

  const writeSource = (
    field: keyof SettingsForm,
    from: ReturnType<typeof inherited.bands>,
    isUnsaid = false,
  ) => {
    if (value[field] === null) {
      const source = isUnsaid ? '' : nameInherited(from?.from)
      return saved[field] === null ? source : `${source} ${words.sources.unsaved}`
    }
    const { below, exceptions } = findReach(
      locations,
      location.location_id,
      (id) => others.get(id)?.includes(field) ?? false,
    )
    return `${words.sources.own} ${words.reach(below, exceptions)}`
  }
  const labels = {
    ...words.fields,
    bands: words.bands,
    ...Object.fromEntries(
      variables.map(({ var_name, label }) => [bandField(var_name), words.bandsOf(label)]),
    ),
  }
  const shown = variables.filter(
    ({ var_name }) => value[bandField(var_name)] !== null || inherited.bands(var_name) !== undefined,
  )
  const rest = variables.filter((variable) => !shown.includes(variable))
  return (
    <EditForm
      edits={edits}
      labels={labels as Readonly<Record<keyof SettingsForm & string, string>>}
      write={writeSetting}
      isFaulty={faults.size > 0}
      save={() =>
        client.putLocationSettings(location.location_id, toSettings(value, varNames), {
          ifVersion: settings.version,
        })
      }
      onSaved={refresh}
      reload={() => void refresh()}
    >
      {(faultOf) => (
        <>
          <PanelPart title={words.plainTitle}>
            {plainNames.map((name) => {
              const from = inherited.plain(name)
              return (
                <PlainSetting
                  key={name}
                  name={name}
                  value={value[name]}
                  inherited={from?.value ?? null}
                  source={writeSource(name, from && { value: [], from: from.from }, from?.value === null)}
                  faults={[...(faults.get(name) ?? []), ...list(faultOf(name))]}
                  onChange={(next) => set(name, next)}
                />
              )
            })}
          </PanelPart>
          <PanelPart title={words.bandsTitle}>
            {list(faultOf('bands' as BandField)).map((fault) => (
              <Notice key={fault} tone="alarm">
                {fault}
              </Notice>
            ))}
            {shown.map((variable) => {
              const name = bandField(variable.var_name)
              const drafts = value[name] ?? null
              const taken = inherited.bands(variable.var_name)
              const begin = taken?.value ?? variable.bands ?? newBands
              return (
                <Setting
                  key={name}
                  label={variable.label}
                  isOwn={drafts !== null}
                  source={writeSource(name, taken)}
                  faults={faults.get(name) ?? []}
                  onSet={() => set(name, toDrafts(begin))}
                  onLetGo={() => set(name, null)}
                >
                  {drafts !== null && (
                    <BandEditor variable={variable} drafts={drafts} onChange={(next) => set(name, next)} />
                  )}
                  {drafts === null && taken && <BandScale variable={variable} bands={taken.value} isNamed />}
                </Setting>
              )
            })}
            {rest.length > 0 && (
              <Picker
                label={words.addVariable}
                placeholder={words.pickVariable}
                options={rest.map(({ var_name, label, unit }) => ({
                  value: var_name,
                  text: label,
                  detail: unit,
                }))}
                value={undefined}
                onChange={(varName) => set(bandField(varName), toDrafts(newBands))}
              />
            )}
          </PanelPart>
        </>
      )}
    </EditForm>
  )
}

/** What a variable without bands begins with; the limit has to be typed. */
const newBands = [
  { name: words.editor.names.good, to: null, severity: 0 },
  { name: words.editor.names.other, to: null, severity: 2 },
]

function list(fault: string | undefined): readonly string[] {
  return fault === undefined ? [] : [fault]
}
