import type { Centre, Offering } from '../../../src/catalogue/catalogue.ts'
import { FEW_SEATS, seatsLeft } from '../../../src/catalogue/lookup.ts'
import { pairProblems, totalFee } from '../../../src/registration/choices/choices-rules.ts'
import { Total } from '../../components.tsx'
import { formatMoment } from '../../dates.ts'
import type { FieldProps } from '../../field.tsx'
import { formatYuan } from '../../money.ts'
import { Checkboxes, type Option } from '../../options.tsx'
import type { PageContext } from '../../page-context.ts'

type SubjectsProps = FieldProps & {
  /** Where this part is drawn anew when a box is ticked. */
  from: string
  centre: Centre | undefined
  /** Those of other centres are left out. */
  offerings: readonly Offering[]
  maxSubjects: number
  chosen: readonly string[]
  held: ReadonlyMap<string, number>
  heldOfferings: readonly string[]
}

/**
 * The subjects of one centre with fee, time and seats left, and what is chosen of them. Drawn anew by itself when a box is ticked: only
 * centre and offerings go into the address, nothing personal.
 */
export function Subjects(props: SubjectsProps) {
  const { page, centre } = props
  const t = page.words.choices
  const here = props.offerings.filter((one) => one.centreId === centre?.id)
  if (!centre || here.length === 0) {
    return (
      <div id="subjects">
        <p class="hint" id={props.name} tabindex={-1}>
          {centre ? t.noSubjects : t.centreFirst}
        </p>
      </div>
    )
  }
  const isFull = (one: Offering) => seatsLeft(one, props.held) === 0 && !props.heldOfferings.includes(one.id)
  const chosen = here.filter((one) => props.chosen.includes(one.id) && !isFull(one))
  return (
    <div
      id="subjects"
      class="flow"
      hx-get={props.from}
      hx-trigger="change"
      hx-include="#centre, #subjects"
      hx-target="this"
      hx-swap="outerMorph"
      hx-sync="this:replace"
    >
      {centre.classMandatory ? (
        <p class="note">
          <a href="#class" hx-boost="false">
            {page.words.details.labels.class}
          </a>
          {t.colon}
          {page.words.details.classHint}
        </p>
      ) : null}
      <Checkboxes
        {...props}
        mandatory
        hint={t.subjectsHint(props.maxSubjects)}
        values={chosen.map((one) => one.id)}
        options={here.map((one) => optionOf(one, props, isFull(one)))}
      />
      <ChosenSubjects page={page} offerings={chosen} />
    </div>
  )
}

/** The chosen list with the total; says at once what cannot be taken together. */
function ChosenSubjects({ page, offerings }: { page: PageContext; offerings: Offering[] }) {
  const t = page.words.choices
  return (
    <div id="chosen" class="flow" role="status">
      {pairProblems(offerings).map((problem) => (
        <p class="note">{t.problem(problem)}</p>
      ))}
      {offerings.length > 0 ? (
        <>
          <ul class="plain">
            {offerings.map((one) => (
              <li>
                {t.subject(one.subject)} <span class="num">{formatYuan(one.fee)}</span>
              </li>
            ))}
          </ul>
          <Total name={t.chosen(offerings.length)} fen={totalFee(offerings)} />
        </>
      ) : (
        <p class="hint">{t.noneChosen}</p>
      )}
      <p class="hint">{t.noCharge}</p>
    </div>
  )
}

function optionOf(one: Offering, props: SubjectsProps, isFull: boolean): Option {
  const { page } = props
  return {
    value: one.id,
    text: page.words.choices.subject(one.subject),
    hint: (
      <>
        <span class="num">{formatMoment(one.slot.startsAt, page.lang)}</span> · {seatsText(one, props)}
      </>
    ),
    aside: formatYuan(one.fee),
    disabled: isFull,
  }
}

function seatsText(one: Offering, { page, held, heldOfferings: mine }: SubjectsProps): string {
  const t = page.words.choices
  if (mine.includes(one.id)) return t.yours
  const left = seatsLeft(one, held)
  if (left === 0) return t.full
  return left <= FEW_SEATS ? t.few(left) : t.left(left)
}
