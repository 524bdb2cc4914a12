import { describe, expect, it } from 'vitest'
import type { PhotoProblem } from '../../../src/registration/photo/photo-rules.ts'
import {
  fillTemplate,
  PLACEHOLDERS,
  problemValues,
  readableSize,
} from '../../../views/registration/photo/photo-words.ts'
import { photo as en } from '../../../views/words/en/photo.ts'
import { photo as zh } from '../../../views/words/zh-CN/photo.ts'

function say(problem: PhotoProblem): [string, string] {
  const found = problemValues(problem)
  return [zh.problems[problem.is](found), en.problems[problem.is](found)]
}

describe('each refusal names the fault and the limit', () => {
  it.each<[PhotoProblem, string, string]>([
    [{ is: 'missing' }, '请选择照片', 'Choose a photo'],
    [
      { is: 'not-jpeg', found: 'PNG', name: 'IMG_1.JPG' },
      '这不是 JPG：文件名是“.JPG”，内容是 PNG。请用相册或画图另存为 JPG',
      'Not a JPG: the name says “.JPG” but the content is PNG. Save it as JPG',
    ],
    [
      { is: 'too-few-bytes', bytes: 12_288 },
      '文件 12 KB，太小，打印会模糊。应在 20 KB 到 200 KB 之间',
      '12 KB is too small and would print blurred. 20 KB to 200 KB',
    ],
    [
      { is: 'too-many-bytes', bytes: 1_887_436 },
      '文件 1.8 MB，太大。应在 20 KB 到 200 KB 之间',
      '1.8 MB is too big. 20 KB to 200 KB',
    ],
    [
      { is: 'too-few-pixels', width: 120, height: 160 },
      '照片宽 120、高 160 像素，太小。至少宽 144、高 192',
      '120 × 160 pixels is too small. At least 144 wide, 192 high',
    ],
    [{ is: 'sideways' }, '照片是横着的。请转正后再上传', 'The photo lies on its side. Turn it upright'],
    [{ is: 'upside-down' }, '照片是倒着的。请转正后再上传', 'The photo is upside down. Turn it upright'],
    [{ is: 'grey' }, '照片是黑白的。请用彩色照片', 'The photo is black and white. Use a colour photo'],
    [
      { is: 'broken', flaws: ['cut-off'] },
      '文件不完整，打不开。请重新保存，或重新拍一张',
      'The file is incomplete. Save it again, or take a new photo',
    ],
    [
      { is: 'too-many-pixels', width: 12_000, height: 9000 },
      '照片 12000 × 9000 像素，太大。请缩小到 4000 以内',
      '12000 × 9000 pixels is too big. Reduce it to 4000 at most',
    ],
  ])('%j', (problem, chinese, english) => {
    expect(say(problem)).toEqual([chinese, english])
  })

  it('in the browser the same words come out of the templates', () => {
    const problems: PhotoProblem[] = [
      { is: 'not-jpeg', found: 'HEIC', name: '证件照' },
      { is: 'unknown-file', name: '{size}' },
      { is: 'too-many-bytes', bytes: 204_801 },
      { is: 'too-wide', width: 640, height: 480 },
    ]
    for (const problem of problems) {
      const template = zh.problems[problem.is](PLACEHOLDERS)
      expect(fillTemplate(template, { ...problemValues(problem) })).toBe(say(problem)[0])
    }
  })

  it('no English sentence has a Han character in it, and every kind of problem has its words in both languages', () => {
    expect(Object.keys(en.problems)).toEqual(Object.keys(zh.problems))
    const sentences = Object.values(en).filter((word) => typeof word === 'string')
    const problems = Object.values(en.problems).map((word) => word(PLACEHOLDERS))
    for (const sentence of [...sentences, ...problems]) expect(sentence).not.toMatch(/\p{Script=Han}|「/u)
  })
})

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [98_304, '96 KB'],
    [20_479, '19.9 KB'],
    [1024 * 1024, '1 MB'],
  ])('%i bytes', (size, text) => {
    expect(readableSize(size)).toBe(text)
  })

  it('are never rounded onto the limit that was missed', () => {
    expect(say({ is: 'too-few-bytes', bytes: 20_479 })[1]).toContain('19.9 KB is too small')
    expect(say({ is: 'too-many-bytes', bytes: 204_801 })[1]).toContain('200.1 KB is too big')
  })
})

describe('the file name', () => {
  it.each([
    ['me.jpg', '.jpg'],
    ['archive.tar.gz', '.gz'],
    ['照片', '照片'],
    ['a'.repeat(99), 'a'.repeat(20)],
    ['', '–'],
  ])('%s is shown as %s', (name, shown) => {
    expect(problemValues({ is: 'unknown-file', name }).name).toBe(shown)
  })
})
