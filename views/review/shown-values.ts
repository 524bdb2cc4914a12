import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { centreOf, nameIn } from '../../src/catalogue/lookup.ts'
import { isDocumentType } from '../../src/registration/identity/documents.ts'
import type { ShownField, ShownSnapshot } from '../../src/review/shown-snapshot.ts'
import { formatBirthDate } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import { textOfCode } from '../registration/details/detail-text.ts'

/** The former value of a field as a text. An id that is in no list any more is shown as it is. */
export function formerValue(
  page: PageContext,
  catalogue: Catalogue,
  before: ShownSnapshot,
  field: ShownField,
): string {
  const value = before[field]
  if (!value) return page.words.review.empty
  switch (field) {
    case 'birth':
      return formatBirthDate(value, page.lang)
    case 'document': {
      const [type = '', masked = ''] = value.split(' ')
      const name = isDocumentType(type) ? page.words.identity.documents[type] : type
      return `${name} ${masked}`
    }
    case 'centre': {
      const centre = centreOf(catalogue, value)
      return centre ? `${centre.id} ${nameIn(page.lang, centre)}` : value
    }
    case 'subjects':
      return value
        .split(' ')
        .map((id) => subjectName(page, catalogue, id))
        .join(page.words.review.and)
    case 'photo':
      return page.words.review.file.photo
    default:
      return textOfCode(page.words, field, value)
  }
}

/** “二级 C 语言程序设计（24）” of an offering. */
export function subjectName(page: PageContext, catalogue: Catalogue, offering: string): string {
  const subject = catalogue.offerings.find(({ id }) => id === offering)?.subject
  if (!subject) return offering
  return page.lang === 'en' ? `${subject.nameEn} (${subject.code})` : `${subject.name}（${subject.code}）`
}
