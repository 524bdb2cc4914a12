/** Round trips made for one request: what `Server-Timing` says in local development. */
export type Meter = Calls & {
  /** Made by the objects that were called. */
  inner: Calls
}

export type Calls = { d1: number; do: number }

export function newMeter(): Meter {
  return { d1: 0, do: 0, inner: { d1: 0, do: 0 } }
}

/** The same bindings, counting every D1 round trip and object call into `meter`. */
export function metered<Env extends { DB: D1Database; REGISTRATION: object; SEATS: object }>(
  env: Env,
  meter: Meter,
): Env {
  return {
    ...env,
    DB: meteredD1(env.DB, () => meter.d1++),
    REGISTRATION: meteredObjects(env.REGISTRATION, () => meter.do++),
    SEATS: meteredObjects(env.SEATS, () => meter.do++),
  }
}

const UNMETERED = Symbol('the statement itself')

export function meteredD1(db: D1Database, count: () => void): D1Database {
  const statement = (original: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(original, {
      get(target, key) {
        if (key === UNMETERED) return target
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          if (key === 'bind') return statement(Reflect.apply(value, target, args) as D1PreparedStatement)
          count()
          return Reflect.apply(value, target, args) as unknown
        }
      },
    })
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (key === 'prepare') return statement(Reflect.apply(value, target, args) as D1PreparedStatement)
        count()
        if (key === 'batch') {
          const plain = (args[0] as D1PreparedStatement[]).map((s) => Reflect.get(s, UNMETERED) ?? s)
          return Reflect.apply(value, target, [plain]) as unknown
        }
        return Reflect.apply(value, target, args) as unknown
      }
    },
  })
}

/** `namespace` is a Durable Object namespace of whatever class: its stubs count their calls. */
function meteredObjects<Namespace extends object>(namespace: Namespace, count: () => void): Namespace {
  return new Proxy(namespace, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args)
        return key === 'get' || key === 'getByName' ? meteredStub(result as object, count) : result
      }
    },
  })
}

function meteredStub(stub: object, count: () => void): object {
  return new Proxy(stub, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        count()
        return Reflect.apply(value, target, args) as unknown
      }
    },
  })
}
