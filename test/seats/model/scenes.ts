import type { Bounds } from './world.ts'

/** Two centres with one seat each. */
const CENTRES = {
  wishes: [
    { centre: 'A', offerings: ['a1'] },
    { centre: 'B', offerings: ['b1'] },
  ],
  capacity: { a1: 1, b1: 1 },
}

/** One centre with one seat in each of two subjects, wanted alone or together. */
const SUBJECTS = {
  wishes: [
    { centre: 'A', offerings: ['a1'] },
    { centre: 'A', offerings: ['a2'] },
    { centre: 'A', offerings: ['a1', 'a2'] },
  ],
  capacity: { a1: 1, a2: 1 },
}

/** Away from a subject and back to another one of the same centre. */
const MOVES = {
  wishes: [
    { centre: 'A', offerings: ['a1'] },
    { centre: 'A', offerings: ['a2'] },
    { centre: 'B', offerings: ['b1'] },
  ],
  capacity: { a1: 1, a2: 1, b1: 1 },
}

/** Every message kept for ever: nothing is left out, so the bounds are narrow. */
export const WHOLE: Record<string, Bounds> = {
  'two candidates and two centres': { ...CENTRES, asks: { Wang: 2, Li: 2 } },
  'one candidate and two centres': { ...CENTRES, asks: { Wang: 4 } },
  'two candidates and two subjects': { ...SUBJECTS, asks: { Wang: 2, Li: 1 } },
}

/** Messages without effect forgotten: wider bounds. */
export const PRUNED: Record<string, Bounds> = {
  'two candidates and two centres': { ...CENTRES, asks: { Wang: 3, Li: 3 } },
  'two candidates and two subjects': { ...SUBJECTS, asks: { Wang: 3, Li: 3 } },
  'a move away and back, one seat taken meanwhile': { ...MOVES, asks: { Wang: 5, Li: 1 } },
  'one candidate for a long time': { ...CENTRES, asks: { Wang: 8 } },
}

/** Wide enough for the harm each broken rule does. */
export const SCENES = {
  subjects: { ...SUBJECTS, asks: { Wang: 2, Li: 1 } },
  moves: { ...MOVES, asks: { Wang: 4, Li: 1 } },
} satisfies Record<string, Bounds>
