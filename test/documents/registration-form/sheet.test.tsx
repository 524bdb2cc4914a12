import { describe, expect, it } from 'vitest'
import { registrationFormContent } from '../../../src/documents/registration-form/content.ts'
import type { RegistrationForm } from '../../../src/documents/registration-form/registration-form.ts'
import { RegistrationFormSheet } from '../../../views/documents/registration-form/registration-form-sheet.tsx'
import { frameAt, shanghaiTime, textOf, unnamedHan } from '../../views/page-context.ts'
import { sampleForm, subjects } from '../sample-forms.ts'

const NOW = shanghaiTime('2026-12-18T10:40:00')

function page(form: RegistrationForm, photo: string | null = '/photo.jpg'): string {
  const content = registrationFormContent(form)
  return String(<RegistrationFormSheet page={frameAt(NOW, form.lang)} content={content} photo={photo} />)
}

describe('the registration form as a page', () => {
  it('has the words of the PDF', () => {
    const text = textOf(page(sampleForm()))
    for (const words of [
      '全国计算机等级考试报名登记表',
      '7KQ4-9MAB-CDEF-GHJK',
      '李晓明',
      '4101**********1234',
      '河南省郑州市金水区示例路 1 号中原示例大学 5 号楼 302 室',
      '2027年3月27日（周六）9:00–10:30',
      '¥160.00',
      '2026121822001412345678901234',
      '考生签名',
      '左手书写',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('lists every subject in one table with column heads', () => {
    const html = page(sampleForm({ subjects: subjects(8) }))
    expect(html.match(/<th scope="col"/g)).toHaveLength(4)
    expect(html.match(/<tr>/g)).toHaveLength(1 + 8)
  })

  it('marks all Chinese text on an English page with its language', () => {
    const html = page(sampleForm({ lang: 'en' }))
    expect(unnamedHan(html)).toEqual([])
    expect(textOf(html)).toContain('Resident identity card')
    expect(textOf(html)).toContain('李晓明')
  })

  it('gives the QR code and the photo a text for screen readers', () => {
    const html = page(sampleForm())
    expect(html).toContain('role="img" aria-label="核验本表的二维码"')
    expect(html).toContain('<img src="/photo.jpg" alt="考生照片"')
    expect(page(sampleForm(), null)).not.toContain('<img')
  })

  it('is at most 4 KB compressed, for slow connections', async () => {
    const packed = new Response(page(sampleForm({ subjects: subjects(8) }))).body?.pipeThrough(
      new CompressionStream('gzip'),
    )
    expect((await new Response(packed).arrayBuffer()).byteLength).toBeLessThan(4096)
  })
})
