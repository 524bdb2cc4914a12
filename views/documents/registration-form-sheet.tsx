import type { Both, RegistrationForm } from '../../src/documents/registration-form.ts'
import {
  type Cell,
  registrationFormContent,
  type Section,
} from '../../src/documents/registration-form-content.ts'
import type { Frame } from '../frame.ts'
import { Han } from '../parts.tsx'
import { QrCode } from './qr-code.tsx'

/** The registration form as a page for slow lines and for printing (spec D3): what the PDF says, word for word. */
export function RegistrationFormSheet(props: {
  f: Frame
  form: RegistrationForm
  /** Address of the picture. */
  photo: string | null
}) {
  const { f, form, photo } = props
  const content = registrationFormContent(form)
  const w = f.words.documents
  return (
    <article class="card sheet">
      <header>
        <div>
          <h1>
            <Said f={f} text={content.title} />
          </h1>
          <p>
            <Said f={f} text={content.sitting} />
          </p>
          <p>
            {w.number} <b class="num">{content.number.value}</b>
          </p>
        </div>
        <figure>
          <QrCode text={form.checkUrl} name={w.qrAlt} />
          <figcaption>{w.scan}</figcaption>
        </figure>
      </header>
      <div class="beside">
        <div>
          {content.beside.map((section) => (
            <Answers f={f} section={section} />
          ))}
        </div>
        {photo ? (
          <figure class="photo">
            <img src={photo} alt={w.photoAlt} />
          </figure>
        ) : null}
      </div>
      {content.below.map((section) => (
        <Answers f={f} section={section} />
      ))}
      <Subjects f={f} section={content.subjects} />
      {content.after.map((section) => (
        <Answers f={f} section={section} />
      ))}
      <section>
        <h2>{w.sections.declaration}</h2>
        <p>{w.declaration}</p>
        <p class="sign">
          <span>{w.labels.signature}</span> <span>{w.labels.date}</span>
        </p>
      </section>
      <p class="hint">
        {w.beijing} {w.printing}
      </p>
    </article>
  )
}

function Answers({ f, section }: { f: Frame; section: Section }) {
  return (
    <section>
      <h2>
        <Said f={f} text={section.title} />
      </h2>
      <dl class="facts">
        {section.rows.map((row) =>
          row.map(({ label, value, strong }) => (
            <div class={row.length === 1 ? 'whole' : undefined}>
              <dt>{label ? <Said f={f} text={label} /> : null}</dt>
              <dd>
                {strong ? (
                  <b>
                    <Said f={f} text={value} />
                  </b>
                ) : (
                  <Said f={f} text={value} />
                )}
              </dd>
            </div>
          )),
        )}
      </dl>
    </section>
  )
}

function Subjects({ f, section }: { f: Frame; section: Section }) {
  const [heads = [], ...rows] = section.rows
  const cellClass = (cell: Cell) => (cell.end ? 'num' : undefined)
  return (
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" class={cellClass(head)}>
                <Said f={f} text={head.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={cellClass(cell)}>
                  <Said f={f} text={cell.value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Chinese; on an English page English first, and the Chinese of the official form after it. */
function Said({ f, text }: { f: Frame; text: Both | null }) {
  if (!text || text.zh === '') return <>—</>
  if (f.lang !== 'en') return <>{text.zh}</>
  if (text.en === '' || text.en === text.zh) return <Han lang="en">{text.zh}</Han>
  return (
    <>
      {text.en}{' '}
      <span class="hint" lang="zh-CN">
        {text.zh}
      </span>
    </>
  )
}
