import { NEWER_FORMAT } from './other-release.ts'
import {
  missingFormats,
  newestFormat,
  type StoredBody,
  type StoredFormat,
  upgradeBody,
} from './stored-format.ts'

/**
 * The step runner of every object with storage of its own: makes its tables, changes tables of older formats by numbered steps,
 * reads bodies of older formats, and refuses a newer format before anything is written.
 */
export class ObjectFormat<Kind extends string = never> {
  readonly #storage: DurableObjectStorage
  readonly #formats: readonly StoredFormat<Kind>[]
  /** The name of the stored thing, for the error message. */
  readonly #name: string

  constructor(storage: DurableObjectStorage, name: string, formats: readonly StoredFormat<Kind>[]) {
    this.#storage = storage
    this.#name = name
    this.#formats = formats
  }

  /** The format in which new bodies are written. */
  get newest(): number {
    return newestFormat(this.#formats)
  }

  /** Whether anything is stored; looking makes no tables. Tables of an older format are brought to the newest one first. */
  isStored(): boolean {
    const applied = this.#applied()
    this.#refuseNewer(applied)
    if (applied === 0) return false
    if (applied < this.newest) this.#apply(applied)
    return true
  }

  /** Makes the tables where there are none. Belongs into the transaction of the first write. */
  create(): void {
    if (!this.isStored()) this.#apply(0)
  }

  /** A body in its newest shape, whatever format it was written in. */
  read<Value>(kind: Kind, written: number, body: string): Value {
    this.#refuseNewer(written)
    return upgradeBody(this.#formats, kind, written, JSON.parse(body) as StoredBody) as Value
  }

  /** The number of the last step; 0 where nothing is stored. */
  #applied(): number {
    const { sql } = this.#storage
    const tables = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'applied_format'").toArray()
    if (tables.length === 0) return 0
    return sql.exec<{ number: number }>('SELECT max(number) AS number FROM applied_format').one().number
  }

  #refuseNewer(number: number): void {
    if (number > this.newest) {
      throw new Error(`${this.#name} ${NEWER_FORMAT}: ${number}, and this release knows ${this.newest}`)
    }
  }

  #apply(applied: number): void {
    this.#storage.transactionSync(() => {
      const { sql } = this.#storage
      sql.exec(
        'CREATE TABLE IF NOT EXISTS applied_format (number INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)',
      )
      for (const { number, tables } of missingFormats(this.#formats, applied)) {
        if (tables !== '') sql.exec(tables)
        sql.exec('INSERT INTO applied_format (number, applied_at) VALUES (?, ?)', number, Date.now())
      }
    })
  }
}
