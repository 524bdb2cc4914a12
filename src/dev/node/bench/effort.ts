/** How much each line of the bench is repeated. */
export type Effort = {
  /** Runs of what needs no server, and rounds in each. */
  runs: number
  rounds: number
  submissions: number
  connections: number
  warmUpMs: number
  loadMs: number
  /** Decisions of a seat race, and seats that are held before the second one. */
  decisions: number
  holds: number
  /** Registrations at one centre when the rows of the lists are counted, first and then. */
  few: number
  many: number
}

/** `npm run bench`: about a minute and a half. */
export const FULL: Effort = {
  runs: 40,
  rounds: 200,
  submissions: 60,
  connections: 32,
  warmUpMs: 1_000,
  loadMs: 3_000,
  decisions: 4_000,
  holds: 5_000,
  few: 1_000,
  many: 200_000,
}

/** `npm run bench -- short`: shows that every line still runs; its figures say nothing about speed. */
export const SHORT: Effort = {
  runs: 2,
  rounds: 2,
  submissions: 4,
  connections: 2,
  warmUpMs: 50,
  loadMs: 100,
  decisions: 60,
  holds: 60,
  few: 100,
  many: 200,
}
