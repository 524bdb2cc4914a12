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

/** `missing` are the characters that no font draws, `marks` the places of all characters. */
export type PrintedForm = { pdf: Uint8Array<ArrayBuffer>; missing: string[]; marks: Mark[] }

/**
 * The registration form (报名登记表) on A4, the same bytes for the same form. `photo` is an accepted JPEG. Throws when the
 * fonts cannot be read.
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
  // pdf-lib reads a picture from the start of its buffer, even if the bytes begin later. So it gets a copy.
  const photo = await pdf.embedJpg(parts.photo.slice())
  drawRegistrationForm(paper, content, { photo, english: form.lang === 'en' })
  paper.writeInto(pdf)
  const bytes = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
  return { pdf: new Uint8Array(bytes), missing: paper.missing, marks: paper.marks }
}

/** Characters that the drawing adds: digits of page numbers, blanks, a dash for an empty answer, the words of a date. */
const FORM_CHARACTERS = '0123456789 　—年月日'

/** The same content with every text made drawable. */
function withDrawableTexts<Of>(of: Of): Of {
  return JSON.parse(JSON.stringify(of), (_, value) =>
    typeof value === 'string' ? drawableText(value) : value,
  )
}

function allTexts(of: unknown): string {
  if (typeof of === 'string') return of
  return typeof of === 'object' && of !== null ? Object.values(of).map(allTexts).join('') : ''
}
