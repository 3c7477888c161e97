import { Button } from '../design/button.tsx'
import { Empty } from '../design/empty.tsx'
import { TextField } from '../design/text-field.tsx'
import { setupTexts } from '../text/en/setup.ts'
import type { ListAddress } from './use-list-address.ts'

/** The field that filters a list. @param label what is looked for in the rows. */
export function ListFilter({ address, label }: { address: ListAddress; label: string }) {
  return (
    <TextField
      label={label}
      showLabel={false}
      placeholder={label}
      type="search"
      maxLength={100}
      value={address.q}
      onChange={address.filter}
    />
  )
}

/** Says that nothing in a list passes its filter, and offers to show all. */
export function NothingFound({ address }: { address: ListAddress }) {
  return (
    <Empty title={setupTexts.list.none}>
      <Button size="small" onPress={address.clear}>
        {setupTexts.list.clear}
      </Button>
    </Empty>
  )
}
