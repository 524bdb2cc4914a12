import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withCheck } from '../registration/identity/card-numbers.ts'

const PHOTOS = join(import.meta.dirname, '../../src/dev/photos')

/** Everything the page of details asks for, but centre, subjects and its hidden fields. */
export function details(name: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ name, ethnicity: 'HA', education: 'bachelor', occupation: 'student', training: '' },
    ...{ mobile: '13900139000', email: 'candidate@example.cn', address: '', postcode: '' },
    ...{ school: '中原示例大学', faculty: '', major: '', grade: '', class: '', studentNumber: '' },
    ...{ remark: '', declaration: 'yes' },
    ...more,
  }
}

/** A resident card, different for every `n`. */
export function cardOf(n: number): string {
  return withCheck(`4101022003${String(1 + (n % 12)).padStart(2, '0')}15${String(n % 1000).padStart(3, '0')}`)
}

export async function photoForm(name: 'li-xiaoming' | 'zhang-min'): Promise<FormData> {
  const form = new FormData()
  const bytes = await readFile(join(PHOTOS, `${name}.jpg`))
  form.set('photo', new File([bytes], `${name}.jpg`, { type: 'image/jpeg' }))
  return form
}
