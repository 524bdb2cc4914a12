/** How much each line of the bench is repeated. */
export type Effort = {
  /** Runs of what needs no server, and rounds in each. */
  runs: number
  rounds: number
  submissions: number
  connections: number
  warmUpMs: number
  loadMs: number
}

/** `npm run bench`: about a minute. */
export const FULL: Effort = {
  runs: 40,
  rounds: 200,
  submissions: 60,
  connections: 32,
  warmUpMs: 1_000,
  loadMs: 3_000,
}

/** `npm run bench -- short`: shows that every line still runs; its figures say nothing about speed. */
export const SHORT: Effort = {
  runs: 2,
  rounds: 2,
  submissions: 4,
  connections: 2,
  warmUpMs: 50,
  loadMs: 100,
}
