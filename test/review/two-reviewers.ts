import type { ExamDay } from '../exam-day.ts'
import { Candidate, ZHONGYUAN } from '../fixture.ts'
import { logInOfficer } from '../officer.ts'
import type { Visitor } from '../passport/visitor.ts'

export type ReviewScene = { wang: Visitor; zhao: Visitor; li: Candidate }

/** Two reviewers of one centre, and a candidate who waits there: every test has its own, by its number and a letter. */
export async function twoReviewers({ catalogue, n }: ExamDay, letter: string): Promise<ReviewScene> {
  const at = { centre: ZHONGYUAN, province: 'henan' }
  const wang = await logInOfficer('wang', '王老师', at)
  const zhao = await logInOfficer('zhao', '赵老师', at)
  const id = `LX${letter}${'ABCDEFGHJKLMNPQRTUVWXY346789'[n]}XMLXMLXMLXML`
  const number = `410102200403151${String(n).padStart(2, '0')}`
  return { wang, zhao, li: await Candidate.sentToReview(catalogue, { id, name: '李晓明', number }) }
}
