import type { FormContent } from '../../../src/documents/registration-form/content.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { MixedText } from '../../components.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { RegistrationFormSheet } from './registration-form-sheet.tsx'

/** The registration form as a web page with a print style sheet, for connections too slow for a PDF (D3). */
export function FormPage(props: {
  page: PageContext
  content: FormContent
  sitting: string
  photo: string | null
  missing: string[]
}) {
  const { page, content, sitting } = props
  const t = page.words.printing
  return (
    <Layout page={page} title={t.form}>
      <p class="acts screen">
        <a href={pagePath('hub', sitting)}>{t.back}</a>
        <a href={pagePath('form.pdf', sitting)} hx-boost="false">
          {t.pdf}
        </a>
        <span class="hint">{t.print}</span>
      </p>
      {props.missing.length > 0 ? (
        <p class="note screen">
          <MixedText lang={page.lang}>{page.words.documents.missing(props.missing.join(''))}</MixedText>
        </p>
      ) : null}
      <RegistrationFormSheet page={page} content={content} photo={props.photo} />
    </Layout>
  )
}
