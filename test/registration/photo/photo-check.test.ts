import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { photoLine } from '../../../src/dev/node/photo-check.ts'
import { bytes, exif, photo } from './jpeg-builder.ts'

const SCRIPT = `${import.meta.dirname}/../../../src/dev/node/photo-check.ts`
const PHOTOS = `${import.meta.dirname}/photos/`

function check(...files: string[]) {
  const run = spawnSync(process.execPath, [SCRIPT, ...files], { cwd: PHOTOS, encoding: 'utf8' })
  return {
    ...run,
    lines: run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')),
  }
}

describe('npm run photo:check', () => {
  it('prints a header and one line per file, tab-separated', () => {
    const { lines, status } = check('phone-gain-map.jpg', 'grey.jpg', 'arithmetic.jpg')
    expect(lines).toEqual([
      [
        'file',
        'width',
        'height',
        'orientation',
        'components',
        'progressive',
        'bytes',
        'sound',
        'accepted',
        'problems',
      ],
      ['phone-gain-map.jpg', '330', '480', '1', '3', '1', '41518', 'yes', 'yes', '-'],
      ['grey.jpg', '330', '480', '-', '1', '0', '28371', 'yes', 'no', 'grey'],
      ['arithmetic.jpg', '330', '480', '-', '3', '0', '30703', 'no', 'no', 'process'],
    ])
    expect(status).toBe(0)
  })

  it('goes on behind a file it cannot read, and says so at the end', () => {
    const { lines, status } = check('./none.jpg', './grey.jpg')
    expect(lines[1]).toEqual(['./none.jpg', '-', '-', '-', '-', '-', '-', '-', '-', 'unreadable'])
    expect(lines[2]?.[0]).toBe('./grey.jpg')
    expect(status).toBe(2)
  })

  it('without a file says how it is used', () => {
    const { stderr, status } = check()
    expect(stderr).toContain('npm run photo:check -- FILE')
    expect(status).toBe(2)
  })

  it('prints width and height as displayed, and the orientation as found', () => {
    const line = (n: number) =>
      photoLine('x.jpg', photo({ head: [exif(n)] }))
        .split('\t')
        .slice(0, 4)
    expect(line(6)).toEqual(['x.jpg', '480', '330', '6'])
    expect(line(65_535)).toEqual(['x.jpg', '330', '480', '65535'])
  })

  it('prints - for what cannot be known', () => {
    expect(photoLine('x.jpg', bytes('%PDF'))).toBe('x.jpg\t-\t-\t-\t-\t-\t4\tno\tno\tnot-jpeg,too-few-bytes')
  })

  it('finds nothing wrong with sound files', () => {
    for (const name of [
      'browser-canvas.jpg',
      'progressive-420.jpg',
      'restart-markers.jpg',
      'adobe-rgb.jpg',
      'phone-trailer.jpg',
    ]) {
      expect([name, photoLine(name, readFileSync(PHOTOS + name)).split('\t')[9]]).toEqual([name, '-'])
    }
  })
})
