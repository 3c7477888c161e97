import type { Client, Schemas } from '@openlightfi/client'
import { useSuspenseQueries } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { type Location, queries, type Sensor, type Variable } from '../data/queries.ts'
import type { Session } from './session.ts'

/** What every screen may rely on: it has been read before any screen is shown. */
export interface Dashboard {
  readonly session: Session
  readonly client: Client
  readonly me: Schemas['Me']
  /** All locations in sight, each followed by what lies in it. */
  readonly locations: readonly Location[]
  readonly preferences: Schemas['PreferencesOutput']
  /** Finds a variable of the catalogue. */
  findVariable(varName: string): Variable | undefined
  /** Finds the family of a sensor. */
  findFamily(family: Sensor['family']): Schemas['SensorFamilyOutput'] | undefined
  /** The catalogue itself. */
  readonly catalogue: Schemas['VariableCatalogue']
}

const Context = createContext<Dashboard | undefined>(undefined)

/** Reads what every screen needs, all at once, and shows `children` when it is there. */
export function DashboardProvider({ session, children }: { session: Session; children: ReactNode }) {
  const { client } = session
  const [me, locations, catalogue, preferences] = useSuspenseQueries({
    queries: [
      queries.me(client),
      queries.tree(client),
      queries.catalogue(client),
      queries.preferences(client),
    ],
  })
  const dashboard = useMemo<Dashboard>(
    () => ({
      session,
      client,
      me: me.data,
      locations: locations.data,
      catalogue: catalogue.data,
      preferences: preferences.data,
      findVariable: (varName) => catalogue.data.variables.find(({ var_name }) => var_name === varName),
      findFamily: (family) => catalogue.data.families.find((one) => one.family === family),
    }),
    [session, client, me.data, locations.data, catalogue.data, preferences.data],
  )
  return <Context value={dashboard}>{children}</Context>
}

/** Gives a screen what it may rely on. */
export function useDashboard(): Dashboard {
  const dashboard = use(Context)
  if (dashboard === undefined) throw new Error('This part stands outside of DashboardProvider.')
  return dashboard
}
