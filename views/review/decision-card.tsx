import { snapshotOf } from '../../src/registration/machine/review.ts'
import { ABOUT, NOTE_LENGTH, READY_CODES } from '../../src/review/return-rules.ts'
import { seenOf } from '../../src/review/seen.ts'
import { Form } from '../form.tsx'
import { langOf, Unavailable } from '../parts.tsx'
import { Pick } from '../picks.tsx'
import { Asides, ariaOf, classOf, Group } from '../question.tsx'
import { Key } from './key.tsx'
import type { Opened } from './opened.ts'

/** 「通过」 and 「不通过」: each form says which round and which photo were seen, and what stood beside it. */
export function DecisionCard(props: Opened) {
  const { f, view } = props
  const w = f.words.review
  const base = `/office/review/${view.file.id}`
  return (
    <section class="card">
      <h2>{w.file.decision}</h2>
      {props.stored ? (
        <Form action={`${base}/approval`}>
          <button class="main" accesskey="p" data-decides data-busy={f.words.frame.busy}>
            {w.file.approve} <Key>P</Key>
          </button>
          <Version {...props} />
        </Form>
      ) : (
        <Unavailable name={w.file.approve} why={w.notRecorded['no-photo']} />
      )}
      <Form action={`${base}/return`}>
        <Reasons {...props} />
        <Note {...props} />
        <button class="risk" accesskey="r" data-decides>
          {w.file.reject} <Key>R</Key>
        </button>
        <Version {...props} />
      </Form>
      <p class="hint">{w.file.thenNext}</p>
    </section>
  )
}

function Reasons({ f, form, problems }: Opened) {
  const w = f.words.review
  return (
    <Group asked={{ f, name: 'reason', label: w.file.reasons, problems }}>
      {READY_CODES.map((code, i) => (
        <Pick
          type="checkbox"
          name="reason"
          id={i === 0 ? 'reason' : `reason-${i}`}
          option={{ value: code, text: w.reasons[code] }}
          checked={form?.codes.includes(code)}
          accesskey={String(i + 1)}
        />
      ))}
    </Group>
  )
}

/** A line of the officer's own, and what it is about; the label carries the key as the buttons do. */
function Note({ f, form, problems }: Opened) {
  const w = f.words.review
  const asked = { f, name: 'note', label: w.file.note, problems }
  return (
    <div class={classOf(asked)}>
      <label for="note">
        {w.file.note} <Key>0</Key>
      </label>
      <Asides asked={asked} />
      <textarea
        id="note"
        name="note"
        rows={1}
        maxlength={NOTE_LENGTH}
        accesskey="0"
        lang={langOf(f, form?.note)}
        {...ariaOf(asked)}
      >
        {form?.note}
      </textarea>
      <div class="filters">
        <label for="about">{w.file.about}</label>
        <select id="about" name="about">
          {ABOUT.map((field) => (
            <option value={field} selected={field === form?.about}>
              {w.about[field]}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function Version({ view }: Opened) {
  const { file } = view
  const snapshot = snapshotOf(file)
  return (
    <>
      <input type="hidden" name="round" value={String(file.round)} />
      <input type="hidden" name="photo" value={file.photo?.hash ?? ''} />
      <input type="hidden" name="seen" value={snapshot ? JSON.stringify(seenOf(snapshot)) : ''} />
    </>
  )
}
