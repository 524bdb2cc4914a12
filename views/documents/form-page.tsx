import type { RegistrationForm } from '../../src/documents/registration-form.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Han } from '../parts.tsx'
import { RegistrationFormSheet } from './registration-form-sheet.tsx'

/** The registration form as a web page with a print sheet, for lines too slow for a PDF (D3). */
export function FormPage(props: {
  f: Frame
  form: RegistrationForm
  base: string
  photo: string | null
  missing: string[]
}) {
  const { f, form, base } = props
  const w = f.words.printing
  return (
    <Layout f={f} title={w.form}>
      <p class="acts screen">
        <a href={base}>{w.back}</a>
        <a href={`${base}/form.pdf`} hx-boost="false">
          {w.pdf}
        </a>
        <span class="hint">{w.print}</span>
      </p>
      {props.missing.length > 0 ? (
        <p class="note screen">
          <Han lang={f.lang}>{f.words.documents.missing(props.missing.join(''))}</Han>
        </p>
      ) : null}
      <RegistrationFormSheet f={f} form={form} photo={props.photo} />
    </Layout>
  )
}
