import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { openFonts } from '../../../documents/pdf/fonts.ts'
import type { RegistrationForm } from '../../../documents/registration-form/registration-form.ts'
import { registrationFormPdf } from '../../../documents/registration-form/registration-form-pdf.ts'
import { rebuildJpeg } from '../../../registration/photo/jpeg-rebuild.ts'
import { checkPhoto } from '../../../registration/photo/photo-rules.ts'
import { ROOT } from '../root.ts'
import type { Effort } from './effort.ts'
import { FORM } from './form.ts'
import { type BenchLine, formatRatio, median } from './measure.ts'

/** Lines that need no server: photo check and document, against the least one does with the same bytes. */
export async function benchAlone(effort: Effort): Promise<BenchLine[]> {
  const photo = new Uint8Array(await readFile(join(ROOT, 'src/dev/photos/chen-si.jpg')))
  return [...(await photos(photo, effort)), ...(await documents(photo, effort))]
}

async function photos(photo: Uint8Array, { runs, rounds }: Effort): Promise<BenchLine[]> {
  const repeated = (work: () => unknown) => () => {
    for (let i = 0; i < rounds; i++) work()
  }
  const perKilobyte = async (work: () => unknown) =>
    ((await median(runs, repeated(work))) / rounds / (photo.length / 1024)) * 1000
  const check = await perKilobyte(() => checkPhoto(photo))
  const rebuild = await perKilobyte(() => rebuildJpeg(photo, checkPhoto(photo).walked))
  const copy = await perKilobyte(() => photo.slice())
  const hash = await perKilobyte(() => createHash('sha256').update(photo).digest())
  const line = (what: string, ours: number, floor: number, floorIs: string): BenchLine => ({
    what,
    ours: `${ours.toFixed(3)} µs/KB`,
    floor: `${floorIs} ${floor.toFixed(3)} µs/KB`,
    ratio: formatRatio(ours / floor),
  })
  return [
    line('photo check', check, copy, 'copying it'),
    line('photo check', check, hash, 'its SHA-256'),
    line('check and rebuild', rebuild, hash, 'its SHA-256'),
  ]
}

async function documents(photo: Uint8Array, { runs }: Effort): Promise<BenchLine[]> {
  const fonts = openFonts((name) => readFile(join(ROOT, 'static/built/fonts', name)))
  const form = (lang: RegistrationForm['lang']) => registrationFormPdf({ ...FORM, lang }, { fonts, photo })
  const empty = async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false })
    pdf.addPage()
    await pdf.embedJpg(photo.slice())
    return pdf.save()
  }
  const floor = await median(runs, empty)
  const ours = await median(runs, () => form('zh-CN'))
  const { pdf } = await form('zh-CN')
  const bytes = pdf.length - photo.length
  return [
    {
      what: 'registration form',
      ours: `${ours.toFixed(1)} ms`,
      floor: `empty page, photo ${floor.toFixed(1)} ms`,
      ratio: formatRatio(ours / floor),
    },
    sizeLine('  without the photo', bytes, 60 * 1024),
  ]
}

/** Bytes beside what they may be. */
export function sizeLine(what: string, bytes: number, budget: number): BenchLine {
  return {
    what,
    ours: `${bytes} B`,
    floor: `budget ${budget} B`,
    ratio: `${Math.round((bytes / budget) * 100)} %`,
  }
}
