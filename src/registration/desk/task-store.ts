import type { NoteName, Registration } from '../machine/registration.ts'
import { type Task, tasksOf } from '../machine/tasks.ts'
import type { Terms } from '../machine/terms.ts'

export type StoredTask = { key: string; tries: number }

/** What the desk has yet to do outside itself, each kind with its own back-off: a dead mail server holds up no refund. */
export class TaskStore {
  readonly #storage: DurableObjectStorage
  readonly #waiting = new Set<() => void>()

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
  }

  /** The notes of which the candidate is told by mail. */
  isNews(what: NoteName): boolean {
    return NEWS.includes(what)
  }

  add(key: string, due: number): void {
    this.#storage.sql.exec(
      `INSERT INTO task (key, due, tries, owed) VALUES (?, ?, 0, 0)
       ON CONFLICT (key) DO UPDATE SET due = min(due, excluded.due)`,
      key,
      due,
    )
  }

  /** Makes the list what the file owes now: what is new is added, what is no longer owed is struck out, the rest keeps its back-off. */
  owe(file: Registration, terms: Terms, now: number): void {
    const owed = tasksOf(file, terms)
    const keys = new Set(owed.map((one) => one.key))
    const listed = this.#storage.sql.exec<{ key: string }>('SELECT key FROM task WHERE owed = 1').toArray()
    for (const { key } of listed)
      if (!keys.has(key)) this.#storage.sql.exec('DELETE FROM task WHERE key = ?', key)
    for (const one of owed) {
      this.#storage.sql.exec(
        'INSERT INTO task (key, due, tries, owed) VALUES (?, ?, 0, 1) ON CONFLICT (key) DO NOTHING',
        one.key,
        dueOf(one, now),
      )
    }
  }

  due(now: number): StoredTask[] {
    if (!this.#exists()) return []
    return this.#storage.sql
      .exec<StoredTask>('SELECT key, tries FROM task WHERE due <= ? ORDER BY due LIMIT 20', now)
      .toArray()
  }

  /** Brings tasks of these kinds forward and waits until each was tried once more, `patience` at most. ms */
  async tryNow(kinds: string[], now: number, patience: number): Promise<void> {
    const tasks = this.#storage.transactionSync(() => this.#hasten(kinds, now))
    const late = scheduler.wait(patience).then(() => 'late' as const)
    while (!this.#wereTried(tasks)) {
      const tried = new Promise<void>((resume) => this.#waiting.add(resume))
      if ((await Promise.race([tried, late])) === 'late') return
    }
  }

  /** After an attempt: done ones go, the others wait longer each time. A key that was struck out meanwhile stays out. */
  settle(task: StoredTask, done: boolean, now: number): void {
    if (done) this.#storage.sql.exec('DELETE FROM task WHERE key = ? AND owed = 0', task.key)
    this.#storage.sql.exec(
      'UPDATE task SET tries = tries + 1, due = ? WHERE key = ? AND tries = ?',
      now + backOff(task),
      task.key,
      task.tries,
    )
    for (const resume of this.#waiting) resume()
    this.#waiting.clear()
  }

  /** Sets the alarm to the earliest task; called inside the transaction that changed the list. */
  arm(): void {
    if (!this.#exists()) return
    const due = this.#storage.sql.exec<{ due: number | null }>('SELECT min(due) AS due FROM task').one().due
    if (due === null) void this.#storage.deleteAlarm()
    else void this.#storage.setAlarm(due)
  }

  #hasten(kinds: string[], now: number): StoredTask[] {
    if (!this.#exists()) return []
    const tasks = this.#storage.sql.exec<StoredTask>('SELECT key, tries FROM task').toArray()
    const mine = tasks.filter(({ key }) => kinds.some((kind) => key.startsWith(kind)))
    for (const { key } of mine)
      this.#storage.sql.exec('UPDATE task SET due = min(due, ?) WHERE key = ?', now, key)
    if (mine.length > 0) this.arm()
    return mine
  }

  #wereTried(tasks: readonly StoredTask[]): boolean {
    const { sql } = this.#storage
    const before = ({ key, tries }: StoredTask) =>
      sql.exec('SELECT 1 FROM task WHERE key = ? AND tries = ?', key, tries).toArray().length > 0
    return !tasks.some(before)
  }

  #exists(): boolean {
    return this.#storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'task'").toArray().length > 0
  }
}

const NEWS: readonly NoteName[] = [
  'returned',
  'approved',
  'reapproved',
  'paid',
  'lapsed',
  'refunding',
  'refunded',
]

const QUESTIONS = [60_000, 120_000, 300_000, 600_000, 900_000]

/** Questions about an open payment come slowly and for as long as it is open; everything else doubles from one second to ten minutes. */
function backOff(task: StoredTask): number {
  if (task.key.startsWith('ask:')) return QUESTIONS[Math.min(task.tries, QUESTIONS.length - 1)] ?? 900_000
  return Math.min(1000 * 2 ** Math.min(task.tries, 12), 600_000)
}

function dueOf(owed: Task, now: number): number {
  return owed.due === 'now' ? now : owed.due
}
