import type { Child } from 'hono/jsx'
import type { ReviewLine } from '../../src/registration/details/field.ts'
import {
  DETAILS_FIELDS,
  type Details,
  type DetailsField,
  fieldOf,
} from '../../src/registration/details/fields.ts'
import { documentOf } from '../../src/registration/machine/documents.ts'
import type { Registration } from '../../src/registration/machine/registration.ts'
import { reviewHints } from '../../src/review/hints.ts'
import type { ShownField } from '../../src/review/shown-snapshot.ts'
import { type Fact, Facts, MixedText, Tag } from '../components.tsx'
import { formatBirthDate } from '../dates.ts'
import { IdNumber } from '../long-numbers.tsx'
import type { PageContext } from '../page-context.ts'
import { detailText } from '../registration/details/detail-text.ts'
import { When } from '../time.tsx'
import { DocumentChecks, SameDocument } from './check-tags.tsx'
import type { FilePageProps } from './file-page-props.ts'
import { HistoryLines } from './history-lines.tsx'
import { formerValue, subjectName } from './shown-values.ts'

/** A row of the card. The rows that are not always shown are folded away unless they changed. */
type FactLine = { name: string; value: Child; fields: ShownField[]; isAlwaysShown: boolean }

/** The details that an officer reads: the deciding ones first, the changed ones tinted and with their former value. */
export function FactsCard(props: FilePageProps) {
  const { page, view } = props
  const { registration: file } = view
  const t = page.words.review.file
  const lines = file.details ? linesOf(props, file, file.details) : []
  const changed = (line: FactLine) => line.fields.some((field) => props.changes?.fields.includes(field))
  const shown = lines.filter((line) => line.isAlwaysShown || changed(line))
  const folded = lines.filter((line) => !shown.includes(line))
  return (
    <section class="card">
      <h2>{t.data}</h2>
      <Facts rows={shown.map((line, n) => factOf(props, line, changed(line), n === 0))} />
      {folded.length > 0 ? (
        <details>
          <summary>{t.others}</summary>
          <Facts rows={folded.map((line) => factOf(props, line, false, false))} />
        </details>
      ) : null}
      <h2>{t.history}</h2>
      <HistoryLines {...props} />
    </section>
  )
}

function factOf(props: FilePageProps, line: FactLine, changed: boolean, first: boolean): Fact {
  const { name, value } = line
  if (!changed) return { name, value, is: first ? 'now' : undefined }
  return { name, value, is: 'new', hint: <FormerValue {...props} fields={line.fields} /> }
}

/** The value at the last decision, or on the page that was sent. */
function FormerValue({ page, catalogue, changes, fields }: FilePageProps & { fields: ShownField[] }) {
  if (!changes) return null
  const t = page.words.review
  const said = fields
    .filter((field) => changes.fields.includes(field))
    .map((field) => {
      const was = formerValue(page, catalogue, changes.before, field)
      return fields.length > 1 ? `${t.fields[field]}${t.colon}${was}` : was
    })
    .join(t.and)
  return (
    <MixedText lang={page.lang}>
      {t.file[changes.since === 'page' ? 'onYourPage' : 'atLastDecision'](said)}
    </MixedText>
  )
}

/** In this order; the document, the subjects and the other registration of the same document stand among the details. */
function linesOf(props: FilePageProps, file: Registration, details: Details): FactLine[] {
  const { page } = props
  const t = page.words
  const document = documentOf(file)
  const documentName = document ? t.identity.documents[document.type] : t.identity.number
  const line = (name: string, fields: ShownField[], value: Child): FactLine => ({
    name,
    fields,
    value,
    isAlwaysShown: true,
  })
  const of = (name: ReviewLine, isAlwaysShown = true) => detailsLine(props, details, name, isAlwaysShown)
  const lines = [
    of('name'),
    line(documentName, ['document'], <Document {...props} />),
    of('sexBirth'),
    of('ethnicity'),
    of('contact'),
    of('school'),
    line(t.registration.hub.subject, ['subjects'], <Subjects {...props} />),
    line(t.review.file.sameDocument, [], <SameDocument page={page} claim={props.claim} />),
    of('course', false),
    of('basic', false),
    of('email', false),
    of('address', false),
    of('remark', details.remark !== ''),
  ]
  return lines.filter((one) => one !== null)
}

/** The fields that the table puts into one line; null where the form has asked none of them. */
function detailsLine(
  props: FilePageProps,
  details: Details,
  line: ReviewLine,
  isAlwaysShown: boolean,
): FactLine | null {
  const { page } = props
  const fields = DETAILS_FIELDS.filter((field) => fieldOf(field).reviewLine === line)
  if (fields.every((field) => details[field] === null)) return null
  const text = fields
    .map((field) => readableText(page, details, field))
    .filter((one) => one !== '')
    .join(' / ')
  const value = <MixedText lang={page.lang}>{text || page.words.review.empty}</MixedText>
  return {
    name: lineName(page, line),
    fields,
    value:
      line === 'name' ? (
        <Name {...props} name={details.name} />
      ) : line === 'contact' ? (
        <span class="num">{text}</span>
      ) : (
        value
      ),
    isAlwaysShown,
  }
}

function readableText(page: PageContext, details: Details, field: DetailsField): string {
  if (field === 'birth') return formatBirthDate(details.birth, page.lang)
  const text = detailText(page.words, details, field)
  return field === 'mobile' ? formatMobile(text) : text
}

function lineName(page: PageContext, line: ReviewLine): string {
  const { labels } = page.words.details
  const t = page.words.review.file
  const names: Record<ReviewLine, string> = {
    name: labels.name,
    sexBirth: t.sexBirth,
    ethnicity: labels.ethnicity,
    contact: t.contact,
    school: t.school,
    course: t.course,
    basic: t.basic,
    email: labels.email,
    address: t.address,
    remark: labels.remark,
  }
  return names[line]
}

function Name({ page, view, name }: FilePageProps & { name: string }) {
  return (
    <>
      <MixedText lang={page.lang}>{name}</MixedText>{' '}
      {reviewHints(view.registration).includes('rare') ? (
        <Tag tone="back">{page.words.review.queue.rare}</Tag>
      ) : null}
    </>
  )
}

function Document(props: FilePageProps) {
  const { page, view, number, isNumberUnreadable } = props
  if (number === null)
    return (
      <>
        <MixedText lang={page.lang}>{documentOf(view.registration)?.masked ?? ''}</MixedText>
        {isNumberUnreadable ? ` ${page.words.review.file.unreadable}` : null}
      </>
    )
  return (
    <>
      <MixedText lang={page.lang}>{number.length === 18 ? '' : number}</MixedText>
      {number.length === 18 ? <IdNumber number={number} /> : null}{' '}
      <DocumentChecks page={page} checks={props.checks} />
    </>
  )
}

function Subjects({ page, catalogue, view }: FilePageProps) {
  return (
    <>
      {view.registration.choices.map((choice) => (
        <p>
          <MixedText lang={page.lang}>{subjectName(page, catalogue, choice.offering)}</MixedText>{' '}
          <When page={page} at={choice.startsAt} />
        </p>
      ))}
    </>
  )
}

/** “138 0013 8000”; other numbers as they are. */
function formatMobile(mobile: string): string {
  return mobile.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
}
