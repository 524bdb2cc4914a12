/** What a form held: the fields of a draft, of a refused post, of a file. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

export function textValue(values: FormValues, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function listValue(values: FormValues, field: string): string[] {
  const value = values[field]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : [...value]
}

/** What another window, older than the newest state, had entered, and when that state came about. ms */
export type Conflict = { foundAt: number; values: FormValues }
