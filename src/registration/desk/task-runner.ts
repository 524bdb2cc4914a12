import { waitAtMost, withDeadline } from '../../lib/with-deadline.ts'
import type { StoredTask, TaskResult, TaskStore } from './task-store.ts'

export const TASK_TIMES = {
  /** A task without an answer for so long counts as failed: its call is not waited for any more. */
  deadlineMs: 8_000,
  /** An alarm waits so long for tasks under way, and then as long for the projection; the next alarm may come meanwhile due. */
  waitMs: 1_000,
  /** The storage failed, or is of a newer release: the alarm looks again after so long. */
  faultPauseMs: 30_000,
} as const

/**
 * Runs the tasks of a desk beside each other: a slow one holds up no other, and one that is under way is not started again. An
 * object that is evicted forgets what was under way, but not its alarm: the tasks are then due as before.
 */
export class TaskRunner {
  readonly #storage: DurableObjectStorage
  readonly #tasks: TaskStore
  readonly #run: (task: StoredTask) => Promise<TaskResult>
  readonly #underWay = new Set<Promise<void>>()

  constructor(
    storage: DurableObjectStorage,
    tasks: TaskStore,
    run: (task: StoredTask) => Promise<TaskResult>,
  ) {
    this.#storage = storage
    this.#tasks = tasks
    this.#run = run
  }

  /**
   * Starts what is due, and sets the next alarm before it waits. The projection begins last: it then tells D1 what the others did, in
   * one write. Throws only where the storage takes no alarm either, so that the platform calls again.
   */
  async runDue(): Promise<void> {
    try {
      // An answer may make other tasks due: a lapse releases seats.
      for (let round = 0; round < 3; round++) {
        const started = this.#startDue((task) => task.kind !== 'project')
        if (started > 0 || round === 0) await waitAtMost(this.#underWay, TASK_TIMES.waitMs)
      }
      this.#startDue(() => true)
      await waitAtMost(this.#underWay, TASK_TIMES.waitMs)
    } catch (error) {
      console.warn(JSON.stringify({ alarm: String(error) }))
      await this.#storage.setAlarm(Date.now() + TASK_TIMES.faultPauseMs)
    }
  }

  /** Answers how many were started. */
  #startDue(isWanted: (task: StoredTask) => boolean): number {
    const due = this.#tasks.dueTasks(Date.now()).filter(isWanted)
    for (const task of due) {
      this.#tasks.begin(task)
      const run = this.#runOne(task)
      this.#underWay.add(run)
      void run.then(() => this.#underWay.delete(run))
    }
    this.#storage.transactionSync(() => this.#tasks.setAlarm())
    return due.length
  }

  /** Never rejects: where the storage fails, the task stays as it was, and the alarm looks again. */
  async #runOne(task: StoredTask): Promise<void> {
    const result = await withDeadline(this.#run(task), TASK_TIMES.deadlineMs).catch(
      (error: unknown): TaskResult => ({ failed: error }),
    )
    this.#tasks.end(task)
    try {
      const stuck = this.#storage.transactionSync(() => {
        const found = this.#tasks.finish(task, result, Date.now())
        this.#tasks.setAlarm()
        return found
      })
      if (stuck) console.warn(JSON.stringify({ desk: this.#tasks.owner, ...stuck }))
    } catch (error) {
      console.warn(JSON.stringify({ task: task.kind, storage: String(error) }))
      await this.#storage.setAlarm(Date.now() + TASK_TIMES.faultPauseMs).catch(() => undefined)
    }
  }
}
