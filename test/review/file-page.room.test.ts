import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { nameDocument } from '../../src/registration/identity/claim-store.ts'
import { sealIdentity } from '../../src/registration/identity/identity-seal.ts'
import { Candidate, seededCatalogue, setClock, ZHONGYUAN } from '../fixture.ts'
import { logInOfficer } from '../officer.ts'
import type { Visitor } from '../passport/visitor.ts'
import { approve, callCounts, fileAddress, returnFile, w } from './review-pages.ts'

let catalogue: Catalogue
let wang: Visitor
let li: Candidate

beforeAll(async () => {
  setClock('9:40')
  catalogue = await seededCatalogue()
  li = await Candidate.sentToReview(catalogue, {
    id: 'LXMFLEFLEFLEFLEA',
    name: '李晓明',
    number: '41010220040315123',
  })
})

beforeEach(async () => {
  setClock('10:00')
  wang = await logInOfficer('wang', '王老师', { centre: ZHONGYUAN, province: 'henan' })
})

afterAll(() => vi.useRealTimers())

describe('a registration that waits', () => {
  test('is on one page with everything for a decision: one round trip to D1, two calls of the desk', async () => {
    await wang.get(fileAddress(li.id))
    expect(wang.status).toBe(200)
    expect(callCounts(wang)).toEqual({ d1: 1, do: 2 })
    expect(wang.text).toContain('第 1 次提交 · 等了 20 分')
    expect(wang.text).toContain('C语言程序设计（24）')
    expect(wang.text).toContain(w.file.checks.agrees)
    expect(wang.text).toContain(w.file.noOther)
    expect(wang.text).toContain('330×480 · 29 KB')
    expect(wang.page).toMatch(/<h1 tabindex="-1" autofocus="">李晓明<\/h1>/)
    expect(wang.page).not.toMatch(/<title>[^<]*李晓明/)
  })

  test('shows the number in full, and the history names the officer and the time of every look', async () => {
    await wang.get(fileAddress(li.id))
    const { number } = li
    expect(wang.page).toContain(`${number.slice(0, 6)}<span class="gap">${number.slice(6, 14)}</span>`)
    const looks =
      (await li.desk.readWithHistory())?.history.filter(({ what }) => what === 'number-shown') ?? []
    expect(looks[0]).toMatchObject({
      happenedAt: setClock('10:00'),
      by: { is: 'officer', id: 'staff-wang', name: '王老师' },
    })
  })

  test('says that the number of a passport contains nothing to compare', async () => {
    const maria = await Candidate.sentToReview(catalogue, {
      ...{ id: 'MARAFLEFLEFLEFLE', name: 'Maria Silva', number: 'FX1234567', type: 'passport' },
    })
    await wang.get(fileAddress(maria.id))
    expect(wang.text).toContain('FX1234567')
    expect(wang.text).toContain(w.file.checks['nothing-to-compare'])
    expect(wang.text).not.toContain('民族')
  })

  test('says so when another registration has claimed the document', async () => {
    const liu = await Candidate.sentToReview(catalogue, {
      id: 'LEUFLEFLEFLEFLEA',
      name: '刘洋',
      number: '41010220040130115',
    })
    await env.DB.prepare('UPDATE identity_claim SET registration_id = ? WHERE registration_id = ?')
      .bind(li.id, liu.id)
      .run()
    await wang.get(fileAddress(liu.id))
    expect(wang.text).toContain(w.file.other)
    expect(wang.text).not.toContain(w.file.noOther)
  })

  test('whose name has a rare character says so', async () => {
    const zhang = await Candidate.sentToReview(catalogue, {
      id: 'KHANGFLEFLEFLEFL',
      name: '张𠮷',
      number: '41030220010704003',
    })
    await wang.get(fileAddress(zhang.id))
    expect(wang.page).toMatch(/张𠮷 <b class="tag back">生僻字<\/b>/)
  })
})

