import {
  currentStep,
  isPageOpen,
  isStepDone,
  pageOfStep,
  type StepName,
  stepsOf,
} from '../../src/registration/journey.ts'
import type { Registration } from '../../src/registration/machine/registration.ts'
import type { Terms } from '../../src/registration/machine/terms.ts'
import { pagePath } from '../../src/registration/paths.ts'
import { Steps } from '../components.tsx'
import type { PageContext } from '../page-context.ts'

/** The answer-sheet cells of one file; a cell whose page can be opened again is a link. `at` is the page's own step. */
export function JourneySteps(props: {
  page: PageContext
  registration: Registration
  terms: Terms
  at?: StepName
}) {
  const { page, registration, terms } = props
  const names = stepsOf(terms)
  const current = props.at ?? currentStep(registration, terms)
  const steps = names.map((name) => ({
    name: page.words.frame.steps[name],
    done: name !== current && isStepDone(name, registration, terms),
    href: isPageOpen(pageOfStep(name), registration, terms, page.now)
      ? pagePath(pageOfStep(name), registration.sitting)
      : undefined,
  }))
  return <Steps page={page} steps={steps} current={Math.max(0, names.indexOf(current))} />
}
