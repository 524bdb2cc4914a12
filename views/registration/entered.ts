/** What a form held: the fields of a draft, of a refused post, of a file. */
export type Entered = Readonly<Record<string, string | readonly string[] | undefined>>

export function textOf(entered: Entered, field: string): string {
  const value = entered[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function listOf(entered: Entered, field: string): string[] {
  const value = entered[field]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : [...value]
}

/** What another window, older than the newest state, had entered, and when that state came about. ms */
export type Different = { at: number; entered: Entered }
