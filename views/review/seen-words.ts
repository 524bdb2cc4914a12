import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { centreOf, nameIn } from '../../src/catalogue/lookup.ts'
import type { Seen, SeenField } from '../../src/review/seen.ts'
import { formatFullDay } from '../dates.ts'
import type { PageContext } from '../page-context.ts'

/** A field's former value in words; ids that no list knows any more are said as they are. */
export function formerly(page: PageContext, catalogue: Catalogue, before: Seen, field: SeenField): string {
  const value = before[field]
  if (!value) return page.words.review.empty
  const t = page.words.details
  switch (field) {
    case 'sex':
      return listed(t.sexes, value)
    case 'ethnicity':
      return listed(t.ethnicGroups, value)
    case 'education':
      return listed(t.educations, value)
    case 'occupation':
      return listed(t.occupations, value)
    case 'training':
      return listed(t.trainings, value)
    case 'birth':
      return birthday(page, value)
    case 'document': {
      const [type = '', masked = ''] = value.split(' ')
      return `${listed(page.words.identity.documents, type)} ${masked}`
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
export function birthday(page: PageContext, day: string): string {
  return formatFullDay(Date.parse(`${day}T00:00:00+08:00`), page.lang)
}

function listed(list: Record<string, string>, id: string): string {
  return list[id] ?? id
}
