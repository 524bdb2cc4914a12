import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { NextStep } from '../../../src/registration/next-step.ts'

/**
 * The deadline that page and mail have named is not over, and still nothing leads on; null where the step keeps it. Without a photo
 * nothing was promised.
 */
export function brokenPromise({ stage }: Registration, step: NextStep, now: number): string | null {
  if (step.is !== 'end' || step.why === 'photo-over') return null
  const promised =
    stage.is === 'approved' || stage.is === 'due' ? stage.payBy : stage.is === 'returned' ? stage.until : 0
  return now < promised ? `${stage.is} was promised more time, but is over: ${step.why}` : null
}
