import { DETAILS_FIELDS, fieldOf } from '../../../src/registration/details/fields.ts'
import { details as chinese } from '../../words/zh-CN/details.ts'

/** The lists whose options travel without their codes on Chinese pages, which weigh 400 bytes compressed: code and name. */
const LISTS = new Map<string, [code: string, name: string][]>(
  DETAILS_FIELDS.flatMap((field) => {
    const { control } = fieldOf(field)
    return control.is === 'list' ? [[field, Object.entries(chinese[control.words])]] : []
  }),
)

/** The code of what a form says in one of these fields, be it the code or its name in Chinese; other text as it is. */
export function listCode(field: string, sent: string): string {
  return LISTS.get(field)?.find(([, name]) => name === sent)?.[0] ?? sent
}
