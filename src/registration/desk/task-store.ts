import type { ObjectFormat } from '../../lib/object-format-store.ts'
import type { Registration } from '../machine/registration.ts'
import { type Task, tasksOf } from '../machine/tasks.ts'
import type { Terms } from '../machine/terms.ts'
import type { DeskBody } from './desk-formats.ts'

/** A task that follows from the registration's state, or one of the desk's own: D1 hears the newest state, a mail is sent. */
type DeskTask =
  | Task
  | { kind: 'project'; args: Record<string, never> }
  | { kind: 'message'; args: { historySeq: number } }

export type StoredTask = DeskTask & { tries: number }

/** How an attempt ended. `repeat`: nothing failed, but there is more to do. */
export type TaskResult = 'done' | 'repeat' | { failed: unknown }

type TaskRow = { kind: string; args: string; tries: number }

/**
 * The work that the desk still has to do outside itself. Kind and arguments are a task's identity. Each has its own back-off: a dead mail
 * server holds up no refund.
 */
export class TaskStore {
  readonly #storage: DurableObjectStorage
  readonly #format: ObjectFormat<DeskBody>
  /** Callers that wait for an attempt. */
  readonly #waiting = new Set<() => void>()

  constructor(storage: DurableObjectStorage, format: ObjectFormat<DeskBody>) {
    this.#storage = storage
    this.#format = format
  }

  add({ kind, args }: DeskTask, dueAt: number): void {
    this.#storage.sql.exec(
      `INSERT INTO task (kind, args, is_derived, due_at) VALUES (?, ?, 0, ?)
       ON CONFLICT (kind, args) DO UPDATE SET due_at = min(due_at, excluded.due_at)`,
      kind,
      JSON.stringify(args),
      dueAt,
    )
  }

  /** Makes the list what follows from the state now: new tasks are added, others are struck out, the rest keep their back-off. */
  sync(registration: Registration, terms: Terms, now: number): void {
    const { sql } = this.#storage
    const derived = tasksOf(registration, terms)
    const identities = new Set(derived.map(identityOf))
    const listed = sql.exec<TaskRow>('SELECT kind, args FROM task WHERE is_derived = 1').toArray()
    for (const { kind, args } of listed) {
      if (!identities.has(`${kind} ${args}`)) {
        sql.exec('DELETE FROM task WHERE kind = ? AND args = ?', kind, args)
      }
    }
    for (const { kind, args, dueAt } of derived) {
      sql.exec(
        'INSERT INTO task (kind, args, is_derived, due_at) VALUES (?, ?, 1, ?) ON CONFLICT (kind, args) DO NOTHING',
        kind,
        JSON.stringify(args),
        dueAt === 'now' ? now : dueAt,
      )
    }
  }

  dueTasks(now: number): StoredTask[] {
    if (!this.#format.isStored()) return []
    return this.#storage.sql
      .exec<TaskRow>('SELECT kind, args, tries FROM task WHERE due_at <= ? ORDER BY due_at LIMIT 20', now)
      .toArray()
      .map(fromRow)
  }

  /** Brings tasks of these kinds forward and waits until each was tried once more, `waitMs` at most. */
  async runNow(kinds: readonly DeskTask['kind'][], now: number, waitMs: number): Promise<void> {
    const tasks = this.#storage.transactionSync(() => this.#bringForward(kinds, now))
    const timeout = scheduler.wait(waitMs).then(() => 'timeout' as const)
    while (!this.#wereTried(tasks)) {
      const tried = new Promise<void>((resume) => this.#waiting.add(resume))
      if ((await Promise.race([tried, timeout])) === 'timeout') return
    }
  }

  /**
   * After an attempt: a task that is done goes, unless it follows from the state and still does; the others wait longer each time.
   * A task that was struck out meanwhile stays out.
   */
  finish(task: StoredTask, result: TaskResult, now: number): void {
    const { sql } = this.#storage
    const [kind, args] = [task.kind, JSON.stringify(task.args)]
    if (result === 'done') {
      sql.exec('DELETE FROM task WHERE kind = ? AND args = ? AND is_derived = 0', kind, args)
    }
    const error = typeof result === 'object' ? String(result.failed) : null
    sql.exec(
      `UPDATE task SET tries = tries + 1, due_at = ?, last_error = ?,
         first_failed_at = CASE WHEN ? IS NULL THEN NULL ELSE coalesce(first_failed_at, ?) END
       WHERE kind = ? AND args = ? AND tries = ?`,
      now + backOffMs(task),
      error,
      error,
      now,
      kind,
      args,
      task.tries,
    )
    for (const resume of this.#waiting) resume()
    this.#waiting.clear()
  }

  /** Sets the alarm to the earliest task. Belongs into the transaction that changed the list. */
  setAlarm(): void {
    if (!this.#format.isStored()) return
    const { dueAt } = this.#storage.sql
      .exec<{ dueAt: number | null }>('SELECT min(due_at) AS dueAt FROM task')
      .one()
    if (dueAt === null) void this.#storage.deleteAlarm()
    else void this.#storage.setAlarm(dueAt)
  }

  #bringForward(kinds: readonly DeskTask['kind'][], now: number): StoredTask[] {
    if (!this.#format.isStored()) return []
    const rows = this.#storage.sql.exec<TaskRow>('SELECT kind, args, tries FROM task').toArray()
    const tasks = rows.map(fromRow).filter(({ kind }) => kinds.includes(kind))
    for (const { kind, args } of tasks) {
      this.#storage.sql.exec(
        'UPDATE task SET due_at = min(due_at, ?) WHERE kind = ? AND args = ?',
        now,
        kind,
        JSON.stringify(args),
      )
    }
    if (tasks.length > 0) this.setAlarm()
    return tasks
  }

  #wereTried(tasks: readonly StoredTask[]): boolean {
    const isUntried = ({ kind, args, tries }: StoredTask) =>
      this.#storage.sql
        .exec(
          'SELECT 1 FROM task WHERE kind = ? AND args = ? AND tries = ?',
          kind,
          JSON.stringify(args),
          tries,
        )
        .toArray().length > 0
    return !tasks.some(isUntried)
  }
}

const QUERY_BACK_OFF_MS = [60_000, 120_000, 300_000, 600_000, 900_000]

/** Queries of an open payment come slowly and for as long as it is open; everything else doubles from one second to ten minutes. */
function backOffMs({ kind, tries }: StoredTask): number {
  if (kind === 'query-trade') {
    return QUERY_BACK_OFF_MS[Math.min(tries, QUERY_BACK_OFF_MS.length - 1)] ?? 900_000
  }
  return Math.min(1000 * 2 ** Math.min(tries, 12), 600_000)
}

function identityOf({ kind, args }: Task): string {
  return `${kind} ${JSON.stringify(args)}`
}

function fromRow({ kind, args, tries }: TaskRow): StoredTask {
  return { kind, args: JSON.parse(args) as unknown, tries } as StoredTask
}
