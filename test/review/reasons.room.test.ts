import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { setUpExamDay } from '../exam-day.ts'
import { setClock } from '../fixture.ts'
import { approve, fileAddress, returnFile, w } from './review-pages.ts'
import { type ReviewScene, twoReviewers } from './two-reviewers.ts'

const day = setUpExamDay()
let wang: ReviewScene['wang']
let zhao: ReviewScene['zhao']
let li: ReviewScene['li']

beforeEach(async () => {
  ;({ wang, zhao, li } = await twoReviewers(day, 'R'))
})

describe('a decision', () => {
  test('to return needs a reason', async () => {
    await wang.get(fileAddress(li.id))
    await returnFile(wang, li.id, {})
    expect(wang.status).toBe(422)
    expect(wang.page).toContain('<title>错误：报名审核')
    expect(wang.page.split(w.problems['no-reason'])).toHaveLength(3)
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test.each([
    '请联系 13800138000',
    '身份证 410102 20040315 1234 有误',
    '１３８-００１３-８０００',
    '护照号应为 E12345678',
    '４１０１０２２００４０３１５１２３Ｘ',
  ])('carries no number of a person: “%s”', async (note) => {
    await wang.get(fileAddress(li.id))
    await returnFile(wang, li.id, { reason: 'number', note })
    expect(wang.status).toBe(422)
    expect(wang.text).toContain(w.problems.private)
    expect(wang.page).toMatch(/value="number"[^>]*checked/)
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('keeps ready-made reasons and the officer’s own words with their fields', async () => {
    await wang.get(fileAddress(li.id))
    await returnFile(wang, li.id, {
      reason: 'background',
      note: '12月31日前重拍，文件 200 KB 以内',
      about: 'photo',
    })
    expect(wang.status).toBe(303)
    const { stage } = await li.registration()
    expect(stage).toMatchObject({
      is: 'returned',
      reasons: [
        { field: 'photo', code: 'background', text: '' },
        { field: 'photo', code: null, text: '12月31日前重拍，文件 200 KB 以内' },
      ],
    })
  })

  test('stays in the history with officer, time, round and reasons after the registration has moved on', async () => {
    await wang.get(fileAddress(li.id))
    setClock('10:12')
    await returnFile(wang, li.id, { reason: 'school', note: '班级没有填' })
    await li.submits({ details: { class: '计算机 2203 班' } })
    await li.sendToReview()
    await zhao.get(fileAddress(li.id))
    expect(zhao.text).toMatch(/12-17 10:12 退回：在校信息有误；班级没有填（王老师）/)
    await approve(zhao, li.id)
    const line = (await li.desk.readWithHistory())?.history.find(({ what }) => what === 'returned')
    expect(line).toMatchObject({ by: { id: 'staff-wang', name: '王老师' }, facts: { round: 1 } })
    expect(line?.facts.why).toBe('[["school","school",""],["other",null,"班级没有填"]]')
  })

  test('to approve is refused while the photo cannot be loaded', async () => {
    await wang.get(fileAddress(li.id))
    const { hash } = await li.photo()
    await env.PHOTOS.delete(`${li.id}/${hash}`)
    await approve(wang, li.id)
    expect(wang.status).toBe(409)
    expect(wang.text).toContain(w.notRecorded['no-photo'])
    expect(wang.text).toContain(w.file.photoGone)
    expect(wang.page).not.toContain('accesskey="p"')
    expect((await li.registration()).stage.is).toBe('pending')
    await returnFile(wang, li.id, { reason: 'unclear' })
    expect(wang.status).toBe(303)
  })

  test('of an empty form decides nothing', async () => {
    await wang.post(`${fileAddress(li.id)}/approval`, {})
    expect(wang.status).toBe(409)
    await wang.post(`${fileAddress(li.id)}/return`, {})
    expect(wang.status).toBe(422)
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('costs one round trip to D1 and one call of the desk', async () => {
    await wang.get(fileAddress(li.id))
    await approve(wang, li.id)
    expect(wang.headers.get('Server-Timing')).toContain('d1;desc="1", do;desc="1"')
  })
})
