import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { centreOf, nameIn } from '../../src/catalogue/lookup.ts'
import { inFours } from '../../src/lib/code.ts'
import { type Choice, keptPhoto, type Registration } from '../../src/registration/machine/file.ts'
import type { Frame } from '../frame.ts'
import { yuan } from '../money.ts'
import { Facts, Han, Slip, Tag, When } from '../parts.tsx'

/** The file drawn as the slip of paper it will become (ux 1.1); `base` is its address. */
export function FileSlip(props: { f: Frame; file: Registration; catalogue: Catalogue; base: string }) {
  const { f, file, catalogue } = props
  const w = f.words.registration.hub
  const centre = file.centre ? centreOf(catalogue, file.centre) : undefined
  const lines = [
    file.identity ? `${f.words.identity.documents[file.identity.type]} ${file.identity.masked}` : '',
    <>
      {w.number} <span class="num">{inFours(file.id)}</span>
    </>,
  ].filter(Boolean)
  const kept = keptPhoto(file)
  const alt = f.words.registration.reasonField.photo
  return (
    <Slip
      f={f}
      name={file.details?.name ?? ''}
      lines={lines}
      photo={kept ? { src: `${props.base}/photo/${kept.hash}.jpg`, alt } : undefined}
      none={file.cleared === null ? f.words.parts.noPhoto : f.words.parts.photoCleared}
    >
      <Facts
        rows={[
          centre && {
            name: w.centre,
            value: <Han lang={f.lang}>{`${centre.id} ${nameIn(f.lang, centre)}`}</Han>,
          },
          ...file.choices.map((choice) => ({
            name: w.subject,
            value: (
              <ChoiceLine
                f={f}
                choice={choice}
                catalogue={catalogue}
                paid={file.stage.is === 'paid'}
                open={canPay(file)}
              />
            ),
          })),
        ]}
      />
    </Slip>
  )
}

function ChoiceLine(props: { f: Frame; choice: Choice; catalogue: Catalogue; paid: boolean; open: boolean }) {
  const { f, choice } = props
  const subject = props.catalogue.offerings.find((one) => one.id === choice.offering)?.subject
  const w = f.words.registration.hub
  return (
    <>
      <Han lang={f.lang}>{subject ? f.words.choices.subject(subject) : choice.subject}</Han>
      <p class="hint">
        <When f={f} at={choice.startsAt} as="deadline" />
      </p>
      <p>
        <Tag tone={props.paid ? 'paid' : props.open ? 'go' : 'shut'}>{props.paid ? w.paid : w.unpaid}</Tag>{' '}
        {yuan(choice.fee)}
      </p>
    </>
  )
}

function canPay(file: Registration): boolean {
  return file.stage.is === 'approved' || file.stage.is === 'due'
}
