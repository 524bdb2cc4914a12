import { PDFDocument } from 'pdf-lib'
import { documents as en } from '../../../views/words/en/documents.ts'
import { documents as zh } from '../../../views/words/zh-CN/documents.ts'
import { drawableText } from '../pdf/drawable-text.ts'
import type { FontSource } from '../pdf/fonts.ts'
import { FRAME_CHARACTERS } from '../pdf/framed-code.ts'
import { type Mark, Paper } from '../pdf/paper.ts'
import { registrationFormContent } from './content.ts'
import { drawRegistrationForm } from './drawing.ts'
import type { RegistrationForm } from './registration-form.ts'

/** A document and what is to be known of it: `missing` are the characters that no font draws, `marks` where each one stands. */
export type PrintedForm = { pdf: Uint8Array<ArrayBuffer>; missing: string[]; marks: Mark[] }

/**
 * The registration form (报名登记表) on A4: the same bytes for the same form. `photo` is a JPEG as it was accepted.
 * Throws where the fonts cannot be read.
 */
export async function registrationFormPdf(
  form: RegistrationForm,
  parts: { fonts: FontSource; photo: Uint8Array },
): Promise<PrintedForm> {
  const content = withDrawableTexts(registrationFormContent(form))
  const words = allTexts([content, zh, en, zh.page(0, 0), en.page(0, 0), FORM_CHARACTERS, FRAME_CHARACTERS])
  const paper = new Paper(await parts.fonts.loadGlyphs(words))
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(`${content.title.zh} ${content.number.value}`, { showInWindowTitleBar: true })
  pdf.setLanguage('zh-CN')
  pdf.setProducer('Baoming')
  // A copy: pdf-lib reads a picture from the start of the buffer, even where the bytes are a part of it.
  const photo = await pdf.embedJpg(parts.photo.slice())
  drawRegistrationForm(paper, content, { photo, checkUrl: form.checkUrl, english: form.lang === 'en' })
  paper.writeInto(pdf)
  const bytes = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
  return { pdf: new Uint8Array(bytes), missing: paper.missing, marks: paper.marks }
}

/** What drawing adds by itself: digits of page numbers, blanks, a dash for nothing, the words of a date. */
const FORM_CHARACTERS = '0123456789 　—年月日'

/** The same with every text as it can be drawn, one character to a glyph. */
function withDrawableTexts<Of>(of: Of): Of {
  return JSON.parse(JSON.stringify(of), (_, value) =>
    typeof value === 'string' ? drawableText(value) : value,
  )
}

function allTexts(of: unknown): string {
  if (typeof of === 'string') return of
  return typeof of === 'object' && of !== null ? Object.values(of).map(allTexts).join('') : ''
}
