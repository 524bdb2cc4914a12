import type { Cell, FormContent, Section } from '../../../src/documents/registration-form/content.ts'
import type { Bilingual } from '../../../src/documents/registration-form/registration-form.ts'
import { MixedText } from '../../components.tsx'
import type { PageContext } from '../../page-context.ts'
import { QrCode } from '../qr-code.tsx'

/** The registration form for slow connections and for printing (spec D3), with the same words as the PDF. */
export function RegistrationFormSheet(props: {
  page: PageContext
  content: FormContent
  /** The address of the picture. */
  photo: string | null
}) {
  const { page, content, photo } = props
  const t = page.words.documents
  return (
    <article class="card sheet">
      <header>
        <div>
          <h1>
            <BilingualText page={page} text={content.title} />
          </h1>
          <p>
            <BilingualText page={page} text={content.sitting} />
          </p>
          <p>
            {t.number} <b class="num">{content.number.value}</b>
          </p>
        </div>
        <figure>
          <QrCode text={content.checkUrl} name={t.qrAlt} />
          <figcaption>{t.scan}</figcaption>
        </figure>
      </header>
      <div class="beside">
        <div>
          {content.beside.map((section) => (
            <Answers page={page} section={section} />
          ))}
        </div>
        {photo ? (
          <figure class="photo">
            <img src={photo} alt={t.photoAlt} />
          </figure>
        ) : null}
      </div>
      {content.below.map((section) => (
        <Answers page={page} section={section} />
      ))}
      <Subjects page={page} section={content.subjects} />
      {content.after.map((section) => (
        <Answers page={page} section={section} />
      ))}
      <section>
        <h2>{t.sections.declaration}</h2>
        <p>{t.declaration}</p>
        <p class="sign">
          <span>{t.labels.signature}</span> <span>{t.labels.date}</span>
        </p>
      </section>
      <p class="hint">
        {t.beijing} {t.printing}
      </p>
    </article>
  )
}

function Answers({ page, section }: { page: PageContext; section: Section }) {
  return (
    <section>
      <h2>
        <BilingualText page={page} text={section.title} />
      </h2>
      <dl class="facts">
        {section.rows.map((row) =>
          row.map(({ label, value, strong }) => (
            <div class={row.length === 1 ? 'whole' : undefined}>
              <dt>{label ? <BilingualText page={page} text={label} /> : null}</dt>
              <dd>
                {strong ? (
                  <b>
                    <BilingualText page={page} text={value} />
                  </b>
                ) : (
                  <BilingualText page={page} text={value} />
                )}
              </dd>
            </div>
          )),
        )}
      </dl>
    </section>
  )
}

function Subjects({ page, section }: { page: PageContext; section: Section }) {
  const [heads = [], ...rows] = section.rows
  const cellClass = (cell: Cell) => (cell.end ? 'num' : undefined)
  return (
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" class={cellClass(head)}>
                <BilingualText page={page} text={head.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={cellClass(cell)}>
                  <BilingualText page={page} text={cell.value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Chinese; on an English page English first, then the Chinese of the official form. */
function BilingualText({ page, text }: { page: PageContext; text: Bilingual | null }) {
  if (!text || text.zh === '') return <>—</>
  if (page.lang !== 'en') return <>{text.zh}</>
  if (text.en === '' || text.en === text.zh) return <MixedText lang="en">{text.zh}</MixedText>
  return (
    <>
      {text.en}{' '}
      <span class="hint" lang="zh-CN">
        {text.zh}
      </span>
    </>
  )
}
