import type { notice } from '../../../db/schema.ts'

export type SeedNotice = Omit<typeof notice.$inferInsert, 'sittingId'>

/** The sitting's own texts belong to no province. */
export const ALL_PROVINCES = ''

/** One line each: a paragraph, a heading ("## …") or a list item ("- …"). */
export function text(...lines: readonly string[]): string {
  return lines.join('\n')
}
