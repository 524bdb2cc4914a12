import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { centreOf, nameIn } from '../../src/catalogue/lookup.ts'
import type { ShownField, ShownSnapshot } from '../../src/review/shown-snapshot.ts'
import { formatFullDay } from '../dates.ts'
import type { PageContext } from '../page-context.ts'

/** A field's former value in words; ids that no list knows any more are said as they are. */
export function formerValue(
  page: PageContext,
  catalogue: Catalogue,
  before: ShownSnapshot,
  field: ShownField,
): string {
  const value = before[field]
  if (!value) return page.words.review.empty
  const t = page.words.details
  switch (field) {
    case 'sex':
      return textOf(t.sexes, value)
    case 'ethnicity':
      return textOf(t.ethnicGroups, value)
    case 'education':
      return textOf(t.educations, value)
    case 'occupation':
      return textOf(t.occupations, value)
    case 'training':
      return textOf(t.trainings, value)
    case 'birth':
      return formatBirthDate(page, value)
    case 'document': {
      const [type = '', masked = ''] = value.split(' ')
      return `${textOf(page.words.identity.documents, type)} ${masked}`
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
      return value
  }
}

/** “二级 C 语言程序设计（24）” of an offering. */
export function subjectName(page: PageContext, catalogue: Catalogue, offering: string): string {
  const subject = catalogue.offerings.find(({ id }) => id === offering)?.subject
  if (!subject) return offering
  return page.lang === 'en' ? `${subject.nameEn} (${subject.code})` : `${subject.name}（${subject.code}）`
}

/** “2004年3月15日” of `2004-03-15`. */
export function formatBirthDate(page: PageContext, day: string): string {
  return formatFullDay(Date.parse(`${day}T00:00:00+08:00`), page.lang)
}

function textOf(list: Record<string, string>, id: string): string {
  return list[id] ?? id
}
