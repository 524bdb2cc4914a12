import type { ReasonField, Registration } from '../../src/registration/machine/file.ts'
import { isMended } from '../../src/registration/machine/mending.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { deadline, minute } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Facts, Next } from '../parts.tsx'
import { reasonText } from './reasons.ts'

type Props = { f: Frame; own: Own; base: string }

/** A returned file: each reason where it is to be mended, what is right said to be right, the button that mends it (ux 2.11). */
export function Returned({
  f,
  own,
  base,
  stage,
}: Props & { stage: Extract<Registration['stage'], { is: 'returned' }> }) {
  const w = f.words.registration
  const { asked } = own.view.file
  const mended = asked !== null && isMended(asked)
  const photoOnly = stage.reasons.every((reason) => reason.field === 'photo')
  const title = mended ? w.hub.mendedTitle : photoOnly ? w.hub.mendPhoto : w.hub.mend
  const photoFirst = stage.reasons.some(
    (reason) => reason.field === 'photo' && !asked?.touched.includes('photo'),
  )
  const [mendHref, mendName] = photoFirst
    ? ['photo', w.hub.changePhoto]
    : [mendPage(stage.reasons), w.hub.changeDetails]
  return (
    <Next f={f} tone="back" word={w.stage.returned} note={minute(stage.at, f.lang)} title={title}>
      <p>{w.hub.mendText(deadline(stage.until, f.lang))}</p>
      <Facts
        rows={[
          ...stage.reasons.map((reason) => ({
            name: w.reasonField[reason.field],
            value: reasonText(f, reason),
            is: asked?.touched.includes(reason.field) ? undefined : ('now' as const),
          })),
          { name: w.hub.fine, value: w.hub.fineText },
        ]}
      />
      {mended ? (
        <a class="button main" href={`${base}/submission`}>
          {w.hub.send}
        </a>
      ) : (
        <>
          <a class="button main" href={`${base}/${mendHref}`}>
            {mendName}
          </a>
          <p class="hint">
            {w.hub.mendThen} <a href={`${base}/submission`}>{w.hub.sendAnyway}</a>
          </p>
        </>
      )}
    </Next>
  )
}

function mendPage(reasons: { field: ReasonField }[]): string {
  return reasons.every((reason) => reason.field === 'number') ? 'identity' : 'details'
}
