import { beforeEach, describe, expect, test } from 'vitest'
import { setUpExamDay } from '../exam-day.ts'
import { setClock } from '../fixture.ts'
import { approve, fileAddress, returnFile, shownVersion, w } from './review-pages.ts'
import { type ReviewScene, twoReviewers } from './two-reviewers.ts'

const day = setUpExamDay()
let wang: ReviewScene['wang']
let zhao: ReviewScene['zhao']
let li: ReviewScene['li']

beforeEach(async () => {
  ;({ wang, zhao, li } = await twoReviewers(day, 'M'))
})

describe('two reviewers have the same registration open', () => {
  test('the first decides, the second reads the officer and the time, and nothing of the second is recorded', async () => {
    await wang.get(fileAddress(li.id))
    await zhao.get(fileAddress(li.id))
    setClock('10:21:38')
    await approve(zhao, li.id)
    expect([zhao.status, zhao.location]).toEqual([303, `/office/review/next?done=${li.id}`])
    setClock('10:21:40')
    await returnFile(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain('赵老师 在 10:21:38 已通过。您的决定没有记录')
    expect(wang.page).not.toContain('data-decides')
    const { stage } = await li.registration()
    expect(stage).toMatchObject({ is: 'approved', by: 'staff-zhao' })
    const view = await li.desk.readWithHistory()
    expect(view?.history.filter(({ what }) => what === 'approved' || what === 'returned')).toHaveLength(1)
  })

  test('both approve it at the same moment: one approval is recorded, the other officer is refused', async () => {
    await wang.get(fileAddress(li.id))
    await zhao.get(fileAddress(li.id))
    const answers = await Promise.all([approve(wang, li.id), approve(zhao, li.id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const view = await li.desk.readWithHistory()
    expect(view?.history.filter(({ what }) => what === 'approved')).toHaveLength(1)
  })

  test('an approval after a colleague’s return is refused with the colleague’s name', async () => {
    await wang.get(fileAddress(li.id))
    await zhao.get(fileAddress(li.id))
    setClock('10:05:01')
    await returnFile(zhao, li.id)
    await approve(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain('赵老师 在 10:05:01 已退回修改。您的决定没有记录')
  })
})

describe('the same reviewer sends the same decision twice', () => {
  test('both are successes, with one line in the history', async () => {
    await wang.get(fileAddress(li.id))
    const shown = shownVersion(wang)
    await approve(wang, li.id, shown)
    await approve(wang, li.id, shown)
    expect([wang.status, wang.location]).toEqual([303, `/office/review/next?done=${li.id}`])
    const view = await li.desk.readWithHistory()
    expect(view?.history.filter(({ what }) => what === 'approved')).toHaveLength(1)
  })

  test('the second is a success even if the candidate has corrected and sent again meanwhile', async () => {
    await wang.get(fileAddress(li.id))
    const shown = shownVersion(wang)
    await returnFile(wang, li.id, { reason: 'head' }, shown)
    await li.uploads('a better photo')
    await li.sendToReview()
    await returnFile(wang, li.id, { reason: 'head' }, shown)
    expect(wang.status).toBe(303)
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('another decision is refused: the first one is kept', async () => {
    await wang.get(fileAddress(li.id))
    const shown = shownVersion(wang)
    setClock('10:00:07')
    await approve(wang, li.id, shown)
    await returnFile(wang, li.id, { reason: 'head' }, shown)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain('王老师 在 10:00:07 已通过。您的决定没有记录')
    expect((await li.registration()).stage.is).toBe('approved')
  })
})

describe('the candidate acts while a reviewer has the registration open', () => {
  test('a withdrawal wins', async () => {
    await wang.get(fileAddress(li.id))
    setClock('10:21:40')
    await li.withdraws()
    await approve(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain('10:21:40 考生撤回了审核。您的决定没有记录')
    expect((await li.registration()).stage.is).toBe('submitted')
  })

  test('a registration that was withdrawn, changed and sent again is shown with the values that the reviewer saw', async () => {
    await wang.get(fileAddress(li.id))
    await li.withdraws()
    await li.submits({ details: { class: '计算机 2203 班' } })
    setClock('10:21:40')
    await li.sendToReview()
    await approve(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain('10:21:40 考生撤回并修改了，您看的是旧的。下面是新的，改动已标出')
    expect(wang.page).toMatch(/<div class="new"><dt>学校 \/ 班级<\/dt>/)
    expect(wang.text).toContain('您看到的是：班级：空')
    expect((await li.registration()).stage.is).toBe('pending')
    await approve(wang, li.id)
    expect(wang.status).toBe(303)
    expect((await li.registration()).stage.is).toBe('approved')
  })

  test('a photo that was changed between opening and deciding is not approved unseen', async () => {
    await wang.get(fileAddress(li.id))
    await li.withdraws()
    await li.uploads('somebody else')
    await li.sendToReview()
    await approve(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain(w.file.photoChanged)
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('the new round with the old photo is refused, and the new photo with the old round', async () => {
    await wang.get(fileAddress(li.id))
    const old = shownVersion(wang)
    await li.withdraws()
    await li.uploads('somebody else')
    await li.sendToReview()
    const { round } = await li.registration()
    await approve(wang, li.id, { ...old, round: String(round) })
    expect(wang.status).toBe(409)
    await approve(wang, li.id, { ...old, photo: (await li.photo()).hash })
    expect(wang.status).toBe(409)
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('a deleted registration is not decided', async () => {
    await wang.get(fileAddress(li.id))
    setClock('10:22')
    await li.deletes()
    await returnFile(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain('10:22:00 考生删除了报考信息。您的决定没有记录')
    expect((await li.registration()).stage.is).toBe('deleted')
  })
})
