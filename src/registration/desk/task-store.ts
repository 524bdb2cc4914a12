import type { ObjectFormat } from '../../lib/object-format-store.ts'
import { spread } from '../../lib/spread.ts'
import type { Registration } from '../machine/registration.ts'
import { type Task, tasksOf } from '../machine/tasks.ts'
import type { Terms } from '../machine/terms.ts'
import type { DeskBody } from './desk-formats.ts'

/**
 * A task that follows from the registration's state, or one of the desk's own: D1 hears the newest state, a mail is sent, an uploaded
 * photo goes where the registration has not taken it.
 */
type DeskTask =
  | Task
  | { kind: 'project'; args: Record<string, never> }
  | { kind: 'message'; args: { historySeq: number } }
  | { kind: 'delete-upload'; args: { hash: string } }

export type StoredTask = DeskTask & { tries: number }

/** How an attempt ended. `repeat`: nothing failed, but there is more to do. */
export type TaskResult = 'done' | 'repeat' | { failed: unknown }

type TaskRow = { kind: string; args: string; tries: number }

/** A task that has failed for more than an hour, as operators read it in the log. */
export type StuckTask = { task: string; tries: number; failedSince: number; lastError: string }

/**
 * The work that the desk still has to do outside itself. Kind and arguments are a task's identity. Each has its own back-off: a dead mail
 * server holds up no refund.
 */
export class TaskStore {
  readonly #storage: DurableObjectStorage
  readonly #format: ObjectFormat<DeskBody>
  /** The names of the registration whose desk this is: its back-off differs a little from those of others. */
  readonly owner: string
  /** Identities of tasks that are being done at this moment; forgotten with the object, and the tasks are then due as before. */
  readonly #underWay = new Set<string>()

  constructor(storage: DurableObjectStorage, format: ObjectFormat<DeskBody>, owner: string) {
    this.#storage = storage
    this.#format = format
    this.owner = owner
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

  remove({ kind, args }: DeskTask): void {
    this.#storage.sql.exec('DELETE FROM task WHERE kind = ? AND args = ?', kind, JSON.stringify(args))
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

  /** The tasks that are due and not being done. */
  dueTasks(now: number): StoredTask[] {
    if (!this.#format.isStored()) return []
    return this.#storage.sql
      .exec<TaskRow>('SELECT kind, args, tries FROM task WHERE due_at <= ? ORDER BY due_at LIMIT 50', now)
      .toArray()
      .map(fromRow)
      .filter((task) => !this.#underWay.has(identityOf(task)))
  }

  begin(task: StoredTask): void {
    this.#underWay.add(identityOf(task))
  }

  end(task: StoredTask): void {
    this.#underWay.delete(identityOf(task))
  }

  /**
   * After an attempt: a task that is done goes, unless it follows from the state and still does; the others wait longer each time.
   * A task that was struck out meanwhile stays out. Answers a task that has failed for more than an hour, once an hour.
   */
  finish(task: StoredTask, result: TaskResult, now: number): StuckTask | null {
    const { sql } = this.#storage
    const [kind, args] = [task.kind, JSON.stringify(task.args)]
    if (result === 'done') {
      sql.exec('DELETE FROM task WHERE kind = ? AND args = ? AND is_derived = 0', kind, args)
    }
    const error = typeof result === 'object' ? String(result.failed) : null
    const next = now + backOffMs(task, this.owner)
    const [row] = sql
      .exec<{ failedSince: number | null }>(
        `UPDATE task SET tries = tries + 1, due_at = ?, last_error = ?,
           first_failed_at = CASE WHEN ? IS NULL THEN NULL ELSE coalesce(first_failed_at, ?) END
         WHERE kind = ? AND args = ? AND tries = ? RETURNING first_failed_at AS failedSince`,
        next,
        error,
        error,
        now,
        kind,
        args,
        task.tries,
      )
      .toArray()
    const since = row?.failedSince ?? null
    if (since === null || error === null || !isLastOfHour(since, now, next)) return null
    return { task: kind, tries: task.tries + 1, failedSince: since, lastError: error }
  }

  /**
   * When the earliest task is due that tells D1 nothing; null where the desk owes none. The cron looks after desks that are late
   * (stale-desks-store.ts).
   */
  nextDueAt(): number | null {
    if (!this.#format.isStored()) return null
    return this.#storage.sql
      .exec<{ dueAt: number | null }>(`SELECT min(due_at) AS dueAt FROM task WHERE kind <> 'project'`)
      .one().dueAt
  }

  /**
   * Sets the alarm to the earliest task that is not being done. While one is being done the alarm is never far, since an object that is
   * evicted forgets it. Belongs into the transaction that changed the list.
   */
  setAlarm(): void {
    if (!this.#format.isStored()) return
    const rows = this.#storage.sql
      .exec<{ kind: string; args: string; dueAt: number }>(
        'SELECT kind, args, due_at AS dueAt FROM task ORDER BY due_at LIMIT ?',
        this.#underWay.size + 1,
      )
      .toArray()
    const next = rows.find(({ kind, args }) => !this.#underWay.has(`${kind} ${args}`))?.dueAt
    const look = this.#underWay.size > 0 ? Date.now() + LOOK_AGAIN_MS : Number.POSITIVE_INFINITY
    const at = Math.min(next ?? Number.POSITIVE_INFINITY, look)
    if (at === Number.POSITIVE_INFINITY) void this.#storage.deleteAlarm()
    else void this.#storage.setAlarm(at)
  }
}

/** Longer than the deadline of a task. */
const LOOK_AGAIN_MS = 15_000

const HOUR_MS = 3_600_000

/** The next try comes in a later hour than this one, counted from the first failure; the first hour is not told of. */
function isLastOfHour(since: number, now: number, next: number): boolean {
  const hour = Math.floor((now - since) / HOUR_MS)
  return hour > 0 && Math.floor((next - since) / HOUR_MS) > hour
}

const QUERY_BACK_OFF_MS = [60_000, 120_000, 300_000, 600_000, 900_000]

/**
 * Queries of an open payment come slowly and for as long as it is open; everything else doubles from one second to ten minutes. A
 * fifth more or less for each registration and try, so that an outage leaves no thousands in step.
 */
function backOffMs({ kind, tries }: StoredTask, owner: string): number {
  const ms =
    kind === 'query-trade'
      ? (QUERY_BACK_OFF_MS[Math.min(tries, QUERY_BACK_OFF_MS.length - 1)] ?? 900_000)
      : Math.min(1000 * 2 ** Math.min(tries, 12), 600_000)
  return Math.round(ms * 0.8) + spread(`${owner} ${kind} ${tries}`, ms * 0.4)
}

function identityOf({ kind, args }: DeskTask): string {
  return `${kind} ${JSON.stringify(args)}`
}

function fromRow({ kind, args, tries }: TaskRow): StoredTask {
  return { kind, args: JSON.parse(args) as unknown, tries } as StoredTask
}
