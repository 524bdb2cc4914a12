import type { DocumentCheck } from '../../src/review/document-check.ts'
import { Tag } from '../components.tsx'
import { formatBirthDate } from '../dates.ts'
import type { PageContext } from '../page-context.ts'

/** The findings of the system about the number, beside it. They advise and never decide (ux 3.3). */
export function DocumentChecks({ page, checks }: { page: PageContext; checks: DocumentCheck[] }) {
  return (
    <>
      {checks.map((check) => (
        <Tag tone={check.is === 'agrees' ? 'ok' : check.is === 'nothing-to-compare' ? 'shut' : 'back'}>
          {checkText(page, check)}
        </Tag>
      ))}
    </>
  )
}

/** The registration that has claimed the document: no document can be registered twice in a sitting (spec R3). */
export function SameDocument({ page, claim }: { page: PageContext; claim: 'own' | 'other' | 'none' }) {
  const t = page.words.review.file
  if (claim === 'own') return <Tag tone="ok">{t.noOther}</Tag>
  return <Tag tone="back">{claim === 'other' ? t.other : t.unclaimed}</Tag>
}

function checkText(page: PageContext, check: DocumentCheck): string {
  const t = page.words.review.file.checks
  switch (check.is) {
    case 'birth':
      return t.birth(formatBirthDate(check.inNumber, page.lang))
    case 'sex':
      return t.sex(page.words.details.sexes[check.inNumber])
    default:
      return t[check.is]
  }
}
