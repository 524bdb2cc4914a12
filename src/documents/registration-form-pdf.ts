import { PDFDocument } from 'pdf-lib'
import { documents as en } from '../../views/words/en/documents.ts'
import { documents as zh } from '../../views/words/zh-CN/documents.ts'
import type { FontSource } from './fonts.ts'
import { FRAME_CHARACTERS } from './framed-code.ts'
import { type Mark, Paper } from './paper.ts'
import type { RegistrationForm } from './registration-form.ts'
import { registrationFormContent } from './registration-form-content.ts'
import { drawRegistrationForm } from './registration-form-drawing.ts'

/** A document and what is to be known of it: `missing` are the characters that no font draws, `marks` where each one stands. */
export type Printed = { pdf: Uint8Array<ArrayBuffer>; missing: string[]; marks: Mark[] }

/**
 * The registration form (报名登记表) on A4: the same bytes for the same form. `photo` is a JPEG as it was accepted.
 * Throws where the fonts cannot be read.
 */
export async function registrationFormPdf(
  form: RegistrationForm,
  parts: { fonts: FontSource; photo: Uint8Array },
): Promise<Printed> {
  const content = registrationFormContent(form)
  const text = JSON.stringify([content, zh, en]) + zh.page(0, 0) + en.page(0, 0) + DIGITS + FRAME_CHARACTERS
  const paper = new Paper(await parts.fonts.faceFor(text))
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(`${content.title.zh} ${content.number.value}`, { showInWindowTitleBar: true })
  pdf.setLanguage('zh-CN')
  pdf.setProducer('Baoming')
  // A copy: pdf-lib reads a picture from the start of the buffer, even where the bytes are a part of it.
  const photo = await pdf.embedJpg(parts.photo.slice())
  drawRegistrationForm(paper, content, { photo, checkUrl: form.checkUrl, english: form.lang === 'en' })
  paper.bind(pdf)
  const bytes = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
  return { pdf: new Uint8Array(bytes), missing: paper.missing, marks: paper.marks }
}

const DIGITS = '0123456789'
