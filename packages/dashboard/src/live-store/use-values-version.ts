import { useEffect, useState } from 'react'
import { useLiveStore } from './live-store-provider.tsx'

/**
 * A number that rises when values have changed, at most once in `pauseMs`: for what is worked out from all
 * sensors, such as the order of a list.
 */
export function useValuesVersion(pauseMs = 1_000): number {
  const { values } = useLiveStore()
  const [version, setVersion] = useState(() => values.version())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = values.subscribeToAll(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        setVersion(values.version())
      }, pauseMs)
    })
    setVersion(values.version())
    return () => {
      end()
      clearTimeout(timer)
    }
  }, [values, pauseMs])
  return version
}
