const UNCOUNTED = Symbol('the statement itself')

/**
 * The same database, which tells of each statement how many rows it has read. A single row or rows without names come without
 * that number: such a call throws, so that no page is counted too low.
 */
export function countRows(db: D1Database, onRead: (rows: number) => void): D1Database {
  const heard = <Result extends D1Result>(result: Result): Result => {
    onRead(result.meta.rows_read)
    return result
  }
  const statement = (original: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(original, {
      get(target, key) {
        if (key === UNCOUNTED) return target
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          const result: unknown = Reflect.apply(value, target, args)
          if (key === 'bind') return statement(result as D1PreparedStatement)
          if (key !== 'all' && key !== 'run') throw new Error(`.${String(key)}() does not say what it reads`)
          return (result as Promise<D1Result>).then(heard)
        }
      },
    })
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (key === 'prepare') return statement(Reflect.apply(value, target, args) as D1PreparedStatement)
        if (key !== 'batch') return Reflect.apply(value, target, args) as unknown
        const plain = (args[0] as D1PreparedStatement[]).map((one) => Reflect.get(one, UNCOUNTED) ?? one)
        const results = Reflect.apply(value, target, [plain]) as Promise<D1Result[]>
        return results.then((all) => all.map(heard))
      }
    },
  })
}
