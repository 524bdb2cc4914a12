import { details as chinese } from '../../words/zh-CN/details.ts'

/** Lists whose options travel without their codes on Chinese pages, which weigh 400 bytes compressed. */
const LISTS = new Map<string, Record<string, string>>([
  ['ethnicity', chinese.ethnicGroups],
  ['education', chinese.educations],
  ['occupation', chinese.occupations],
  ['training', chinese.trainings],
])

/** The code of what a form says in one of these fields, be it the code or its name in Chinese; other text as it is. */
export function listCode(field: string, sent: string): string {
  const names = Object.entries(LISTS.get(field) ?? {})
  return names.find(([, name]) => name === sent)?.[0] ?? sent
}
