const UNCOUNTED = Symbol('the statement itself')

/**
 * The same database, which tells of each statement how many rows it has read. D1 says so with named rows only, so rows without
 * names are asked for with them. A single row (`first`) throws: no page is counted too low.
 */
export function countRows(db: D1Database, onRead: (rows: number) => void): D1Database {
  const heard = <Result extends D1Result>(result: Result): Result => {
    onRead(result.meta.rows_read)
    return result
  }
  const statement = (original: D1PreparedStatement): D1PreparedStatement => {
    const counted: Partial<Record<string | symbol, unknown>> = {
      [UNCOUNTED]: original,
      bind: (...values: unknown[]) => statement(original.bind(...values)),
      all: () => original.all().then(heard),
      run: () => original.run().then(heard),
      raw: async () => heard(await original.all()).results.map((row) => Object.values(row)),
    }
    return new Proxy(original, {
      get(_, key) {
        if (key in counted) return counted[key]
        throw new Error(`.${String(key)}() of a statement does not say what it reads`)
      },
    })
  }
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (key === 'prepare') return statement(Reflect.apply(value, target, args) as D1PreparedStatement)
        if (key !== 'batch') return Reflect.apply(value, target, args) as unknown
        const plain = (args[0] as D1PreparedStatement[]).map((one) => Reflect.get(one, UNCOUNTED))
        const results = Reflect.apply(value, target, [plain]) as Promise<D1Result[]>
        return results.then((all) => all.map(heard))
      }
    },
  })
}
