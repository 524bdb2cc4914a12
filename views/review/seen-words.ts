import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { centreOf, nameIn } from '../../src/catalogue/lookup.ts'
import type { Seen, SeenField } from '../../src/review/seen.ts'
import { fullDay } from '../dates.ts'
import type { Frame } from '../frame.ts'

/** A field's former value in words; ids that no list knows any more are said as they are. */
export function formerly(f: Frame, catalogue: Catalogue, before: Seen, field: SeenField): string {
  const value = before[field]
  if (!value) return f.words.review.empty
  const w = f.words.details
  switch (field) {
    case 'sex':
      return listed(w.sexes, value)
    case 'ethnicity':
      return listed(w.ethnicGroups, value)
    case 'education':
      return listed(w.educations, value)
    case 'occupation':
      return listed(w.occupations, value)
    case 'training':
      return listed(w.trainings, value)
    case 'birth':
      return birthday(f, value)
    case 'document': {
      const [type = '', masked = ''] = value.split(' ')
      return `${listed(f.words.identity.documents, type)} ${masked}`
    }
    case 'centre': {
      const centre = centreOf(catalogue, value)
      return centre ? `${centre.id} ${nameIn(f.lang, centre)}` : value
    }
    case 'subjects':
      return value
        .split(' ')
        .map((id) => subjectName(f, catalogue, id))
        .join(f.words.review.and)
    case 'photo':
      return f.words.review.file.photo
    default:
      return value
  }
}

/** “二级 C 语言程序设计（24）” of an offering. */
export function subjectName(f: Frame, catalogue: Catalogue, offering: string): string {
  const subject = catalogue.offerings.find(({ id }) => id === offering)?.subject
  if (!subject) return offering
  return f.lang === 'en' ? `${subject.nameEn} (${subject.code})` : `${subject.name}（${subject.code}）`
}

/** “2004年3月15日” of `2004-03-15`. */
export function birthday(f: Frame, day: string): string {
  return fullDay(Date.parse(`${day}T00:00:00+08:00`), f.lang)
}

function listed(list: Record<string, string>, id: string): string {
  return list[id] ?? id
}
