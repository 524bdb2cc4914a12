import type { Province, Sitting } from '../../catalogue/catalogue.ts'

/** Where registration begins: a sitting, and a province in which it is held. */
type Start = { sitting: string; province: Province }

export type StartProblem = { field: string; is: 'no-province' }

/** The field of one sitting's form: several forms may stand on the page. */
export function provinceField(sitting: string): string {
  return `province-${sitting}`
}

/** Null where the form names a sitting or a province that is not on the page. */
export function readStart(
  form: Readonly<Record<string, string | undefined>>,
  sittings: readonly { sitting: Sitting; provinces: Province[] }[],
): { ok: Start | null } | { problems: StartProblem[] } {
  const sitting = form.sitting ?? ''
  const field = provinceField(sitting)
  const held = sittings.find((one) => one.sitting.id === sitting)
  if (held && !form[field]) return { problems: [{ field, is: 'no-province' }] }
  const province = held?.provinces.find(({ id }) => id === form[field])
  return { ok: province ? { sitting, province } : null }
}
