import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { holdsSeats, type Registration } from '../../src/registration/machine/file.ts'

// What lies on disk when the runtime is dead: desks, ledgers and D1, each read for itself.

export function filesAtRest(state: string): Registration[] {
  return databases(state, 'do/baoming-RegistrationDesk').flatMap((path) =>
    rows<{ body: string }>(path, 'SELECT body FROM file').map((row) => JSON.parse(row.body) as Registration),
  )
}

/** “offering registration”, for every seat that some ledger holds. */
export function holdsAtRest(state: string): string[] {
  return databases(state, 'do/baoming-SeatLedger')
    .flatMap((path) =>
      rows<{ hold: string }>(path, "SELECT offering || ' ' || registration AS hold FROM hold"),
    )
    .map((row) => row.hold)
    .sort()
}

/** The same, by what the desks believe. */
export function believedHolds(files: Registration[]): string[] {
  return files
    .filter((file) => holdsSeats(file.stage))
    .flatMap((file) => file.choices.map((choice) => `${choice.offering} ${file.id}`))
    .sort()
}

/** Stage by registration, as D1 was told. */
export function toldAtRest(state: string): Map<string, string> {
  const all = databases(state, 'd1/miniflare-D1DatabaseObject').flatMap((path) =>
    rows<{ id: string; stage: string }>(path, 'SELECT id, stage FROM registration'),
  )
  return new Map(all.map((row) => [row.id, row.stage]))
}

function databases(state: string, folder: string): string[] {
  const path = join(state, 'v3', folder)
  return readdirSync(path)
    .filter((name) => name.endsWith('.sqlite') && !name.startsWith('metadata'))
    .map((name) => join(path, name))
}

function rows<Row>(path: string, query: string): Row[] {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    return database.prepare(query).all() as Row[]
  } catch (error) {
    // An object that was asked and never wrote has no tables.
    if (error instanceof Error && error.message.includes('no such table')) return []
    throw error
  } finally {
    database.close()
  }
}
