import type { Child } from 'hono/jsx'
import type { Details } from '../../src/registration/details/fields.ts'
import type { Registration } from '../../src/registration/machine/registration.ts'
import { reviewHints } from '../../src/review/hints.ts'
import type { ShownField } from '../../src/review/shown-snapshot.ts'
import { type Fact, Facts, MixedText, Tag } from '../components.tsx'
import { IdNumber } from '../long-numbers.tsx'
import { When } from '../time.tsx'
import { DocumentChecks, SameDocument } from './check-tags.tsx'
import type { FilePageProps } from './file-page-props.ts'
import { HistoryLines } from './history-lines.tsx'
import { formatBirthDate, formerValue, subjectName } from './shown-values.ts'

/** A row of the card: `brief` ones are always there, the others fold away unless they changed. */
type FactLine = { name: string; value: Child; fields: ShownField[]; isAlwaysShown: boolean }

/** What the officer reads: what decides first, what changed tinted and with what it was. */
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

/** What stood there when an officer last looked. */
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
  return <MixedText lang={page.lang}>{t.file[changes.since === 'page' ? 'seen' : 'last'](said)}</MixedText>
}

function linesOf(props: FilePageProps, file: Registration, details: Details): FactLine[] {
  const { page } = props
  const t = page.words.review
  const labels = page.words.details
  const text = (...parts: (string | null | undefined)[]) => (
    <MixedText lang={page.lang}>{parts.filter(Boolean).join(' / ') || t.empty}</MixedText>
  )
  const line = (name: string, fields: ShownField[], value: Child, isAlwaysShown = true): FactLine => ({
    name,
    fields,
    value,
    isAlwaysShown,
  })
  const course = ['faculty', 'major', 'grade', 'studentNumber'] as const
  const all: (FactLine | false)[] = [
    line(labels.labels.name, ['name'], <Name {...props} name={details.name} />),
    line(
      file.identity ? page.words.identity.documents[file.identity.type] : page.words.identity.number,
      ['document'],
      <Document {...props} />,
    ),
    line(
      t.file.sexBirth,
      ['sex', 'birth'],
      text(labels.sexes[details.sex], formatBirthDate(page, details.birth)),
    ),
    details.ethnicity !== null &&
      line(labels.labels.ethnicity, ['ethnicity'], text(labels.ethnicGroups[details.ethnicity])),
    line(t.file.contact, ['mobile'], <span class="num">{formatMobile(details.mobile)}</span>),
    line(t.file.school, ['school', 'class'], text(details.school, details.class)),
    line(page.words.registration.hub.subject, ['subjects'], <Subjects {...props} />),
    line(t.file.sameDocument, [], <SameDocument page={page} claim={props.claim} />),
    line(t.file.course, [...course], text(...course.map((field) => details[field])), false),
    line(
      t.file.basic,
      ['education', 'occupation', 'training'],
      text(
        labels.educations[details.education],
        labels.occupations[details.occupation],
        details.training && labels.trainings[details.training],
      ),
      false,
    ),
    line(labels.labels.email, ['email'], details.email, false),
    line(t.file.address, ['address', 'postcode'], text(details.address, details.postcode), false),
    line(labels.labels.remark, ['remark'], text(details.remark), details.remark !== ''),
  ]
  return all.filter((one) => one !== false)
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
  const { page, view, number } = props
  if (number === null)
    return <MixedText lang={page.lang}>{view.registration.identity?.masked ?? ''}</MixedText>
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