describe('a registration that is sent again', () => {
  test('shows what changed since the last decision, tinted and with what it was', async () => {
    const wu = await Candidate.sentToReview(catalogue, {
      id: 'WUTFLEFLEFLEFLEA',
      name: '吴桐',
      number: '41010220040419006',
    })
    await wang.get(fileAddress(wu.id))
    expect(wang.page).not.toContain('class="new"')
    setClock('10:02')
    await returnFile(wang, wu.id, { reason: 'school' })
    await wu.submits({
      details: { class: '计算机 2203 班', email: 'wutong@example.cn' },
      subjects: ['24', '65'],
    })
    setClock('10:20')
    await wu.sendToReview()
    await wang.get(fileAddress(wu.id))
    expect(wang.page.match(/<div class="new">/g)).toHaveLength(3)
    expect(wang.text).toContain('上次提交：班级：空')
    expect(wang.text).toContain('上次提交：candidate@example.cn')
    expect(wang.text).toContain('上次提交：C语言程序设计（24）')
    expect(wang.text).toMatch(/10:20 第 2 次提交：改了电子邮箱、班级、科目/)
    expect(wang.text).not.toContain(w.file.photoChanged)
  })

  test('notices a document that looks the same when masked', async () => {
    const sun = await Candidate.withPhoto(catalogue, {
      ...{ id: 'JUNFLEFLEFLEFLEA', name: '孙丽', number: 'G12345678', type: 'passport' },
    })
    await sun.sendToReview()
    await sun.runsAlarm()
    await wang.get(fileAddress(sun.id))
    await returnFile(wang, sun.id, { reason: 'number' })
    const file = await sun.registration()
    const identity = sealIdentity(env, sun.id, { type: 'passport', number: 'G12395678' })
    expect(identity.masked).toBe(file.identity?.masked)
    await nameDocument(env.DB, { id: sun.id, sitting: file.sitting }, identity.blindIndex)
    await sun.perform({ do: 'identify', revision: file.revision, identity })
    await sun.submits()
    await sun.sendToReview()
    await wang.get(fileAddress(sun.id))
    expect(wang.page).toMatch(/<div class="new"><dt>护照<\/dt>/)
  })
})

describe('a registration that is decided', () => {
  test('can be read, not decided: stage, officer and time, and the number masked again', async () => {
    const zhao = await Candidate.sentToReview(catalogue, {
      id: 'KHAFLEFLEFLEFLEA',
      name: '赵敏',
      number: '41010220031103004',
    })
    await wang.get(fileAddress(zhao.id))
    setClock('10:12')
    await approve(wang, zhao.id)
    await wang.get(fileAddress(zhao.id))
    expect(wang.status).toBe(200)
    expect(wang.page).not.toContain('data-decides')
    expect(wang.page).toContain('<b class="tag ok">审核通过</b>')
    expect(wang.text).toContain('王老师，12月17日 10:12')
    expect(wang.page).not.toContain(zhao.number.slice(6, 14))
    expect(wang.text).toContain('4101**********')
    expect(callCounts(wang)).toEqual({ d1: 1, do: 1 })
    const looks = (await zhao.desk.readWithHistory())?.history.filter(({ what }) => what === 'number-shown')
    expect(looks).toHaveLength(1)
  })

  test('that was withdrawn says that the candidate has it', async () => {
    const he = await Candidate.sentToReview(catalogue, {
      id: 'HEMFLEFLEFLEFLEA',
      name: '何苗',
      number: '41010220050212008',
    })
    await he.withdraws()
    await wang.get(fileAddress(he.id))
    expect(wang.text).toContain(w.file.withdrawn)
    expect(wang.page).toContain(`href="/office/review/next?not=${he.id}"`)
  })
})

describe('the switch of the single keys', () => {
  test('is kept, and shown in the frame of every page', async () => {
    await wang.get('/office/keys')
    expect(wang.page).toContain('data-keys="on"')
    expect(wang.page).toContain('/built/keys.js')
    await wang.post('/office/keys', { keys: 'off' })
    expect([wang.status, wang.location]).toEqual([303, '/office/keys'])
    await wang.get(fileAddress(li.id))
    expect(wang.page).toContain('data-keys="off"')
    expect(wang.page).not.toContain('/built/keys.js')
  })
})

describe('in English', () => {
  test('no Chinese is outside of the elements that are marked as Chinese', async () => {
    const english = await logInOfficer('wang', '王老师', { centre: ZHONGYUAN, province: 'henan', lang: 'en' })
    for (const address of [
      '/office/review',
      fileAddress(li.id),
      '/office/keys',
      fileAddress('NQBQDYNQBQDYNQBQ'),
    ]) {
      await english.get(address)
      const text = english.page
        .replace(/<([a-z]+)(?=[^>]*lang="zh-CN")[^>]*>[^<]*<\/\1>/g, '')
        .replace(/<[^>]*>/g, '')
      expect(text.match(/\p{Script=Han}+/gu), address).toBeNull()
    }
  })
})
