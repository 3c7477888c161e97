/** The server takes no import that is larger. */
export const mostImportBytes = 8 * 1_048_576

/** A file, looked at before anything is sent. */
export type ImportFile =
  | { readonly kind: 'csv'; readonly csv: string }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'trouble'; readonly trouble: 'tooLarge' | 'empty' | 'notJson' }

/** Reads a file as CSV or JSON, by what is in it: its name may be anything. */
export async function readImportFile(file: Pick<Blob, 'size' | 'text'>): Promise<ImportFile> {
  if (file.size > mostImportBytes) return { kind: 'trouble', trouble: 'tooLarge' }
  const csv = await file.text()
  const text = csv.replace(/^\uFEFF/, '').trimStart()
  if (text === '') return { kind: 'trouble', trouble: 'empty' }
  if (!/^[[{]/.test(text)) return { kind: 'csv', csv }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'trouble', trouble: 'notJson' }
  }
}

/** Puts a bare list into the object that the server takes. */
export function wrapRecords(value: unknown, name: 'sensors' | 'locations'): unknown {
  return Array.isArray(value) ? { [name]: value } : value
}
