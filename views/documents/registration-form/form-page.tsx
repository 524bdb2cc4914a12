import type { RegistrationForm } from '../../../src/documents/registration-form/registration-form.ts'
import { MixedText } from '../../components.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { RegistrationFormSheet } from './registration-form-sheet.tsx'

/** The registration form as a web page with a print style sheet, for connections too slow for a PDF (D3). */
export function FormPage(props: {
  page: PageContext
  form: RegistrationForm
  base: string
  photo: string | null
  missing: string[]
}) {
  const { page, form, base } = props
  const t = page.words.printing
  return (
    <Layout page={page} title={t.form}>
      <p class="acts screen">
        <a href={base}>{t.back}</a>
        <a href={`${base}/form.pdf`} hx-boost="false">
          {t.pdf}
        </a>
        <span class="hint">{t.print}</span>
      </p>
      {props.missing.length > 0 ? (
        <p class="note screen">
          <MixedText lang={page.lang}>{page.words.documents.missing(props.missing.join(''))}</MixedText>
        </p>
      ) : null}
      <RegistrationFormSheet page={page} form={form} photo={props.photo} />
    </Layout>
  )
}
