import { WORDS } from '../../views/words.ts'
import type { Visitor } from '../passport/visitor.ts'

export const { review: w, office } = WORDS['zh-CN']

export const fileAddress = (id: string) => `/office/review/${id}`

/** The hidden fields of the decision forms on an open page. */
export function shownVersion(page: Visitor): { round: string; photo: string; shown: string } {
  const value = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.page)?.[1]?.replaceAll('&quot;', '"') ?? ''
  return { round: value('round'), photo: value('photo'), shown: value('shown') }
}

export async function approve(officer: Visitor, id: string, shown = shownVersion(officer)): Promise<Visitor> {
  return officer.post(`${fileAddress(id)}/approval`, shown)
}

export async function returnFile(
  officer: Visitor,
  id: string,
  why: Record<string, string> = { reason: 'background' },
  shown = shownVersion(officer),
): Promise<Visitor> {
  return officer.post(`${fileAddress(id)}/return`, { ...shown, ...why })
}

/** Names in the order of the rows. */
export function rowNames(page: Visitor): string[] {
  return [...page.page.matchAll(/<a href="\/office\/review\/[A-Z0-9]{16}">([^<]*)<\/a>/g)].map(
    ([, name = '']) => name,
  )
}

export function callCounts(page: Visitor): { d1: number; do: number } {
  const timing = page.headers.get('Server-Timing') ?? ''
  const one = (name: string) => Number(new RegExp(`${name};desc="(\\d+)"`).exec(timing)?.[1])
  return { d1: one('d1'), do: one('do') }
}
