import { isQuiet, settle, wrongIn, wrongNumbers, wrongStep } from './invariants.ts'
import { type Bounds, type Parts, start, steps, type World, withoutDead } from './world.ts'

/** How many states there are, and the shortest way to one that breaks a rule, if there is any. */
type Found = { states: number; broken: string | null; way: string[] }

type Node = { world: World; label: string; from: Node | null }

/**
 * Visits every state that can be reached within the bounds, the nearest first. With `prune` messages that can do
 * nothing any more are forgotten, and that they can do nothing is itself checked at every step.
 */
export function explore(parts: Parts, bounds: Bounds, prune: boolean): Found {
  const world = start(bounds)
  const names = new Names()
  const seen = new Set([names.of(world)])
  const judged = new Map<string, string | null>()
  let front: Node[] = [{ world, label: 'start', from: null }]
  while (front.length > 0) {
    const reached: Node[] = []
    for (const node of front) {
      for (const { label, next } of steps(node.world, parts, bounds)) {
        const wrong = wrongStep(node.world, label, next) ?? (prune ? wrongNumbers(node.world, next) : null)
        const kept = prune ? withoutDead(next) : next
        const name = names.of(kept)
        if (seen.has(name) && !wrong) continue
        seen.add(name)
        const found = { world: kept, label, from: node }
        const broken = wrong ?? judge(found.world)
        if (broken) return { states: seen.size, broken, way: wayTo(found) }
        reached.push(found)
      }
    }
    front = reached
  }
  return { states: seen.size, broken: null, way: [] }

  /** A broken rule, here or at last, depends on desks and ledgers alone, whatever messages are still on the way. */
  function judge(next: World): string | null {
    const name = names.ofRooms(next)
    const known = judged.get(name)
    if (known !== undefined) return known
    const verdict = wrongIn(next, bounds) ?? wrongAtLast(next, parts, bounds)
    judged.set(name, verdict)
    return verdict
  }
}

/** From every state, asking again without a fault must bring quiet, and quiet must be right. */
function wrongAtLast(world: World, parts: Parts, bounds: Bounds): string | null {
  const settled = settle(world, parts, bounds)
  return isQuiet(settled) ? wrongIn(settled, bounds) : 'never quiet'
}

function wayTo(node: Node): string[] {
  return node.from ? [...wayTo(node.from), node.label] : []
}

/** Short names of states: equal parts of different worlds are written once. */
class Names {
  #numbers = new Map<string, number>()
  #written = new WeakMap<object, number>()

  of(world: World): string {
    const messages = [world.calls, world.replies].map((sent) => this.#number(Object.keys(sent).sort().join()))
    return `${this.ofRooms(world)} ${messages}`
  }

  ofRooms(world: World): string {
    return [...Object.values(world.desks), ...Object.values(world.ledgers)]
      .map((room) => this.#ofRoom(room))
      .join()
  }

  #ofRoom(room: object): number {
    const known = this.#written.get(room)
    if (known !== undefined) return known
    const number = this.#number(JSON.stringify(room))
    this.#written.set(room, number)
    return number
  }

  #number(part: string): number {
    const known = this.#numbers.get(part)
    if (known !== undefined) return known
    this.#numbers.set(part, this.#numbers.size)
    return this.#numbers.size - 1
  }
}
