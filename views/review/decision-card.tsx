import { snapshotOf } from '../../src/registration/machine/review.ts'
import {
  NOTE_MAX_LENGTH,
  REASON_CODES,
  REASON_FIELDS,
  type ReturnProblem,
} from '../../src/review/return-rules.ts'
import { shownSnapshotOf } from '../../src/review/shown-snapshot.ts'
import { KeyHint, langOfValue, Unavailable } from '../components.tsx'
import { FieldGroup, FieldNotes, fieldAria, fieldClass } from '../field.tsx'
import { Form, type Problem } from '../form.tsx'
import { OptionRow } from '../options.tsx'
import type { PageContext } from '../page-context.ts'
import type { FilePageProps } from './file-page-props.ts'

/** 「通过」 and 「不通过」: each form sends the round, the photo and the values that the officer saw. */
export function DecisionCard(props: FilePageProps) {
  const { page, view } = props
  const t = page.words.review
  const base = `/office/review/${view.registration.id}`
  return (
    <section class="card">
      <h2>{t.file.decision}</h2>
      {props.isPhotoStored ? (
        <Form action={`${base}/approval`}>
          <button class="main" accesskey="p" data-decides data-busy={page.words.frame.busy}>
            {t.file.approve} <KeyHint>P</KeyHint>
          </button>
          <Version {...props} />
        </Form>
      ) : (
        <Unavailable name={t.file.approve} why={t.notRecorded['no-photo']} />
      )}
      <Form action={`${base}/return`}>
        <Reasons {...props} />
        <Note {...props} />
        <button class="risk" accesskey="r" data-decides>
          {t.file.reject} <KeyHint>R</KeyHint>
        </button>
        <Version {...props} />
      </Form>
      <p class="hint">{t.file.thenNext}</p>
    </section>
  )
}

function Reasons({ page, form, problems }: FilePageProps) {
  const t = page.words.review
  return (
    <FieldGroup field={{ page, name: 'reason', label: t.file.reasons, problems }}>
      {REASON_CODES.map((code, i) => (
        <OptionRow
          type="checkbox"
          name="reason"
          id={i === 0 ? 'reason' : `reason-${i}`}
          option={{ value: code, text: t.reasons[code] }}
          checked={form?.codes.includes(code)}
          accesskey={String(i + 1)}
        />
      ))}
    </FieldGroup>
  )
}

/** The officer's own words and the field that they are about. The label shows the key, as the buttons do. */
function Note({ page, form, problems }: FilePageProps) {
  const t = page.words.review
  const asked = { page, name: 'note', label: t.file.note, problems }
  return (
    <div class={fieldClass(asked)}>
      <label for="note">
        {t.file.note} <KeyHint>0</KeyHint>
      </label>
      <FieldNotes field={asked} />
      <textarea
        id="note"
        name="note"
        rows={1}
        maxlength={NOTE_MAX_LENGTH}
        accesskey="0"
        lang={langOfValue(page, form?.note)}
        {...fieldAria(asked)}
      >
        {form?.note}
      </textarea>
      <div class="filters">
        <label for="about">{t.file.about}</label>
        <select id="about" name="about">
          {REASON_FIELDS.map((field) => (
            <option value={field} selected={field === form?.about}>
              {t.about[field]}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function Version({ view }: FilePageProps) {
  const { registration: file } = view
  const snapshot = snapshotOf(file)
  return (
    <>
      <input type="hidden" name="round" value={String(file.round)} />
      <input type="hidden" name="photo" value={file.photo?.hash ?? ''} />
      <input type="hidden" name="shown" value={snapshot ? JSON.stringify(shownSnapshotOf(snapshot)) : ''} />
    </>
  )
}

export function returnProblem(page: PageContext, problem: ReturnProblem): Problem {
  const t = page.words.review.problems
  switch (problem.is) {
    case 'no-reason':
      return { field: 'reason', text: t['no-reason'] }
    case 'private':
      return { field: 'note', text: t.private }
    case 'long':
      return { field: 'note', text: t.long(problem.length, NOTE_MAX_LENGTH) }
  }
}
