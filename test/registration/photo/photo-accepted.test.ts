import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import { displayedSize, photoProblems } from '../../../src/registration/photo/photo-rules.ts'

const OURS = `${import.meta.dirname}/photos/`
const SEED = `${import.meta.dirname}/../../../src/dev/photos/`

/** Each file: where it comes from, then width, height, orientation, components, progressive. */
const ACCEPTED: Record<string, readonly [number, number, number | undefined, number, boolean]> = {
  'browser-canvas.jpg': [330, 480, undefined, 3, false],
  'baseline-444.jpg': [330, 480, undefined, 3, false],
  'baseline-422-optimised.jpg': [330, 480, undefined, 3, false],
  'progressive-420.jpg': [330, 480, undefined, 3, true],
  'restart-markers.jpg': [330, 480, undefined, 3, false],
  'one-scan-per-component.jpg': [330, 480, undefined, 3, false],
  'adobe-rgb.jpg': [330, 480, undefined, 3, false],
  'heavy.jpg': [330, 480, undefined, 3, false],
  'smallest-144x192.jpg': [144, 192, undefined, 3, false],
  'phone-gain-map.jpg': [330, 480, 1, 3, true],
  'phone-trailer.jpg': [330, 480, 1, 3, false],
  'editor-padded.jpg': [330, 480, 1, 3, false],
}

describe('photos people send', () => {
  it.each(Object.entries(ACCEPTED))('%s is accepted, and is what it is', (name, facts) => {
    const file = readFileSync(OURS + name)
    expect(photoProblems(file, { name })).toEqual([])
    const walked = walkJpeg(file)
    const size = displayedSize(walked)
    expect([
      size?.width,
      size?.height,
      walked.orientation,
      walked.frame?.components,
      walked.frame?.progressive,
    ]).toEqual(facts)
  })

  it('all photos of the seed are accepted', () => {
    const names = readdirSync(SEED).filter((name) => name.endsWith('.jpg'))
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) expect([name, photoProblems(readFileSync(SEED + name))]).toEqual([name, []])
  })

  it('a black and white photo is sound but not accepted', () => {
    const file = readFileSync(`${OURS}grey.jpg`)
    expect(walkJpeg(file).flaws).toEqual([])
    expect(photoProblems(file)).toEqual([{ is: 'grey' }])
  })

  it('an arithmetic-coded photo, which browsers cannot show, is not accepted', () => {
    const file = readFileSync(`${OURS}arithmetic.jpg`)
    expect(photoProblems(file)).toEqual([{ is: 'unusual', flaws: ['process'] }])
  })

  it('a photo whose end is missing is not accepted, wherever it breaks off', () => {
    const file = readFileSync(`${OURS}progressive-420.jpg`)
    for (const kept of [0.999, 0.9, 0.7]) {
      const cut = file.subarray(0, Math.floor(file.length * kept))
      expect(photoProblems(cut)).toEqual([{ is: 'broken', flaws: ['cut-off'] }])
    }
  })
})
