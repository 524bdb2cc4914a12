import { WORDS } from '../../views/words.ts'
import type { Visitor } from '../passport/visitor.ts'

export const { review: w, office } = WORDS['zh-CN']

export const fileOf = (id: string) => `/office/review/${id}`

/** What the decision forms of an open page carry. */
export function version(page: Visitor): { round: string; photo: string; seen: string } {
  const value = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.page)?.[1]?.replaceAll('&quot;', '"') ?? ''
  return { round: value('round'), photo: value('photo'), seen: value('seen') }
}

export async function passes(officer: Visitor, id: string, seen = version(officer)): Promise<Visitor> {
  return officer.post(`${fileOf(id)}/approval`, seen)
}

export async function returns(
  officer: Visitor,
  id: string,
  why: Record<string, string> = { reason: 'background' },
  seen = version(officer),
): Promise<Visitor> {
  return officer.post(`${fileOf(id)}/return`, { ...seen, ...why })
}

/** Names in the order of the rows. */
export function rows(page: Visitor): string[] {
  return [...page.page.matchAll(/<a href="\/office\/review\/[A-Z0-9]{16}">([^<]*)<\/a>/g)].map(
    ([, name = '']) => name,
  )
}

export function calls(page: Visitor): { d1: number; do: number } {
  const timing = page.headers.get('Server-Timing') ?? ''
  const one = (name: string) => Number(new RegExp(`${name};desc="(\\d+)"`).exec(timing)?.[1])
  return { d1: one('d1'), do: one('do') }
}
